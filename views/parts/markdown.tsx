import MarkdownIt from 'markdown-it';

/** `html: false` escapes HTML; markdown-it refuses `javascript:` and other script addresses by itself. */
const markdown = new MarkdownIt({ html: false, linkify: false, typographer: false });

/** A learner's text as Markdown. Images are shown as links: a page must not fetch from elsewhere. */
markdown.disable('image');

export function Markdown({ text }: { text: string }) {
  // The one place where rendered Markdown enters a page.
  return <div class="prose" dangerouslySetInnerHTML={{ __html: markdown.render(text) }} />;
}
