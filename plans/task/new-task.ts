import { phaseOfDay } from '../calendar/study-days.ts';
import type { Day } from '../day.ts';
import type { Phase, Plan, Session } from '../plan/plan.ts';
import type { FullDay } from '../replan/full-days.ts';
import { findRoom, newSession } from '../replan/moving/find-room.ts';
import { agendaOf } from '../today/agenda.ts';

/** What of a new task decides its days; `on` is the day that the learner named, `null` for wherever it fits. */
type NewTask = { phaseId: number; minutes: number; on: Day | null };

/** The phase that a task for a day belongs to, unless the learner says otherwise. */
export function firstPhase(plan: Plan, day: Day, today: Day): Phase | undefined {
  return phaseOfDay(plan, day) ?? plan.phases.find(({ endsOn }) => endsOn >= today);
}

/** The highest number of a task: a later one has a higher one. */
export function newestTaskOf({ tasks }: Plan): number {
  return tasks.reduce((newest, { id }) => Math.max(newest, id), 0);
}

/** The sessions that a new task begins with. */
export function firstSessions(plan: Plan, task: NewTask, today: Day): Session[] {
  if (task.on === null) return roomFor(plan, task, today);
  // The learner named the day.
  return [{ day: task.on, minutes: task.minutes, isPinned: true, position: 0 }];
}

/** Without room it stays without a day, and its page says so. */
export function roomFor(plan: Plan, work: { phaseId: number; minutes: number }, today: Day): Session[] {
  return (findRoom(plan, work, today) ?? []).map(newSession);
}

/** The days that a new task brings over their minutes, or further above them, with all that they then ask. */
export function daysOverfilledBy(plan: Plan, sessions: readonly Session[], today: Day): FullDay[] {
  return sessions.flatMap(({ day, minutes: added }) => {
    const { plannedMinutes, studyMinutes } = agendaOf(plan, day, today);
    const minutes = plannedMinutes + added;
    return minutes > studyMinutes ? [{ day, minutes, studyMinutes }] : [];
  });
}
