import type { Evidence, Plan } from '../plan.ts';
import { measurePlanPace, type PlanPace } from '../progress/pace.ts';
import { paceSentence } from '../progress/pace-sentence.ts';
import type { AskedPrompt } from '../progress/review.ts';
import type { TaskState } from '../progress/task-progress.ts';
import type { TaskKind, TaskWeight } from '../roadmap/roadmap.ts';
import { countDays } from '../schedule/calendar.ts';
import { type Day, daysBetween } from '../schedule/day.ts';
import { counted, dayInWords, minutesInWords, rangeInWords } from '../words.ts';
import { listReportPhases, listReportWeeks, sumUpRange } from './report-figures.ts';
import {
  listComingTasks,
  listDroppedTasks,
  listFinishedTasks,
  listReportTasks,
  sumUpCarriedOver,
} from './report-tasks.ts';

/** First and last day of a report, both included. */
export type ReportRange = { from: Day; to: Day };

/** `isWhole`: the whole plan, with what was done before its start and after its finish. */
export type ReportScope = ReportRange & { isWhole: boolean };

/** Everything a mentor reads, as one plain value: each form of the report is written from it alone. */
export type Report = {
  title: string;
  generatedOn: Day;
  range: ReportScope;
  plan: { startOn: Day; finishOn: Day; dayCount: number };
  /** One sentence: where the learner is and what was finished in the range. */
  headline: string;
  /** As of `generatedOn`, whatever the range. */
  pace: PlanPace;
  paceSentence: string;
  totals: ReportTotals;
  phases: ReportPhase[];
  weeks: ReportWeek[];
  finishedTasks: ReportFinishedTask[];
  /** Work of days before today that is not done. */
  carriedOver: { taskCount: number; minutes: number };
  /** At most ten tasks of the next fourteen days. */
  comingTasks: ReportComingTask[];
  dropped: ReportDroppedTask[];
  /** Every task that touches the range, in roadmap order. */
  tasks: ReportTask[];
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
  evidence: ReportEvidence[];
  note: string;
};

/**
 * Gathers what a mentor reads about a plan.
 *
 * @param range - `null` for the whole plan, with what was done before its start and after its finish
 * @param today - pace and states are as of this day, whatever the range
 * @throws {RangeError} when the range ends before it begins
 */
export function buildReport(plan: Plan, range: ReportRange | null, today: Day): Report {
  if (range !== null && range.to < range.from) {
    throw new RangeError(`A report cannot end on ${range.to}, before ${range.from}`);
  }
  const { startOn, finishOn } = plan.calendar;
  const scope = { ...(range ?? wholeRange(plan, today)), isWhole: range === null };
  const pace = measurePlanPace(plan, today);
  const totals = sumUpRange(plan, scope, today);

  return {
    title: plan.title,
    generatedOn: today,
    range: scope,
    plan: { startOn, finishOn, dayCount: countDays(plan.calendar) },
    headline: headlineOf(plan, scope, totals, today),
    pace,
    paceSentence: paceSentence(pace),
    totals,
    phases: listReportPhases(plan, scope, today),
    weeks: listReportWeeks(plan, scope, today),
    finishedTasks: listFinishedTasks(plan, scope, today),
    carriedOver: sumUpCarriedOver(plan, today),
    comingTasks: listComingTasks(plan, today),
    dropped: listDroppedTasks(plan, scope),
    tasks: listReportTasks(plan, scope),
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
