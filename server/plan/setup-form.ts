import * as z from 'zod';
import {
  type Calendar,
  MINUTES_PER_DAY,
  USUAL_WEEK,
  type WeekdayMinutes,
} from '../../plans/calendar/calendar.ts';
import type { Dates } from '../../plans/dates.ts';
import { type Day, isTimeZone } from '../../plans/day.ts';
import { ROUND_AREAS } from '../../plans/readiness/readiness-areas.ts';
import { KNOWLEDGE } from '../../plans/roadmap/self-check.ts';
import type { SetupValues } from '../../views/plan/setup.tsx';
import type { ParsedForm } from '../http/forms/parse-form.ts';
import {
  type Beginning,
  readBeginning,
  readDaysOff,
  readFinish,
  readInterview,
  readStart,
} from './setup-days.ts';

export const OVERLOAD_CHOICES = ['without-stretch', 'over-full', 'essentials'] as const;
export type OverloadChoice = (typeof OVERLOAD_CHOICES)[number];

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
  track: text,
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
    track: '',
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
    track: fields.track,
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
