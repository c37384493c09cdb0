import * as z from 'zod';
import { addDays, type Day, daysBetween, isDay } from '../day.ts';
import type { Plan } from '../plan/plan.ts';

const DAYS_PER_WEEK = 7;

/** What a report can hold, in the order in which it stands there. */
export const REPORT_SECTIONS = [
  'pace',
  'charts',
  'phases',
  'weeks',
  'finished',
  'evidence',
  'reading',
  'practice',
  'coming',
  'dropped',
  'portfolio',
] as const;
export type ReportSection = (typeof REPORT_SECTIONS)[number];

/** Which days a report is about. Weeks are plan weeks; `days` are the learner's own. */
export const REPORT_RANGES = ['all', 'this-week', 'last-week', 'four-weeks', 'phase', 'days'] as const;
export type ReportRangeName = (typeof REPORT_RANGES)[number];

/**
 * How much of it: `full`; `figures`, which is all but the learner's own words (notes, evidence, reviews of weeks); or
 * `one-page`, figures and the last few tasks.
 */
export const REPORT_DETAILS = ['full', 'figures', 'one-page'] as const;
export type ReportDetail = (typeof REPORT_DETAILS)[number];

/** Their name, where they are kept under one, has so many characters. */
export const LONGEST_CHOICES_NAME = 60;

/** The name of whom it is about, as they gave it, has so many characters. */
export const LONGEST_LEARNER = 80;

const isSection = (name: string): name is ReportSection => REPORT_SECTIONS.some((one) => one === name);
const dayOrNone = z
  .string()
  .refine(isDay)
  .nullable()
  .catch(null)
  .transform((text): Day | null => (text !== null && isDay(text) ? text : null));

/** Choices as they are kept. What a later version wrote and this one does not know is left out, never shown instead. */
export const ReportChoicesSchema = z.object({
  range: z.enum(REPORT_RANGES).catch('all'),
  /** The key of a phase, for the range `phase`. */
  phase: z.string().catch(''),
  /** For the range `days`; `null` is the start and the finish of the plan. */
  from: dayOrNone,
  to: dayOrNone,
  sections: z
    .array(z.string())
    .catch([...REPORT_SECTIONS])
    .transform((names) => REPORT_SECTIONS.filter((section) => names.filter(isSection).includes(section))),
  detail: z.enum(REPORT_DETAILS).catch('full'),
  /** Whom it is about, as they call themselves; may be empty. */
  learner: z
    .string()
    .catch('')
    .transform((name) =>
      name
        .replace(/[\s\p{Cc}]+/gu, ' ')
        .trim()
        .slice(0, LONGEST_LEARNER)
        .toWellFormed(),
    ),
});
export type ReportChoices = z.infer<typeof ReportChoicesSchema>;

/** Everything, in full: what a report shows while nothing is chosen. */
export const ALL_OF_IT: ReportChoices = ReportChoicesSchema.parse({});

/** First and last day of a report, both included. */
export type ReportRange = { from: Day; to: Day };

/** Choices with their days worked out; a range of `null` is the whole plan and what was done around it. */
export type ReportSubject = Pick<ReportChoices, 'sections' | 'detail'> & {
  range: ReportRange | null;
  learner?: string;
};

/**
 * Works out what choices mean on a day.
 *
 * @returns `undefined` when they name a phase that the plan does not have
 */
export function subjectOf(choices: ReportChoices, plan: Plan, today: Day): ReportSubject | undefined {
  const range = rangeOf(choices, plan, today);
  const { sections, detail, learner } = choices;
  return range === undefined ? undefined : { range, sections, detail, learner };
}

function rangeOf(choices: ReportChoices, plan: Plan, today: Day): ReportRange | null | undefined {
  switch (choices.range) {
    case 'all':
      return null;
    case 'this-week':
      return weeksUntil(plan, today, { weekCount: 1, weeksAgo: 0 });
    case 'last-week':
      return weeksUntil(plan, today, { weekCount: 1, weeksAgo: 1 });
    case 'four-weeks':
      return weeksUntil(plan, today, { weekCount: 4, weeksAgo: 0 });
    case 'phase': {
      const phase = plan.phases.find(({ key }) => key === choices.phase);
      return phase && { from: phase.startsOn, to: phase.endsOn };
    }
    case 'days':
      return ownDays(choices, plan);
  }
}

/** Plan weeks go on before the start and after the finish, so that “last week” always is the seven days it says. */
function weeksUntil(
  { calendar: { startOn } }: Plan,
  today: Day,
  { weekCount, weeksAgo }: { weekCount: number; weeksAgo: number },
): ReportRange {
  const week = Math.floor(daysBetween(startOn, today) / DAYS_PER_WEEK) - weeksAgo;
  const endsOn = addDays(startOn, (week + 1) * DAYS_PER_WEEK - 1);
  return { from: addDays(endsOn, 1 - weekCount * DAYS_PER_WEEK), to: endsOn };
}

/** An open end reaches to the end of the plan on that side; both open is the whole plan. */
function ownDays({ from, to }: ReportChoices, { calendar }: Plan): ReportRange | null {
  if (from === null && to === null) return null;
  const first = from ?? calendar.startOn;
  const last = to ?? calendar.finishOn;
  return { from: first, to: last < first ? first : last };
}
