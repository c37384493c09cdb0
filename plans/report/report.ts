import type * as z from 'zod';
import { countDays } from '../calendar/calendar.ts';
import type { Dates } from '../dates.ts';
import { type Day, daysBetween } from '../day.ts';
import { count, formatMinutes } from '../format.ts';
import type { Gate } from '../gate/gate.ts';
import type { Plan } from '../plan/plan.ts';
import { driftSentence, measureDrift } from '../progress/drift.ts';
import { forecastPlan } from '../progress/forecast/forecast.ts';
import { forecastSentence } from '../progress/forecast/forecast-sentence.ts';
import { burnUp, heatMap } from '../progress/history.ts';
import { measurePlanPace } from '../progress/pace.ts';
import { paceSentence } from '../progress/pace-sentence.ts';
import type { ReportRange, ReportSection, ReportSubject } from './choices.ts';
import { isInScope, listReportPhases, listReportWeeks, sumUpRange } from './report-figures.ts';
import { listReportPieces, NOTHING_MADE, type PortfolioRecord, sumUpPieces } from './report-portfolio.ts';
import { gatherPractice, NOTHING_PRACTISED, type PracticeRecord } from './report-practice.ts';
import { gatherReading, listReportReadings, NOTHING_READ, type ReadingRecord } from './report-reading.ts';
import type { ReportFileSchema } from './report-schema.ts';
import { listReportHabitDays, listReportSessions } from './report-tables.ts';
import {
  listComingTasks,
  listDroppedTasks,
  listFinishedTasks,
  listProofs,
  listReportTasks,
  sumUpCarriedOver,
} from './report-tasks.ts';

/**
 * Everything a mentor reads, as one plain value: each form of the report is written from it alone. What is in it stands
 * in `report-schema.ts`, and nowhere else.
 */
export type Report = Omit<z.infer<typeof ReportFileSchema>, 'format' | 'version'>;

export type ReportScope = Report['range'];
export type ReportTotals = Report['totals'];
export type ReportPace = NonNullable<Report['pace']>;
export type ReportCharts = NonNullable<Report['charts']>;
export type ReportPhase = NonNullable<Report['phases']>[number];
export type ReportWeek = Report['tables']['weeks'][number];
export type ReportFinishedTask = NonNullable<Report['finishedTasks']>[number];
export type ReportProof = NonNullable<Report['proofs']>[number];
export type ReportEvidence = ReportProof['evidence'][number];
export type ReportReading = NonNullable<Report['reading']>;
export type ReportPortfolio = NonNullable<Report['portfolio']>;
export type ReportPractice = NonNullable<Report['practice']>;
export type ReportComingTask = NonNullable<Report['comingTasks']>[number];
export type ReportDroppedTask = NonNullable<Report['dropped']>[number];
export type ReportTask = Report['tables']['tasks'][number];
export type ReportSession = Report['tables']['sessions'][number];
export type ReportHabitDay = Report['tables']['habitDays'][number];

/** What a report is made of beside the plan, ever: it tells of it what its range covers. */
export type ReportRecords = {
  practice: PracticeRecord;
  reading: ReadingRecord;
  /** As they are on the day of the report. */
  gates: readonly Gate[];
  portfolio: PortfolioRecord;
};

/** A page has room for so many. */
const ON_ONE_PAGE = {
  weeks: 3,
  finishedTasks: 3,

  mocks: 1,
  comingTasks: 3,
  dropped: 2,
  pieces: 3,
} as const;

/**
 * Gathers what a mentor reads about a plan.
 *
 * @param subject - what was chosen; a range of `null` is the whole plan, with what was done before its start and after
 *   its finish
 * @param today - pace and states are as of this day, whatever the range
 * @param dates - how the owner of the plan wants days written; days outside of sentences stay as they are
 * @param records - what was practised and read, whatever the range; nothing where they do not tell
 * @throws {RangeError} when the range ends before it begins
 */
export function buildReport(
  plan: Plan,
  { range, sections, detail, learner = '' }: ReportSubject,
  today: Day,
  dates: Dates,
  {
    practice = NOTHING_PRACTISED,
    reading = NOTHING_READ,
    gates = [],
    portfolio = NOTHING_MADE,
  }: Partial<ReportRecords> = {},
): Report {
  if (range !== null && range.to < range.from) {
    throw new RangeError(`A report cannot end on ${range.to}, before ${range.from}`);
  }
  const { startOn, finishOn } = plan.calendar;
  const scope = { ...(range ?? wholeRange(plan, today)), isWhole: range === null };
  const totals = sumUpRange(plan, scope, today);
  const isOnePage = detail === 'one-page';
  const hasWords = detail === 'full';
  const readings = listReportReadings(plan, reading, scope, today, {
    hasNotes: hasWords && sections.includes('reading'),
  });
  const pieces = sections.includes('portfolio')
    ? listReportPieces(portfolio, dates, { hasTexts: hasWords })
    : [];
  const weeks = listReportWeeks(plan, scope, today).map((week) => (hasWords ? week : withoutWords(week)));
  const chosen = <T>(section: ReportSection, find: () => T) => (sections.includes(section) ? find() : null);
  const firstOf = <T>(rows: T[], count: number) => (isOnePage ? rows.slice(0, count) : rows);
  const lastOf = <T>(rows: T[], count: number) => (isOnePage ? rows.slice(-count) : rows);

  return {
    title: plan.title,
    learner,
    generatedOn: today,
    range: scope,
    sections: [...sections],
    detail,
    plan: { startOn, finishOn, dayCount: countDays(plan.calendar) },
    headline: headlineOf(plan, scope, totals, today, dates),
    totals,
    pace: chosen('pace', () => paceOf(plan, today, dates)),
    charts: chosen('charts', () => gatherCharts(plan, scope, today, { isOnePage })),
    phases: chosen('phases', () => listReportPhases(plan, scope, today, gates)),
    weeks: chosen('weeks', () => lastOf(weeks, ON_ONE_PAGE.weeks)),
    finishedTasks: chosen('finished', () =>
      lastOf(listFinishedTasks(plan, scope, today), ON_ONE_PAGE.finishedTasks),
    ),
    proofs: chosen('evidence', () => (hasWords ? listProofs(plan, scope, today, portfolio) : [])),
    reading: chosen('reading', () => ({
      ...gatherReading(plan, reading, readings, today),
      readings: isOnePage ? [] : readings,
    })),
    practice: chosen('practice', () =>
      gatherPractice(plan, practice, scope, today, {
        hasWords,
        mostMocks: isOnePage ? ON_ONE_PAGE.mocks : Number.POSITIVE_INFINITY,
      }),
    ),
    comingTasks: chosen('coming', () => firstOf(listComingTasks(plan, today), ON_ONE_PAGE.comingTasks)),
    dropped: chosen('dropped', () => lastOf(listDroppedTasks(plan, scope), ON_ONE_PAGE.dropped)),
    portfolio: chosen('portfolio', () => ({
      ...sumUpPieces(pieces),
      pieces: firstOf(pieces, ON_ONE_PAGE.pieces),
    })),
    tables: {
      tasks: listReportTasks(plan, scope, hasWords && sections.includes('evidence') ? portfolio : null),
      sessions: listReportSessions(plan, scope),
      habitDays: listReportHabitDays(plan, scope, today, {
        hasNotes: hasWords && sections.includes('weeks'),
      }),
      weeks: sections.includes('weeks') ? weeks : weeks.map(withoutWords),
      readings,
      pieces,
    },
  };
}

function withoutWords(week: ReportWeek): ReportWeek {
  return { ...week, reflection: '', answers: [], confidence: null, proof: '', intention: '', habitNotes: [] };
}

function paceOf(plan: Plan, today: Day, dates: Dates): ReportPace {
  const figures = measurePlanPace(plan, today);
  const drift = measureDrift(plan, today);
  const forecast = forecastPlan(plan, today);
  const outlook = forecast.state === 'outlook' ? forecast : null;
  return {
    figures,
    sentence: paceSentence(figures, today, dates),
    drift,
    driftSentence: driftSentence(drift),
    carriedOver: sumUpCarriedOver(plan, today),
    forecast: {
      state: forecast.state,
      sentence: forecastSentence(forecast, dates),
      medianOn: outlook?.medianOn ?? null,
      likelyOn: outlook?.likelyOn ?? null,
      chanceByFinish: outlook?.chanceByFinish ?? null,
    },
  };
}

/** A plan that overran reaches until today. */
function wholeRange({ calendar }: Plan, today: Day): ReportRange {
  return { from: calendar.startOn, to: today > calendar.finishOn ? today : calendar.finishOn };
}

function headlineOf(
  plan: Plan,
  scope: ReportScope,
  totals: ReportTotals,
  today: Day,
  { formatLongRange, formatLongDateWithYear }: Dates,
): string {
  const { finishedTaskCount, taskCount, finishedMinutes, plannedMinutes } = totals;
  const tasks = `${finishedTaskCount} of ${count(taskCount, 'task')} finished`;
  const minutes = `${formatMinutes(finishedMinutes)} of ${formatMinutes(plannedMinutes)} planned`;
  if (!scope.isWhole) return `${formatLongRange(scope.from, scope.to)}: ${tasks}, ${minutes} there.`;

  const { startOn, finishOn } = plan.calendar;
  if (today < startOn) return `Starts on ${formatLongDateWithYear(startOn)}: ${tasks}, ${minutes}.`;
  if (today > finishOn) return `Ended on ${formatLongDateWithYear(finishOn)}: ${tasks}, ${minutes}.`;
  return `Day ${daysBetween(startOn, today) + 1} of ${countDays(plan.calendar)}: ${tasks}, ${minutes}.`;
}

/** The days of the range; one page has no heat map. */
function gatherCharts(
  plan: Plan,
  scope: ReportScope,
  today: Day,
  { isOnePage }: { isOnePage: boolean },
): ReportCharts {
  const inRange = <T extends { day: Day }>(days: readonly T[]) =>
    days.filter(({ day }) => isInScope(scope, day));
  return {
    burnUp: inRange(burnUp(plan, today)),
    forecast: forecastPlan(plan, today),
    heatMap: isOnePage ? [] : inRange(heatMap(plan, today)),
  };
}
