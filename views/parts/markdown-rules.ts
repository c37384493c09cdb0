import MarkdownIt from 'markdown-it';
import { readFormulas } from '../../plans/text/formula-rule.ts';
import type { Formula } from '../../plans/text/mathematics.ts';
import { formulaHtml, type Surroundings } from './math-ml.ts';

type Markdown = InstanceType<typeof MarkdownIt>;

/**
 * Markdown of many lines, as notes have it: HTML is escaped, script addresses are refused, formulas are shown, and
 * bare addresses are links.
 */
export function blockMarkdown(): Markdown {
  const markdown = new MarkdownIt({ html: false, linkify: true, typographer: false });
  // A page must not fetch from elsewhere: images are shown as links.
  markdown.disable('image');
  withWebAddresses(markdown);
  withFormulas(markdown, 'page');
  markdown.core.ruler.push('lower-headings', ({ tokens }) => lowerHeadings(tokens));
  return markdown;
}

/** Markdown within one line: code, emphasis, links and formulas, and nothing else. */
export function inlineMarkdown(surroundings: Surroundings): Markdown {
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
  withWebAddresses(markdown);
  withFormulas(markdown, surroundings);
  if (surroundings === 'link') {
    // A link holds no other.
    markdown.renderer.rules.link_open = () => '';
    markdown.renderer.rules.link_close = () => '';
  }
  return markdown;
}

function withFormulas(markdown: Markdown, surroundings: Surroundings): void {
  readFormulas(markdown);
  markdown.renderer.rules.formula = (tokens, index) =>
    formulaHtml(tokens[index]?.meta as unknown as Formula, surroundings);
}

/** Bare addresses only with their scheme. What leads away opens beside the page, and does not tell where from. */
function withWebAddresses(markdown: Markdown): void {
  markdown.linkify.set({ fuzzyLink: false, fuzzyEmail: false, fuzzyIP: false });
  for (const scheme of ['ftp:', 'mailto:', '//']) markdown.linkify.add(scheme, null as never);
  markdown.renderer.rules.link_open = (tokens, index, options, _env, self) => {
    tokens[index]?.attrSet('target', '_blank');
    tokens[index]?.attrSet('rel', 'noreferrer');
    return self.renderToken(tokens, index, options);
  };
}

/** A heading in a text stands below those of the page, which has one title of its own. */
const LEVELS_BELOW_PAGE = 2;

function lowerHeadings(tokens: ReturnType<Markdown['parse']>): void {
  for (const token of tokens.filter(({ type }) => type.startsWith('heading_'))) {
    token.tag = `h${Math.min(Number(token.tag.slice(1)) + LEVELS_BELOW_PAGE, 6)}`;
  }
}
