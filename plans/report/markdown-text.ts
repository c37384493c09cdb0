import MarkdownIt from 'markdown-it';
import { piecesOf } from '../text/mathematics.ts';

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
  return piecesOf(text.replace(/[\s\p{Cc}]+/gu, ' ').trim())
    .map((piece) => {
      if (piece.kind === 'formula') return formulaInMarkdown(piece.tex);
      return wordsInMarkdown(piece.kind === 'text' ? piece.source.replaceAll('\\$', '$') : piece.source);
    })
    .join('')
    .replace(/^[-+=]/, '\\$&')
    .replace(/^(\d+)([.)])/, '$1\\$2');
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
