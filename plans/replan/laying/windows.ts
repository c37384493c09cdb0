import type { Calendar } from '../../calendar/calendar.ts';
import { addDays, type Day, daysBetween } from '../../day.ts';
import { oncePerValue } from '../../once-per-value.ts';
import type { Phase, Plan } from '../../plan/plan.ts';
import { sumMinutes, sumOf } from '../../sum.ts';
import { laterOf } from './coming-days.ts';

/** The days of a phase, both included. */
export type Window = { phase: Phase; startsOn: Day; endsOn: Day };

/**
 * The windows of the phases on a changed calendar. Where the calendar finishes before the last phase does, the phases
 * that are not over shrink in proportion; where it finishes later, the last phase becomes longer.
 */
export function windowsUntil(
  phases: readonly Phase[],
  { finishOn }: Pick<Calendar, 'finishOn'>,
  today: Day,
): Window[] {
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
 * The usual load of each phase: minutes of tasks for each minute that habits left free, as the phase was first
 * planned, from its first to its last day with work; more than 0, at most 1. It is 1 for a phase without a baseline.
 *
 * The baseline and not today's dates: a phase that was pushed once has a longer window, and would be pushed
 * further each time.
 *
 * @returns the load by phase id
 */
export const usualLoads = oncePerValue((plan: Plan): ReadonlyMap<number, number> => {
  const baselines = new Map(plan.phases.map(({ id }) => [id, { taskMinutes: 0, first: '9', last: '0' }]));
  for (const task of plan.tasks) {
    const total = baselines.get(task.phaseId);
    if (total === undefined) continue;
    for (const { day, minutes } of task.baseline) {
      total.taskMinutes += minutes;
      if (day < total.first) total.first = day;
      if (day > total.last) total.last = day;
    }
  }
  const loads = new Map<number, number>();
  for (const [id, { taskMinutes, first, last }] of baselines) {
    const days = plan.baselineDays.filter(({ day }) => first <= day && day <= last);
    // As the roadmap had them: what the learner made of them since was not first planned.
    const firstHabits = plan.habits.filter(({ phaseId, stretch }) => phaseId === id && stretch === 1);
    const habitMinutes = sumMinutes(firstHabits);
    const freeMinutes = sumOf(days, ({ minutes }) => Math.max(0, minutes - habitMinutes));
    loads.set(id, taskMinutes > 0 && freeMinutes > taskMinutes ? taskMinutes / freeMinutes : 1);
  }
  return loads;
});
