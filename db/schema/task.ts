import { sql } from 'drizzle-orm';
import { check, index, integer, primaryKey, real, sqliteTable, text, unique } from 'drizzle-orm/sqlite-core';
import { TASK_ORIGINS } from '../../plans/plan/plan.ts';
import { DROP_ENDINGS, EVIDENCE_KINDS, TASK_KINDS, TASK_WEIGHTS } from '../../plans/task/kinds.ts';
import type { TaskFieldName } from '../../plans/task/task-fields.ts';
import { day, isDay, oneOf } from './columns.ts';
import { phaseId } from './plan.ts';

/** Whatever hangs on a task goes with it. */
const taskId = () =>
  integer('task_id')
    .notNull()
    .references(() => tasks.id, { onDelete: 'cascade' });

/** A column for each field of a task; its steps have a table of their own. */
const fieldColumns = {
  kind: text('kind', { enum: TASK_KINDS }).notNull(),
  title: text('title').notNull(),
  minutes: integer('minutes').notNull(),
  weight: text('weight', { enum: TASK_WEIGHTS }).notNull(),
  essential: integer('essential', { mode: 'boolean' }).notNull().default(false),
  evidenceKind: text('evidence_kind', { enum: EVIDENCE_KINDS }).notNull(),
  serves: text('serves', { mode: 'json' }).$type<readonly string[]>().notNull().default([]),
} satisfies Record<Exclude<TaskFieldName, 'steps'>, unknown>;

export const TASK_FIELD_COLUMNS = Object.keys(fieldColumns) as (keyof typeof fieldColumns)[];

export const tasks = sqliteTable(
  'tasks',
  {
    id: integer('id').primaryKey(),
    phaseId: phaseId(),
    key: text('key').notNull(),
    position: integer('position').notNull(),
    ...fieldColumns,
    origin: text('origin', { enum: TASK_ORIGINS }).notNull().default('roadmap'),
    completedOn: day('completed_on'),
    completedAt: text('completed_at'),
    droppedOn: day('dropped_on'),
    dropReason: text('drop_reason').notNull().default(''),
    /** Left out, or set aside because the learner knows it. */
    droppedAs: text('dropped_as', { enum: DROP_ENDINGS }).notNull().default('dropped'),
    /** Dropped because it is not on the track of its plan; it comes back with a track that has it. */
    isOffTrack: integer('is_off_track', { mode: 'boolean' }).notNull().default(false),
    /** Counts the edits of what the task is. */
    revision: integer('revision').notNull().default(0),
    note: text('note').notNull().default(''),
    noteRevision: integer('note_revision').notNull().default(0),
  },
  (table) => [
    unique('tasks_key').on(table.phaseId, table.key),
    check('tasks_kind', oneOf('kind', TASK_KINDS)),
    check('tasks_weight', oneOf('weight', TASK_WEIGHTS)),
    check('tasks_evidence_kind', oneOf('evidence_kind', EVIDENCE_KINDS)),
    check('tasks_origin', oneOf('origin', TASK_ORIGINS)),
    check('tasks_minutes', sql.raw('"minutes" > 0')),
    check('tasks_completed_on', isDay('completed_on')),
    check('tasks_completion', sql.raw('("completed_on" is null) = ("completed_at" is null)')),
    check('tasks_dropped_on', isDay('dropped_on')),
    check('tasks_dropped_as', oneOf('dropped_as', DROP_ENDINGS)),
    check('tasks_serves', sql.raw(`json_type("serves") = 'array'`)),
  ],
);

export const steps = sqliteTable(
  'steps',
  {
    taskId: taskId(),
    /** Counts from 1. */
    position: integer('position').notNull(),
    text: text('text').notNull(),
    completedOn: day('completed_on'),
    completedAt: text('completed_at'),
  },
  (table) => [
    primaryKey({ columns: [table.taskId, table.position] }),
    check('steps_completed_on', isDay('completed_on')),
    check('steps_completion', sql.raw('("completed_on" is null) = ("completed_at" is null)')),
  ],
);

export const sessions = sqliteTable(
  'sessions',
  {
    taskId: taskId(),
    day: day('day').notNull(),
    minutes: integer('minutes').notNull(),
    isPinned: integer('is_pinned', { mode: 'boolean' }).notNull().default(false),
    /** Order within the day; equal ones are in roadmap order. */
    position: integer('position').notNull().default(0),
  },
  (table) => [
    primaryKey({ columns: [table.taskId, table.day] }),
    check('sessions_day', isDay('day')),
    check('sessions_minutes', sql.raw('"minutes" > 0')),
    check('sessions_is_pinned', sql.raw('"is_pinned" in (0, 1)')),
  ],
);

/** The sessions as first planned; never changed. */
export const baselineSessions = sqliteTable(
  'baseline_sessions',
  { taskId: taskId(), day: day('day').notNull(), minutes: integer('minutes').notNull() },
  (table) => [
    primaryKey({ columns: [table.taskId, table.day] }),
    check('baseline_sessions_day', isDay('day')),
    check('baseline_sessions_minutes', sql.raw('"minutes" > 0')),
  ],
);

/** The sessions of the plan in force: as first planned until a replan is accepted. */
export const yardstickSessions = sqliteTable(
  'yardstick_sessions',
  { taskId: taskId(), day: day('day').notNull(), minutes: integer('minutes').notNull() },
  (table) => [
    primaryKey({ columns: [table.taskId, table.day] }),
    check('yardstick_sessions_day', isDay('day')),
    check('yardstick_sessions_minutes', sql.raw('"minutes" > 0')),
  ],
);

export const evidence = sqliteTable(
  'evidence',
  {
    id: integer('id').primaryKey(),
    taskId: taskId(),
    kind: text('kind', { enum: EVIDENCE_KINDS }).notNull(),
    text: text('text').notNull(),
    location: text('location').notNull().default(''),
    value: real('value'),
    /** The piece of the portfolio that it is; it may be gone, its title is the text. */
    pieceKey: text('piece_key').notNull().default(''),
    /** The file that it is. */
    attachmentKey: text('attachment_key').notNull().default(''),
    leftOn: day('left_on').notNull(),
  },
  (table) => [
    index('evidence_task').on(table.taskId),
    check('evidence_kind', oneOf('kind', EVIDENCE_KINDS)),
    check('evidence_value', sql.raw(`("value" is not null) = ("kind" = 'number')`)),
    check('evidence_left_on', isDay('left_on')),
  ],
);

/** Minutes that really went into a task on a day, as the learner noted them or the timer counted. */
export const spentTimes = sqliteTable(
  'spent_times',
  {
    id: integer('id').primaryKey(),
    taskId: taskId(),
    day: day('day').notNull(),
    minutes: integer('minutes').notNull(),
    notedAt: text('noted_at').notNull(),
  },
  (table) => [
    index('spent_times_task').on(table.taskId),
    check('spent_times_day', isDay('day')),
    check('spent_times_minutes', sql.raw('"minutes" between 1 and 1440')),
  ],
);

/** One row while a timer runs or rests on a task. Not journaled: what it counted becomes a spent time. */
export const focusTimer = sqliteTable(
  'focus_timer',
  {
    id: integer('id').primaryKey(),
    taskId: taskId(),
    /** The learner's day on which it was started: what it counts is noted for this day. */
    day: day('day').notNull(),
    /** Counted before the stretch that runs now. */
    secondsBefore: integer('seconds_before').notNull(),
    /** The instant since when it runs; `null` while it rests. */
    runningSince: text('running_since'),
    /** Of the stretch that runs: while its task was deleted, until that was undone. */
    awaySeconds: integer('away_seconds').notNull().default(0),
  },
  () => [
    check('focus_timer_one_row', sql.raw('"id" = 1')),
    check('focus_timer_day', isDay('day')),
    check('focus_timer_seconds_before', sql.raw('"seconds_before" >= 0')),
    check('focus_timer_away_seconds', sql.raw('"away_seconds" >= 0')),
  ],
);
