import { addDays, type Day, type Weekday, weekdayOf } from '../../day.ts';
import type { Plan } from '../../plan/plan.ts';
import { balanceMoves } from './balance.ts';
import { type ClosedDay, closedStudyDays, daysThrough } from './closed-days.ts';
import { loadAround } from './load-around.ts';

/** A forecast stands on the last so many study days that are over. */
const WINDOW_STUDY_DAYS = 28;
/** Where what was planned is no longer known to the step: less than that is no arrears and no lead. */
const STEP_MINUTES = 30;

/** A closed study day, beside what was asked of it. */
export type RecordDay = ClosedDay & {
  weekday: Weekday;
  /** What the plan asked of so many study minutes around that day. */
  planMinutes: number;
  /** In the evening nothing was left that had been asked until then. */
  isKept: boolean;
  /** In the evening more was done than had been asked until then. */
  isAhead: boolean;
};

/** A study day of the first plan that was declared off. */
export type DayOff = { day: Day; weekday: Weekday };

/** What a forecast stands on. */
export type PastRecord = {
  /** The last 28 study days, in order; those that were declared off count among them. */
  days: readonly (RecordDay | DayOff)[];
  /** All that are over, without those that were declared off. */
  closed: readonly RecordDay[];
  /** Those of `days` that were not declared off. */
  window: readonly RecordDay[];
};

/** The study days before today, each with what was done and what had been asked. */
export function recordOf(plan: Plan, today: Day): PastRecord {
  const closed = judgeDays(plan, closedStudyDays(plan, today), today);
  const days = [...closed, ...daysDeclaredOff(plan, today)]
    .sort((one, other) => (one.day < other.day ? -1 : 1))
    .slice(-WINDOW_STUDY_DAYS);
  return { days, closed, window: days.filter(isStudied) };
}

function isStudied(day: RecordDay | DayOff): day is RecordDay {
  return 'isKept' in day;
}

/** Days off of the past that the first plan had as study days. */
function daysDeclaredOff({ calendar, baselineDays }: Plan, today: Day): DayOff[] {
  const firstPlanned = new Set(baselineDays.map(({ day }) => day));
  return calendar.exceptions
    .filter(({ day, minutes }) => minutes === 0 && day < today && firstPlanned.has(day))
    .map(({ day }) => ({ day, weekday: weekdayOf(day) }));
}

function judgeDays(plan: Plan, closed: readonly ClosedDay[], today: Day): RecordDay[] {
  const loadOn = loadAround(plan, plan.baselineDays, ({ baseline }) => baseline);
  const balanceOn = balances(plan, closed, today);
  return closed.map((each) => {
    const balance = balanceOn.get(each.day) ?? 0;
    return {
      ...each,
      weekday: weekdayOf(each.day),
      planMinutes: each.studyMinutes * loadOn(each.day),
      isKept: balance >= 0,
      isAhead: balance > 0,
    };
  });
}

/**
 * Minutes ahead of what had been asked by the evening of each closed day; negative is behind. Before the first replan
 * the first plan tells, and since the last one the yardstick. In between what was planned is not known to the day any
 * more: there a study minute asks what it asked in the first plan, and each replan begins anew.
 */
function balances(plan: Plan, closed: readonly ClosedDay[], today: Day): Map<Day, number> {
  const firstReplanOn = plan.replans[0]?.day ?? null;
  const lastReplanOn = plan.replans.at(-1)?.day ?? null;
  const byBaseline = eveningBalances(
    plan,
    balanceMoves(plan, ({ baseline }) => baseline),
    closed,
    today,
  );
  if (firstReplanOn === null || lastReplanOn === null) return byBaseline;

  const byYardstick = eveningBalances(
    plan,
    balanceMoves(plan, ({ yardstick }) => yardstick),
    closed,
    today,
  );
  const between = balancesBetween(plan, closed);
  return new Map(
    closed.map(({ day }) => {
      const known = day < firstReplanOn ? byBaseline : day >= lastReplanOn ? byYardstick : between;
      return [day, known.get(day) ?? 0];
    }),
  );
}

/** What was done on the days off after a study day is done by its evening; what fell due on them, by that of the next. */
function eveningBalances(
  { calendar }: Plan,
  moves: ReadonlyMap<Day, number>,
  closed: readonly ClosedDay[],
  today: Day,
): Map<Day, number> {
  const onEvening = new Map<Day, number>();
  if (closed.length === 0) return onEvening;
  const isClosed = new Set(closed.map(({ day }) => day));
  let balance = 0;
  let dueLater = 0;
  let last: Day | null = null;
  for (const { day } of daysThrough(calendar, calendar.startOn, addDays(today, -1))) {
    const move = moves.get(day) ?? 0;
    if (isClosed.has(day)) {
      balance += move + dueLater;
      dueLater = 0;
      last = day;
    } else if (move < 0) dueLater += move;
    else balance += move;
    if (last !== null) onEvening.set(last, balance);
  }
  return onEvening;
}

function balancesBetween(plan: Plan, closed: readonly ClosedDay[]): Map<Day, number> {
  const loadOn = loadAround(plan, plan.baselineDays, ({ baseline }) => baseline);
  const replanDays = plan.replans.map(({ day }) => day);
  const onEvening = new Map<Day, number>();
  let balance = 0;
  let replanCount = 0;
  for (const { day, studyMinutes, finishedMinutes } of closed) {
    const count = replanDays.filter((on) => on <= day).length;
    if (count > replanCount) balance = Math.max(balance, 0);
    replanCount = count;
    balance += finishedMinutes - studyMinutes * loadOn(day);
    onEvening.set(day, Math.abs(balance) < STEP_MINUTES ? 0 : balance);
  }
  return onEvening;
}
