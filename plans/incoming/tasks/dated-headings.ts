import { type Day, daysBetween, isDay } from '../../day.ts';
import type { Weeks } from './weeks.ts';

const DAYS_AT_END = /\s\((\d{4}-\d\d-\d\d)(?: to (\d{4}-\d\d-\d\d))?\)$/;

type Heading = { title: string };
type Dated<Section> = Section & { weeks?: Weeks };

/**
 * Takes the days off headings that end with them, as those of a checklist of Daymark do, and counts its weeks from the
 * first of them. A week that two share, as phases of a plan that was laid anew do, is the earlier one's, and each has one
 * at least.
 *
 * @returns the same sections where none has days
 *
 * @example
 * withoutDays([{ title: 'One (2026-03-02 to 2026-03-15)' }, { title: 'Two (2026-03-16 to 2026-03-22)' }])
 * //=> [{ title: 'One', weeks: [1, 2] }, { title: 'Two', weeks: [3, 3] }]
 */
export function withoutDays<Section extends Heading>(
  sections: readonly Section[],
): readonly Dated<Section>[] {
  const found = sections.map(({ title }) => daysAtEnd(title));
  const start = found.flatMap((days) => (days ? [days.first] : [])).sort()[0];
  if (start === undefined) return sections;
  const weekOf = (day: Day) => Math.floor(daysBetween(start, day) / 7) + 1;
  let taken = 0;
  return sections.map((section, index) => {
    const days = found[index];
    if (!days) return section;
    const first = Math.max(weekOf(days.first), taken + 1);
    taken = Math.max(weekOf(days.last), first);
    return { ...section, title: days.title, weeks: [first, taken] as const };
  });
}

/** A heading without the days at its end. */
export function titleWithoutDays(title: string): string {
  return daysAtEnd(title)?.title ?? title;
}

function daysAtEnd(title: string): { title: string; first: Day; last: Day } | null {
  const [written = '', first = '', last = first] = DAYS_AT_END.exec(title) ?? [];
  if (!isDay(first) || !isDay(last) || last < first) return null;
  return { title: title.slice(0, -written.length), first, last };
}
