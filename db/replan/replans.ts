import { and, eq, inArray, notInArray } from 'drizzle-orm';
import { type Calendar, type CalendarException, calendarDays } from '../../plans/calendar/calendar.ts';
import type { Day } from '../../plans/day.ts';
import type { NewChangeFacts } from '../../plans/journal/change-facts.ts';
import type { NewYardstick } from '../../plans/progress/yardstick.ts';
import type { Database } from '../file/open.ts';
import { isStillOn } from '../journal/history.ts';
import { type ChangeMoment, recordChange } from '../journal/journal.ts';
import { baselineDays, calendarExceptions, phases, plans, replans, yardstickDays } from '../schema/plan.ts';
import { baselineSessions, sessions, tasks, yardstickSessions } from '../schema/task.ts';
import { type SessionsByTask, writeSessions } from '../task/session-rows.ts';
import { arePhasesOfPlan, areTasksOfPlan, dropTasks } from '../task/task-rows.ts';

/** What a plan is to be. Once it has begun, its baseline stays as it is. */
export type ReplanToApply = {
  planId: number;
  /** The tasks whose sessions change, each with all of its sessions. */
  sessionsByTask: SessionsByTask;
  /** Dropped today. */
  droppedTaskIds: readonly number[];
  dropReason: string;
  calendar: Calendar;
  phases: readonly { phaseId: number; startsOn: Day; endsOn: Day }[];
  /**
   * What pace is measured against from now on, once the plan has begun. A replan that the learner accepts has one;
   * `null` leaves it as it is, as moving or dropping tasks by hand does.
   */
  yardstick: NewYardstick | null;
  /** Left as it is unless named. */
  interviewOn?: Day | null;
  /** Ids of the rounds that the learner faces; left as they are unless named. */
  rounds?: readonly string[];
  facts: NewChangeFacts;
  /** What `journalBasis` said when the preview was made. */
  basis?: string | undefined;
};

export type ReplanOutcome =
  | { ok: true; changeId: number | null }
  | { ok: false; reason: 'missing' | 'stale' };

/**
 * Applies a replan as one change.
 *
 * Nothing is written when something was changed or undone since its preview (`stale`), or when it names what the plan
 * does not have (`missing`).
 */
export function applyReplan(db: Database, replan: ReplanToApply & ChangeMoment): ReplanOutcome {
  const { facts, at, today, formToken } = replan;
  const recorded = recordChange(db, { facts, at, onDay: today, formToken }, () => {
    const refusal = refuse(db, replan);
    if (refusal === null) writeReplan(db, replan, today);
    return refusal;
  });
  if (!recorded.isRepeat && recorded.result !== null) return { ok: false, reason: recorded.result };
  return { ok: true, changeId: recorded.changeId };
}

function refuse(db: Database, replan: ReplanToApply): 'missing' | 'stale' | null {
  if (!isStillOn(db, replan.basis)) return 'stale';

  const { planId } = replan;
  const plan = db.orm.select({ id: plans.id }).from(plans).where(eq(plans.id, planId)).get();
  const phaseIds = replan.phases.map(({ phaseId }) => phaseId);
  const isWhole = areTasksOfPlan(db, planId, namedTaskIds(replan)) && arePhasesOfPlan(db, planId, phaseIds);
  return plan && isWhole ? null : 'missing';
}

function namedTaskIds({ sessionsByTask, droppedTaskIds, yardstick }: ReplanToApply): number[] {
  return [...sessionsByTask.keys(), ...droppedTaskIds, ...(yardstick?.sessionsByTask.keys() ?? [])];
}

function writeReplan(db: Database, replan: ReplanToApply, today: Day): void {
  const { planId, sessionsByTask, droppedTaskIds, dropReason } = replan;
  const hasBegun = findStart(db, planId) <= today;
  writePlan(db, replan);
  writeExceptions(db, planId, replan.calendar.exceptions);
  for (const { phaseId, startsOn, endsOn } of replan.phases) {
    db.orm.update(phases).set({ startsOn, endsOn }).where(eq(phases.id, phaseId)).run();
  }
  dropTasks(db, droppedTaskIds, { droppedOn: today, droppedAs: 'dropped', dropReason });
  writeSessions(db, sessionsByTask);
  if (!hasBegun) rebaseline(db, planId, replan.calendar);
  else if (replan.yardstick !== null) writeYardstick(db, planId, replan.yardstick);
}

function findStart({ orm }: Database, planId: number): string {
  return orm.select({ startOn: plans.startOn }).from(plans).where(eq(plans.id, planId)).get()?.startOn ?? '';
}

function writePlan({ orm }: Database, { planId, calendar, interviewOn, rounds }: ReplanToApply): void {
  const { startOn, finishOn, weekdayMinutes } = calendar;
  orm
    .update(plans)
    .set({
      startOn,
      finishOn,
      weekdayMinutes,
      ...(interviewOn !== undefined && { interviewOn }),
      ...(rounds && { rounds }),
    })
    .where(eq(plans.id, planId))
    .run();
}

function writeExceptions({ orm }: Database, planId: number, exceptions: readonly CalendarException[]): void {
  const days = exceptions.map(({ day }) => day);
  orm
    .delete(calendarExceptions)
    .where(and(eq(calendarExceptions.planId, planId), notInArray(calendarExceptions.day, days)))
    .run();
  for (const { day, minutes, reason } of exceptions) {
    orm
      .insert(calendarExceptions)
      .values({ planId, day, minutes, reason })
      .onConflictDoUpdate({
        target: [calendarExceptions.planId, calendarExceptions.day],
        set: { minutes, reason },
      })
      .run();
  }
}

function writeYardstick(
  { orm }: Database,
  planId: number,
  { days, sessionsByTask, replan }: NewYardstick,
): void {
  const isGone = notInArray(
    yardstickDays.day,
    days.map(({ day }) => day),
  );
  orm
    .delete(yardstickDays)
    .where(and(eq(yardstickDays.planId, planId), isGone))
    .run();
  for (const { day, minutes } of days) {
    orm
      .insert(yardstickDays)
      .values({ planId, day, minutes })
      .onConflictDoUpdate({ target: [yardstickDays.planId, yardstickDays.day], set: { minutes } })
      .run();
  }
  for (const [taskId, sessionsOfTask] of sessionsByTask) {
    orm.delete(yardstickSessions).where(eq(yardstickSessions.taskId, taskId)).run();
    for (const { day, minutes } of sessionsOfTask) {
      orm.insert(yardstickSessions).values({ taskId, day, minutes }).run();
    }
  }
  orm
    .insert(replans)
    .values({ planId, ...replan })
    .run();
}

/**
 * Before its first day a plan has nothing to be held against but itself: what is planned now becomes its baseline and its yardstick.
 *
 * Work that was done before the plan was made has no session, and counts on the first study day.
 */
function rebaseline({ orm }: Database, planId: number, calendar: Calendar): void {
  const studyDays = calendarDays(calendar).filter(({ minutes }) => minutes > 0);
  const [firstStudyDay] = studyDays;
  if (!firstStudyDay) return;

  orm.delete(baselineDays).where(eq(baselineDays.planId, planId)).run();
  orm.delete(yardstickDays).where(eq(yardstickDays.planId, planId)).run();
  for (const { day, minutes } of studyDays) {
    orm.insert(baselineDays).values({ planId, day, minutes }).run();
    orm.insert(yardstickDays).values({ planId, day, minutes }).run();
  }

  const ofPlan = orm
    .select({ id: tasks.id })
    .from(tasks)
    .innerJoin(phases, eq(phases.id, tasks.phaseId))
    .where(eq(phases.planId, planId));
  const planned = orm
    .select({ taskId: sessions.taskId, day: sessions.day, minutes: sessions.minutes })
    .from(sessions)
    .where(inArray(sessions.taskId, ofPlan))
    .all();
  const plannedIds = [...new Set(planned.map(({ taskId }) => taskId))];
  for (const table of [baselineSessions, yardstickSessions]) {
    orm.delete(table).where(inArray(table.taskId, plannedIds)).run();
    for (const session of planned) orm.insert(table).values(session).run();
    orm
      .update(table)
      .set({ day: firstStudyDay.day })
      .where(and(inArray(table.taskId, ofPlan), notInArray(table.taskId, plannedIds)))
      .run();
  }
}
