import * as z from 'zod';
import {
  type Calendar,
  type CalendarException,
  countDays,
  LONGEST_PLAN_DAYS,
  MINUTES_PER_DAY,
  USUAL_WEEK,
  type WeekdayMinutes,
} from '../../plans/calendar/calendar.ts';
import type { Dates } from '../../plans/dates.ts';
import { addDays, type Day, eachDay, isDay, isTimeZone } from '../../plans/day.ts';
import type { SetupValues } from '../../views/plan/setup.tsx';
import type { ParsedForm } from '../http/parse-form.ts';

export const OVERLOAD_CHOICES = ['without-stretch', 'over-full'] as const;
export type OverloadChoice = (typeof OVERLOAD_CHOICES)[number];

export type Setup = { calendar: Calendar; timeZone: string; overload: OverloadChoice | null };

const WEEKDAY_NAMES = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;
const LONGEST_TYPED = 200;
/** Years with four digits on both sides of every plan. */
const EARLIEST_START = '1970-01-01';
const LATEST_START = '2199-12-31';

const text = z
  .string()
  .catch('')
  .transform((typed) => typed.slice(0, LONGEST_TYPED));
const texts = z.preprocess(
  (value) => (value === undefined ? [] : Array.isArray(value) ? value : [value]),
  z.array(text).catch([]),
);

/** Whatever was sent, as the fields of the form: nothing that was typed is lost before it is judged. */
const ValuesSchema = z.object({
  startOn: text,
  length: text,
  finishOn: text,
  ...Object.fromEntries(WEEKDAY_NAMES.map((name) => [name, text])),
  offFrom: texts,
  offTo: texts,
  offReason: texts,
  timeZone: text,
  overload: text,
  roadmap: text,
  again: text,
  keep: text,
});

/** What is asked about before the form is: a roadmap, or a plan to start again. */
export const SetupSubjectQuery = ValuesSchema.pick({ roadmap: true, again: true });

/** @param weekdayMinutes - those of an earlier plan, where there is one */
export function firstSetupValues(
  today: Day,
  timeZone: string,
  weekdayMinutes: WeekdayMinutes | null = null,
): SetupValues {
  return {
    startOn: today,
    length: 'weeks',
    finishOn: '',
    minutes: (weekdayMinutes ?? USUAL_WEEK).map(String),
    daysOff: [],
    timeZone,
    overload: '',
    roadmap: '',
    again: '',
    keep: 'yes',
  };
}

/** The form as sent, by query or body. Empty stretches of days off are left away. */
export function readSetupValues(sent: unknown): SetupValues {
  const fields = ValuesSchema.parse(sent ?? {});
  const byName: Record<string, unknown> = fields;
  return {
    startOn: fields.startOn.trim(),
    length: fields.length,
    finishOn: fields.finishOn.trim(),
    minutes: WEEKDAY_NAMES.map((name) => String(byName[name] ?? '').trim()),
    daysOff: fields.offFrom
      .map((from, index) => ({
        from: from.trim(),
        to: fields.offTo[index]?.trim() ?? '',
        reason: fields.offReason[index]?.trim() ?? '',
      }))
      .filter(({ from, to, reason }) => from + to + reason !== ''),
    timeZone: fields.timeZone.trim(),
    overload: fields.overload,
    roadmap: fields.roadmap,
    again: fields.again,
    keep: fields.keep,
  };
}

/**
 * Judges a form as typed.
 *
 * @param roadmapWeeks - length of the roadmap for a plan that takes its own time
 * @param dates - how the learner wants days written
 */
export function parseSetup(values: SetupValues, roadmapWeeks: number, dates: Dates): ParsedForm<Setup> {
  const errors: Record<string, string> = {};
  const startOn = readStart(values, errors);
  const finishOn = startOn && readFinish(values, startOn, roadmapWeeks, errors);
  const weekdayMinutes = readMinutes(values, errors);
  const exceptions = startOn && finishOn ? readDaysOff(values, { startOn, finishOn }, dates, errors) : [];
  if (!isTimeZone(values.timeZone)) {
    errors.timeZone = 'Choose a time zone from the list, like Europe/Berlin';
  }
  if (!startOn || !finishOn || !weekdayMinutes || Object.keys(errors).length > 0)
    return { ok: false, errors };

  const overload = OVERLOAD_CHOICES.find((choice) => choice === values.overload) ?? null;
  const calendar = { startOn, finishOn, weekdayMinutes, exceptions };
  return { ok: true, data: { calendar, timeZone: values.timeZone, overload } };
}

function readStart(values: SetupValues, errors: Record<string, string>): Day | null {
  const { startOn } = values;
  if (isDay(startOn) && startOn >= EARLIEST_START && startOn <= LATEST_START) return startOn;
  errors.startOn =
    startOn === ''
      ? 'Enter your first day, like 2026-03-02'
      : `“${startOn}” is not a day a plan can start on. Enter your first day, like 2026-03-02`;
  return null;
}

function readFinish(
  values: SetupValues,
  startOn: Day,
  roadmapWeeks: number,
  errors: Record<string, string>,
): Day | null {
  if (values.length === 'weeks') return addDays(startOn, roadmapWeeks * 7 - 1);
  if (values.length === 'hundred-days') return addDays(startOn, 99);
  if (values.length !== 'date') {
    errors.length = 'Choose how long the plan should be';
    return null;
  }
  const { finishOn } = values;
  if (!isDay(finishOn)) {
    errors.finishOn =
      finishOn === ''
        ? 'Enter your last day, like 2026-06-14'
        : `“${finishOn}” is not a day that exists. Enter your last day, like 2026-06-14`;
    return null;
  }
  if (finishOn < startOn) {
    errors.finishOn = 'The last day comes before the first. Choose a later one';
    return null;
  }
  if (countDays({ startOn, finishOn }) > LONGEST_PLAN_DAYS) {
    errors.finishOn = 'A plan can last two years at most. Choose an earlier last day';
    return null;
  }
  return finishOn;
}

function readMinutes(values: SetupValues, errors: Record<string, string>): WeekdayMinutes | null {
  const minutes = values.minutes.map((value) => (/^[0-9]{1,4}$/.test(value) ? Number(value) : Number.NaN));
  let isWell = true;
  for (const [index, name] of WEEKDAY_NAMES.entries()) {
    const dayMinutes = minutes[index] ?? Number.NaN;
    if (!(dayMinutes <= MINUTES_PER_DAY)) {
      errors[name] = 'Enter whole minutes from 0 to 1440, like 90';
      isWell = false;
    }
  }
  if (!isWell) return null;
  if (minutes.every((value) => value === 0)) {
    errors.monday = 'Give at least one day of the week some minutes';
    return null;
  }
  const [monday = 0, tuesday = 0, wednesday = 0, thursday = 0, friday = 0, saturday = 0, sunday = 0] =
    minutes;
  return [monday, tuesday, wednesday, thursday, friday, saturday, sunday];
}

/** Days off outside of the plan are let go: they ask nothing. */
function readDaysOff(
  values: SetupValues,
  { startOn, finishOn }: { startOn: Day; finishOn: Day },
  { formatLongDateWithYear }: Dates,
  errors: Record<string, string>,
): CalendarException[] {
  const reasons = new Map<Day, string>();
  for (const { from, to, reason } of values.daysOff) {
    const last = to === '' ? from : to;
    if (from === '') {
      errors.daysOff = 'Enter the first of these days off, like 2026-12-24';
      continue;
    }
    if (!isDay(from) || !isDay(last)) {
      errors.daysOff = `Enter days off as dates, like 2026-12-24; “${isDay(from) ? last : from}” is not one`;
      continue;
    }
    if (last < from) {
      errors.daysOff = `Days off from ${formatLongDateWithYear(from)} cannot end before, on ${formatLongDateWithYear(last)}`;
      continue;
    }
    const first = from < startOn ? startOn : from;
    for (const day of eachDay(first, last > finishOn ? finishOn : last)) reasons.set(day, reason);
  }
  return [...reasons]
    .map(([day, reason]) => ({ day, minutes: 0, reason }))
    .sort((one, other) => (one.day < other.day ? -1 : 1));
}
