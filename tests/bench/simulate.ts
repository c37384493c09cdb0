import { onTrack } from '../../plans/roadmap/track.ts';
import { loadLibrary } from '../../server/library/library.ts';
import { printScores } from './simulation/print-scores.ts';

/** How often the days that a forecast names hold, and how far off they are, for made-up learners of sixteen kinds: "npm run simulate -- 2" draws others than those of 0. */
printScores(onTrack(loadLibrary().builtIn, null), Number(process.argv[2] ?? 0));
