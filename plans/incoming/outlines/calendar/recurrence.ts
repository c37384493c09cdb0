import { addDays, type Day, isDay, weekdayOf } from '../../../day.ts';
import type { CalendarEntry } from './lines.ts';

/** More is no plan of single days. */
const MOST_DAYS = 60;
const WEEKDAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];
const EVERY: Readonly<Record<string, string>> = {
  DAILY: 'every day',
  WEEKLY: 'every week',
  MONTHLY: 'every month',
  YEARLY: 'every year',
};

/** What can stand in a rule whose days are counted here. */
const COUNTED = new Set(['freq', 'count', 'interval', 'byday', 'wkst']);

/**
 * The days on which an event comes again, after its first, where it says how often; for any other a word about it, since
 * it may have no end.
 */
export function recurrenceOf(entry: CalendarEntry, first: Day): { days: Day[]; words: string } {
  const rule = entry.properties.get('rrule')?.[0]?.values[0] as Record<string, unknown> | undefined;
  if (!rule) return { days: [], words: '' };
  const days = daysOf(rule, first);
  if (days === null) {
    const words = `It comes again ${EVERY[String(rule.freq)] ?? 'on other days'} there; its first day is the one that came in`;
    return { days: [], words };
  }
  const left = new Set(
    (entry.properties.get('exdate') ?? []).flatMap(({ values }) =>
      values.map((value) => String(value).slice(0, 10)),
    ),
  );
  const count = Number(rule.count);
  const words = count > MOST_DAYS ? `It comes ${count} times there; the first ${MOST_DAYS} came in` : '';
  return { days: days.filter((day) => !left.has(day)), words };
}

/** `null` where the rule does not say how often, or does not count in days or weeks. */
function daysOf(rule: Record<string, unknown>, first: Day): Day[] | null {
  const count = Number(rule.count);
  const interval = Number(rule.interval ?? 1);
  const isWeekly = rule.freq === 'WEEKLY';
  const isCounted =
    Object.keys(rule).every((part) => COUNTED.has(part)) &&
    (isWeekly || (rule.freq === 'DAILY' && !rule.byday));
  if (!isCounted || !(count >= 1) || !(interval >= 1 && interval <= 366)) return null;
  const named = [rule.byday ?? []].flat().map((name) => WEEKDAYS.indexOf(String(name)));
  if (named.includes(-1)) return null;
  const weekdays = named.length > 0 ? [...new Set(named)].sort() : [weekdayOf(first)];
  const monday = addDays(first, -weekdayOf(first));
  const most = Math.min(count, MOST_DAYS);
  const days: Day[] = [];
  for (let round = 0; days.length < most - 1 && round <= MOST_DAYS; round++) {
    const found = isWeekly
      ? weekdays.map((weekday) => addDays(monday, 7 * interval * round + weekday))
      : [addDays(first, interval * round)];
    days.push(...found.filter((day) => day > first && isDay(day)));
  }
  return days.slice(0, most - 1);
}
