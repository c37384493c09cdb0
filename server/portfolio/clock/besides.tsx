import { runOf, timingOf } from '../../../plans/portfolio/clock/timing.ts';
import { RunningNote } from '../../../views/portfolio/clock/running-note.tsx';
import type { Besides } from '../besides.ts';

/** On the page of a run: the way back to its clock, while it runs. */
export const RUN_BESIDES: Besides = {
  onPiece: (_, { piece, kind }) => {
    const timing = timingOf(kind);
    return timing && runOf(timing, piece).running && <RunningNote piece={piece} />;
  },
};
