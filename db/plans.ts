import type { Roadmap, RoadmapHabit, RoadmapPhase, RoadmapTask } from '../plans/roadmap/roadmap.ts';
import { type Calendar, calendarDays } from '../plans/schedule/calendar.ts';
import type { Day } from '../plans/schedule/day.ts';
import type { Database } from './file/open.ts';
import { prepareInsert } from './file/prepared-insert.ts';
import { oncePerDatabase } from './file/statements.ts';
import { type ChangeMoment, recordChange } from './journal/journal.ts';
import {
  baselineDays,
  baselineSessions,
  calendarExceptions,
  habits,
  phases,
  plans,
  sessions,
  steps,
  tasks,
} from './schema.ts';
import { loadSettings, writeSettings } from './settings.ts';

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
  interviewOn?: Day | null;
  /**
   * Start again, keeping what was done in this plan: completions, ticked steps, notes and evidence, matched by task
   * key. A kept task that is done gets no sessions, whether the schedule has some or not, and stands in the baseline
   * on the first study day, so that the new plan starts on pace.
   */
  keepFrom?: number;
};

/** A plan as the list of plans shows it. */
export type PlanSummary = Pick<
  typeof plans.$inferSelect,
  'id' | 'title' | 'roadmapId' | 'startOn' | 'finishOn' | 'interviewOn' | 'createdAt' | 'archivedAt'
> & {
  isActive: boolean;
  /** Dropped tasks are not in it. */
  taskCount: number;
  doneCount: number;
};

/** All plans, archived ones last, the newest first. */
export function listPlans(_db: Database): PlanSummary[] {
  throw new Error('Not written yet');
}

/** Puts a plan in use; an archived one comes out of the archive. `undefined` when there is none. */
export function setActivePlan(
  _db: Database,
  _wanted: ChangeMoment & { planId: number },
): ChangeMade | undefined {
  throw new Error('Not written yet');
}

/** Archives a plan, or takes it out; when it was in use, the newest of the others comes into use. */
export function setPlanArchived(
  _db: Database,
  _wanted: ChangeMoment & { planId: number; isArchived: boolean },
): ChangeMade | undefined {
  throw new Error('Not written yet');
}

/** Deletes a plan with all that hangs on it, as one change that can be undone. */
export function deletePlan(
  _db: Database,
  _wanted: ChangeMoment & { planId: number },
): ChangeMade | undefined {
  throw new Error('Not written yet');
}

const inserts = oncePerDatabase(({ orm }) => ({
  plan: prepareInsert(orm, plans, [
    'roadmapId',
    'title',
    'startOn',
    'finishOn',
    'weekdayMinutes',
    'createdAt',
  ]),
  exception: prepareInsert(orm, calendarExceptions, ['planId', 'day', 'minutes', 'reason']),
  baselineDay: prepareInsert(orm, baselineDays, ['planId', 'day', 'minutes']),
  phase: prepareInsert(orm, phases, [
    'planId',
    'key',
    'position',
    'title',
    'goal',
    'outcome',
    'startsOn',
    'endsOn',
  ]),
  habit: prepareInsert(orm, habits, ['phaseId', 'key', 'position', 'title', 'minutes']),
  task: prepareInsert(orm, tasks, [
    'phaseId',
    'key',
    'position',
    'kind',
    'title',
    'minutes',
    'weight',
    'evidenceKind',
    'droppedOn',
  ]),
  step: prepareInsert(orm, steps, ['taskId', 'position', 'text']),
  session: prepareInsert(orm, sessions, ['taskId', 'day', 'minutes']),
  baselineSession: prepareInsert(orm, baselineSessions, ['taskId', 'day', 'minutes']),
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
  const { id: roadmapId, title } = roadmap;
  const { startOn, finishOn, weekdayMinutes, exceptions } = calendar;
  const insert = inserts(db);
  const planId = insert.plan({ roadmapId, title, startOn, finishOn, weekdayMinutes, createdAt: at });
  for (const { day, minutes, reason } of exceptions) insert.exception({ planId, day, minutes, reason });
  for (const { day, minutes } of calendarDays(calendar)) {
    if (minutes > 0) insert.baselineDay({ planId, day, minutes });
  }
  return planId;
}

/** @returns the tasks' ids in the database, by their ids in the roadmap */
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
  { id: key, title, goal, outcome }: RoadmapPhase,
  position: number,
  { startsOn, endsOn }: { startsOn: Day; endsOn: Day },
): number {
  return inserts(db).phase({ planId, key, position, title, goal, outcome, startsOn, endsOn });
}

function insertHabit(
  db: Database,
  phaseId: number,
  { id: key, title, minutes }: RoadmapHabit,
  position: number,
): void {
  inserts(db).habit({ phaseId, key, position, title, minutes });
}

function insertTask(
  db: Database,
  phaseId: number,
  { id: key, kind, title, minutes, weight, evidence: evidenceKind, steps: texts }: RoadmapTask,
  position: number,
  droppedOn: Day | null,
): number {
  const insert = inserts(db);
  const taskId = insert.task({
    phaseId,
    key,
    position,
    kind,
    title,
    minutes,
    weight,
    evidenceKind,
    droppedOn,
  });
  for (const [index, text] of texts.entries()) insert.step({ taskId, position: index + 1, text });
  return taskId;
}

/** The baseline is what was first planned, so it starts out equal to the sessions. */
function insertSessions(
  db: Database,
  { schedule, droppedTaskIds }: NewPlan,
  taskIds: ReadonlyMap<string, number>,
): void {
  const insert = inserts(db);
  const dropped = new Set(droppedTaskIds);
  for (const { taskId: key, day, minutes } of schedule.sessions) {
    const taskId = taskIds.get(key);
    if (taskId === undefined || dropped.has(key))
      throw new RangeError(`A session names the task "${key}", which is not planned`);

    insert.session({ taskId, day, minutes });
    insert.baselineSession({ taskId, day, minutes });
  }
}
