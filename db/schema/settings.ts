import { sql } from 'drizzle-orm';
import { check, integer, real, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { oneOf } from './columns.ts';
import { plans } from './plan.ts';

export const THEMES = ['auto', 'light', 'dark'] as const;
export const HOUR_CYCLES = ['auto', '12', '24'] as const;

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
    /** How long a day's drill takes. */
    drillMinutes: integer('drill_minutes').notNull().default(15),
    /** The drill asks on days off, too. */
    drillOnDaysOff: integer('drill_on_days_off', { mode: 'boolean' }).notNull().default(false),
    /** How likely a question should still be known when it comes again. */
    desiredRetention: real('desired_retention').notNull().default(0.9),
    /** When the learner usually studies, `HH:MM`; `null` puts whole days into calendars. */
    studyTime: text('study_time'),
    activePlanId: integer('active_plan_id').references(() => plans.id, { onDelete: 'set null' }),
  },
  () => [
    check('settings_one_row', sql.raw('"id" = 1')),
    check('settings_day_start_hour', sql.raw('"day_start_hour" between 0 and 12')),
    check('settings_theme', oneOf('theme', THEMES)),
    check('settings_week_start', sql.raw('"week_start" between 0 and 6')),
    check('settings_hour_cycle', oneOf('hour_cycle', HOUR_CYCLES)),
    check('settings_drill_minutes', sql.raw('"drill_minutes" between 0 and 240')),
    check('settings_desired_retention', sql.raw('"desired_retention" between 0.7 and 0.97')),
    check('settings_study_time', sql.raw(`"study_time" glob '[0-2][0-9]:[0-5][0-9]'`)),
  ],
);
