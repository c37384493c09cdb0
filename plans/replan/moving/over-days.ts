import type { Day } from '../../day.ts';
import type { Plan, Session } from '../../plan/plan.ts';
import { agendaOf } from '../../today/agenda.ts';
import type { FullDay } from '../full-days.ts';

/**
 * The days that a move would bring over their minutes, or further above them, in order. They are measured as Today
 * tells them: with all sessions and habits of the day.
 *
 * @param sessionsByTask - the sessions that tasks would have, by task id
 */
export function overDaysOf(
  plan: Plan,
  sessionsByTask: ReadonlyMap<number, readonly Session[]>,
  today: Day,
): FullDay[] {
  const tasks = plan.tasks.map((task) => ({
    ...task,
    sessions: sessionsByTask.get(task.id) ?? task.sessions,
  }));
  const moved = { ...plan, tasks };
  const days = new Set([...sessionsByTask.values()].flatMap((sessions) => sessions.map(({ day }) => day)));
  return [...days]
    .filter((day) => day >= today)
    .sort()
    .flatMap((day) => {
      const { plannedMinutes: minutes, studyMinutes } = agendaOf(moved, day, today);
      const isMore = minutes > agendaOf(plan, day, today).plannedMinutes;
      return minutes > studyMinutes && isMore ? [{ day, minutes, studyMinutes }] : [];
    });
}
