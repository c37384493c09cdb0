import type { Day } from '../day.ts';
import { formatMinutes } from '../format.ts';
import type { FeedEvent } from './feed-events.ts';

/** How many minutes before an event with an hour a calendar program can be asked to remind. */
export const REMINDER_MINUTES = [0, 10, 30, 60] as const;
/** `null` asks for none. */
export type ReminderMinutes = (typeof REMINDER_MINUTES)[number] | null;

/** When a calendar program reminds, as a list has it: `10 minutes before`. */
export function reminderInWords(minutes: ReminderMinutes): string {
  if (minutes === null) return 'never';
  return minutes === 0 ? 'when it begins' : `${formatMinutes(minutes)} before`;
}

/** What has no hour is reminded of at eight in the morning. */
const MORNING_MINUTES = 8 * 60;

/** The choice that a text of a form or an address stands for; anything else is none. */
export function readReminder(text: string | null | undefined): ReminderMinutes {
  return REMINDER_MINUTES.find((minutes) => String(minutes) === text) ?? null;
}

/**
 * Tells at which events to remind.
 *
 * Interviews each ring. Of a day's sessions and its review the first does, since the others follow from it; days off and
 * the finish ask for nothing. An event with an hour rings so many minutes before it, one without at eight in the morning
 * of its day, by the clocks of whoever looks.
 *
 * @returns the events in their order, each with how many minutes after it begins it rings: negative before, `null` never
 */
export function withReminders<Event extends FeedEvent>(
  events: readonly Event[],
  minutesBefore: ReminderMinutes,
): (Event & { ringsAfter: number | null })[] {
  const reminded = new Set<Day>();
  return events.map((event) => {
    const rings = minutesBefore !== null && isWorth(event, reminded);
    const after = event.when.kind === 'days' ? MORNING_MINUTES : 0 - (minutesBefore ?? 0);
    return { ...event, ringsAfter: rings ? after : null };
  });
}

function isWorth({ asks, on }: FeedEvent, reminded: Set<Day>): boolean {
  if (asks !== 'work') return asks === 'presence';
  if (reminded.has(on)) return false;
  reminded.add(on);
  return true;
}
