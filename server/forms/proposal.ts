import { z } from 'zod';
import type { Plan } from '../../plans/plan.ts';
import type { ReplanWay } from '../../plans/replan/replan.ts';
import { LONGEST_PLAN_DAYS, MINUTES_PER_DAY, type WeekdayMinutes } from '../../plans/schedule/calendar.ts';
import type { Calendar } from '../../plans/schedule/calendar.ts';
import { type CalendarChanges, changeCalendar } from '../../plans/schedule/change-calendar.ts';
import { addDays, type Day, daysBetween, isDay } from '../../plans/schedule/day.ts';
import { formatFullDay } from '../../views/format.ts';
import { type ProposalValues, WEEKDAYS } from '../../views/parts/proposal-fields.tsx';
import { localPath } from '../security/local-path.ts';
import type { ParsedForm } from './parse-form.ts';

/** A change of dates that can be judged and applied. */
export type Proposal = {
  way: ReplanWay;
  changes: CalendarChanges;
  /** The plan's own value when nothing about it changes. */
  calendar: Calendar;
  interviewOn: Day | null;
  excludedTaskIds: ReadonlySet<number>;
  droppedTaskIds: ReadonlySet<number>;
  pinnedTaskIds: ReadonlySet<number>;
  fillToday: boolean;
  acceptOverfull: boolean;
};

const WAYS = ['same-finish', 'same-hours', 'lighter'] as const;
const MOST_ROWS = 40;
const MOST_TASKS = 2000;
/** Years with four digits on both sides of every plan. */
const LATEST_DAY = '2199-12-31';

const text = z.string().max(200).trim().catch('');
const list = <T extends z.ZodType>(item: T, most: number) =>
  z.preprocess(
    (value) => (value === undefined ? [] : Array.isArray(value) ? value : [value]),
    z.array(item).transform((items) => items.slice(0, most)),
  );
const texts = list(text, MOST_ROWS);
const taskIds = list(z.string().catch(''), MOST_TASKS).transform((ids) =>
  ids.filter((id) => /^[0-9]{1,15}$/.test(id)),
);
const yes = z
  .string()
  .optional()
  .catch(undefined)
  .transform((value) => value === 'yes');

/** Whatever was sent: nothing that was typed is lost before it is judged. */
const FieldsSchema = z.object({
  way: z.enum(WAYS).catch('same-finish'),
  offFrom: texts,
  offTo: texts,
  reason: texts,
  clear: texts,
  on: texts,
  onMinutes: texts,
  startOn: text,
  finishOn: text,
  interviewOn: z.string().max(200).trim().nullable().catch(null),
  finishBefore: yes,
  ...Object.fromEntries(WEEKDAYS.map((weekday) => [weekday.toLowerCase(), text])),
  exclude: taskIds,
  drop: taskIds,
  pin: taskIds,
  fillToday: yes,
  acceptOverfull: yes,
  from: z.string().max(2000).catch('/today'),
});

/** Fields of an address as those of a form: a name that repeats has a list. */
export function fieldsOf(query: URLSearchParams): Record<string, string | string[]> {
  return Object.fromEntries(
    [...new Set(query.keys())].map((name) => {
      const values = query.getAll(name);
      return [name, values.length === 1 ? (values[0] ?? '') : values];
    }),
  );
}

/** A proposal as sent, by address or form. */
export function readProposal(sent: unknown): ProposalValues {
  const fields = FieldsSchema.parse(sent ?? {});
  const byName: Record<string, unknown> = fields;
  const { interviewOn, finishBefore, from } = fields;
  const finishesBefore = finishBefore && interviewOn !== null && isDay(interviewOn);
  return {
    way: fields.way,
    daysOff: fields.offFrom
      .map((first, index) => ({
        from: first,
        to: fields.offTo[index] ?? '',
        reason: fields.reason[index] ?? '',
      }))
      // A reason that was only offered is no stretch of days.
      .filter((row) => row.from + row.to !== ''),
    clear: fields.clear.filter((day) => day !== ''),
    otherMinutes: fields.on
      .map((on, index) => ({ on, minutes: fields.onMinutes[index] ?? '' }))
      .filter(({ on, minutes }) => on + minutes !== ''),
    startOn: fields.startOn,
    finishOn: finishesBefore ? addDays(interviewOn, -1) : fields.finishOn,
    interviewOn,
    minutes: WEEKDAYS.map((weekday) => String(byName[weekday.toLowerCase()] ?? '')),
    exclude: fields.exclude,
    drop: fields.drop,
    pin: fields.pin,
    fillToday: fields.fillToday,
    acceptOverfull: fields.acceptOverfull,
    from: localPath(from),
  };
}

type Errors = Record<string, string>;

/** Judges a proposal for a plan, with everything that is wrong at once. */
export function parseProposal(values: ProposalValues, plan: Plan, today: Day): ParsedForm<Proposal> {
  const errors: Errors = {};
  const changes = readChanges(values, plan, today, errors);
  const interviewOn = readInterview(values, plan, errors);
  if (Object.keys(errors).length > 0) return { ok: false, errors };

  const ids = new Set(plan.tasks.map(({ id }) => id));
  const known = (sent: readonly string[]) => new Set(sent.map(Number).filter((id) => ids.has(id)));
  return {
    ok: true,
    data: {
      way: values.way,
      changes,
      calendar: changeCalendar(plan.calendar, changes, today),
      interviewOn,
      excludedTaskIds: known(values.exclude),
      droppedTaskIds: known(values.drop),
      pinnedTaskIds: known(values.pin),
      fillToday: values.fillToday,
      acceptOverfull: values.acceptOverfull,
    },
  };
}

function readChanges(values: ProposalValues, plan: Plan, today: Day, errors: Errors): CalendarChanges {
  const startOn = readStart(values, plan, today, errors);
  const finishOn = readFinish(values, plan, startOn ?? plan.calendar.startOn, today, errors);
  const weekdayMinutes = readMinutes(values, plan, errors);
  return {
    ...(startOn && { startOn }),
    ...(finishOn && { finishOn }),
    ...(weekdayMinutes && { weekdayMinutes }),
    daysOff: readDaysOff(values, errors),
    otherMinutes: readOtherMinutes(values, errors),
    clearedDays: values.clear.filter(isDay),
  };
}

function readStart({ startOn }: ProposalValues, plan: Plan, today: Day, errors: Errors): Day | null {
  if (startOn === '' || startOn === plan.calendar.startOn) return null;
  if (plan.calendar.startOn <= today) {
    errors.startOn = 'The plan has begun, and its first day stays as it is';
  } else if (!isDay(startOn) || startOn > LATEST_DAY) {
    errors.startOn = 'Enter the first day as a date, like 2026-03-02';
  } else if (startOn < today) {
    errors.startOn = 'That day is over. Choose today or a later first day';
  } else return startOn;
  return null;
}

function readFinish(
  { finishOn, interviewOn }: ProposalValues,
  plan: Plan,
  startOn: Day,
  today: Day,
  errors: Errors,
): Day | null {
  if (finishOn === '' || finishOn === plan.calendar.finishOn) {
    if (plan.calendar.finishOn < startOn) errors.finishOn = 'The last day comes before the first. Choose a later one';
    return null;
  }
  if (!isDay(finishOn)) {
    errors.finishOn = 'Enter the last day as a date, like 2026-06-14';
  } else if (finishOn < startOn) {
    errors.finishOn = 'The last day comes before the first. Choose a later one';
  } else if (finishOn < today) {
    errors.finishOn =
      interviewOn !== null && isDay(interviewOn) && addDays(interviewOn, -1) === finishOn
        ? 'There is no day left before that interview. Choose a later one'
        : 'That day is over. Choose today or a later last day';
  } else if (daysBetween(startOn, finishOn) >= LONGEST_PLAN_DAYS) {
    errors.finishOn = 'A plan can last two years at most. Choose an earlier last day';
  } else return finishOn;
  return null;
}

function readInterview({ interviewOn }: ProposalValues, plan: Plan, errors: Errors): Day | null {
  if (interviewOn === null) return plan.interviewOn;
  if (interviewOn === '') return null;
  if (isDay(interviewOn) && interviewOn <= LATEST_DAY) return interviewOn;
  errors.interviewOn = 'Enter the day of the interview as a date, like 2026-06-15';
  return plan.interviewOn;
}

/** Minutes that are not named stay as they are; `null` when all of them do. */
function readMinutes({ minutes }: ProposalValues, plan: Plan, errors: Errors): WeekdayMinutes | null {
  const own = plan.calendar.weekdayMinutes;
  if (minutes.every((value) => value === '')) return null;
  const wanted = own.map((stays, index) => {
    const value = minutes[index] ?? '';
    if (value === '') return stays;
    if (/^[0-9]{1,4}$/.test(value) && Number(value) <= MINUTES_PER_DAY) return Number(value);
    errors[WEEKDAYS[index]?.toLowerCase() ?? 'monday'] = 'Enter whole minutes from 0 to 1440, like 90';
    return stays;
  });
  if (wanted.every((each) => each === 0)) errors.monday = 'Give at least one day of the week some minutes';
  const [monday = 0, tuesday = 0, wednesday = 0, thursday = 0, friday = 0, saturday = 0, sunday = 0] = wanted;
  return [monday, tuesday, wednesday, thursday, friday, saturday, sunday];
}

function readDaysOff({ daysOff }: ProposalValues, errors: Errors) {
  return daysOff.flatMap(({ from, to, reason }) => {
    const last = to === '' ? from : to;
    if (from === '') errors.daysOff = 'Enter the first of these days off, like 2026-12-24';
    else if (!isDay(from) || !isDay(last) || from > LATEST_DAY) {
      const wrong = isDay(from) && from <= LATEST_DAY ? last : from;
      errors.daysOff = `Enter days off as dates, like 2026-12-24; “${wrong}” is not one`;
    } else if (last < from) {
      errors.daysOff = `Days off from ${formatFullDay(from)} cannot end before, on ${formatFullDay(last)}`;
    } else return [{ from, to: last, reason: printable(reason) }];
    return [];
  });
}

function readOtherMinutes({ otherMinutes }: ProposalValues, errors: Errors) {
  return otherMinutes.flatMap(({ on, minutes }) => {
    if (!isDay(on) || on > LATEST_DAY) {
      errors.otherMinutes = `Enter the day as a date, like 2026-12-12; “${on}” is not one`;
    } else if (!/^[0-9]{1,4}$/.test(minutes) || Number(minutes) > MINUTES_PER_DAY) {
      errors.otherMinutes = 'Enter whole minutes from 0 to 1440, like 300';
    } else return [{ day: on, minutes: Number(minutes) }];
    return [];
  });
}

function printable(reason: string): string {
  return reason.isWellFormed() ? reason.replaceAll('\0', '') : '';
}
