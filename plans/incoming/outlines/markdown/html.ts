import { looksLikeHtml } from '../../html/looks-like-html.ts';
import { htmlToMarkdown } from '../../html-markdown.ts';

/** What a stretch of HTML in Markdown says: a heading that opens and closes over what follows, and all else as it is. */
export type HtmlPart =
  | { kind: 'heading'; title: string }
  | { kind: 'end' }
  | { kind: 'text'; text: string; isHtml: boolean };

const TAGS = /<(\/?)(details|summary)(?=[\s>/])([^<>]*)>/gi;

/** Tags that say how something looks. */
const LOOKS = /<\/?(?:b|strong|i|em|u|code|span|p|h[1-6])>/gi;

/** Reads `<details>` with its `<summary>`; comments are left out. */
export function readHtml(html: string): HtmlPart[] {
  const text = withoutComments(html);
  const parts: HtmlPart[] = [];
  let at = 0;
  let isSummary = false;
  const keep = (to: number) => {
    const said = text.slice(at, to).trim();
    if (said === '') return;
    if (isSummary) parts.push({ kind: 'heading', title: asMarkdown(said.replace(LOOKS, '').trim()) });
    else parts.push({ kind: 'text', text: asMarkdown(said), isHtml: looksLikeHtml(said) });
  };
  for (const match of text.matchAll(TAGS)) {
    const [tag, closing, name = '', attributes = ''] = match;
    keep(match.index);
    at = match.index + tag.length;
    // What is no attribute was meant to be read.
    const said = attributes.trim();
    if (said !== '' && said !== 'open' && !said.includes('='))
      parts.push({ kind: 'text', text: said, isHtml: false });
    isSummary = closing === '' && name.toLowerCase() === 'summary';
    if (closing !== '' && name.toLowerCase() === 'details') parts.push({ kind: 'end' });
  }
  keep(text.length);
  return parts;
}

/** Words with tags or “&amp;” in them; others can be Markdown, and stay. */
function asMarkdown(said: string): string {
  return looksLikeHtml(said) ? htmlToMarkdown(said) : said;
}

/** A comment that is not closed goes on to the end, as browsers have it. */
export function withoutComments(text: string): string {
  let kept = '';
  let at = 0;
  for (let from = text.indexOf('<!--'); from !== -1; from = text.indexOf('<!--', at)) {
    kept += text.slice(at, from);
    const to = text.indexOf('-->', from + 4);
    if (to === -1) return kept;
    at = to + 3;
  }
  return kept + text.slice(at);
}
