import { countDays } from '../calendar/calendar.ts';
import { type Day, daysBetween } from '../day.ts';
import type { Evidence, Plan } from '../plan/plan.ts';
import { type Forecast, forecastPlan } from '../progress/forecast/forecast.ts';
import { forecastSentence } from '../progress/forecast/forecast-sentence.ts';
import { measurePlanPace, type PlanPace } from '../progress/pace.ts';
import { paceSentence } from '../progress/pace-sentence.ts';
import type { AskedPrompt } from '../review/review.ts';
import type { TaskKind, TaskWeight } from '../roadmap/roadmap.ts';
import type { TaskState } from '../task/task-progress.ts';
import { counted, dayInWords, minutesInWords, rangeInWords } from '../words.ts';
import type { ReportDetail, ReportRange, ReportSection, ReportSubject } from './choices.ts';
import { gatherCharts, type ReportCharts } from './report-charts.ts';
import { listReportPhases, listReportWeeks, sumUpRange } from './report-figures.ts';
import {
  gatherPractice,
  NOTHING_PRACTISED,
  type PracticeRecord,
  type ReportPractice,
} from './report-practice.ts';
import { listReportHabitDays, listReportSessions } from './report-tables.ts';
import {
  listComingTasks,
  listDroppedTasks,
  listFinishedTasks,
  listProofs,
  listReportTasks,
  sumUpCarriedOver,
} from './report-tasks.ts';

/** `isWhole`: the whole plan, with what was done before its start and after its finish. */
export type ReportScope = ReportRange & { isWhole: boolean };

/**
 * Everything a mentor reads, as one plain value: each form of the report is written from it alone. A section that was
 * not chosen is `null`, so that no form can show it.
 */
export type Report = {
  title: string;
  generatedOn: Day;
  range: ReportScope;
  sections: ReportSection[];
  detail: ReportDetail;
  plan: { startOn: Day; finishOn: Day; dayCount: number };
  /** One sentence: where the learner is and what was finished in the range. */
  headline: string;
  totals: ReportTotals;
  pace: ReportPace | null;
  charts: ReportCharts | null;
  phases: ReportPhase[] | null;
  weeks: ReportWeek[] | null;
  finishedTasks: ReportFinishedTask[] | null;
  /** Finished tasks that left something to see. */
  proofs: ReportProof[] | null;
  practice: ReportPractice | null;
  /** At most ten tasks of the next fourteen days. */
  comingTasks: ReportComingTask[] | null;
  dropped: ReportDroppedTask[] | null;
  /** The same range row by row, for spreadsheets and programs. */
  tables: ReportTables;
};

/** As of `generatedOn`, whatever the range. */
export type ReportPace = {
  figures: PlanPace;
  sentence: string;
  /** Work of days before today that is not done. */
  carriedOver: { taskCount: number; minutes: number };
  forecast: ReportForecast;
};

/** When the work that is left will be done; days and chance are `null` where they cannot be told. */
export type ReportForecast = {
  state: Forecast['state'];
  sentence: string;
  medianOn: Day | null;
  likelyOn: Day | null;
  /** From 0 to 1. */
  chanceByFinish: number | null;
};

/** Figures of the range. */
export type ReportTotals = {
  /** Baseline minutes due in the range. */
  plannedMinutes: number;
  /** Baseline minutes earned in the range. */
  finishedMinutes: number;
  finishedTaskCount: number;
  /** Tasks in the plan, whatever the range. */
  taskCount: number;
  evidenceCount: number;
  habitsKept: number;
  habitsAsked: number;
};

/** A phase that touches the range; its figures are those of the whole phase as of today. */
export type ReportPhase = {
  title: string;
  goal: string;
  outcome: string;
  startsOn: Day;
  endsOn: Day;
  plannedMinutes: number;
  earnedMinutes: number;
  taskCount: number;
  finishedTaskCount: number;
};

/** A week that touches the range and has begun; its figures are those of the whole week up to today. */
export type ReportWeek = {
  week: number;
  startsOn: Day;
  endsOn: Day;
  phaseTitles: string[];
  plannedMinutes: number;
  finishedMinutes: number;
  plannedTaskCount: number;
  finishedTaskCount: number;
  habitsKept: number;
  habitsAsked: number;
  /** The learner's words that answer no question, in Markdown; empty when there are none. */
  reflection: string;
  /** What was answered to the questions of the weekly review, in Markdown, in the order of asking. */
  answers: { prompt: AskedPrompt; question: string; text: string }[];
  /** The learner's own, in the outcome of the phase: 1 to 5, or `null` when not said. */
  confidence: number | null;
  /** What proves it, in the learner's words; empty when nothing was named. */
  proof: string;
  /** One thing for the week after, in the learner's words; empty when there is none. */
  intention: string;
};

export type ReportEvidence = Omit<Evidence, 'id'>;

export type ReportFinishedTask = {
  title: string;
  phaseTitle: string;
  kind: TaskKind;
  minutes: number;
  completedOn: Day;
};

/** What a finished task left. */
export type ReportProof = {
  title: string;
  phaseTitle: string;
  completedOn: Day;
  evidence: ReportEvidence[];
  /** The learner's note, in Markdown. */
  note: string;
};

/** The next session of an unfinished task, from today on. */
export type ReportComingTask = {
  title: string;
  phaseTitle: string;
  kind: TaskKind;
  day: Day;
  minutes: number;
  part: number;
  partCount: number;
};

export type ReportDroppedTask = {
  title: string;
  phaseTitle: string;
  droppedOn: Day;
  /** Baseline minutes that left with it; 0 when it was left out before the plan began. */
  minutes: number;
};

export type ReportTask = {
  key: string;
  phaseTitle: string;
  kind: TaskKind;
  weight: TaskWeight;
  title: string;
  minutes: number;
  state: TaskState;
  plannedFirstOn: Day | null;
  plannedLastOn: Day | null;
  completedOn: Day | null;
  /** As noted; 0 where nothing was. */
  spentMinutes: number;
  evidence: ReportEvidence[];
  note: string;
};

/** The learner's own words are in them only where the report shows them. */
export type ReportTables = {
  /** Every task that touches the range, in roadmap order. */
  tasks: ReportTask[];
  sessions: ReportSession[];
  habitDays: ReportHabitDay[];
  weeks: ReportWeek[];
};

/** A session of a task that is still in the plan. */
export type ReportSession = {
  day: Day;
  taskKey: string;
  title: string;
  phaseTitle: string;
  part: number;
  partCount: number;
  minutes: number;
  isPinned: boolean;
  isDone: boolean;
};

/** A day that asked for a habit. */
export type ReportHabitDay = {
  day: Day;
  habitKey: string;
  title: string;
  phaseTitle: string;
  minutes: number;
  isKept: boolean;
};

/** A page has room for so many. */
const ON_ONE_PAGE = { weeks: 3, finishedTasks: 3, mocks: 1, comingTasks: 3, dropped: 2 } as const;

/**
 * Gathers what a mentor reads about a plan.
 *
 * @param subject - what was chosen; a range of `null` is the whole plan, with what was done before its start and after
 *   its finish
 * @param today - pace and states are as of this day, whatever the range
 * @param record - what was practised, whatever the range
 * @throws {RangeError} when the range ends before it begins
 */
export function buildReport(
  plan: Plan,
  { range, sections, detail }: ReportSubject,
  today: Day,
  record: PracticeRecord = NOTHING_PRACTISED,
): Report {
  if (range !== null && range.to < range.from) {
    throw new RangeError(`A report cannot end on ${range.to}, before ${range.from}`);
  }
  const { startOn, finishOn } = plan.calendar;
  const scope = { ...(range ?? wholeRange(plan, today)), isWhole: range === null };
  const totals = sumUpRange(plan, scope, today);
  const isOnePage = detail === 'one-page';
  const hasWords = detail === 'full';
  const weeks = listReportWeeks(plan, scope, today).map((week) => (hasWords ? week : withoutWords(week)));
  const chosen = <T>(section: ReportSection, find: () => T) => (sections.includes(section) ? find() : null);
  const firstOf = <T>(rows: T[], count: number) => (isOnePage ? rows.slice(0, count) : rows);
  const lastOf = <T>(rows: T[], count: number) => (isOnePage ? rows.slice(-count) : rows);

  return {
    title: plan.title,
    generatedOn: today,
    range: scope,
    sections: [...sections],
    detail,
    plan: { startOn, finishOn, dayCount: countDays(plan.calendar) },
    headline: headlineOf(plan, scope, totals, today),
    totals,
    pace: chosen('pace', () => paceOf(plan, today)),
    charts: chosen('charts', () => gatherCharts(plan, scope, today, { isOnePage })),
    phases: chosen('phases', () => listReportPhases(plan, scope, today)),
    weeks: chosen('weeks', () => lastOf(weeks, ON_ONE_PAGE.weeks)),
    finishedTasks: chosen('finished', () =>
      lastOf(listFinishedTasks(plan, scope, today), ON_ONE_PAGE.finishedTasks),
    ),
    proofs: chosen('evidence', () => (hasWords ? listProofs(plan, scope, today) : [])),
    practice: chosen('practice', () =>
      gatherPractice(plan, record, scope, today, {
        hasWords,
        mostMocks: isOnePage ? ON_ONE_PAGE.mocks : Number.POSITIVE_INFINITY,
      }),
    ),
    comingTasks: chosen('coming', () => firstOf(listComingTasks(plan, today), ON_ONE_PAGE.comingTasks)),
    dropped: chosen('dropped', () => lastOf(listDroppedTasks(plan, scope), ON_ONE_PAGE.dropped)),
    tables: {
      tasks: listReportTasks(plan, scope, { hasProof: hasWords && sections.includes('evidence') }),
      sessions: listReportSessions(plan, scope),
      habitDays: listReportHabitDays(plan, scope, today),
      weeks: sections.includes('weeks') ? weeks : weeks.map(withoutWords),
    },
  };
}

function withoutWords(week: ReportWeek): ReportWeek {
  return { ...week, reflection: '', answers: [], confidence: null, proof: '', intention: '' };
}

function paceOf(plan: Plan, today: Day): ReportPace {
  const figures = measurePlanPace(plan, today);
  const forecast = forecastPlan(plan, today);
  const outlook = forecast.state === 'outlook' ? forecast : null;
  return {
    figures,
    sentence: paceSentence(figures),
    carriedOver: sumUpCarriedOver(plan, today),
    forecast: {
      state: forecast.state,
      sentence: forecastSentence(forecast),
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

function headlineOf(plan: Plan, scope: ReportScope, totals: ReportTotals, today: Day): string {
  const { finishedTaskCount, taskCount, finishedMinutes, plannedMinutes } = totals;
  const tasks = `${finishedTaskCount} of ${counted(taskCount, 'task')} finished`;
  const minutes = `${minutesInWords(finishedMinutes)} of ${minutesInWords(plannedMinutes)} planned`;
  if (!scope.isWhole) return `${rangeInWords(scope)}: ${tasks}, ${minutes} there.`;

  const { startOn, finishOn } = plan.calendar;
  if (today < startOn) return `Starts on ${dayInWords(startOn)}: ${tasks}, ${minutes}.`;
  if (today > finishOn) return `Ended on ${dayInWords(finishOn)}: ${tasks}, ${minutes}.`;
  return `Day ${daysBetween(startOn, today) + 1} of ${countDays(plan.calendar)}: ${tasks}, ${minutes}.`;
}
