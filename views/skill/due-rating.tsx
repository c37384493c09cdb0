import type { DueRating } from '../../plans/skill/ratings.ts';
import { Inline } from '../parts/markdown.tsx';
import { SKILLS_ADDRESS } from './addresses.ts';

/** That a rating of skills is due, where it is not made. */
export function DueRatingLine({ due }: { due: DueRating }) {
  if (due.at === 'start') {
    return (
      <>
        You have not rated your skills yet: <a href={SKILLS_ADDRESS}>rate where you stand today</a>.
      </>
    );
  }
  const title = <Inline text={due.phase.title} />;
  const way = <a href={SKILLS_ADDRESS}>rate your skills again</a>;
  if (due.isOver) {
    return (
      <>
        “{title}” is over: {way}.
      </>
    );
  }
  return (
    <>
      At the end of “{title}”, {way}.
    </>
  );
}
