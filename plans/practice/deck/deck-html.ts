import MarkdownIt from 'markdown-it';
import { readFormulas } from '../../text/formula-rule.ts';
import { lineMarkdown, linkOnlyWebAddresses } from '../../text/line-markdown.ts';
import type { Formula } from '../../text/mathematics.ts';

type Markdown = InstanceType<typeof MarkdownIt>;

const inline = withAnkiFormulas(lineMarkdown());
const blocks = withAnkiFormulas(blockMarkdown());

/** Markdown of one line as HTML for a field of Anki. */
export function lineHtml(text: string): string {
  return inline.renderInline(text);
}

/** Markdown of many lines as HTML for a field of Anki, with tables, and with code as it stands. */
export function blocksHtml(text: string): string {
  return blocks.render(text).trim();
}

/** Lines of Markdown as a list; nothing for none. */
export function listHtml(lines: readonly string[]): string {
  return lines.length === 0 ? '' : `<ul>${lines.map((line) => `<li>${lineHtml(line)}</li>`).join('')}</ul>`;
}

function blockMarkdown(): Markdown {
  const markdown = new MarkdownIt({ html: false, linkify: true, typographer: false });
  markdown.disable('image');
  linkOnlyWebAddresses(markdown);
  readFormulas(markdown);
  return markdown;
}

/** Anki has MathJax show what stands between these. */
function withAnkiFormulas(markdown: Markdown): Markdown {
  markdown.renderer.rules.formula = (tokens, index) => {
    const { tex = '', display = false } = (tokens[index]?.meta ?? {}) as Partial<Formula>;
    const escaped = markdown.utils.escapeHtml(tex);
    return display ? `\\[${escaped}\\]` : `\\(${escaped}\\)`;
  };
  return markdown;
}
