import MarkdownIt from 'markdown-it';
import { formulaAt } from '../../plans/text/mathematics.ts';
import { readWholeMarkdown } from '../../plans/whole-markdown.ts';

/** `html: false` escapes HTML; markdown-it refuses `javascript:` and other script addresses by itself. */
const markdown = new MarkdownIt({ html: false, linkify: false, typographer: false });

/** A learner's text as Markdown. Images are shown as links: a page must not fetch from elsewhere. */
markdown.disable('image');

/** Nothing in a formula is emphasis, and none of its signs is lost. */
markdown.inline.ruler.after('escape', 'formula', (state, silent) => {
  if (state.src.charAt(state.pos) !== '$') return false;
  const formula = formulaAt(state.src, state.pos);
  if (formula === null || state.pos + formula.source.length > state.posMax) return false;
  if (!silent) state.push('text', '', 0).content = formula.source;
  state.pos += formula.source.length;
  return true;
});

/** A heading in it stands below those of the page, which has one title of its own. */
const LEVELS_BELOW_PAGE = 2;
markdown.core.ruler.push('lower-headings', ({ tokens }) => {
  for (const token of tokens.filter(({ type }) => type.startsWith('heading_'))) {
    token.tag = `h${Math.min(Number(token.tag.slice(1)) + LEVELS_BELOW_PAGE, 6)}`;
  }
});

export function Markdown({ text }: { text: string }) {
  const tokens = readWholeMarkdown(markdown, text);
  if (tokens === null) return <AsWritten text={text} />;
  const html = markdown.renderer.render(tokens, markdown.options, {});
  // The one place where rendered Markdown enters a page.
  return <div class="prose" dangerouslySetInnerHTML={{ __html: html }} />;
}

function AsWritten({ text }: { text: string }) {
  return (
    <div class="prose">
      <p>
        <em>Its Markdown is too intricate to be shown, so it stands here as it was written.</em>
      </p>
      <p class="prose__as-written">{text}</p>
    </div>
  );
}
