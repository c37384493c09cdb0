import { getTableName } from 'drizzle-orm';
import type { DayMinutes } from '../../plans/calendar/calendar.ts';
import type { Evidence, Session, SpentTime, Step, Task } from '../../plans/plan/plan.ts';
import type { Database } from '../file/open.ts';
import { DATA_TABLES } from '../journal/row-images.ts';
import { toCompletion } from '../task/task-rows.ts';
import { type Groups, group } from './groups.ts';
import { rowsOfPlan, rowsOfTask } from './plan-task-rows.ts';

type StoredRows = ReturnType<typeof rowsOfTask>;
type Stored<Name extends keyof StoredRows> = ReturnType<StoredRows[Name]['all']>[number];

/** A task without what hangs on it. */
type TaskRow = Omit<Task, 'steps' | 'sessions' | 'baseline' | 'yardstick' | 'evidence' | 'spent'>;

/** What hangs on tasks: by the name of its table, what it is in the plan. */
type Hanging = {
  steps: Step;
  sessions: Session;
  baselineSessions: DayMinutes;
  yardstickSessions: DayMinutes;
  evidence: Evidence;
  spentTimes: SpentTime;
};

/** The tasks of a plan in its order, and what hangs on them, grouped by their ids. */
export type TaskParts = { tasks: readonly TaskRow[] } & { [Name in keyof Hanging]: Groups<Hanging[Name]> };

/** What was written to since some parts were read: tables by name, and of the tables of tasks the tasks that are meant. */
export type Touched = { tables: ReadonlySet<string>; tasks: ReadonlySet<number> };

/** A change of more tasks than these, as a replan is, reads their tables as a whole. */
const MOST_READ_ALONE = 20;

const HANGING = [
  'steps',
  'sessions',
  'baselineSessions',
  'yardstickSessions',
  'evidence',
  'spentTimes',
] as const satisfies (keyof Hanging)[];

export function isTaskPart(name: string): name is keyof TaskParts {
  return name === 'tasks' || HANGING.some((hanging) => hanging === name);
}

/**
 * Reads what tasks have in each table.
 *
 * @param earlier - parts that were read before: of tables that were touched since only the rows of the tasks that are
 * meant are read again. A task that came, went or changed its phase is met by reading the table as a whole; its place
 * in the phase never changes.
 */
export function readTaskParts(
  db: Database,
  planId: number,
  earlier: { parts: TaskParts; touched: Touched } | null,
): TaskParts {
  const ofPlan = rowsOfPlan(db);
  // Prepared once it is needed: who reads a plan only once, as a command does, never asks.
  const ofTask = () => rowsOfTask(db);
  const before = <Name extends keyof Hanging>(name: Name) =>
    earlier && { groups: earlier.parts[name], tasks: tasksTouched(name, earlier.touched) };
  const read = <Row extends { taskId: number }, T>(
    all: Rows<Row>,
    one: () => Rows<Row>,
    earlierGroups: EarlierGroups<T>,
    toValue: (row: Row) => T,
  ) =>
    readGroups(
      () => all.all(planId),
      (taskId) => one().all(taskId),
      earlierGroups,
      toValue,
    );
  return {
    tasks: readTasks(db, planId, earlier),
    steps: read(ofPlan.steps, () => ofTask().steps, before('steps'), toStep),
    sessions: read(ofPlan.sessions, () => ofTask().sessions, before('sessions'), toSession),
    baselineSessions: read(
      ofPlan.baselineSessions,
      () => ofTask().baselineSessions,
      before('baselineSessions'),
      toDayMinutes,
    ),
    yardstickSessions: read(
      ofPlan.yardstickSessions,
      () => ofTask().yardstickSessions,
      before('yardstickSessions'),
      toDayMinutes,
    ),
    evidence: read(
      ofPlan.evidence,
      () => ofTask().evidence,
      before('evidence'),
      ({ taskId: _, ...left }) => left,
    ),
    spentTimes: read(
      ofPlan.spentTimes,
      () => ofTask().spentTimes,
      before('spentTimes'),
      ({ id, day, minutes }) => ({
        id,
        day,
        minutes,
      }),
    ),
  };
}

/**
 * The tasks of a plan.
 *
 * @param earlier - the tasks as they were, and the parts that they were made from: a task of which nothing is new stays
 * the very same value
 */
export function assembleTasks(
  parts: TaskParts,
  earlier: { parts: TaskParts; tasks: readonly Task[] } | null,
): Task[] {
  return parts.tasks.map((row, index) =>
    assembleTask(row, parts, earlier?.parts.tasks[index] === row ? earlier.tasks[index] : undefined),
  );
}

/** @param earlier - made from the same row */
function assembleTask(row: TaskRow, parts: TaskParts, earlier: Task | undefined): Task {
  const steps = parts.steps.get(row.id) ?? NOTHING;
  const sessions = parts.sessions.get(row.id) ?? NOTHING;
  const baseline = parts.baselineSessions.get(row.id) ?? NOTHING;
  const yardstick = parts.yardstickSessions.get(row.id) ?? NOTHING;
  const evidence = parts.evidence.get(row.id) ?? NOTHING;
  const spent = parts.spentTimes.get(row.id) ?? NOTHING;
  const isSame =
    earlier !== undefined &&
    earlier.steps === steps &&
    earlier.sessions === sessions &&
    earlier.baseline === baseline &&
    earlier.yardstick === yardstick &&
    earlier.evidence === evidence &&
    earlier.spent === spent;
  return isSame ? earlier : { ...row, steps, sessions, baseline, yardstick, evidence, spent };
}

/** One empty list for all, so that an empty one is the same as before. */
const NOTHING: readonly never[] = [];

type EarlierTaskParts = { parts: TaskParts; touched: Touched } | null;

const NO_TASKS: ReadonlySet<number> = new Set();

/** The tasks whose rows in a table are to be read again. */
function tasksTouched(name: keyof TaskParts, { tables, tasks }: Touched): ReadonlySet<number> {
  return tables.has(getTableName(DATA_TABLES[name])) ? tasks : NO_TASKS;
}

function readTasks(db: Database, planId: number, earlier: EarlierTaskParts): TaskParts['tasks'] {
  return (earlier && readTasksAlone(db, earlier)) ?? rowsOfPlan(db).tasks.all(planId).map(toTask);
}

/** `null` when that is not enough. */
function readTasksAlone(
  db: Database,
  { parts, touched }: NonNullable<EarlierTaskParts>,
): TaskParts['tasks'] | null {
  const touchedTasks = tasksTouched('tasks', touched);
  if (touchedTasks.size === 0) return parts.tasks;
  if (touchedTasks.size > MOST_READ_ALONE) return null;
  const tasks = [...parts.tasks];
  for (const id of touchedTasks) {
    const index = tasks.findIndex((task) => task.id === id);
    const row = rowsOfTask(db).tasks.get(id);
    if (row === undefined || row.phaseId !== tasks[index]?.phaseId) return null;
    tasks[index] = toTask(row);
  }
  return tasks;
}

type Rows<Row> = { all: (id: number) => Row[] };
/** The groups as they were, and the tasks whose rows are to be read again. */
type EarlierGroups<T> = { groups: Groups<T>; tasks: ReadonlySet<number> } | null;

function readGroups<Row extends { taskId: number }, T>(
  readAll: () => Row[],
  readOne: (taskId: number) => Row[],
  earlier: EarlierGroups<T>,
  toValue: (row: Row) => T,
): Groups<T> {
  if (earlier === null || earlier.tasks.size > MOST_READ_ALONE) {
    return group(readAll(), ({ taskId }) => taskId, toValue);
  }
  if (earlier.tasks.size === 0) return earlier.groups;
  const groups = new Map(earlier.groups);
  for (const id of earlier.tasks) groups.set(id, readOne(id).map(toValue));
  return groups;
}

/** Named one by one: a row's rest, taken as such, cost 0.05 ms more for all tasks of a plan. */
function toTask(row: Stored<'tasks'>): TaskRow {
  return {
    id: row.id,
    key: row.key,
    phaseId: row.phaseId,
    kind: row.kind,
    title: row.title,
    minutes: row.minutes,
    weight: row.weight,
    essential: row.essential === 1,
    evidenceKind: row.evidenceKind,
    serves: row.serves === '[]' ? NOTHING : JSON.parse(row.serves),
    origin: row.origin,
    revision: row.revision,
    completion: toCompletion(row.completedOn, row.completedAt),
    droppedOn: row.droppedOn,
    dropReason: row.dropReason,
    droppedAs: row.droppedAs,
    isOffTrack: row.isOffTrack === 1,
    note: { text: row.note, revision: row.noteRevision },
  };
}

function toDayMinutes({ day, minutes }: DayMinutes): DayMinutes {
  return { day, minutes };
}

function toStep({ position, text, completedOn, completedAt }: Stored<'steps'>): Step {
  return { position, text, completion: toCompletion(completedOn, completedAt) };
}

function toSession({ day, minutes, isPinned, position }: Stored<'sessions'>): Session {
  return { day, minutes, isPinned: isPinned === 1, position };
}
