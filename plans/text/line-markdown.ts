import MarkdownIt from 'markdown-it';
import { readFormulas } from './formula-rule.ts';
import { inPlainWords } from './linear.ts';
import { formulaAt } from './mathematics.ts';

type Markdown = InstanceType<typeof MarkdownIt>;
export type LineToken = ReturnType<Markdown['parse']>[number];

/** What any text holds that is more than words. Most hold none of it, and are told at once. */
const MORE_THAN_WORDS = /[$`*_[\\]|https?:/i;

/** Whether a text of one line may hold code, emphasis, a link or a formula. */
export function isMoreThanWords(text: string): boolean {
  return MORE_THAN_WORDS.test(text);
}

/** Markdown within one line: code, emphasis, links and formulas, and nothing else; a bare address is a link. */
export function lineMarkdown(): Markdown {
  const markdown = new MarkdownIt('zero', { html: false, linkify: true });
  markdown.enable(['backticks', 'emphasis', 'link', 'linkify']);
  // Only of what would mean something: any other backslash is one.
  markdown.inline.ruler.before('backticks', 'escape-signs', (state, silent) => {
    const escaped = state.src.charAt(state.pos + 1);
    if (state.src.charAt(state.pos) !== '\\' || !'$`*_[]\\'.includes(escaped) || escaped === '') return false;
    if (!silent) state.push('text_special', '', 0).content = escaped;
    state.pos += 2;
    return true;
  });
  linkOnlyWebAddresses(markdown);
  readFormulas(markdown);
  return markdown;
}

/** Bare addresses only with their scheme. */
export function linkOnlyWebAddresses(markdown: Markdown): void {
  markdown.linkify.set({ fuzzyLink: false, fuzzyEmail: false, fuzzyIP: false });
  for (const scheme of ['ftp:', 'mailto:', '//']) markdown.linkify.add(scheme, null as never);
}

const markdown = lineMarkdown();

/** What a text of one line, such as a title, is made of, as pages show it. */
export function readLine(text: string): LineToken[] {
  return markdown.parseInline(text, {}).flatMap(({ children }) => children ?? []);
}

/**
 * Where the link leads that a token ends, where that is not what it says already.
 *
 * @returns `null` at any other token
 */
export function addressAtEnd(tokens: readonly LineToken[], index: number): string | null {
  const token = tokens[index];
  if (token?.type !== 'link_close' || token.info === 'auto') return null;
  const opened = tokens.slice(0, index).findLast(({ type }) => type === 'link_open');
  return String(opened?.attrGet('href') ?? '');
}

/**
 * A text of one line, such as a title, as it reads where there is one kind of letters: its words without the signs of
 * Markdown, with the address of a link behind it, and formulas in plain signs.
 *
 * @example
 * lineInPlainWords('Read *all* of `attention.py` on $O(n^2)$') //=> 'Read all of attention.py on O(n²)'
 */
export function lineInPlainWords(text: string): string {
  if (!isMoreThanWords(text)) return text;
  const tokens = readLine(text);
  return tokens
    .map((token, index) => {
      if (token.type === 'formula') return inPlainWords(token.content);
      const address = addressAtEnd(tokens, index);
      return address === null ? token.content : ` (${address})`;
    })
    .join('');
}

/** The formula that a token stands for; `null` where it is none. */
export function formulaOf(token: LineToken) {
  return token.type === 'formula' ? formulaAt(token.content, 0) : null;
}
