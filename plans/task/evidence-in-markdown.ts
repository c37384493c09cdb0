import type { Evidence } from '../plan/plan.ts';
import { addressInMarkdown, plainInMarkdown } from '../text/markdown-text.ts';
import { evidenceInWords } from '../words.ts';

/** A piece of evidence on one line of Markdown (GFM): when it was left, in words, what it is, and where. */
export function evidenceInMarkdown(
  { text, value, location }: Pick<Evidence, 'text' | 'location' | 'value'>,
  leftOn: string,
): string {
  const line = `${leftOn}: ${plainInMarkdown(evidenceInWords({ text, value, location: '' }))}`;
  return location === '' ? line : `${line} (${locationInMarkdown(location)})`;
}

/** Only web addresses become links: nothing else can be trusted to be followed. */
function locationInMarkdown(location: string): string {
  const address = addressInMarkdown(location);
  return address === null ? plainInMarkdown(location) : `[${plainInMarkdown(location)}](${address})`;
}
