import { type Calendar, calendarDays } from '../../plans/calendar/calendar.ts';
import type { Day } from '../../plans/day.ts';
import type { Roadmap, RoadmapHabit, RoadmapPhase, RoadmapTask } from '../../plans/roadmap/roadmap.ts';
import { valuesOf } from '../../plans/roadmap/task-of-roadmap.ts';
import { carryTicks } from '../../plans/task/checklist.ts';
import type { Database } from '../file/open.ts';
import { prepareInsert } from '../file/statements/prepared-insert.ts';
import { oncePerDatabase } from '../file/statements/statements.ts';
import { baselineDays, calendarExceptions, habits, phases, plans, yardstickDays } from '../schema/plan.ts';
import {
  baselineSessions,
  sessions,
  steps,
  TASK_FIELD_COLUMNS,
  tasks,
  yardstickSessions,
} from '../schema/task.ts';
import { stepColumns } from '../task/task-rows.ts';
import { insertKeptRecords, type KeptTask } from './kept-work.ts';

/** A roadmap, and what planning made of it on the learner's calendar. Ids are those of the roadmap. */
export type PlannedRoadmap = {
  roadmap: Roadmap;
  schedule: { sessions: readonly { taskId: string; day: Day; minutes: number }[] };
  calendar: Calendar;
  windows: readonly { phase: { id: string }; startsOn: Day; endsOn: Day }[];
  /** Tasks that do not fit and are left out from the start: kept in the plan, without sessions. */
  droppedTaskIds: readonly string[];
  /** Why; nothing where there is nothing to say. */
  dropReason?: string;
  /** Tasks that are set aside from the start because the learner knows them: without sessions, too. */
  knownTaskIds?: readonly string[];
  /** The track of the roadmap that it is on. */
  trackId?: string | null;
  interviewOn?: Day | null;
  /** Ids of the rounds that the learner faces. */
  rounds?: readonly string[];
};

/** The roadmap, what of it was done before by the task's id in the roadmap, and when the plan is made. */
export type PlanToInsert = PlannedRoadmap & { kept: ReadonlyMap<string, KeptTask>; at: string; today: Day };

const inserts = oncePerDatabase(({ orm }) => ({
  ...prepareForPlans(orm),
  ...prepareForTasks(orm),
}));

function prepareForPlans(orm: Database['orm']) {
  return {
    plan: prepareInsert(orm, plans, [
      'roadmapId',
      'trackId',
      'title',
      'startOn',
      'finishOn',
      'weekdayMinutes',
      'interviewOn',
      'rounds',
      'createdAt',
    ]),
    exception: prepareInsert(orm, calendarExceptions, ['planId', 'day', 'minutes', 'reason']),
    baselineDay: prepareInsert(orm, baselineDays, ['planId', 'day', 'minutes']),
    yardstickDay: prepareInsert(orm, yardstickDays, ['planId', 'day', 'minutes']),
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
  };
}

function prepareForTasks(orm: Database['orm']) {
  return {
    task: prepareInsert(orm, tasks, [
      ...TASK_FIELD_COLUMNS,
      'phaseId',
      'key',
      'position',
      'droppedOn',
      'droppedAs',
      'dropReason',
      'completedOn',
      'completedAt',
      'note',
      'noteRevision',
    ]),
    step: prepareInsert(orm, steps, ['taskId', 'position', 'text', 'completedOn', 'completedAt']),
    session: prepareInsert(orm, sessions, ['taskId', 'day', 'minutes']),
    baselineSession: prepareInsert(orm, baselineSessions, ['taskId', 'day', 'minutes']),
    yardstickSession: prepareInsert(orm, yardstickSessions, ['taskId', 'day', 'minutes']),
  };
}

/** @returns the id of the plan */
export function insertPlan(db: Database, plan: PlanToInsert): number {
  const planId = insertPlanRow(db, plan);
  const studyDays = insertCalendar(db, planId, plan.calendar);
  const taskIds = insertPhases(db, planId, plan);
  insertSessions(db, plan, taskIds);
  insertBaselineOfKept(db, plan, taskIds, studyDays[0] ?? plan.calendar.startOn);
  return planId;
}

function insertPlanRow(
  db: Database,
  { roadmap, trackId = null, calendar, interviewOn = null, rounds = [], at }: PlanToInsert,
): number {
  const { id: roadmapId, title } = roadmap;
  const { startOn, finishOn, weekdayMinutes } = calendar;
  return inserts(db).plan({
    roadmapId,
    trackId,
    title,
    startOn,
    finishOn,
    weekdayMinutes,
    interviewOn,
    rounds,
    createdAt: at,
  });
}

/** @returns the study days, in order */
function insertCalendar(db: Database, planId: number, calendar: Calendar): Day[] {
  const insert = inserts(db);
  for (const { day, minutes, reason } of calendar.exceptions) {
    insert.exception({ planId, day, minutes, reason });
  }
  const studyDays = calendarDays(calendar).filter(({ minutes }) => minutes > 0);
  for (const { day, minutes } of studyDays) {
    insert.baselineDay({ planId, day, minutes });
    insert.yardstickDay({ planId, day, minutes });
  }
  return studyDays.map(({ day }) => day);
}

/** @returns the tasks' ids in the database, by their ids in the roadmap */
function insertPhases(db: Database, planId: number, plan: PlanToInsert): Map<string, number> {
  const taskIds = new Map<string, number>();
  const windows = new Map(plan.windows.map((window) => [window.phase.id, window]));
  for (const [index, phase] of plan.roadmap.phases.entries()) {
    const window = windows.get(phase.id);
    if (!window) throw new RangeError(`The phase "${phase.id}" has no window`);

    const phaseId = insertPhase(db, planId, phase, index + 1, window);
    for (const [h, habit] of phase.habits.entries()) insertHabit(db, phaseId, habit, h + 1);
    for (const [t, task] of phase.tasks.entries()) {
      taskIds.set(task.id, insertTask(db, plan, phaseId, task, t + 1));
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
  { kept, droppedTaskIds, knownTaskIds = [], dropReason = '', today }: PlanToInsert,
  phaseId: number,
  task: RoadmapTask,
  position: number,
): number {
  const { id: key } = task;
  const { steps: texts, ...columns } = valuesOf(task);
  const insert = inserts(db);
  const earlier = kept.get(key);
  const isKnown = knownTaskIds.includes(key);
  const isDropped = (isKnown || droppedTaskIds.includes(key)) && earlier?.completedOn == null;
  const taskId = insert.task({
    ...columns,
    phaseId,
    key,
    position,
    droppedOn: isDropped ? today : null,
    droppedAs: isDropped && isKnown ? 'known' : 'dropped',
    dropReason: isDropped && !isKnown ? dropReason : '',
    completedOn: earlier?.completedOn ?? null,
    completedAt: earlier?.completedAt ?? null,
    note: earlier && wasWritten(earlier) ? earlier.note : (task.note ?? ''),
    noteRevision: earlier?.noteRevision ?? 0,
  });
  for (const step of carryTicks(earlier?.steps ?? [], texts)) insert.step({ taskId, ...stepColumns(step) });
  if (earlier) insertKeptRecords(db, taskId, earlier);
  return taskId;
}

/** What the learner took out of a note stays out. */
function wasWritten({ note, noteRevision }: KeptTask): boolean {
  return note !== '' || noteRevision > 0;
}

/** Baseline and yardstick start out equal to the sessions: nothing else was planned yet. Kept work that is done needs none. */
function insertSessions(
  db: Database,
  { schedule, droppedTaskIds, knownTaskIds = [], kept }: PlanToInsert,
  taskIds: ReadonlyMap<string, number>,
): void {
  const insert = inserts(db);
  const dropped = new Set([...droppedTaskIds, ...knownTaskIds]);
  for (const { taskId: key, day, minutes } of schedule.sessions) {
    const taskId = taskIds.get(key);
    if (taskId === undefined || dropped.has(key))
      throw new RangeError(`A session names the task "${key}", which is not planned`);
    if (kept.get(key)?.completedOn != null) continue;

    insert.session({ taskId, day, minutes });
    insert.baselineSession({ taskId, day, minutes });
    insert.yardstickSession({ taskId, day, minutes });
  }
}

/**
 * Work that was done before this plan stands in its baseline on the first study day. So it counts as done and as due
 * at once, and the plan starts on pace: neither ahead by what was done before, nor with that work told as added.
 */
function insertBaselineOfKept(
  db: Database,
  { roadmap, kept }: PlanToInsert,
  taskIds: ReadonlyMap<string, number>,
  firstDay: Day,
): void {
  for (const { id: key, minutes } of roadmap.phases.flatMap((phase) => phase.tasks)) {
    const taskId = taskIds.get(key);
    if (taskId === undefined || kept.get(key)?.completedOn == null) continue;
    inserts(db).baselineSession({ taskId, day: firstDay, minutes });
    inserts(db).yardstickSession({ taskId, day: firstDay, minutes });
  }
}
