import { randomUUID } from 'node:crypto';
import { listOwnQuestions } from '../../../db/practice/own-questions.ts';
import { partOf } from '../../../plans/portfolio/piece.ts';
import { HOSTILE_PART, hostileOf } from '../../../plans/portfolio/talk/hostile.ts';
import { SLIDES, versionsOf } from '../../../plans/portfolio/talk/versions.ts';
import { RunsEntry } from '../../../views/portfolio/clock/runs.tsx';
import { HostileEntry } from '../../../views/portfolio/talk/hostile.tsx';
import { VersionsEntry } from '../../../views/portfolio/talk/versions.tsx';
import type { Besides } from '../besides.ts';
import { findRuns } from '../clock/runs.ts';
import { portfolioOf } from '../standing.ts';

/** On the page of a talk: its runs, its lengths, and what it has to stand up to. */
export const TALK_BESIDES: Besides = {
  onPiece: (deps, { piece, kind }, from) => {
    const portfolio = portfolioOf(deps);
    const runs = findRuns(portfolio, piece);
    const slides = portfolio.pieces.filter(
      (one) => one.parentKey === piece.key && one.kind === SLIDES.kind && one.archivedOn === null,
    );
    const hostile = hostileOf(partOf(piece, HOSTILE_PART).text, listOwnQuestions(deps.db));
    return (
      <>
        {runs && (
          <RunsEntry {...runs} piece={piece} parentKind={kind} label="Rehearse" formToken={randomUUID()} />
        )}
        <VersionsEntry versions={versionsOf(portfolio.kinds, kind.id, slides)} slides={slides} />
        <HostileEntry piece={piece} hostile={hostile} from={from} />
      </>
    );
  },
};
