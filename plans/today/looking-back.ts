import { countDays } from '../calendar/calendar.ts';
import { nextStudyDay } from '../calendar/study-days.ts';
import { type Day, daysBetween } from '../day.ts';
import type { Evidence, Phase, Plan, Task } from '../plan/plan.ts';
import { type PracticeFigures, practiceFigures } from '../practice/practice-figures.ts';
import { type Drift, measureDrift } from '../progress/drift.ts';
import { tasksInPlan } from '../progress/earned.ts';
import { type Share, sharesByPhase } from '../progress/history.ts';
import { measurePlanPace, type PlanPace } from '../progress/pace.ts';
import type { ReportTotals } from '../report/report.ts';
import { sumUpRange } from '../report/report-figures.ts';
import { NOTHING_PRACTISED, type PracticeRecord } from '../report/report-practice.ts';
import { agendaOf } from './agenda.ts';

/** For so many days what was done stands before what is next. */
const FRESH_DAYS = 7;

/** Where today is, seen from the end of the plan. */
export type Arrival =
  /** The last day, which asks nothing more. */
  | 'last-day'
  /** A day after the last one. */
  | 'after'
  /** A day before the last one, with nothing left to do. */
  | 'early';

/** What came of a plan: all that Today tells once there is nothing more to ask. */
export type LookingBack = {
  arrival: Arrival;
  startOn: Day;
  finishOn: Day;
  dayCount: number;
  /** The plan ended or was finished within the last week, so that looking back comes first. */
  isFresh: boolean;
  /** Every task still in the plan is done, and there is one. */
  isAllDone: boolean;
  /** From the day of the last task to the last day of the plan, if all is done and a study day was left then; else 0. */
  daysEarly: number;
  /** Something was ticked off, practised or left as evidence. */
  isAnythingDone: boolean;
  totals: ReportTotals;
  /** Days on which a task or a step was ticked. */
  workedDayCount: number;
  phases: readonly (Share & { phase: Phase })[];
  practice: PracticeFigures;
  /** Finished ones. */
  mockCount: number;
  /** One piece of each phase that left any, in order of phase. */
  pieces: readonly { task: Task; evidence: Evidence }[];
  /** What came of the first plan on the way. */
  drift: Drift;
  added: PlanPace['added'];
  /** What can be taken along. */
  open: { taskCount: number; minutes: number };
};

/**
 * Tells whether Today looks back on the whole plan, and from where.
 *
 * It does on the last day once that day asks nothing more, which is from its morning on a rest day; on every day after;
 * and before, when tasks were finished and none is open.
 *
 * @returns `null` while the plan has something to ask of today, and before its first day
 * @see plans/README.md#before-a-plan-and-after-it for a worked example
 */
export function arrivalOn(plan: Plan, today: Day): Arrival | null {
  const { startOn, finishOn } = plan.calendar;
  if (today < startOn) return null;
  if (today > finishOn) return 'after';
  if (today === finishOn && agendaOf(plan, today, today).remainingMinutes === 0) return 'last-day';
  return allDoneSince(plan) === null ? null : 'early';
}

/**
 * Looks back on a whole plan: what was done, what proves it, and what is open.
 *
 * @param arrival - where today is, by {@link arrivalOn}
 * @param record - what was practised, ever; by default nothing
 */
export function lookBackOnPlan(
  plan: Plan,
  today: Day,
  arrival: Arrival,
  record: PracticeRecord = NOTHING_PRACTISED,
): LookingBack {
  const { startOn, finishOn } = plan.calendar;
  const pace = measurePlanPace(plan, today);
  const allDoneOn = allDoneSince(plan);
  const arrivedOn =
    allDoneOn !== null && (arrival === 'early' || allDoneOn > finishOn) ? allDoneOn : finishOn;
  const totals = sumUpRange(plan, { from: startOn, to: today, isWhole: true }, today);
  const practice = practiceFigures(record.bank, record.answers, { from: startOn, to: today });
  const mockCount = record.mocks.filter(({ finishedAt }) => finishedAt !== null).length;
  const { finishedTaskCount, finishedMinutes, evidenceCount } = totals;
  return {
    arrival,
    startOn,
    finishOn,
    dayCount: countDays(plan.calendar),
    isFresh: daysBetween(arrivedOn, today) <= FRESH_DAYS,
    isAllDone: allDoneOn !== null,
    daysEarly: allDoneOn === null ? 0 : countDaysEarly(plan, allDoneOn),
    isAnythingDone:
      finishedTaskCount + finishedMinutes + evidenceCount + practice.answerCount + mockCount > 0,
    totals,
    workedDayCount: countWorkedDays(plan, today),
    phases: sharesByPhase(plan, today),
    practice,
    mockCount,
    pieces: onePieceOfEachPhase(plan),
    drift: measureDrift(plan, today),
    added: pace.added,
    open: {
      taskCount: tasksInPlan(plan).filter(({ completion }) => completion === null).length,
      minutes: pace.needed.remainingMinutes,
    },
  };
}

/** The day of the last task, where none is open; `null` while one is, and where there is none at all. */
function allDoneSince(plan: Plan): Day | null {
  const tasks = tasksInPlan(plan);
  const days = tasks.flatMap(({ completion }) => (completion === null ? [] : [completion.on]));
  return days.length < tasks.length ? null : (days.sort().at(-1) ?? null);
}

/** Whoever finishes on the last study day is in time, not early, whatever rest days follow it. */
function countDaysEarly(plan: Plan, allDoneOn: Day): number {
  return nextStudyDay(plan, allDoneOn) === null ? 0 : daysBetween(allDoneOn, plan.calendar.finishOn);
}

function countWorkedDays(plan: Plan, today: Day): number {
  const ticks = plan.tasks.flatMap((task) => [
    task.completion,
    ...task.steps.map(({ completion }) => completion),
  ]);
  return new Set(ticks.flatMap((tick) => (tick !== null && tick.on <= today ? [tick.on] : []))).size;
}

/** The last that was left in each, where there is one something that can be opened or a figure before a note. */
function onePieceOfEachPhase(plan: Plan): { task: Task; evidence: Evidence }[] {
  return plan.phases.flatMap(({ id }) => {
    const pieces = plan.tasks
      .filter(({ phaseId }) => phaseId === id)
      .flatMap((task) => task.evidence.map((evidence) => ({ task, evidence })))
      .sort((one, other) => weightOf(other.evidence) - weightOf(one.evidence) || compareLeft(other, one));
    return pieces.slice(0, 1);
  });
}

function weightOf({ kind }: Evidence): number {
  return kind === 'note' ? 0 : 1;
}

type Piece = { evidence: Evidence };

function compareLeft({ evidence: one }: Piece, { evidence: other }: Piece): number {
  return one.leftOn === other.leftOn ? one.id - other.id : one.leftOn < other.leftOn ? -1 : 1;
}
