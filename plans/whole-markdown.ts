import type MarkdownIt from 'markdown-it';

type Markdown = InstanceType<typeof MarkdownIt>;
type MarkdownToken = ReturnType<Markdown['parse']>[number];

/** markdown-it leaves out what stands deeper, and all that follows it. */
const DEEPEST = 99;
/** A short reference can stand for a long address any number of times; no honest text grows so. */
const MOST_GROWTH = 10;
const ALWAYS_FINE = 100_000;

/**
 * Reads a learner's text as Markdown.
 *
 * @returns `null` where that would leave out some of it, or make so much of it that it could not be shown: then it is to
 *   be shown as it was written
 */
export function readWholeMarkdown(markdown: Markdown, text: string): MarkdownToken[] | null {
  const tokens = markdown.parse(text, {});
  let length = 0;
  for (const block of tokens) {
    if (block.level >= DEEPEST) return null;
    for (const part of [block, ...(block.children ?? [])]) {
      if (part.level >= DEEPEST) return null;
      length += part.content.length + lengthOfAttributes(part);
    }
  }
  return length > Math.max(ALWAYS_FINE, MOST_GROWTH * text.length) ? null : tokens;
}

function lengthOfAttributes({ attrs }: MarkdownToken): number {
  let length = 0;
  for (const [, value] of attrs ?? []) length += String(value).length;
  return length;
}
