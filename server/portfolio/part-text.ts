import type { Part } from '../../plans/portfolio/kind.ts';
import { marksAsText } from '../../plans/portfolio/piece.ts';

const MARK = 'mark.';

/** The body of a form of a part, its several controls as the one text that is kept of them. */
export function withPartText(part: Pick<Part, 'form'>, body: unknown): unknown {
  if (!isForm(body)) return body;
  // A form that is sent again to settle two versions has the text itself.
  if ('text' in body) return body;
  if (part.form === 'marks') return { ...body, text: marksOf(body) };
  return part.form === 'pieces' ? { ...body, text: listOf(body.piece).join('\n') } : body;
}

function isForm(body: unknown): body is Record<string, unknown> {
  return typeof body === 'object' && body !== null;
}

function marksOf(body: Record<string, unknown>): string {
  return marksAsText(
    new Map(
      Object.entries(body).flatMap(([name, choice]) =>
        name.startsWith(MARK) && typeof choice === 'string' && choice !== ''
          ? [[name.slice(MARK.length), choice] as const]
          : [],
      ),
    ),
  );
}

/** Several fields of one name come as a list. */
function listOf(sent: unknown): string[] {
  const all: unknown[] = Array.isArray(sent) ? sent : [sent];
  return all.filter((one): one is string => typeof one === 'string' && one !== '');
}
