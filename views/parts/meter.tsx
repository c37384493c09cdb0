import { formatShare } from '../../plans/format.ts';
import { inPlainWords } from '../../plans/text/linear.ts';

/** How much of something is done, for eyes and for screen readers; the words stand beside it. */
export function Meter({ part, whole, label }: { part: number; whole: number; label: string }) {
  return (
    <progress
      class="meter"
      max={Math.max(whole, 1)}
      value={Math.min(part, whole)}
      aria-label={inPlainWords(label)}
    >
      {formatShare(part, whole)}
    </progress>
  );
}
