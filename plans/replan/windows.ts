import type { Phase, Plan } from '../plan.ts';
import type { Calendar } from '../schedule/calendar.ts';
import { addDays, type Day, daysBetween } from '../schedule/day.ts';
import { habitMinutesByPhase, laterOf } from './coming-days.ts';

/** The days of a phase, both included. */
export type Window = { phase: Phase; startsOn: Day; endsOn: Day };

/**
 * The windows of the phases on a changed calendar. Where the calendar finishes before the last phase does, the phases
 * that are not over shrink in proportion; where it finishes later, the last phase becomes longer.
 */
export function windowsUntil(phases: readonly Phase[], { finishOn }: Calendar, today: Day): Window[] {
  const ownWindows = phases.map((phase) => ({ phase, startsOn: phase.startsOn, endsOn: phase.endsOn }));
  const last = ownWindows.at(-1);
  if (last === undefined || finishOn < today) return ownWindows;
  if (finishOn >= last.endsOn) return [...ownWindows.slice(0, -1), { ...last, endsOn: finishOn }];

  const scale = (daysBetween(today, finishOn) + 1) / (daysBetween(today, last.endsOn) + 1);
  let previousEnd: Day | null = null;
  return ownWindows.map((own) => {
    const startsOn = previousEnd === null || own.startsOn <= today ? own.startsOn : addDays(previousEnd, 1);
    const length = Math.round((daysBetween(today, own.endsOn) + 1) * scale);
    const endsOn = own.endsOn < today ? own.endsOn : laterOf(addDays(today, length - 1), startsOn);
    previousEnd = endsOn;
    return { phase: own.phase, startsOn, endsOn };
  });
}

/**
 * The usual rate of each phase: minutes of tasks for each minute that habits left free, as the phase was first
 * planned, from its first to its last day with work; more than 0, at most 1. It is 1 for a phase without a baseline.
 *
 * The baseline and not today's dates: a phase that was pushed once has a longer window, and would be pushed
 * further each time.
 *
 * @returns the rate by phase id
 */
export function usualRates(plan: Plan): Map<number, number> {
  const habitMinutesIn = habitMinutesByPhase(plan);
  const tasksIn = Map.groupBy(plan.tasks, (task) => task.phaseId);
  const rates = plan.phases.map(({ id }) => {
    const baseline = (tasksIn.get(id) ?? []).flatMap((task) => task.baseline);
    return [id, rateOf(baseline, plan.baselineDays, habitMinutesIn.get(id) ?? 0)] as const;
  });
  return new Map(rates);
}

function rateOf(baseline: Plan['baselineDays'], days: Plan['baselineDays'], habitMinutes: number): number {
  let [first] = baseline;
  let last = first;
  let taskMinutes = 0;
  for (const each of baseline) {
    taskMinutes += each.minutes;
    if (first === undefined || each.day < first.day) first = each;
    if (last === undefined || each.day > last.day) last = each;
  }
  if (first === undefined || last === undefined) return 1;

  let freeMinutes = 0;
  for (const { day, minutes } of days) {
    if (first.day <= day && day <= last.day) freeMinutes += Math.max(0, minutes - habitMinutes);
  }
  return taskMinutes > 0 && freeMinutes > taskMinutes ? taskMinutes / freeMinutes : 1;
}
