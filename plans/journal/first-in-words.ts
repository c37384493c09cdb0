import type { Dates } from '../dates.ts';
import type { Day } from '../day.ts';
import type { ChangeFacts } from './change-facts.ts';
import { changeInWords } from './change-words.ts';

type First = {
  change: { facts: ChangeFacts; onDay: Day };
  /** It has to be taken back, and not put back. */
  wanted: boolean;
};

/** Which change has to be turned around before another can be; a sentence without its end. */
export function firstInWords({ change: { facts, onDay }, wanted }: First, dates: Dates): string {
  const which = wanted ? 'take back the later change' : 'put back the earlier change';
  return `First ${which} of ${dates.formatDay(onDay)}: ${changeInWords(facts, dates)}`;
}
