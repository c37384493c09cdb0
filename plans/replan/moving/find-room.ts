import type { DayMinutes } from '../../calendar/calendar.ts';
import type { Day } from '../../day.ts';
import type { Phase, Plan, Session, Task } from '../../plan/plan.ts';
import { SHORTEST_PART_MINUTES } from '../../schedule/cuts.ts';
import { sumOf } from '../../sum.ts';
import { remainingMinutes } from '../../task/task-progress.ts';
import { laterOf } from '../laying/coming-days.ts';
import { DayTotals } from '../laying/minutes.ts';
import { mergeSessions, openSessions } from '../work/open-work.ts';
import { findStartingPoint } from '../work/starting-point.ts';

/**
 * Finds days for work without moving anything else: the first day that holds all of it, else the first days that
 * together do in the fewest parts, each of 20 minutes or more. Days of its phase come first, then those after it until
 * the finish, then those before it.
 *
 * @param phaseId - a phase that is over lends the work no days
 * @param minutes - whole, not negative
 * @returns days in order, none over its minutes; none for no minutes; `null` where there is no room
 */
export function findRoom(
  plan: Plan,
  { phaseId, minutes }: { phaseId: number; minutes: number },
  today: Day,
): DayMinutes[] | null {
  const phase = plan.phases.find(({ id }) => id === phaseId);
  return fitInto(listRooms(plan, today), { phase, minutes }, today);
}

/** The same on the minutes that days have, as {@link listRooms} tells them, for work of a phase; none where it has none. */
export function fitInto(
  all: readonly DayMinutes[],
  { phase, minutes }: { phase: Pick<Phase, 'startsOn' | 'endsOn'> | undefined; minutes: number },
  today: Day,
): DayMinutes[] | null {
  if (minutes === 0) return [];
  const rooms = all.filter(({ day }) => day >= laterOf(phase?.startsOn ?? today, today));
  const own = rooms.filter(({ day }) => phase !== undefined && day <= phase.endsOn);
  return (
    fitWhole(own, minutes) ??
    fitParts(own, minutes) ??
    fitWhole(rooms, minutes) ??
    fitParts(rooms, minutes) ??
    fitWhole(all, minutes) ??
    fitParts(all, minutes)
  );
}

/** Minutes that each coming day has besides its habits, the work planned on it and what was done. */
export function listRooms(plan: Plan, today: Day): DayMinutes[] {
  const excludedTaskIds = new Set(plan.tasks.map(({ id }) => id));
  const startingPoint = findStartingPoint(plan, { calendar: plan.calendar, today, excludedTaskIds });
  const fixedOn = new DayTotals();
  for (const { fixed } of startingPoint.openWork) fixedOn.addAll(fixed);
  return startingPoint.days.map(({ day, studyMinutes, habitMinutes, doneMinutes }) => ({
    day,
    minutes: studyMinutes === 0 ? 0 : studyMinutes - habitMinutes - doneMinutes - fixedOn.on(day),
  }));
}

function fitWhole(rooms: readonly DayMinutes[], minutes: number): DayMinutes[] | null {
  const first = rooms.find((room) => room.minutes >= minutes);
  return first ? [{ day: first.day, minutes }] : null;
}

/** In as few parts as there are days for: work in many small ones is harder to do than work somewhat later. */
function fitParts(rooms: readonly DayMinutes[], minutes: number): DayMinutes[] | null {
  for (let count = 2; minutes / count > SHORTEST_PART_MINUTES; count++) {
    const large = rooms.filter((room) => room.minutes >= minutes / count);
    const parts = large.length >= count ? fillInOrder(large, minutes) : null;
    if (parts !== null) return parts;
  }
  return fillInOrder(rooms, minutes);
}

function fillInOrder(rooms: readonly DayMinutes[], minutes: number): DayMinutes[] | null {
  const parts: DayMinutes[] = [];
  let leftMinutes = minutes;
  for (const { day, minutes: room } of rooms) {
    const part = partOf(leftMinutes, room);
    if (part > 0) parts.push({ day, minutes: part });
    leftMinutes -= part;
  }
  return leftMinutes === 0 ? parts : null;
}

/** What a day takes of the minutes left, so that neither this part nor the last one is too short. */
function partOf(leftMinutes: number, room: number): number {
  if (room >= leftMinutes) return leftMinutes;
  const part = Math.min(room, leftMinutes - SHORTEST_PART_MINUTES);
  return part >= SHORTEST_PART_MINUTES ? part : 0;
}

/**
 * The sessions of a task whose estimate or steps were edited: minutes that came to it get days with room, and minutes
 * that went leave its last coming days.
 *
 * A task with work carried over keeps its sessions, which a replan will settle; so does one for which there is no room,
 * and one that is done or dropped.
 *
 * @param before - the task as it is in the plan
 * @param after - the same task as edited
 */
export function refitTask(plan: Plan, before: Task, after: Task, today: Day): readonly Session[] {
  const isOpen = after.completion === null && after.droppedOn === null;
  if (!isOpen || unplacedMinutes(before, today) > 0) return before.sessions;

  const missingMinutes = unplacedMinutes(after, today);
  if (missingMinutes === 0) return before.sessions;
  if (missingMinutes < 0) return cutFromEnd(before.sessions, -missingMinutes, today);

  const days = findRoom(plan, { phaseId: after.phaseId, minutes: missingMinutes }, today);
  return days === null ? before.sessions : mergeSessions([...before.sessions, ...days.map(newSession)]);
}

/** Minutes of a task that are left and have no coming day; negative when its coming days hold more than is left. */
export function unplacedMinutes(task: Task, today: Day): number {
  const coming = openSessions(task, today).filter(({ session }) => session.day >= today);
  return remainingMinutes(task) - sumOf(coming, ({ openMinutes }) => openMinutes);
}

/** A session of days that were found, not chosen: it may move. */
export function newSession({ day, minutes }: DayMinutes): Session {
  return { day, minutes, isPinned: false, position: 0 };
}

function cutFromEnd(sessions: readonly Session[], minutes: number, today: Day): Session[] {
  let leftMinutes = minutes;
  const kept = sessions.toReversed().map((session) => {
    const cut = session.day < today ? 0 : Math.min(leftMinutes, session.minutes);
    leftMinutes -= cut;
    return { ...session, minutes: session.minutes - cut };
  });
  return kept.reverse().filter((session) => session.minutes > 0);
}
