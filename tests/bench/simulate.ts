import { loadLibrary } from '../../server/library/library.ts';
import { printCoverage } from './simulation/coverage.ts';

/** How often the days that a forecast names hold, for a thousand made-up learners whose rates are known. */
printCoverage(loadLibrary().builtIn);
