import { type Day, daysBetween } from '../../../plans/day.ts';
import type { RealRound } from '../../../plans/portfolio/rounds/real-round.ts';
import { clockInWords } from '../../../plans/portfolio/rounds/round-words.ts';
import { inDays } from '../../../plans/today/day-words.ts';
import { upperFirst } from '../../../plans/words.ts';
import { useDates } from '../../dates.ts';

/** `Tomorrow, Tue 3 Mar, 15:00 (Wed 09:00 Pacific/Auckland)`; without how far off it is once it was. */
export function RoundWhen({ round: { day, clock }, today }: { round: RealRound; today: Day }) {
  const dates = useDates();
  const daysAhead = daysBetween(today, day);
  const parts = [
    ...(daysAhead < 0 ? [] : [inDays(daysAhead)]),
    dates.formatDayBeside(day, today),
    ...(clock === null ? [] : [clockInWords(clock, dates)]),
  ];
  return <>{upperFirst(parts.join(', '))}</>;
}
