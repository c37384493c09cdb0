import { FARTHEST_MOVE_DAYS, LONGEST_PLAN_DAYS } from '../../../../plans/calendar/calendar.ts';

/** What rows have to keep together, which no row and no table can tell of itself. */
export type DataRule = {
  /** The table, by its name in the file, whose rows break it. */
  table: string;
  /** What is wrong with a row that breaks it. */
  tells: string;
  /** What to do about it, where that is less than bringing a backup back. */
  mend?: string;
  /** SQL for the rowids of the rows that break it; names of tables stand in curly brackets. */
  broken: string;
  /** Taking back an earlier change beside a later one could break it. */
  isAtRiskByUndo?: boolean;
};

/** SQL: a day is no day of a plan that begins on another, however often its end was moved. */
export function isBeyondPlan(day: string): string {
  return `(${day} < plans.start_on or ${day} > date(plans.start_on, '+${LONGEST_PLAN_DAYS - 1} days'))`;
}

/** SQL: a day is so far from a plan that nobody can have moved work there. */
export function isFarFromPlan(day: string): string {
  const reach = (sign: string) => `date(plans.start_on, '${sign}${FARTHEST_MOVE_DAYS} days')`;
  return `(${day} < ${reach('-')} or ${day} > ${reach('+')})`;
}

/** SQL: a day is later than the learner's own day can have been at an instant, wherever they were. */
export function isAfterInstant(day: string, instant: string): string {
  return `(${day} > date(substr(${instant}, 1, 10), '+1 day'))`;
}

/** SQL: the same, or a day before that. */
export function isNotOfInstant(day: string, instant: string): string {
  return `(${isAfterInstant(day, instant)} or ${day} < date(substr(${instant}, 1, 10), '-2 days'))`;
}
