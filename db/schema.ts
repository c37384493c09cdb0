import { sql } from 'drizzle-orm';
import { check, index, integer, primaryKey, real, sqliteTable, text, unique } from 'drizzle-orm/sqlite-core';
import { TASK_ORIGINS } from '../plans/plan.ts';
import { EVIDENCE_KINDS, TASK_KINDS, TASK_WEIGHTS } from '../plans/roadmap/roadmap.ts';
import type { Day } from '../plans/schedule/day.ts';

export const THEMES = ['auto', 'light', 'dark'] as const;
export const HOUR_CYCLES = ['auto', '12', '24'] as const;

/** A calendar day of the learner, `YYYY-MM-DD`. */
const day = (name: string) => text(name).$type<Day>();

const planId = () =>
  integer('plan_id')
    .notNull()
    .references(() => plans.id, { onDelete: 'cascade' });

const taskId = () =>
  integer('task_id')
    .notNull()
    .references(() => tasks.id, { onDelete: 'cascade' });

const phaseId = () =>
  integer('phase_id')
    .notNull()
    .references(() => phases.id, { onDelete: 'cascade' });

const oneOf = (column: string, values: readonly string[]) =>
  sql.raw(`"${column}" in (${values.map((value) => `'${value}'`).join(', ')})`);

const isDay = (column: string) => sql.raw(`"${column}" glob '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'`);

const isMinutesOfDay = (column: string) => sql.raw(`"${column}" between 0 and 1440`);

/** One row: how the learner wants Daymark to behave, and the plan in use. */
export const settings = sqliteTable(
  'settings',
  {
    id: integer('id').primaryKey(),
    timeZone: text('time_zone').notNull(),
    dayStartHour: integer('day_start_hour').notNull(),
    theme: text('theme', { enum: THEMES }).notNull(),
    /** First day of a week in the calendar: 0 is Monday. */
    weekStart: integer('week_start').notNull().default(0),
    hourCycle: text('hour_cycle', { enum: HOUR_CYCLES }).notNull().default('auto'),
    /** How dates and times are written; the language of the pages stays. */
    locale: text('locale').notNull().default('en-GB'),
    activePlanId: integer('active_plan_id').references(() => plans.id, { onDelete: 'set null' }),
  },
  () => [
    check('settings_one_row', sql.raw('"id" = 1')),
    check('settings_day_start_hour', sql.raw('"day_start_hour" between 0 and 12')),
    check('settings_theme', oneOf('theme', THEMES)),
    check('settings_week_start', sql.raw('"week_start" between 0 and 6')),
    check('settings_hour_cycle', oneOf('hour_cycle', HOUR_CYCLES)),
  ],
);

export const plans = sqliteTable(
  'plans',
  {
    id: integer('id').primaryKey(),
    roadmapId: text('roadmap_id').notNull(),
    title: text('title').notNull(),
    startOn: day('start_on').notNull(),
    finishOn: day('finish_on').notNull(),
    /** JSON: seven whole numbers, Monday first. */
    weekdayMinutes: text('weekday_minutes', { mode: 'json' }).$type<readonly number[]>().notNull(),
    interviewOn: day('interview_on'),
    createdAt: text('created_at').notNull(),
    archivedAt: text('archived_at'),
  },
  () => [
    check('plans_interview_on', isDay('interview_on')),
    check('plans_start_on', isDay('start_on')),
    check('plans_finish_on', isDay('finish_on')),
    check('plans_in_order', sql.raw('"start_on" <= "finish_on"')),
    check('plans_weekday_minutes', sql.raw('json_array_length("weekday_minutes") = 7')),
  ],
);

/** Other minutes on one date; zero is a day off. */
export const calendarExceptions = sqliteTable(
  'calendar_exceptions',
  {
    planId: planId(),
    day: day('day').notNull(),
    minutes: integer('minutes').notNull(),
    reason: text('reason').notNull().default(''),
  },
  (table) => [
    primaryKey({ columns: [table.planId, table.day] }),
    check('calendar_exceptions_day', isDay('day')),
    check('calendar_exceptions_minutes', isMinutesOfDay('minutes')),
  ],
);

/** The study days as first planned: pace counts in these, whatever the calendar says later. */
export const baselineDays = sqliteTable(
  'baseline_days',
  { planId: planId(), day: day('day').notNull(), minutes: integer('minutes').notNull() },
  (table) => [
    primaryKey({ columns: [table.planId, table.day] }),
    check('baseline_days_day', isDay('day')),
    check('baseline_days_minutes', sql.raw('"minutes" between 1 and 1440')),
  ],
);

export const phases = sqliteTable(
  'phases',
  {
    id: integer('id').primaryKey(),
    planId: planId(),
    key: text('key').notNull(),
    position: integer('position').notNull(),
    title: text('title').notNull(),
    goal: text('goal').notNull(),
    outcome: text('outcome').notNull(),
    startsOn: day('starts_on').notNull(),
    endsOn: day('ends_on').notNull(),
  },
  (table) => [
    unique('phases_key').on(table.planId, table.key),
    check('phases_starts_on', isDay('starts_on')),
    check('phases_ends_on', isDay('ends_on')),
  ],
);

export const habits = sqliteTable(
  'habits',
  {
    id: integer('id').primaryKey(),
    phaseId: phaseId(),
    key: text('key').notNull(),
    position: integer('position').notNull(),
    title: text('title').notNull(),
    minutes: integer('minutes').notNull(),
  },
  (table) => [
    unique('habits_key').on(table.phaseId, table.key),
    check('habits_minutes', sql.raw('"minutes" between 1 and 1440')),
  ],
);

export const habitCompletions = sqliteTable(
  'habit_completions',
  {
    habitId: integer('habit_id')
      .notNull()
      .references(() => habits.id, { onDelete: 'cascade' }),
    day: day('day').notNull(),
    completedAt: text('completed_at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.habitId, table.day] }),
    check('habit_completions_day', isDay('day')),
  ],
);

export const tasks = sqliteTable(
  'tasks',
  {
    id: integer('id').primaryKey(),
    phaseId: phaseId(),
    key: text('key').notNull(),
    position: integer('position').notNull(),
    kind: text('kind', { enum: TASK_KINDS }).notNull(),
    title: text('title').notNull(),
    minutes: integer('minutes').notNull(),
    weight: text('weight', { enum: TASK_WEIGHTS }).notNull(),
    evidenceKind: text('evidence_kind', { enum: EVIDENCE_KINDS }).notNull(),
    origin: text('origin', { enum: TASK_ORIGINS }).notNull().default('roadmap'),
    completedOn: day('completed_on'),
    completedAt: text('completed_at'),
    droppedOn: day('dropped_on'),
    dropReason: text('drop_reason').notNull().default(''),
    /** Counts the edits of what the task is: title, minutes, kind, weight and steps. */
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

export const evidence = sqliteTable(
  'evidence',
  {
    id: integer('id').primaryKey(),
    taskId: taskId(),
    kind: text('kind', { enum: EVIDENCE_KINDS }).notNull(),
    text: text('text').notNull(),
    location: text('location').notNull().default(''),
    value: real('value'),
    leftOn: day('left_on').notNull(),
  },
  (table) => [
    index('evidence_task').on(table.taskId),
    check('evidence_kind', oneOf('kind', EVIDENCE_KINDS)),
    check('evidence_value', sql.raw(`("value" is not null) = ("kind" = 'number')`)),
    check('evidence_left_on', isDay('left_on')),
  ],
);

export const reflections = sqliteTable(
  'reflections',
  {
    planId: planId(),
    /** Plan week, from 1. */
    week: integer('week').notNull(),
    text: text('text').notNull(),
    revision: integer('revision').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.planId, table.week] }),
    check('reflections_week', sql.raw('"week" between 1 and 105')),
  ],
);

/** Roadmaps of the learner's own, as uploaded; `key` is the id that the file gives itself. */
export const roadmaps = sqliteTable('roadmaps', {
  id: integer('id').primaryKey(),
  key: text('key').notNull().unique(),
  title: text('title').notNull(),
  yaml: text('yaml').notNull(),
  uploadedAt: text('uploaded_at').notNull(),
});

/** Each change the learner made, in words; `changes` that were undone stay, and say when. */
export const changes = sqliteTable(
  'changes',
  {
    id: integer('id').primaryKey(),
    at: text('at').notNull(),
    onDay: day('on_day').notNull(),
    summary: text('summary').notNull(),
    /** The page of the task or plan that the change is about, for its history; not a foreign key, since rows come and go. */
    taskId: integer('task_id'),
    /** Names one filled-in form, so that sending it twice has one effect. */
    formToken: text('form_token').unique(),
    undoneAt: text('undone_at'),
  },
  (table) => [index('changes_task').on(table.taskId), check('changes_on_day', isDay('on_day'))],
);

/** What a change replaced: one row per row it touched, as JSON, before and after. */
export const changedRows = sqliteTable(
  'changed_rows',
  {
    id: integer('id').primaryKey(),
    changeId: integer('change_id')
      .notNull()
      .references(() => changes.id, { onDelete: 'cascade' }),
    tableName: text('table_name').notNull(),
    before: text('before'),
    after: text('after'),
  },
  (table) => [index('changed_rows_change').on(table.changeId)],
);

/** Who is logged in, where a password is asked for. The token itself is never stored. */
export const logins = sqliteTable('logins', {
  tokenHash: text('token_hash').primaryKey(),
  createdAt: text('created_at').notNull(),
  expiresAt: text('expires_at').notNull(),
});
