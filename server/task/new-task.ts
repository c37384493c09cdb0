import { phaseOfDay } from '../../plans/calendar/study-days.ts';
import type { Day } from '../../plans/day.ts';
import type { Phase, Plan, Session } from '../../plans/plan/plan.ts';
import { findRoom, newSession } from '../../plans/replan/moving/find-room.ts';
import type { NewTaskForm } from './form.ts';

/** The phase that a task for a day belongs to, unless the learner says otherwise. */
export function firstPhase(plan: Plan, day: Day, today: Day): Phase | undefined {
  return phaseOfDay(plan, day) ?? plan.phases.find(({ endsOn }) => endsOn >= today);
}

/** The sessions that a new task begins with. */
export function firstSessions(plan: Plan, task: NewTaskForm, today: Day): Session[] {
  if (task.on === null) return roomFor(plan, task, today);
  // The learner named the day.
  return [{ day: task.on, minutes: task.minutes, isPinned: true, position: 0 }];
}

/** Without room it stays without a day, and its page says so. */
export function roomFor(plan: Plan, work: { phaseId: number; minutes: number }, today: Day): Session[] {
  return (findRoom(plan, work, today) ?? []).map(newSession);
}
