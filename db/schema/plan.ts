import { sql } from 'drizzle-orm';
import { check, index, integer, primaryKey, real, sqliteTable, text, unique } from 'drizzle-orm/sqlite-core';
import { day, isDay, isMinutesOfDay } from './columns.ts';

/** Whatever hangs on a plan goes with it. */
export const planId = () =>
  integer('plan_id')
    .notNull()
    .references(() => plans.id, { onDelete: 'cascade' });

/** Whatever hangs on a phase goes with it. */
export const phaseId = () =>
  integer('phase_id')
    .notNull()
    .references(() => phases.id, { onDelete: 'cascade' });

/** Whatever hangs on a habit goes with it. */
const habitId = () =>
  integer('habit_id')
    .notNull()
    .references(() => habits.id, { onDelete: 'cascade' });

export const plans = sqliteTable(
  'plans',
  {
    id: integer('id').primaryKey(),
    roadmapId: text('roadmap_id').notNull(),
    /** The track of the roadmap that it is on; nothing where none was chosen. */
    trackId: text('track_id'),
    title: text('title').notNull(),
    startOn: day('start_on').notNull(),
    finishOn: day('finish_on').notNull(),
    /** JSON: seven whole numbers, Monday first. */
    weekdayMinutes: text('weekday_minutes', { mode: 'json' }).$type<readonly number[]>().notNull(),
    interviewOn: day('interview_on'),
    /** JSON: ids of the rounds that the learner faces; empty while they have not said. */
    rounds: text('rounds', { mode: 'json' }).$type<readonly string[]>().notNull().default([]),
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

/** The study days as first planned, whatever the calendar says later; drift is told against them. */
export const baselineDays = sqliteTable(
  'baseline_days',
  { planId: planId(), day: day('day').notNull(), minutes: integer('minutes').notNull() },
  (table) => [
    primaryKey({ columns: [table.planId, table.day] }),
    check('baseline_days_day', isDay('day')),
    check('baseline_days_minutes', sql.raw('"minutes" between 1 and 1440')),
  ],
);

/** The study days of the plan in force: as first planned until a replan is accepted. Pace counts in these. */
export const yardstickDays = sqliteTable(
  'yardstick_days',
  { planId: planId(), day: day('day').notNull(), minutes: integer('minutes').notNull() },
  (table) => [
    primaryKey({ columns: [table.planId, table.day] }),
    check('yardstick_days_day', isDay('day')),
    check('yardstick_days_minutes', sql.raw('"minutes" between 1 and 1440')),
  ],
);

/** Each replan that the learner accepted once the plan had begun. */
export const replans = sqliteTable(
  'replans',
  {
    id: integer('id').primaryKey(),
    planId: planId(),
    day: day('day').notNull(),
    /** Study days that the plan was behind until then; 0 when it was not. */
    studyDaysBehind: real('study_days_behind').notNull(),
    fromFinishOn: day('from_finish_on').notNull(),
    toFinishOn: day('to_finish_on').notNull(),
  },
  (table) => [
    index('replans_plan').on(table.planId),
    check('replans_day', isDay('day')),
    check('replans_study_days_behind', sql.raw('"study_days_behind" >= 0')),
    check('replans_from_finish_on', isDay('from_finish_on')),
    check('replans_to_finish_on', isDay('to_finish_on')),
  ],
);

/** Invitations that the learner has put away. Not journaled: what was waved off is nothing to undo. */
export const dismissals = sqliteTable(
  'dismissals',
  {
    planId: planId(),
    /** What it was about, so that a new matter invites anew. */
    invitation: text('invitation').notNull(),
    day: day('day').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.planId, table.invitation] }),
    check('dismissals_day', isDay('day')),
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

/**
 * What is asked day by day: by a phase of the roadmap, or by the learner for a whole plan.
 *
 * A habit that is changed, or taken up again, goes on in another row with the same key, so that its past stays true.
 */
export const habits = sqliteTable(
  'habits',
  {
    id: integer('id').primaryKey(),
    /** Of a habit of the roadmap. */
    phaseId: integer('phase_id').references(() => phases.id, { onDelete: 'cascade' }),
    /** Of a habit of the learner's own. */
    planId: integer('plan_id').references(() => plans.id, { onDelete: 'cascade' }),
    key: text('key').notNull(),
    /** How often it was changed or taken up again, this row with it. */
    stretch: integer('stretch').notNull().default(1),
    position: integer('position').notNull(),
    title: text('title').notNull(),
    minutes: integer('minutes').notNull(),
    /** Asked on days off, too. */
    onDaysOff: integer('on_days_off', { mode: 'boolean' }).notNull().default(false),
    /** The first day that asks for it; without one it begins with its phase. */
    startsOn: day('starts_on'),
    /** The last day that asks for it; without one it ends with its phase, or with the plan. */
    endsOn: day('ends_on'),
    revision: integer('revision').notNull().default(0),
  },
  (table) => [
    unique('habits_key').on(table.phaseId, table.key, table.stretch),
    unique('habits_own_key').on(table.planId, table.key, table.stretch),
    check('habits_minutes', sql.raw('"minutes" between 1 and 1440')),
    check('habits_one_owner', sql.raw('("phase_id" is null) <> ("plan_id" is null)')),
    check('habits_own_begins', sql.raw('"plan_id" is null or "starts_on" is not null')),
    check('habits_starts_on', isDay('starts_on')),
    check('habits_ends_on', isDay('ends_on')),
    check('habits_in_order', sql.raw('"starts_on" <= "ends_on"')),
  ],
);

export const habitCompletions = sqliteTable(
  'habit_completions',
  { habitId: habitId(), day: day('day').notNull(), completedAt: text('completed_at').notNull() },
  (table) => [
    primaryKey({ columns: [table.habitId, table.day] }),
    check('habit_completions_day', isDay('day')),
  ],
);

/** What the learner wrote on a day of a habit, such as what was read. */
export const habitNotes = sqliteTable(
  'habit_notes',
  {
    habitId: habitId(),
    day: day('day').notNull(),
    text: text('text').notNull(),
    revision: integer('revision').notNull(),
  },
  (table) => [primaryKey({ columns: [table.habitId, table.day] }), check('habit_notes_day', isDay('day'))],
);

/** Roadmaps of the learner's own, as uploaded; `key` is the id that the file gives itself. */
export const roadmaps = sqliteTable('roadmaps', {
  id: integer('id').primaryKey(),
  key: text('key').notNull().unique(),
  title: text('title').notNull(),
  yaml: text('yaml').notNull(),
  uploadedAt: text('uploaded_at').notNull(),
});
