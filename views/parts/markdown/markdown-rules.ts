import MarkdownIt from 'markdown-it';
import { readFormulas } from '../../../plans/text/formula-rule.ts';
import { lineMarkdown, linkOnlyWebAddresses } from '../../../plans/text/line-markdown.ts';
import { highlight, LONGEST_CODE } from './highlight.ts';
import { type FormulaInSentence, formulaHtml, type Surroundings } from './math-ml.ts';

type Markdown = InstanceType<typeof MarkdownIt>;
type Tokens = ReturnType<Markdown['parse']>;

/**
 * Markdown of many lines, as notes have it: HTML is escaped, script addresses are refused, formulas are shown, and
 * bare addresses are links.
 */
export function blockMarkdown(): Markdown {
  const markdown = new MarkdownIt({ html: false, linkify: true, typographer: false });
  // A page must not fetch from elsewhere: images are shown as links.
  markdown.disable('image');
  linkOnlyWebAddresses(markdown);
  openBeside(markdown);
  readFormulas(markdown);
  showFormulas(markdown, 'page');
  withCode(markdown);
  markdown.core.ruler.push('lower-headings', ({ tokens }) => lowerHeadings(tokens));
  return markdown;
}

/** Markdown within one line: code, emphasis, links and formulas, and nothing else. */
export function inlineMarkdown(surroundings: Surroundings): Markdown {
  const markdown = lineMarkdown();
  openBeside(markdown);
  showFormulas(markdown, surroundings);
  if (surroundings === 'link') {
    // A link holds no other.
    markdown.renderer.rules.link_open = () => '';
    markdown.renderer.rules.link_close = () => '';
  }
  return markdown;
}

function showFormulas(markdown: Markdown, surroundings: Surroundings): void {
  markdown.core.ruler.push('formulas-in-sentences', ({ tokens }) => {
    for (const { children } of tokens) if (children) bindMarks(children);
  });
  markdown.renderer.rules.formula = (tokens, index) =>
    formulaHtml(tokens[index]?.meta as unknown as FormulaInSentence, surroundings);
}

const MARKS_BEFORE = /[([“‘"']$/;
const MARKS_AFTER = /^[.,;:!?)\]”’"'%…-]+/;

/** No line breaks between a formula and the marks around it: browsers would break there, as beside a picture. */
function bindMarks(tokens: Tokens): void {
  for (const [index, token] of tokens.entries()) {
    if (token.type !== 'formula') continue;
    const [previous, next] = [tokens[index - 1], tokens[index + 1]];
    const before = previous?.type === 'text' ? (MARKS_BEFORE.exec(previous.content)?.[0] ?? '') : '';
    const after = next?.type === 'text' ? (MARKS_AFTER.exec(next.content)?.[0] ?? '') : '';
    if (previous && before) previous.content = previous.content.slice(0, -before.length);
    if (next && after) next.content = next.content.slice(after.length);
    token.meta = { ...token.meta, before, after };
  }
}

/** Of one text, so that many blocks take no longer than two long ones. */
const MOST_HIGHLIGHTED = 2 * LONGEST_CODE;

/** Code is told apart word by word where its language is known. A wide one is scrolled by itself, with the keyboard too. */
function withCode(markdown: Markdown): void {
  const { escapeHtml } = markdown.utils;
  markdown.renderer.rules.fence = (tokens, index, _options, env = {}) => {
    const { content = '', info = '' } = tokens[index] ?? {};
    const [language = ''] = info.trim().split(/\s+/);
    const before = Number(env.highlighted ?? 0);
    const html = before + content.length > MOST_HIGHLIGHTED ? null : highlight(content, language);
    if (html !== null) env.highlighted = before + content.length;
    return codeHtml(html ?? escapeHtml(content));
  };
  markdown.renderer.rules.code_block = (tokens, index) => codeHtml(escapeHtml(tokens[index]?.content ?? ''));
}

function codeHtml(html: string): string {
  return `<pre class="code" tabindex="0" role="group" aria-label="Code"><code>${html}</code></pre>\n`;
}

/** What leads away opens beside the page, and does not tell where from. */
function openBeside(markdown: Markdown): void {
  markdown.renderer.rules.link_open = (tokens, index, options, _env, self) => {
    tokens[index]?.attrSet('target', '_blank');
    tokens[index]?.attrSet('rel', 'noreferrer');
    return self.renderToken(tokens, index, options);
  };
}

/** A heading in a text stands below those of the page, which has one title of its own. */
const LEVELS_BELOW_PAGE = 2;

function lowerHeadings(tokens: Tokens): void {
  for (const token of tokens.filter(({ type }) => type.startsWith('heading_'))) {
    token.tag = `h${Math.min(Number(token.tag.slice(1)) + LEVELS_BELOW_PAGE, 6)}`;
  }
}
