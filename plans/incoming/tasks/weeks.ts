import { sum, sumMinutes } from '../../sum.ts';

/** First and last week, both included. */
export type Weeks = readonly [number, number];

export const MOST_WEEKS = 104;
/** Two hours a weekday and three on Saturday, four fifths of them: what the usual week has room for. */
const WEEK_MINUTES = 624;

const UNITS: readonly (readonly [RegExp, (count: number) => Weeks])[] = [
  [
    /\b(?:weeks?|wk|woche|semaine|semana)\s?#?\s?(\d{1,3})(?:\s?(?:[-–—]|to|and|&|bis)\s?(?:week\s?)?(\d{1,3}))?/iu,
    (n) => [n, n],
  ],
  [/\b(?:months?|monat)\s?#?\s?(\d{1,2})(?:\s?(?:[-–—]|to|and|&)\s?(\d{1,2}))?/iu, (n) => [4 * n - 3, 4 * n]],
  [
    /\b(?:days?|tag)\s?#?\s?(\d{1,3})(?:\s?(?:[-–—]|to|and|&)\s?(\d{1,3}))?/iu,
    (n) => [Math.ceil(n / 7), Math.ceil(n / 7)],
  ],
];

/**
 * The weeks that a title names: “Week 3”, “Weeks 3–4”, “Month 2” (of four weeks each), “Day 12”.
 *
 * @returns `null` where it names none
 *
 * @example
 * weeksOfTitle('Month 2: Optimisation') //=> [5, 8]
 */
export function weeksOfTitle(title: string): Weeks | null {
  for (const [form, weeksOf] of UNITS) {
    const [, first, last = first] = form.exec(title) ?? [];
    if (first === undefined || last === undefined) continue;
    const weeks = [weeksOf(Number(first))[0], weeksOf(Number(last))[1]] as const;
    return weeks[0] >= 1 && weeks[0] <= weeks[1] ? weeks : null;
  }
  return null;
}

/** Tells whether weeks as they are named can be those of phases that follow each other. */
export function areInOrder(named: readonly Weeks[]): boolean {
  return (
    named.every(([first], index) => index === 0 || first > (named[index - 1]?.[1] ?? 0)) &&
    (named.at(-1)?.[1] ?? 0) - (named[0]?.[0] ?? 1) < MOST_WEEKS
  );
}

/** How many weeks work takes at the usual pace; at least one. */
function weeksForWork(tasks: readonly { minutes: number }[]): number {
  return Math.max(1, Math.round(sumMinutes(tasks) / WEEK_MINUTES));
}

/**
 * How many weeks each phase lasts, so that they follow each other without gap.
 *
 * Weeks that the file names hold, counted from the first that it names; what lies between two belongs to the first of
 * them. Phases without any last as long as their work.
 *
 * @param phases - in order; `weeks` as the file names them
 * @returns one count for each, at most 104 in all as far as there are not more phases
 */
export function layWeeks(
  phases: readonly { weeks: Weeks | null; tasks: readonly { minutes: number }[] }[],
): number[] {
  const named = phases.flatMap(({ weeks }) => weeks ?? []);
  const isNamed = named.length > 0 && areInOrder(phases.flatMap(({ weeks }) => (weeks ? [weeks] : [])));
  const counts = phases.map(({ weeks, tasks }, index) => {
    if (!isNamed || weeks === null) return weeksForWork(tasks);
    const next = phases[index + 1]?.weeks;
    return (next ? next[0] - 1 : weeks[1]) - weeks[0] + 1;
  });
  return withinMost(counts);
}

/** Longer ones give first. */
function withinMost(counts: readonly number[]): number[] {
  const total = sum(counts);
  if (total <= MOST_WEEKS) return [...counts];
  const room = Math.max(0, MOST_WEEKS - counts.length);
  const over = total - counts.length;
  return counts.map((count) => 1 + Math.floor(((count - 1) * room) / over));
}
