import type { Day } from '../day.ts';
import type { Gate } from '../gate/gate.ts';
import { askingDays } from '../habit/asked.ts';
import { recordHabits } from '../habit/habit-record.ts';
import type { Plan } from '../plan/plan.ts';
import { earnedByDay, tasksInPlan, yardstickByDay } from '../progress/earned.ts';
import { sharesByPhase } from '../progress/history.ts';
import { planAsOf } from '../progress/plan-as-of.ts';
import { plannedThen } from '../progress/planned-then.ts';
import { REVIEW_QUESTIONS } from '../review/review.ts';
import { sum, sumMinutes, sumOf } from '../sum.ts';
import { summariseWeeks, type WeekSummary } from '../week/week.ts';
import type { ReportPhase, ReportScope, ReportTotals, ReportWeek } from './report.ts';

/** Tells whether something of a day belongs in a report; the whole plan takes in every day. */
export function isInScope(scope: ReportScope, day: Day): boolean {
  return scope.isWhole || (scope.from <= day && day <= scope.to);
}

/** What was planned and done in the range of a report, up to today. */
export function sumUpRange(plan: Plan, scope: ReportScope, today: Day): ReportTotals {
  const planThen = scope.isWhole ? plan : planAsOf(plan, scope.to, today);
  const tasks = tasksInPlan(planThen);
  // A habit is only asked once its day has come.
  const lastAskedOn = scope.to < today ? scope.to : today;
  const habits = recordHabits(plan, askingDays(plan, scope.from, lastAskedOn));
  const evidence = plan.tasks.flatMap((task) => task.evidence);
  const planned = scope.isWhole
    ? yardstickByDay(plan)
    : plannedThen(planThen, (day) => isInScope(scope, day));
  return {
    plannedMinutes: sumMinutes(planned),
    finishedMinutes: sum(
      [...earnedByDay(planThen, today)].map(([day, minutes]) => (isInScope(scope, day) ? minutes : 0)),
    ),
    finishedTaskCount: tasks.filter(
      ({ completion }) => completion !== null && completion.on <= today && isInScope(scope, completion.on),
    ).length,
    taskCount: tasks.length,
    evidenceCount: evidence.filter(({ leftOn }) => isInScope(scope, leftOn)).length,
    habitsKept: sumOf(habits, (record) => record.keptCount),
    habitsAsked: sumOf(habits, (record) => record.askedCount),
  };
}

/** The phases that touch the range, with the figures of the whole phase as of today. */
export function listReportPhases(
  plan: Plan,
  scope: ReportScope,
  today: Day,
  gates: readonly Gate[],
): ReportPhase[] {
  return sharesByPhase(plan, today)
    .filter(({ phase }) => touches(scope, phase))
    .map(({ phase, label, ...figures }) => ({
      title: label,
      goal: phase.goal,
      outcome: phase.outcome,
      startsOn: phase.startsOn,
      endsOn: phase.endsOn,
      ...figures,
      gate: figuresOfGate(gates.find((gate) => gate.phase.key === phase.key)),
    }));
}

/** Counts alone: what they are told from may be nobody else’s business. */
function figuresOfGate(gate: Gate | undefined): ReportPhase['gate'] {
  return gate ? { metCount: gate.metCount, criterionCount: gate.criteria.length } : null;
}

/** The weeks that touch the range and have begun. */
export function listReportWeeks(plan: Plan, scope: ReportScope, today: Day): ReportWeek[] {
  return summariseWeeks(plan, today)
    .filter((week) => week.when !== 'coming' && touches(scope, week))
    .map((week) => ({
      week: week.week,
      startsOn: week.startsOn,
      endsOn: week.endsOn,
      phaseTitles: week.phases.map((phase) => phase.title),
      plannedMinutes: week.plannedMinutes,
      finishedMinutes: week.finishedMinutes,
      plannedTaskCount: week.plannedTaskCount,
      finishedTaskCount: week.finishedTaskCount,
      habitsKept: sumOf(week.habits, (record) => record.keptCount),
      habitsAsked: sumOf(week.habits, (record) => record.askedCount),
      ...saidOf(week),
      habitNotes: habitNotesOf(week).filter(({ day }) => isInScope(scope, day)),
    }));
}

/** What the learner said of a week. */
function saidOf({ reflection, answers, review }: WeekSummary) {
  const { confidence, proof, intention } = review;
  return {
    reflection: reflection.text,
    answers: answers
      .filter(({ text }) => text.text.trim() !== '')
      .map(({ prompt, text }) => ({ prompt, question: REVIEW_QUESTIONS[prompt], text: text.text })),
    confidence,
    proof,
    intention,
  };
}

/** What the learner wrote on days of habits, in order of day. */
function habitNotesOf({ habits }: WeekSummary): ReportWeek['habitNotes'] {
  return habits
    .flatMap(({ habit, notes }) => notes.map(({ day, text }) => ({ day, title: habit.title, text })))
    .sort((one, other) => (one.day === other.day ? 0 : one.day < other.day ? -1 : 1));
}

function touches(scope: ReportScope, { startsOn, endsOn }: { startsOn: Day; endsOn: Day }): boolean {
  return scope.isWhole || (startsOn <= scope.to && endsOn >= scope.from);
}
