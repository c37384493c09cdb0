/**
 * A question as it was found: in which line, counted from 0, before which line its answer ends, and at which level of
 * headings, 9 where it is in none.
 */
export type FoundQuestion = { line: number; to: number; level: number; question: string; answer: string };

const ASKING =
  /^(?:explain|describe|define|compare|derive|implement|discuss|prove|walk me|tell me|what|why|how|when|which|who|can you|could you|do you|does|give|name|write|design)\b/i;

/** Numbers and marks in front of a question: `12.`, `Q3:`, `**Q:**`. */
const NUMBER = /^(?:\*\*|__)?\s?(?:(?:Q|Question|Frage)\s?\d{0,4}\s?[:.)]|\d{1,4}[.):])(?:\*\*|__)?\s{0,9}/i;
const ANSWER_MARK = /^\s?(?:\*\*|__)?\s?(?:A|Answer|Antwort)\s?\d{0,4}\s?:(?:\*\*|__)?[ \t]{0,9}/i;

/** A question without what numbers it or makes it stand out. */
export function bareQuestion(text: string): string {
  const one = text.replaceAll('\n', ' ').trim();
  const bare = unbold(unbold(one).replace(NUMBER, '').trim());
  return bare === '' ? one : bare;
}

function unbold(text: string): string {
  const mark = text.slice(0, 2);
  const isBold = (mark === '**' || mark === '__') && text.length > 4 && text.endsWith(mark);
  return isBold && !text.slice(2, -2).includes(mark) ? text.slice(2, -2).trim() : text;
}

/** An answer without the mark before it, and without rules and ways back to the top behind it. */
export function bareAnswer(text: string): string {
  const lines = text
    .replace(/^\s*\n/, '')
    .replace(ANSWER_MARK, '')
    .split('\n');
  while (lines.length > 0 && isDecoration(lines.at(-1) ?? '')) lines.pop();
  return lines.join('\n');
}

function isDecoration(line: string): boolean {
  const trimmed = line.trim();
  return (
    trimmed === '' ||
    /^(?:-{3,}|\*{3,}|_{3,}|<br\s?\/?>)$/.test(trimmed) ||
    /^\W{0,9}\[[^\]]{0,40}back to top[^\]]{0,20}\]\([^)]{0,200}\)\W{0,9}$/i.test(trimmed)
  );
}

/** Whether a text asks for something: by its sign, or by how it begins. */
export function isAsked(text: string): boolean {
  const bare = bareQuestion(text);
  return /[?？؟]["”’)*_]{0,3}$/.test(bare) || (ASKING.test(bare) && bare.includes(' '));
}

/** A paragraph that begins in bold: what is bold, and what follows. `null` for others. */
export function splitBold(content: string): { question: string; answer: string } | null {
  const mark = content.slice(0, 2);
  if (mark !== '**' && mark !== '__') return null;
  const end = content.indexOf(mark, 2);
  return end === -1
    ? null
    : {
        question: content.slice(2, end),
        answer: content
          .slice(end + 2)
          .replace(/^[ \t:]{1,9}/, '')
          .replace(/^\n/, ''),
      };
}
