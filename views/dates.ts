import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import { BRITISH, type Dates, datesIn } from '../plans/dates.ts';

/** The style of the learner, known to every part of a page; British where nobody said. */
export const DatesContext = createContext(datesIn(BRITISH));

/** Days and times in the style of the page that a part is on. */
export function useDates(): Dates {
  return useContext(DatesContext);
}
