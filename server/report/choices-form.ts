import * as z from 'zod';
import type { Dates } from '../../plans/dates.ts';
import { type Day, isDay } from '../../plans/day.ts';
import type { Plan } from '../../plans/plan/plan.ts';
import {
  REPORT_DETAILS,
  REPORT_RANGES,
  REPORT_SECTIONS,
  type ReportChoices,
  ReportChoicesSchema,
  type ReportSubject,
  subjectOf,
} from '../../plans/report/choices.ts';
import type { ParsedForm } from '../http/forms/parse-form.ts';

/** The fields as typed. */
export type TypedChoices = {
  range: string;
  phase: string;
  from: string;
  to: string;
  sections: readonly string[];
  detail: string;
  learner: string;
};

const LONGEST_FIELD = 200;

/** Choices as a form sends them along: the part of the report's address after `?`. */
export const choicesField = z
  .string()
  .max(2000)
  .catch('')
  .transform((text) => new URLSearchParams(text));

/** Reads choices from an address; what it does not say is as in the whole report. */
export function readChoices(query: URLSearchParams): TypedChoices {
  const field = (name: string) => (query.get(name) ?? '').slice(0, LONGEST_FIELD);
  const named = <T extends string>(name: string, known: readonly [T, ...T[]]) =>
    known.find((one) => one === query.get(name));
  const hasDays = field('from') !== '' || field('to') !== '';
  const sections = query.getAll('section');
  // A form whose boxes are all empty sends none of them: its mark tells it from an address that says nothing.
  const isChosen = sections.length > 0 || query.get('chosen') === 'yes';
  return {
    range: named('range', REPORT_RANGES) ?? (hasDays ? 'days' : 'all'),
    phase: field('phase'),
    from: field('from'),
    to: field('to'),
    sections: isChosen ? sections : REPORT_SECTIONS,
    detail: named('detail', REPORT_DETAILS) ?? 'full',
    learner: field('learner'),
  };
}

/** Choices with what they mean for a plan on a day, or what is wrong with them. */
export function parseChoices(
  typed: TypedChoices,
  plan: Plan,
  today: Day,
  dates: Dates,
): ParsedForm<{ choices: ReportChoices; subject: ReportSubject }> {
  const choices = ReportChoicesSchema.parse(typed);
  const errors: Record<string, string> = {
    ...(typed.range === 'days' ? wrongDays(typed, choices, plan, dates) : {}),
    ...(choices.sections.length === 0 ? { sections: 'Choose at least one section' } : {}),
  };
  const subject = subjectOf(choices, plan, today);
  if (!subject) errors.phase = 'Choose a phase of this plan';
  if (!subject || Object.keys(errors).length > 0) return { ok: false, errors };
  return { ok: true, data: { choices, subject } };
}

function wrongDays(
  typed: TypedChoices,
  { from, to }: ReportChoices,
  plan: Plan,
  { formatLongDateWithYear }: Dates,
): Record<string, string> {
  const errors: Record<string, string> = {};
  if (typed.from !== '' && !isDay(typed.from))
    errors.from = 'Enter the first day of the report, like 2026-03-02';
  if (typed.to !== '' && !isDay(typed.to)) errors.to = 'Enter the last day of the report, like 2026-03-08';
  const first = from ?? plan.calendar.startOn;
  const last = to ?? plan.calendar.finishOn;
  const isOpen = typed.from === '' && typed.to === '';
  if (Object.keys(errors).length === 0 && !isOpen && last < first) {
    errors.to = `The last day, ${formatLongDateWithYear(last)}, comes before the first, ${formatLongDateWithYear(first)}`;
  }
  return errors;
}
