import { studyDaysBetween } from '../calendar/study-days.ts';
import type { Day } from '../day.ts';
import { oncePerValue } from '../once-per-value.ts';
import type { Habit, Plan } from '../plan/plan.ts';
import type { Roadmap } from '../roadmap/roadmap.ts';

/** What the habits of a roadmap are about from day to day, by their keys. */
export type HabitPatterns = ReadonlyMap<string, readonly string[]>;

export const NO_PATTERNS: HabitPatterns = new Map();

/** The patterns of each habit of a roadmap that has any. */
export const patternsOf = oncePerValue(({ phases }: Roadmap): HabitPatterns => {
  const habits = phases.flatMap((phase) => phase.habits).filter(({ patterns }) => patterns.length > 0);
  return new Map(habits.map(({ id, patterns }) => [id, patterns]));
});

/**
 * What a habit of a phase is about on a day: its patterns in their order, one on each study day of the phase, and from
 * the first again after the last. `null` for a habit without patterns, and on a day off.
 */
export function patternOn(plan: Plan, habit: Habit, patterns: HabitPatterns, day: Day): string | null {
  const own = patterns.get(habit.key);
  const phase = plan.phases.find(({ id }) => id === habit.phaseId);
  if (own === undefined || phase === undefined) return null;
  const studyDays = studyDaysBetween(plan.calendar, phase.startsOn, day);
  return studyDays.at(-1)?.day === day ? (own[(studyDays.length - 1) % own.length] ?? null) : null;
}

/** A pattern of a habit, with the days on which the habit was kept while it was about that; in order. */
export type PractisedPattern = { pattern: string; keptOn: readonly Day[] };

/** The patterns of a habit in their order, and when each was practised. Empty for a habit without patterns. */
export function practisedPatterns(plan: Plan, habit: Habit, patterns: HabitPatterns): PractisedPattern[] {
  const stretches = plan.habits.filter(({ key, phaseId }) => key === habit.key && phaseId === habit.phaseId);
  const kept = stretches
    .flatMap(({ completedDays }) => completedDays)
    .map((day) => ({ day, pattern: patternOn(plan, habit, patterns, day) }));
  return (patterns.get(habit.key) ?? []).map((pattern) => ({
    pattern,
    keptOn: kept.filter((each) => each.pattern === pattern).map(({ day }) => day),
  }));
}
