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
import { ROUND_AREAS } from '../../plans/readiness/readiness-areas.ts';
import { KNOWLEDGE } from '../../plans/roadmap/self-check.ts';
import { beganLongAgo } from '../../plans/schedule/left-behind.ts';
import type { SetupValues } from '../../views/plan/setup.tsx';
import type { ParsedForm } from '../http/parse-form.ts';

export const OVERLOAD_CHOICES = ['without-stretch', 'over-full', 'essentials'] as const;
export type OverloadChoice = (typeof OVERLOAD_CHOICES)[number];

/** How to go on from a first day that is long over: from today, from then, or from then with what lies before today as known. */
export const BEGINNINGS = ['today', 'then', 'known'] as const;
export type Beginning = (typeof BEGINNINGS)[number];

export type Setup = {
  calendar: Calendar;
  interviewOn: Day | null;
  timeZone: string;
  overload: OverloadChoice | null;
  /** Ids of the rounds that the learner faces; empty for all of them. */
  rounds: readonly string[];
  /** `null` while the learner has not said, or has nothing to say. */
  beginning: Beginning | null;
};

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
  interviewOn: text,
  beginning: text,
  ...Object.fromEntries(WEEKDAY_NAMES.map((name) => [name, text])),
  offFrom: texts,
  offTo: texts,
  offReason: texts,
  timeZone: text,
  overload: text,
  round: texts,
  shown: texts,
  aside: texts,
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
    interviewOn: '',
    beginning: '',
    minutes: (weekdayMinutes ?? USUAL_WEEK).map(String),
    daysOff: [],
    timeZone,
    overload: '',
    rounds: [],
    knowledge: {},
    shown: [],
    aside: [],
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
    interviewOn: fields.interviewOn.trim(),
    beginning: fields.beginning,
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
    rounds: fields.round,
    knowledge: readKnowledge(sent),
    shown: fields.shown,
    aside: fields.aside,
    roadmap: fields.roadmap,
    again: fields.again,
    keep: fields.keep,
  };
}

const KNOWLEDGE_FIELD = 'knowledge.';

/** A field for each phase, by its id. */
function readKnowledge(sent: unknown): SetupValues['knowledge'] {
  const entries = Object.entries(sent ?? {}).flatMap(([name, value]) => {
    const knowledge = KNOWLEDGE.find((each) => each === value);
    return name.startsWith(KNOWLEDGE_FIELD) && knowledge
      ? [[name.slice(KNOWLEDGE_FIELD.length), knowledge] as const]
      : [];
  });
  return Object.fromEntries(entries);
}

/**
 * Judges a form as typed.
 *
 * @param roadmapWeeks - length of the roadmap for a plan that takes its own time
 * @param dates - how the learner wants days written
 */
export function parseSetup(
  values: SetupValues,
  { roadmapWeeks, today, dates }: { roadmapWeeks: number; today: Day; dates: Dates },
): ParsedForm<Setup> {
  const errors: Record<string, string> = {};
  const typedStart = readStart(values, errors);
  const beginning = typedStart && readBeginning(values, typedStart, today);
  const startOn = beginning === 'today' ? today : typedStart;
  const finishOn = startOn && readFinish(values, { startOn, today, roadmapWeeks, dates }, errors);
  const interviewOn = readInterview(values, { startOn, today, dates }, errors);
  const weekdayMinutes = readMinutes(values, errors);
  const exceptions = startOn && finishOn ? readDaysOff(values, { startOn, finishOn }, dates, errors) : [];
  if (!isTimeZone(values.timeZone)) {
    errors.timeZone = 'Choose a time zone from the list, like Europe/Berlin';
  }
  if (!startOn || !finishOn || !weekdayMinutes || Object.keys(errors).length > 0)
    return { ok: false, errors };

  const overload = OVERLOAD_CHOICES.find((choice) => choice === values.overload) ?? null;
  const calendar = { startOn, finishOn, weekdayMinutes, exceptions };
  const rounds = ROUND_AREAS.map(({ id }) => id).filter((id) => values.rounds.includes(id));
  return {
    ok: true,
    data: { calendar, interviewOn, timeZone: values.timeZone, overload, rounds, beginning },
  };
}

/** An answer counts only while it is asked for: the first day may have been changed since. */
function readBeginning({ beginning }: SetupValues, startOn: Day, today: Day): Beginning | null {
  if (!beganLongAgo(startOn, today)) return null;
  return BEGINNINGS.find((choice) => choice === beginning) ?? null;
}

/** The day of the interview; it has to leave a day to prepare for it. */
function readInterview(
  { interviewOn }: SetupValues,
  { startOn, today, dates }: { startOn: Day | null; today: Day; dates: Dates },
  errors: Record<string, string>,
): Day | null {
  if (interviewOn === '') return null;
  if (!isDay(interviewOn) || interviewOn > LATEST_START) {
    errors.interviewOn = `“${interviewOn}” is not a day. Enter the interview as a date, like 2026-06-15, or leave it empty`;
    return null;
  }
  const on = dates.formatLongDateWithYear(interviewOn);
  if (interviewOn < today) {
    errors.interviewOn = `That interview is over: it was on ${on}. Enter a coming day, or leave it empty`;
  } else if (interviewOn === today) {
    errors.interviewOn =
      'That interview is today: no day is left to prepare for it. Enter a coming day, or leave it empty';
  } else if (startOn !== null && interviewOn <= startOn) {
    const when = interviewOn === startOn ? 'on your first day' : 'before your first day';
    errors.interviewOn = `That interview, on ${on}, is ${when}: the plan would not prepare you for it. Begin earlier, or leave it empty`;
  }
  return interviewOn;
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

type FinishFrame = { startOn: Day; today: Day; roadmapWeeks: number; dates: Dates };

function readFinish(
  values: SetupValues,
  { startOn, today, roadmapWeeks, dates }: FinishFrame,
  errors: Record<string, string>,
): Day | null {
  if (values.length !== 'weeks' && values.length !== 'hundred-days' && values.length !== 'date') {
    errors.length = 'Choose how long the plan should be';
    return null;
  }
  if (values.length === 'date') return readLastDay(values, startOn, today, errors);
  const finishOn = addDays(startOn, values.length === 'weeks' ? roadmapWeeks * 7 - 1 : 99);
  if (finishOn >= today) return finishOn;
  errors.startOn = `A plan that began then would be over: its last day was ${dates.formatLongDateWithYear(finishOn)}. Choose a later first day`;
  return null;
}

function readLastDay(
  { finishOn }: SetupValues,
  startOn: Day,
  today: Day,
  errors: Record<string, string>,
): Day | null {
  if (!isDay(finishOn)) {
    errors.finishOn =
      finishOn === ''
        ? 'Enter your last day, like 2026-06-14'
        : `“${finishOn}” is not a day that exists. Enter your last day, like 2026-06-14`;
  } else if (finishOn < startOn) {
    errors.finishOn = 'The last day comes before the first. Choose a later one';
  } else if (finishOn < today) {
    errors.finishOn = 'That day is over. Choose today or a later last day';
  } else if (countDays({ startOn, finishOn }) > LONGEST_PLAN_DAYS) {
    errors.finishOn = 'A plan can last two years at most. Choose an earlier last day';
  } else return finishOn;
  return null;
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
