import { htmlToMarkdown } from '../html-markdown.ts';

/** Reads the fields of a deck, up to so much of them. */
export type FieldReader = {
  markdownOf: (html: string) => string;
  /** Counts what was read in another way. */
  spend: (length: number) => void;
  /** Whether more was read by now than is. */
  isSpent: () => boolean;
  /** Notes that were not read for it. */
  leftCount: number;
};

/** @param most - characters of HTML; a field that was read is read again for nothing */
export function fieldReader(most: number): FieldReader {
  const known = new Map<string, string>();
  let left = most;
  return {
    markdownOf(html) {
      const before = known.get(html);
      if (before !== undefined) return before;
      left -= html.length;
      const markdown = left < 0 ? '' : fieldMarkdown(html);
      known.set(html, markdown);
      return markdown;
    },
    spend(length) {
      left -= length;
    },
    isSpent: () => left < 0,
    leftCount: 0,
  };
}

function fieldMarkdown(html: string): string {
  const words = htmlToMarkdown(html.replace(/\[sound:([^\]<]{1,200})\]/gi, '[sound: $1]'));
  return words.replace(/^\n+/, '').trimEnd();
}
