import MarkdownIt from 'markdown-it';

const markdownWithHtml = new MarkdownIt({ html: true });

/**
 * Any text as Markdown (GFM) that reads as exactly that text, on one line.
 *
 * Safe in a sentence, a heading, a list item and a table cell; runs of white space become one space.
 */
export function plainInMarkdown(text: string): string {
  return text
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim()
    .replace(/[\\`*_[\]<>|~&#$]/g, '\\$&')
    .replace(/^[-+=]/, '\\$&')
    .replace(/^(\d+)([.)])/, '$1\\$2')
    .replace(/:\/\//g, '\\://')
    .replace(/www\./gi, (match) => `${match.slice(0, -1)}\\.`);
}

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
