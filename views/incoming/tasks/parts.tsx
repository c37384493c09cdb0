import { count } from '../../../plans/format.ts';
import type { ShownPart } from '../../../plans/incoming/tasks/proposal.ts';

/** Which part of a list is this that is too long for one page, and where is the rest? */
export function Parts({
  part: { number, count: partCount, taskCount },
  address,
}: {
  part: ShownPart;
  address: string;
}) {
  if (partCount === 1) return null;
  const link = (to: number, words: string, rel: string) => (
    <a id={`part-${to}`} rel={rel} href={`${address}&part=${to}`}>
      {words}
    </a>
  );
  return (
    <p class="notice">
      It has {count(taskCount, 'task')}, which is more than one page shows: this is part {number} of{' '}
      {partCount}. Keep each by itself, as a roadmap or in the plan
      {number < partCount && <>; then come back for {link(number + 1, `part ${number + 1}`, 'next')}</>}
      {number > 1 && (
        <>
          ; part {number - 1} stands {link(number - 1, 'before this one', 'prev')}
        </>
      )}
      .
    </p>
  );
}
