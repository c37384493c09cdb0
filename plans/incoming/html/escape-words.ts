/** Those of the signs that need a second one, which stand in a text twice or more. */
export function repeatedSigns(text: string): ReadonlySet<string> {
  return new Set(['`', '*', '_'].filter((sign) => text.indexOf(sign) !== text.lastIndexOf(sign)));
}

type Around = {
  /** The signs that stand in the paragraph more than once: one alone opens nothing. */
  repeated: ReadonlySet<string>;
  /** Whether there are marks or links among them, with signs of their own. */
  isMarked: boolean;
  isInLink: boolean;
  /** What follows at once. */
  next: string;
};

/** Words that are no Markdown, with backslashes only where they would be read as some. Formulas in dollar signs stay. */
export function escapeWords(text: string, around: Around): string {
  return text
    .split(/(\$\$?[^$`\n]{1,500}\$)/)
    .map((part, index) => (index % 2 === 1 ? part : escapePart(part, around)))
    .join('');
}

const SIGNS = /\\(?=[!-/:-@[-`{-~\n]|$)|[`*]|_+|~~|\[|\](?=.)|\]$|<(?=[a-z/!?])|&(?=#?[a-z0-9]{1,32};)/gi;

function escapePart(text: string, { repeated, isMarked, isInLink, next }: Around): string {
  return text.replace(SIGNS, (sign, at: number) => {
    const before = text.charAt(at - 1);
    const after = text.charAt(at + sign.length) || next;
    return isRead(sign, before, after) ? [...sign].map((each) => `\\${each}`).join('') : sign;
  });

  function isRead(sign: string, before: string, after: string): boolean {
    if (sign === '`') return isMarked || repeated.has('`');
    if (sign === '*') return isEmphasis(before, after) && (isMarked || repeated.has('*'));
    if (sign.startsWith('_'))
      return isEmphasis(before, after) && !(isWord(before) && isWord(after)) && repeated.has('_');
    if (sign === '[') return isInLink;
    if (sign === ']') return isInLink || '(:'.includes(after || ' ');
    return true;
  }
}

function isEmphasis(before: string, after: string): boolean {
  return !/^\s?$/.test(before) || !/^\s?$/.test(after);
}

const isWord = (sign: string) => /[\p{L}\p{N}]/u.test(sign);

/** A line that begins neither a heading, a list, a quotation, a rule nor code. */
export function escapeLineStart(line: string): string {
  return line
    .replace(/^(?:#{1,6}(?=\s|$)|[-+*](?=\s|$)|>|=+$|-{2,}$|~~~)/, '\\$&')
    .replace(/^(\d{1,9})([.)])(?=\s|$)/, '$1\\$2');
}
