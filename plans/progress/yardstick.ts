import { type Calendar, calendarDays, type DayMinutes } from '../calendar/calendar.ts';
import { addDays, type Day, day as dayOf } from '../day.ts';
import type { AcceptedReplan, Plan, Session, Task } from '../plan/plan.ts';
import { openSessions } from '../replan/work/open-work.ts';
import { sumMinutes } from '../sum.ts';
import { shareDone, yardstickMinutes } from '../task/task-progress.ts';
import { measurePlanPace } from './pace.ts';

/** What becomes the yardstick with a replan, and what drift will tell of it. */
export type NewYardstick = {
  /** Every study day, in order. */
  days: readonly DayMinutes[];
  /** Of the tasks whose part in it changes, every day that they have there, in order. */
  sessionsByTask: ReadonlyMap<number, readonly DayMinutes[]>;
  replan: AcceptedReplan;
};

/** What a replan leaves of a plan, as far as pace asks. */
type Accepted = {
  calendar: Calendar;
  /** Every session of each task whose sessions change. */
  sessions: ReadonlyMap<number, readonly Session[]>;
  droppedTaskIds: readonly number[];
};

/**
 * The yardstick that a replan makes of a plan, once the learner accepts it.
 *
 * Its study days are those of the yardstick before today and the coming ones of the new calendar; days that were
 * declared off are not among them. Each task has there what the replan gave it. What has been earned is the same
 * afterwards: a task that was begun keeps its planned minutes, and only where nothing is done are they those of today's
 * estimate, so that work that was added is taken in.
 *
 * @param plan - as it is before the replan
 * @returns `null` before the plan has begun, where what is planned is the first plan, and without a study day
 * @see plans/README.md#pace for a worked example
 */
export function yardstickAfter(plan: Plan, accepted: Accepted, today: Day): NewYardstick | null {
  const days = studyDaysAfter(plan, accepted.calendar, today);
  if (today < plan.calendar.startOn || days.length === 0) return null;

  const dropped = new Set(accepted.droppedTaskIds);
  const sessionsByTask = new Map<number, readonly DayMinutes[]>();
  for (const task of plan.tasks) {
    const sessions = accepted.sessions.get(task.id) ?? task.sessions;
    const isKept = dropped.has(task.id) || task.droppedOn !== null || task.completion !== null;
    const parts = isKept ? partsAsPlanned(task, today) : partsOfOpen({ ...task, sessions }, today);
    const yardstick = onStudyDays(parts, days);
    if (!isSame(yardstick, task.yardstick)) sessionsByTask.set(task.id, yardstick);
  }
  return { days, sessionsByTask, replan: replanOf(plan, accepted.calendar, today) };
}

function replanOf(plan: Plan, calendar: Calendar, today: Day): AcceptedReplan {
  const { verdict, studyDays } = measurePlanPace(plan, today);
  return {
    day: today,
    studyDaysBehind: verdict === 'behind' ? studyDays : 0,
    fromFinishOn: plan.calendar.finishOn,
    toFinishOn: calendar.finishOn,
  };
}

function studyDaysAfter(plan: Plan, calendar: Calendar, today: Day): DayMinutes[] {
  const minutesOn = new Map(calendarDays(calendar).map(({ day, minutes }) => [day, minutes]));
  return [
    ...plan.yardstickDays.filter(({ day }) => day < today && minutesOn.get(day) !== 0),
    ...calendarDays(calendar).filter(({ day, minutes }) => day >= today && minutes > 0),
  ];
}

/** Minutes of a task on a day that need not be a study day. */
type Part = DayMinutes & {
  /** Counts on the study day before where its own is none, since it is done; else on the next. */
  isDone: boolean;
};

/** A task that is done, or that left the plan, keeps its part in the yardstick. */
function partsAsPlanned({ yardstick }: Task, today: Day): Part[] {
  return yardstick.map(({ day, minutes }) => ({ day, minutes, isDone: day <= today }));
}

/** What is done of a task by the days it was done on, and the rest by the days it has now. */
function partsOfOpen(task: Task, today: Day): Part[] {
  const open = openSessions(task, today);
  const share = shareDone(task, null);
  if (open.length === 0) return partsAsPlanned(task, today);

  const total = share > 0 ? yardstickMinutes(task) : sumMinutes(task.sessions);
  const earned = Math.round(total * share);
  const done = open.map(({ session, doneMinutes }) => ({ day: session.day, minutes: doneMinutes }));
  const left = open.map(({ session, openMinutes }) => ({ day: session.day, minutes: openMinutes }));
  const beforeToday = { day: addDays(today, -1), minutes: 1 };
  return [
    ...scaleTo(earned, done, beforeToday).map((part) => ({ ...part, isDone: part.day <= today })),
    // What is left and has no day is due at the end.
    ...scaleTo(total - earned, left, { day: LAST, minutes: 1 }).map((part) => ({ ...part, isDone: false })),
  ];
}

/** After every study day. */
const LAST = dayOf('9999-12-31');

/** The same days in the same proportion, with these minutes in all, in whole minutes. */
function scaleTo(minutes: number, parts: readonly DayMinutes[], otherwise: DayMinutes): DayMinutes[] {
  const given = parts.filter((part) => part.minutes > 0);
  const scaled: DayMinutes[] = [];
  const from = given.length === 0 ? [otherwise] : given;
  const total = sumMinutes(from);
  let before = 0;
  for (const part of from) {
    const upTo = before + part.minutes;
    const own = Math.round((minutes * upTo) / total) - Math.round((minutes * before) / total);
    if (own > 0) scaled.push({ day: part.day, minutes: own });
    before = upTo;
  }
  return scaled;
}

/** The parts by study day: done ones at the latest on their own day, others at the earliest. */
function onStudyDays(parts: readonly Part[], days: readonly DayMinutes[]): DayMinutes[] {
  const minutesOn = new Map<Day, number>();
  for (const { day, minutes, isDone } of parts) {
    const on = isDone ? (dayUpTo(days, day) ?? days[0]?.day) : (dayFrom(days, day) ?? days.at(-1)?.day);
    if (on !== undefined) minutesOn.set(on, (minutesOn.get(on) ?? 0) + minutes);
  }
  return [...minutesOn]
    .map(([day, minutes]) => ({ day, minutes }))
    .sort((one, other) => (one.day < other.day ? -1 : 1));
}

function dayUpTo(days: readonly DayMinutes[], day: Day): Day | undefined {
  return days.findLast((each) => each.day <= day)?.day;
}

function dayFrom(days: readonly DayMinutes[], day: Day): Day | undefined {
  return days.find((each) => each.day >= day)?.day;
}

function isSame(some: readonly DayMinutes[], others: readonly DayMinutes[]): boolean {
  return (
    some.length === others.length &&
    some.every(({ day, minutes }, index) => others[index]?.day === day && others[index]?.minutes === minutes)
  );
}
