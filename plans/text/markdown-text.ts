import MarkdownIt from 'markdown-it';
import { formulaOf, isMoreThanWords, type LineToken, readLine } from './line-markdown.ts';
import { piecesOf } from './mathematics.ts';

const markdownWithHtml = new MarkdownIt({ html: true });

/**
 * Any text as Markdown (GFM) that reads as exactly that text, on one line.
 *
 * Safe in a sentence, a heading, a list item and a table cell; runs of white space become one space. A formula keeps its
 * LaTeX, in the marks by which GitHub and GitLab know one whatever signs are in it.
 *
 * @example
 * plainInMarkdown('Derive $x_1$ for \\$5') //=> 'Derive $`x_1`$ for \\$5'
 */
export function plainInMarkdown(text: string): string {
  const pieces = piecesOf(onOneLine(text)).map((piece) => {
    if (piece.kind === 'formula') return formulaInMarkdown(piece.tex);
    return wordsInMarkdown(piece.kind === 'text' ? piece.source.replaceAll('\\$', '$') : piece.source);
  });
  return startingNothing(pieces.join(''));
}

/**
 * A title, or another text of one line that pages show with its Markdown, as Markdown (GFM) that reads the same: its
 * code, emphasis, links and formulas stay what they are, and all else is as safe as in {@link plainInMarkdown}.
 *
 * @example
 * lineInMarkdown('Time `a | b` and *c* at <5') //=> 'Time <code>a \\| b</code> and *c* at \\<5'
 */
export function lineInMarkdown(text: string): string {
  const line = onOneLine(text);
  if (!isMoreThanWords(line)) return plainInMarkdown(line);
  return startingNothing(readLine(line).map(tokenInMarkdown).join(''));
}

function tokenInMarkdown(token: LineToken, index: number, tokens: readonly LineToken[]): string {
  switch (token.type) {
    case 'formula':
      return formulaInMarkdown(formulaOf(token)?.tex ?? token.content);
    case 'code_inline':
      return codeInMarkdown(token.content);
    case 'link_open':
      return addressInMarkdown(hrefOf(token)) === null ? '' : '[';
    case 'link_close': {
      const opened = tokens.slice(0, index).findLast(({ type }) => type === 'link_open');
      const address = opened ? addressInMarkdown(hrefOf(opened)) : null;
      return address === null ? '' : `](${address})`;
    }
    default:
      // Emphasis has the signs that it was typed with.
      if (token.nesting !== 0) return token.markup;
      // Right before a link, it would make an image of it.
      if (tokens[index + 1]?.type === 'link_open') return wordsInMarkdown(token.content).replace(/!$/, '\\!');
      return wordsInMarkdown(token.content);
  }
}

/** A bar would end a cell of a table, even within code; in this element it can be escaped. */
function codeInMarkdown(code: string): string {
  if (code.includes('|')) return `<code>${wordsInMarkdown(code)}</code>`;
  const longest = Math.max(0, ...(code.match(/`+/g) ?? []).map((ticks) => ticks.length));
  const ticks = '`'.repeat(longest + 1);
  const isTouching = /^`|`$|^ .* $/.test(code);
  return isTouching ? `${ticks} ${code} ${ticks}` : `${ticks}${code}${ticks}`;
}

function hrefOf(token: LineToken): string {
  return String(token.attrGet('href') ?? '');
}

/** Where a link leads, as Markdown has it; `null` where it is no web address, since nothing else can be trusted to be followed. */
export function addressInMarkdown(location: string): string | null {
  if (!/^https?:\/\//i.test(location) || !URL.canParse(location)) return null;
  // What a URL may hold although Markdown reads it: backslashes escape, and `&copy;` would become a sign.
  const address = new URL(location).href
    .replaceAll('\\', '%5C')
    .replaceAll('&', '&amp;')
    .replaceAll('|', '%7C');
  return `<${address}>`;
}

function onOneLine(text: string): string {
  return text.replace(/[\s\p{Cc}]+/gu, ' ').trim();
}

/** Neither a list nor a heading begins with it. */
function startingNothing(line: string): string {
  return line.replace(/^[-+=]/, '\\$&').replace(/^(\d+)([.)])/, '$1\\$2');
}

function wordsInMarkdown(words: string): string {
  return words
    .replace(/[\\`*_[\]<>|~&#$]/g, '\\$&')
    .replace(/:\/\//g, '\\://')
    .replace(/www\./gi, (match) => `${match.slice(0, -1)}\\.`);
}

/** No formula holds a backtick. A bar ends a cell of a table, even within code, and has other names. */
function formulaInMarkdown(tex: string): string {
  const withoutBars = tex.replace(/\\[\s\S]|\|/g, (sign) => OTHER_NAMES.get(sign) ?? sign);
  return `$\`${withoutBars.trim()}\`$`;
}

const OTHER_NAMES: ReadonlyMap<string, string> = new Map([
  ['|', '\\vert '],
  ['\\|', '\\Vert '],
]);

/**
 * The learner's own Markdown as a quotation: it keeps its formatting and cannot reach what follows.
 *
 * Raw HTML would: a comment that is never closed hides the rest of the report. Where there is any, it is shown as text.
 */
export function quoteInMarkdown(markdown: string): string {
  const quotation = quoteLines(markdown);
  return hasHtml(quotation) ? quoteLines(markdown.replaceAll('<', '&lt;')) : quotation;
}

function quoteLines(markdown: string): string {
  const lines = markdown.trim().split(/\r\n|\r|\n/);
  return lines.map((line) => `> ${line}`.trimEnd()).join('\n');
}

function hasHtml(markdown: string): boolean {
  return markdownWithHtml
    .parse(markdown, {})
    .some((block) => [block, ...(block.children ?? [])].some(({ type }) => type.startsWith('html_')));
}

/**
 * The learner's own Markdown as a part of a document: as it was typed, where it can stand by itself. What would reach
 * what follows, such as code that is never closed or raw HTML, is quoted instead.
 */
export function ownMarkdown(markdown: string): string {
  const text = markdown.trim().replace(/\r\n?/g, '\n');
  return isContained(text) ? text : quoteInMarkdown(text);
}

const AFTER_IT = '# After it';

function isContained(text: string): boolean {
  if (hasHtml(text)) return false;
  const blocks = markdownWithHtml.parse(`${text}\n\n${AFTER_IT}`, {});
  return blocks.at(-3)?.type === 'heading_open' && blocks.at(-3)?.level === 0;
}
