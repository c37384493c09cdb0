import * as z from 'zod';
import { HOUR_CYCLES, THEMES } from '../../db/schema/settings.ts';
import type { Settings } from '../../db/settings/settings.ts';
import { LOCALES } from '../../plans/dates.ts';
import { isTimeOfDay, isTimeZone } from '../../plans/day.ts';
import type { SettingsValues } from '../../views/settings/settings.tsx';
import { minutesField } from '../http/forms/fields.ts';

const ZONE_ADVICE = 'Choose a time zone from the list, like Europe/Berlin';

const RETENTION_ADVICE = 'Enter a whole number of percent from 70 to 97, like 90';

export const timeZoneField = z
  .string(ZONE_ADVICE)
  .trim()
  .max(100, ZONE_ADVICE)
  .refine(isTimeZone, ZONE_ADVICE);

/** Judges settings as typed. */
export const SettingsForm = z.object({
  timeZone: timeZoneField,
  dayStartHour: z
    .string()
    .regex(/^([0-9]|1[0-2])$/, 'Choose an hour between 00:00 and 12:00')
    .transform(Number),
  studyTime: z
    .string()
    .refine(
      (text) => text === '' || isTimeOfDay(text),
      'Enter the time as hours and minutes, like 19:30, or leave it empty',
    )
    .transform((text) => (text === '' ? null : text)),
  drillMinutes: minutesField({
    least: 0,
    most: 240,
    message: 'Enter whole minutes from 0 to 240, like 15',
  }),
  drillOnDaysOff: z
    .enum(['rest', 'ask'], 'Choose what the drill does on days off')
    .transform((choice) => choice === 'ask'),
  desiredRetention: z
    .string()
    .trim()
    .regex(/^[0-9]{2}$/, RETENTION_ADVICE)
    .transform((percent) => Number(percent) / 100)
    .refine((retention) => retention >= 0.7 && retention <= 0.97, RETENTION_ADVICE),
  weekStart: z
    .string()
    .regex(/^[0-6]$/, 'Choose a day of the week')
    .transform(Number),
  locale: z.enum(
    LOCALES.map(({ locale }) => locale),
    'Choose one of these ways of writing dates',
  ),
  hourCycle: z.enum(HOUR_CYCLES, 'Choose how hours are counted'),
  theme: z.enum(THEMES, 'Choose a theme'),
});

/** Settings as their form shows them. */
export function settingsValues(settings: Omit<Settings, 'activePlanId'>): SettingsValues {
  const { timeZone, dayStartHour, studyTime, weekStart, locale, hourCycle, theme } = settings;
  const { drillMinutes, drillOnDaysOff, desiredRetention } = settings;
  const numbers = {
    dayStartHour: String(dayStartHour),
    drillMinutes: String(drillMinutes),
    drillOnDaysOff: drillOnDaysOff ? 'ask' : 'rest',
    desiredRetention: String(Math.round(100 * desiredRetention)),
    weekStart: String(weekStart),
  };
  return { timeZone, ...numbers, studyTime: studyTime ?? '', locale, hourCycle, theme };
}

const typed = z.string().max(200);

/** The form as sent, and the settings it was shown with: as they are now, where it does not say. */
export function readSettings(body: unknown, current: SettingsValues) {
  const later = (value: string) => typed.default(value).catch('');
  const TypedSchema = z.object({
    timeZone: typed.catch(''),
    dayStartHour: typed.catch(''),
    studyTime: later(current.studyTime),
    drillMinutes: later(current.drillMinutes),
    drillOnDaysOff: later(current.drillOnDaysOff),
    desiredRetention: later(current.desiredRetention),
    weekStart: later(current.weekStart),
    locale: later(current.locale),
    hourCycle: later(current.hourCycle),
    theme: typed.catch(''),
  });
  const { seen } = SeenField.parse(body ?? {});
  return { typed: TypedSchema.parse(body ?? {}), seen: seen ?? current };
}

const SeenSettings = z.object({
  timeZone: typed,
  dayStartHour: typed,
  studyTime: typed.default(''),
  drillMinutes: typed.default(''),
  // Pages that were opened before there was a choice.
  drillOnDaysOff: typed.default('rest'),
  desiredRetention: typed.default(''),
  weekStart: typed,
  locale: typed,
  hourCycle: typed,
  theme: typed,
});

const SeenField = z.object({
  seen: z
    .string()
    .max(2000)
    .transform((text, context) => {
      try {
        return JSON.parse(text);
      } catch {
        context.addIssue({ code: 'custom', message: 'Not JSON' });
        return z.NEVER;
      }
    })
    .pipe(SeenSettings)
    .nullable()
    .catch(null),
});

type Versions = Record<'typed' | 'seen' | 'current', SettingsValues>;

/**
 * What was typed, on top of what another window may have saved since: a setting that this form leaves as it showed it
 * stays as it is now.
 *
 * @returns what to save, and `theirs` where both changed a setting to different values; `null` when nothing is in the way
 */
export function mergeSettings({ typed: mine, seen, current }: Versions) {
  const names = [
    'timeZone',
    'dayStartHour',
    'studyTime',
    'drillMinutes',
    'drillOnDaysOff',
    'desiredRetention',
    'weekStart',
    'locale',
    'hourCycle',
    'theme',
  ] as const;
  const values = { ...current };
  const theirs: Partial<SettingsValues> = {};
  for (const name of names) {
    if (mine[name] === seen[name]) continue;
    values[name] = mine[name];
    if (current[name] !== seen[name] && current[name] !== mine[name]) theirs[name] = current[name];
  }
  return { values, theirs: Object.keys(theirs).length > 0 ? theirs : null };
}
