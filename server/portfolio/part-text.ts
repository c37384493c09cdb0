import type { Part } from '../../plans/portfolio/kind.ts';
import { marksAsText } from '../../plans/portfolio/piece.ts';

const ROW = 'row.';

/** The body of a form of a part, its several controls as the one text that is kept of them. */
export function withPartText(part: Pick<Part, 'form'>, body: unknown): unknown {
  if (!isForm(body)) return body;
  // A form that is sent again to settle two versions has the text itself.
  if ('text' in body) return body;
  if (part.form === 'marks' || part.form === 'durations') return { ...body, text: rowsOf(body) };
  return part.form === 'pieces' ? { ...body, text: listOf(body.piece).join('\n') } : body;
}

function isForm(body: unknown): body is Record<string, unknown> {
  return typeof body === 'object' && body !== null;
}

/** A line for each row in which something stands: so marks are kept, and durations as well. */
function rowsOf(body: Record<string, unknown>): string {
  return marksAsText(
    new Map(
      Object.entries(body).flatMap(([name, typed]) =>
        name.startsWith(ROW) && typeof typed === 'string' && typed.trim() !== ''
          ? [[name.slice(ROW.length), typed.trim()] as const]
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
