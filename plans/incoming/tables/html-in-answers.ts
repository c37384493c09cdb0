import { readHtml } from '../outlines/markdown/html.ts';
import { readMarkdownTree } from '../outlines/markdown/tree.ts';

const FENCE = /```|~~~/;

/** What folds an answer open, and tells nothing of it. */
const SAYS_NOTHING =
  /^(?:(?:click|tap|show|see|view|reveal|open)\b.{0,40})?(?:answer|solution|details)?\W{0,3}$/i;

/** An answer in Markdown without the HTML between its paragraphs: `<details>` become words, their summaries bold ones. */
export function htmlAsMarkdown(answer: string): string {
  if (!/<[a-z!/]/i.test(answer)) return answer;
  const lines = answer.split('\n');
  const kept: string[] = [];
  let at = 0;
  for (const { type, from, to } of readMarkdownTree(answer)) {
    if (type !== 'html_block') continue;
    const html = lines.slice(from, to).join('\n');
    // Code that begins right below a tag is code all the same.
    if (FENCE.test(html)) continue;
    kept.push(...lines.slice(at, from), ...wordsOfHtml(html));
    at = to;
  }
  return [...kept, ...lines.slice(at)].join('\n');
}

function wordsOfHtml(html: string): string[] {
  const parts = readHtml(html).flatMap((part) => {
    if (part.kind === 'end' || (part.kind === 'heading' && SAYS_NOTHING.test(part.title))) return [];
    return part.kind === 'heading' ? [`**${part.title}**`] : [part.text];
  });
  return parts.join('\n\n').split('\n');
}
