import * as z from 'zod';
import { changeCalendar } from '../../plans/calendar/change-calendar.ts';
import type { Dates } from '../../plans/dates.ts';
import { addDays, type Day, isDay } from '../../plans/day.ts';
import type { Plan } from '../../plans/plan/plan.ts';
import { ROUND_AREAS } from '../../plans/readiness/readiness-areas.ts';
import type { Proposal } from '../../plans/replan/proposal.ts';
import { REPLAN_WAYS } from '../../plans/replan/replan.ts';
import { HOURS_LESS } from '../../plans/replan/ways/lighter.ts';
import { type ProposalValues, ROUNDS_ASKED, WEEKDAYS } from '../../views/replan/proposal-fields.tsx';
import { type ProposalErrors, readChanges, readInterview } from '../calendar/form.ts';
import type { ParsedForm } from '../http/forms/parse-form.ts';
import { localPath } from '../security/local-path.ts';

const MOST_ROWS = 40;
const MOST_TASKS = 2000;

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
  way: z
    .enum([...REPLAN_WAYS, 'essentials'])
    .nullable()
    .catch(null),
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
  keep: taskIds,
  round: texts,
  [ROUNDS_ASKED]: yes,
  fillToday: yes,
  acceptOverfull: yes,
  evenly: yes,
  hoursLess: z.coerce.number().pipe(z.literal(HOURS_LESS)).catch(HOURS_LESS[0]),
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

/** Rows of two fields each; what was filled in of one alone is a row too. */
function rowsOf(firsts: readonly string[], seconds: readonly string[]): [string, string][] {
  return Array.from({ length: Math.max(firsts.length, seconds.length) }, (_, index) => [
    firsts[index] ?? '',
    seconds[index] ?? '',
  ]);
}

/** A proposal as sent, by address or form. */
export function readProposal(sent: unknown): ProposalValues {
  const fields = FieldsSchema.parse(sent ?? {});
  const byName: Record<string, unknown> = fields;
  const { interviewOn, finishBefore, from } = fields;
  const finishesBefore = finishBefore && interviewOn !== null && isDay(interviewOn);
  return {
    way: fields.way,
    daysOff: rowsOf(fields.offFrom, fields.offTo)
      .map(([first, last], index) => ({ from: first, to: last, reason: fields.reason[index] ?? '' }))
      // A reason that was only offered is no stretch of days.
      .filter((row) => row.from + row.to !== ''),
    clear: fields.clear.filter((day) => day !== ''),
    otherMinutes: rowsOf(fields.on, fields.onMinutes)
      .map(([on, minutes]) => ({ on, minutes }))
      .filter(({ on, minutes }) => on + minutes !== ''),
    startOn: fields.startOn,
    finishOn: finishesBefore ? addDays(interviewOn, -1) : fields.finishOn,
    interviewOn,
    minutes: WEEKDAYS.map((weekday) => String(byName[weekday.toLowerCase()] ?? '')),
    exclude: fields.exclude,
    drop: fields.drop,
    pin: fields.pin,
    keep: fields.keep,
    rounds: fields[ROUNDS_ASKED] ? fields.round : null,
    fillToday: fields.fillToday,
    acceptOverfull: fields.acceptOverfull,
    evenly: fields.evenly,
    hoursLess: fields.hoursLess,
    from: localPath(from),
  };
}

/** Judges a proposal for a plan, with everything that is wrong at once. */
export function parseProposal(
  values: ProposalValues,
  plan: Plan,
  { today, dates }: { today: Day; dates: Dates },
): ParsedForm<Proposal> {
  const errors: ProposalErrors = {};
  const changes = readChanges(values, plan, { today, dates, errors });
  const interviewOn = readInterview(values, plan, { today, dates, errors });
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
      keptTaskIds: known(values.keep),
      rounds: ROUND_AREAS.map(({ id }) => id).filter((id) => (values.rounds ?? plan.rounds).includes(id)),
      fillToday: values.fillToday,
      acceptOverfull: values.acceptOverfull,
      evenly: values.evenly,
      hoursLess: values.hoursLess,
    },
  };
}
