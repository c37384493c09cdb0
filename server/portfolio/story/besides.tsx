import { randomUUID } from 'node:crypto';
import { coverOf, coverQuestions } from '../../../plans/portfolio/story/coverage.ts';
import { freshnessOf } from '../../../plans/portfolio/story/freshness.ts';
import { listQuestions } from '../../../plans/practice/bank/question-bank.ts';
import { RunsEntry } from '../../../views/portfolio/clock/runs.tsx';
import { AskedEntry } from '../../../views/portfolio/story/asked.tsx';
import { FreshnessEntry, FreshnessNote } from '../../../views/portfolio/story/freshness.tsx';
import { MatrixEntry } from '../../../views/portfolio/story/matrix.tsx';
import { loadStanding } from '../../http/standing.ts';
import { bankOf } from '../../practice/question-bank.ts';
import type { Besides } from '../besides.ts';
import { findRuns, findTimed } from '../clock/runs.ts';
import { findKind, portfolioOf } from '../standing.ts';

const STORY = 'story';

/** What stories have: on the page of all how they cover what is asked, on that of one when it was told. */
export const STORY_BESIDES: Besides = {
  onKind: (deps, stories) => {
    const kind = findKind(deps, STORY);
    const cover = kind && coverOf(kind, stories);
    if (!cover || cover.stories.length === 0) return null;
    const bank = new Map(listQuestions(bankOf(deps)).map(({ question }) => [question.id, question]));
    const { kinds, pieces } = portfolioOf(deps);
    const timed = findTimed(kinds, kind.id);
    const tellings = Map.groupBy(
      pieces.filter((piece) => piece.kind === timed?.kind.id),
      ({ parentKey }) => parentKey,
    );
    const { today } = loadStanding(deps);
    const told = timed
      ? cover.stories.map((story) => {
          const fresh = freshnessOf(kind, story, timed.timing, tellings.get(story.key) ?? [], today);
          return { story, fresh };
        })
      : [];
    return (
      <>
        <MatrixEntry cover={cover} />
        <AskedEntry cover={cover} questions={coverQuestions(cover, (id) => bank.get(id))} />
        {told.length > 0 && <FreshnessEntry stories={told} today={today} />}
      </>
    );
  },
  onPiece: (deps, { piece, kind }) => {
    const runs = findRuns(portfolioOf(deps), piece);
    if (!runs) return null;
    const { today } = loadStanding(deps);
    return (
      <RunsEntry {...runs} piece={piece} parentKind={kind} label="Tell it aloud" formToken={randomUUID()}>
        <FreshnessNote fresh={freshnessOf(kind, piece, runs.timing, runs.runs, today)} today={today} />
      </RunsEntry>
    );
  },
};
