import type { Day } from '../day.ts';
import type { Plan } from '../plan/plan.ts';
import type { FullDay } from '../replan/full-days.ts';
import { LEEWAY_MINUTES } from '../replan/laying/lay-phases.ts';
import { agendaOf } from '../today/agenda.ts';
import { askingDays } from './asked.ts';

/** The study days from today on that ask for more than their minutes, beyond what a replan may leave, in order. */
export function overfilledDays(plan: Plan, today: Day): FullDay[] {
  return askingDays(plan, today, plan.calendar.finishOn).flatMap(({ day, minutes: studyMinutes }) => {
    const { plannedMinutes: minutes } = agendaOf(plan, day, today);
    const isOver = studyMinutes > 0 && minutes > studyMinutes + LEEWAY_MINUTES;
    return isOver ? [{ day, minutes, studyMinutes }] : [];
  });
}

/** Those of them that a change of the plan would bring over their minutes, or further above them. */
export function overfilledBy(plan: Plan, changed: Plan, today: Day): FullDay[] {
  const before = new Map(overfilledDays(plan, today).map(({ day, minutes }) => [day, minutes]));
  return overfilledDays(changed, today).filter(({ day, minutes }) => minutes > (before.get(day) ?? 0));
}
