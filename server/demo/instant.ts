import type { Day } from '../../plans/day.ts';

/**
 * The instant, as ISO 8601 in UTC, so many minutes after midnight by the clocks of a time zone.
 *
 * On the day of a clock change it may be an hour off, which is near enough for a demo.
 */
export function instantOf(day: Day, minuteOfDay: number, timeZone: string): string {
  const hours = String(Math.trunc(minuteOfDay / 60)).padStart(2, '0');
  const minutes = String(minuteOfDay % 60).padStart(2, '0');
  const wallClock = `${day}T${hours}:${minutes}:00`;
  const offset = offsetAt(Date.parse(`${wallClock}Z`), timeZone);
  return new Date(`${wallClock}${offset}`).toISOString();
}

/** As in `+05:45`. */
function offsetAt(instant: number, timeZone: string): string {
  const format = new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'longOffset' });
  const name = format.formatToParts(instant).find(({ type }) => type === 'timeZoneName')?.value ?? 'GMT';
  return name === 'GMT' ? 'Z' : name.replace('GMT', '');
}
