import type { DayMinutes } from '../calendar/calendar.ts';
import type { Day } from '../day.ts';
import { addDays } from '../day.ts';
import type { Phase, Plan, Task, WeekReview } from '../plan/plan.ts';
import { eraOf } from '../progress/planned-then.ts';
import { openSessions } from '../replan/work/open-work.ts';
import { sumMinutes } from '../sum.ts';
import { isSetAside, shareDone } from '../task/task-progress.ts';
import { agendaOf } from '../today/agenda.ts';
import {
  countWeeks,
  reviewOf,
  stretchOfWeek,
  summariseWeek,
  type WeekSummary,
  weekOfDay,
} from '../week/week.ts';

export type SlipFate = 'open' | 'moved' | 'finished' | 'dropped' | 'set-aside';

/** What became of a task that slipped; `open` still lies on a day that is over. */
export type Slip = {
  task: Task;
  /** The last day on which the week had it: as the plan in force then had it, or as it stands where some of it is open there. */
  dueOn: Day;
  fate: SlipFate;
  /** Minutes that lie on days before today; 0 unless it is open. */
  openMinutes: number;
  /** The next day that has some of it, where it moved. */
  movedTo: Day | null;
};

/** A week as it is looked back on. */
export type LookBack = {
  summary: WeekSummary;
  /** What the week should have finished and did not, in roadmap order. */
  slips: Slip[];
  /** Whose outcome the review asks about; `null` where no phase touches the week. */
  phase: Phase | null;
  /** The phase ends with this week, so that its own summary is due. */
  endsPhase: boolean;
  /** Where the week after it is; `null` where the plan has none. */
  nextWeek: 'to-come' | 'over' | null;
  /** The review stands on Today by itself: the week is over, and nobody has put it away. */
  isOpen: boolean;
};

/**
 * The weeks whose review stands open on Today, in order.
 *
 * A review opens on the last day of its week once that day asks nothing more, which is from its morning on a rest day,
 * and at the latest on the day after. It stays until it is done or dismissed.
 *
 * @param today - may lie outside the plan
 */
export function openReviews(plan: Plan, today: Day): number[] {
  return weeksOf(plan).filter((week) => reviewOf(plan, week).closing === null && hasEnded(plan, week, today));
}

function weeksOf(plan: Plan): number[] {
  return Array.from({ length: countWeeks(plan) }, (_, index) => index + 1);
}

/** Tells whether a week can be looked back on: it is over, or its last day asks nothing more. */
export function hasEnded(plan: Plan, week: number, today: Day): boolean {
  const { endsOn } = stretchOfWeek(plan, week);
  if (endsOn !== today) return endsOn < today;
  const { remainingMinutes } = agendaOf(plan, today, today);
  return remainingMinutes === 0;
}

/** What the learner meant to do this week, as they put it in the review of the week before; `null` when nothing. */
export function intentionOn(plan: Plan, today: Day): { text: string; saidInWeek: number } | null {
  const week = weekOfDay(plan, today);
  if (week === null || week === 1) return null;
  const text = reviewOf(plan, week - 1).intention.trim();
  return text === '' ? null : { text, saidInWeek: week - 1 };
}

/**
 * Looks back on a week: its figures, what slipped and what became of it, and whose outcome is to be judged.
 *
 * @param week - plan week, from 1, that has begun
 * @throws {RangeError} when the plan has no such week
 */
export function lookBackOn(plan: Plan, week: number, today: Day): LookBack {
  const summary = summariseWeek(plan, week, today);
  const phase = phaseToJudge(plan, week);
  return {
    summary,
    slips: listSlips(plan, summary, today),
    phase,
    endsPhase: phase !== null && phase.endsOn <= summary.endsOn,
    nextWeek: nextWeekOf(plan, week, today),
    isOpen: summary.review.closing === null && hasEnded(plan, week, today),
  };
}

function nextWeekOf(plan: Plan, week: number, today: Day): LookBack['nextWeek'] {
  if (week >= countWeeks(plan)) return null;
  return stretchOfWeek(plan, week + 1).endsOn < today ? 'over' : 'to-come';
}

/** The phase that ends in the week, else the one that the week ends in: that outcome can be judged best. */
export function phaseToJudge(plan: Plan, week: number): Phase | null {
  const { startsOn, endsOn } = stretchOfWeek(plan, week);
  const ending = plan.phases.findLast((phase) => startsOn <= phase.endsOn && phase.endsOn <= endsOn);
  return ending ?? plan.phases.find((phase) => phase.startsOn <= endsOn && endsOn <= phase.endsOn) ?? null;
}

/** The reviews of the weeks in which a phase was to be judged, in order; empty ones are among them. */
export function reviewsOfPhase(plan: Plan, { id }: Phase): WeekReview[] {
  return weeksOf(plan)
    .filter((week) => phaseToJudge(plan, week)?.id === id)
    .map((week) => reviewOf(plan, week));
}

/** The day in progress is not held against anybody: only what was due before today can have slipped. */
function listSlips(plan: Plan, { startsOn, endsOn }: WeekSummary, today: Day): Slip[] {
  const lastDay = endsOn < today ? endsOn : addDays(today, -1);
  return plan.tasks.flatMap((task) => {
    if (isFinishedBy(task, endsOn) || leftBefore(task, startsOn)) return [];
    const late = lateDays(task, today);
    const dueOn = lastOf(
      [...dueDays(plan, task), ...partsNotBegun(task, endsOn), ...late],
      startsOn,
      lastDay,
    );
    return dueOn === null ? [] : [{ task, dueOn, ...fateOf(task, late, today) }];
  });
}

function isFinishedBy({ completion }: Task, day: Day): boolean {
  return completion !== null && completion.on <= day;
}

function leftBefore({ droppedOn }: Task, day: Day): boolean {
  return droppedOn !== null && droppedOn < day;
}

/** The last day that the plan gave a task: by the plan in force, and by the first one as long as that was in force. */
function dueDays(plan: Plan, { baseline, yardstick }: Task): (DayMinutes | undefined)[] {
  const first = baseline.at(-1);
  return first && eraOf(plan, first.day) === 'first plan' ? [first, yardstick.at(-1)] : [yardstick.at(-1)];
}

/** Days that the plan gave a task of which nothing was done by then: its first parts slip before its last one does. */
function partsNotBegun(task: Task, day: Day): readonly DayMinutes[] {
  return shareDone(task, day) === 0 ? task.yardstick : [];
}

/** Days before today that still hold some of a task. */
function lateDays(task: Task, today: Day): DayMinutes[] {
  if (task.completion !== null || task.droppedOn !== null) return [];
  return openSessions(task, today)
    .map(({ session, openMinutes }) => ({ day: session.day, minutes: openMinutes }))
    .filter(({ day, minutes }) => day < today && minutes > 0);
}

function lastOf(days: readonly (DayMinutes | undefined)[], from: Day, to: Day): Day | null {
  const inside = days.flatMap((on) => (on && from <= on.day && on.day <= to ? [on.day] : []));
  return inside.sort().at(-1) ?? null;
}

function fateOf(
  task: Task,
  late: readonly DayMinutes[],
  today: Day,
): Pick<Slip, 'fate' | 'openMinutes' | 'movedTo'> {
  if (task.droppedOn !== null) {
    return { fate: isSetAside(task) ? 'set-aside' : 'dropped', openMinutes: 0, movedTo: null };
  }
  if (task.completion !== null) return { fate: 'finished', openMinutes: 0, movedTo: null };
  const openMinutes = sumMinutes(late);
  if (openMinutes > 0) return { fate: 'open', openMinutes, movedTo: null };
  const movedTo = task.sessions.find(({ day }) => day >= today)?.day ?? null;
  return { fate: 'moved', openMinutes: 0, movedTo };
}
