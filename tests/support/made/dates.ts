import { BRITISH, datesIn } from '../../../plans/dates.ts';

/** Days as they are written where nobody said how. */
export const BRITISH_DATES = datesIn(BRITISH);
