import type { Roadmap, RoadmapHabit, RoadmapPhase, RoadmapTask } from '../plans/roadmap/roadmap.ts';
import { type Calendar, calendarDays } from '../plans/schedule/calendar.ts';
import type { Day } from '../plans/schedule/day.ts';
import { type ChangeMoment, recordChange } from './journal.ts';
import type { Database } from './open.ts';
import { loadSettings, writeSettings } from './settings.ts';
import { oncePerDatabase } from './statements.ts';

/** A roadmap, and what planning made of it on the learner's calendar. Ids are those of the roadmap. */
export type NewPlan = {
  roadmap: Roadmap;
  schedule: { sessions: readonly { taskId: string; day: Day; minutes: number }[] };
  calendar: Calendar;
  windows: readonly { phase: { id: string }; startsOn: Day; endsOn: Day }[];
  /** Tasks that do not fit and are left out from the start: kept in the plan, without sessions. */
  droppedTaskIds: readonly string[];
  /** The learner's time zone, where the same form asks for it. */
  timeZone?: string;
};

const statements = oncePerDatabase((client) => ({
  plan: client.prepare<[string, string, Day, Day, string, string]>(
    `insert into plans (roadmap_id, title, start_on, finish_on, weekday_minutes, created_at) values (?, ?, ?, ?, ?, ?)`,
  ),
  exception: client.prepare<[number, Day, number, string]>(
    'insert into calendar_exceptions (plan_id, day, minutes, reason) values (?, ?, ?, ?)',
  ),
  baselineDay: client.prepare<[number, Day, number]>(
    'insert into baseline_days (plan_id, day, minutes) values (?, ?, ?)',
  ),
  phase: client.prepare<[number, string, number, string, string, string, Day, Day]>(
    `insert into phases (plan_id, key, position, title, goal, outcome, starts_on, ends_on)
     values (?, ?, ?, ?, ?, ?, ?, ?)`,
  ),
  habit: client.prepare<[number, string, number, string, number]>(
    'insert into habits (phase_id, key, position, title, minutes) values (?, ?, ?, ?, ?)',
  ),
  task: client.prepare<[number, string, number, string, string, number, string, string, Day | null]>(
    `insert into tasks (phase_id, key, position, kind, title, minutes, weight, evidence_kind, dropped_on)
     values (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  ),
  step: client.prepare<[number, number, string]>(
    'insert into steps (task_id, position, text) values (?, ?, ?)',
  ),
  session: client.prepare<[number, Day, number]>(
    'insert into sessions (task_id, day, minutes) values (?, ?, ?)',
  ),
  baselineSession: client.prepare<[number, Day, number]>(
    'insert into baseline_sessions (task_id, day, minutes) values (?, ?, ?)',
  ),
}));

/**
 * Makes a plan and puts it in use, as one change.
 *
 * @returns the plan in use afterwards; `null` only when the form was sent before and its plan was taken back since
 */
export function createPlan(db: Database, newPlan: NewPlan, moment: ChangeMoment): { planId: number | null } {
  const { at, today, formToken } = moment;
  const summary = `Made the plan “${newPlan.roadmap.title}”`;
  const recorded = recordChange(db, { summary, at, onDay: today, formToken }, () => {
    const planId = insertPlan(db, newPlan, at);
    const taskIds = insertPhases(db, planId, newPlan, today);
    insertSessions(db, newPlan, taskIds);
    writeSettings(db, {
      activePlanId: planId,
      ...(newPlan.timeZone !== undefined && { timeZone: newPlan.timeZone }),
    });
    return planId;
  });
  return { planId: recorded.isRepeat ? loadSettings(db).activePlanId : recorded.result };
}

function insertPlan(db: Database, { roadmap, calendar }: NewPlan, at: string): number {
  const { startOn, finishOn, weekdayMinutes, exceptions } = calendar;
  const { lastInsertRowid } = statements(db).plan.run(
    roadmap.id,
    roadmap.title,
    startOn,
    finishOn,
    JSON.stringify(weekdayMinutes),
    at,
  );
  const planId = Number(lastInsertRowid);
  for (const { day, minutes, reason } of exceptions)
    statements(db).exception.run(planId, day, minutes, reason);
  for (const { day, minutes } of calendarDays(calendar)) {
    if (minutes > 0) statements(db).baselineDay.run(planId, day, minutes);
  }
  return planId;
}

function insertPhases(db: Database, planId: number, newPlan: NewPlan, today: Day): Map<string, number> {
  const taskIds = new Map<string, number>();
  const windows = new Map(newPlan.windows.map((window) => [window.phase.id, window]));
  const dropped = new Set(newPlan.droppedTaskIds);
  for (const [index, phase] of newPlan.roadmap.phases.entries()) {
    const window = windows.get(phase.id);
    if (!window) throw new RangeError(`The phase "${phase.id}" has no window`);

    const phaseId = insertPhase(db, planId, phase, index + 1, window);
    for (const [h, habit] of phase.habits.entries()) insertHabit(db, phaseId, habit, h + 1);
    for (const [t, task] of phase.tasks.entries()) {
      taskIds.set(task.id, insertTask(db, phaseId, task, t + 1, dropped.has(task.id) ? today : null));
    }
  }
  return taskIds;
}

function insertPhase(
  db: Database,
  planId: number,
  { id, title, goal, outcome }: RoadmapPhase,
  position: number,
  { startsOn, endsOn }: { startsOn: Day; endsOn: Day },
): number {
  const { lastInsertRowid } = statements(db).phase.run(
    planId,
    id,
    position,
    title,
    goal,
    outcome,
    startsOn,
    endsOn,
  );
  return Number(lastInsertRowid);
}

function insertHabit(
  db: Database,
  phaseId: number,
  { id, title, minutes }: RoadmapHabit,
  position: number,
): void {
  statements(db).habit.run(phaseId, id, position, title, minutes);
}

function insertTask(
  db: Database,
  phaseId: number,
  task: RoadmapTask,
  position: number,
  droppedOn: Day | null,
): number {
  const { id, kind, title, minutes, weight, evidence, steps } = task;
  const { lastInsertRowid } = statements(db).task.run(
    phaseId,
    id,
    position,
    kind,
    title,
    minutes,
    weight,
    evidence,
    droppedOn,
  );
  const taskId = Number(lastInsertRowid);
  for (const [index, text] of steps.entries()) statements(db).step.run(taskId, index + 1, text);
  return taskId;
}

/** The baseline is what was first planned, so it starts out equal to the sessions. */
function insertSessions(
  db: Database,
  { schedule, droppedTaskIds }: NewPlan,
  taskIds: ReadonlyMap<string, number>,
): void {
  const dropped = new Set(droppedTaskIds);
  for (const { taskId: key, day, minutes } of schedule.sessions) {
    const taskId = taskIds.get(key);
    if (taskId === undefined || dropped.has(key))
      throw new RangeError(`A session names the task "${key}", which is not planned`);

    statements(db).session.run(taskId, day, minutes);
    statements(db).baselineSession.run(taskId, day, minutes);
  }
}
