import type { Dates } from '../../dates.ts';
import { formatWeekday } from '../../dates.ts';
import { dayAt } from '../../day.ts';
import type { RealRound, RoundClock } from './real-round.ts';

/** `Technical screen, Team X` */
export function roundInWords({ title, target }: Pick<RealRound, 'title' | 'target'>): string {
  const name = title === '' ? 'Interview' : title;
  return target === null || target.title === '' ? name : `${name}, ${target.title}`;
}

/**
 * When a round begins, by the learner's clocks and, where they show something else there, by those of its own zone.
 *
 * @example
 * clockInWords(clock, dates) //=> '08:30 (14:30 Europe/Berlin)'
 */
export function clockInWords(clock: RoundClock, dates: Pick<Dates, 'formatTime'>): string {
  const { from, home, zone, day, isAfterMidnight } = clock;
  const here = dates.formatTime(from, home);
  const there = dates.formatTime(from, zone);
  const shownDay = dayAt(new Date(from), home, 0);
  const night = isAfterMidnight ? ' after midnight' : '';
  if (here === there && shownDay === day) return `${here}${night}`;
  const weekday = shownDay === day ? '' : `${formatWeekday(day)} `;
  return `${here}${night} (${weekday}${there} ${zone.replaceAll('_', ' ')})`;
}
