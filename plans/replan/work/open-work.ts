import type { DayMinutes } from '../../calendar/calendar.ts';
import type { Day } from '../../day.ts';
import { oncePerValue } from '../../once-per-value.ts';
import type { Session, Task } from '../../plan/plan.ts';
import { remainingMinutes } from '../../task/task-progress.ts';

/** The sessions of a task with their open minutes: each session less what of it is done. */
export type OpenSession = { session: Session; doneMinutes: number; openMinutes: number };

/**
 * Tells which minutes of a task's sessions are done, today's estimate given.
 *
 * What is done fills the days before today in order. What goes beyond them was done ahead: it fills today, then the
 * coming sessions in order, those that are pinned last, but only as far as they hold more than what is left. So after a
 * raised estimate, or with sessions missing, every coming minute is still open.
 */
export const openSessions = oncePerValue((task: Task, today: Day): readonly OpenSession[] => {
  const done = doneMinutesOf(task.sessions, task.minutes, remainingMinutes(task), today);
  return task.sessions.map((session, index) => {
    const doneMinutes = done[index] ?? 0;
    return { session, doneMinutes, openMinutes: session.minutes - doneMinutes };
  });
});

/**
 * The done minutes of each session, in order; see {@link openSessions}. The list is empty when nothing is done, as with
 * most tasks of a plan.
 *
 * @param leftMinutes - minutes of the estimate that are not done
 */
export function doneMinutesOf(
  sessions: readonly Session[],
  estimateMinutes: number,
  leftMinutes: number,
  today: Day,
): readonly number[] {
  const doneMinutes = estimateMinutes - leftMinutes;
  if (doneMinutes === 0) return [];
  let pastMinutes = 0;
  let comingMinutes = 0;
  for (const { day, minutes } of sessions) {
    if (day < today) pastMinutes += minutes;
    else comingMinutes += minutes;
  }
  const done = sessions.map(() => 0);
  fillInOrder(done, sessions, doneMinutes, ({ day }) => day < today);
  // Pinned days come last: work done ahead is then never taken for that of a pinned day, wherever a replan puts the
  // rest, and so a second replan finds what the first one left.
  const isPinnedLater = ({ day, isPinned }: Session) => isPinned && day > today;
  const doneAhead = Math.max(0, Math.min(doneMinutes - pastMinutes, comingMinutes - leftMinutes));
  const rest = fillInOrder(done, sessions, doneAhead, (each) => each.day >= today && !isPinnedLater(each));
  fillInOrder(done, sessions, rest, isPinnedLater);
  return done;
}

/** Adds minutes to the sessions that are meant, in order, as far as they hold them; returns what is left over. */
function fillInOrder(
  done: number[],
  sessions: readonly Session[],
  minutes: number,
  isMeant: (session: Session) => boolean,
): number {
  let leftMinutes = minutes;
  for (const [index, session] of sessions.entries()) {
    if (leftMinutes <= 0) break;
    if (!isMeant(session)) continue;
    const part = Math.min(leftMinutes, session.minutes);
    done[index] = part;
    leftMinutes -= part;
  }
  return leftMinutes;
}

/** The open minutes of each session that has any, in order. */
export function openDays(sessions: readonly Session[], done: readonly number[]): readonly DayMinutes[] {
  if (done.length === 0) return sessions;
  return sessions
    .map(({ day, minutes }, index) => ({ day, minutes: minutes - (done[index] ?? 0) }))
    .filter(({ minutes }) => minutes > 0);
}

/** What is done of a session that is to lose the rest: zero minutes where nothing is. */
export function donePart(session: Session, doneMinutes: number, today: Day): Session {
  if (session.day <= today) return { ...session, minutes: doneMinutes };
  // It was done ahead, today at the latest: its own day is free for other work.
  return { day: today, minutes: doneMinutes, isPinned: false, position: 0 };
}

/**
 * Sessions in order of day, one a day: what falls on the same day becomes one session, pinned if a part of it is, at the
 * place in the day of its first part.
 */
export function mergeSessions(sessions: readonly Session[]): readonly Session[] {
  if (sessions.length < 2 || isInOrder(sessions)) return sessions;
  const merged: Session[] = [];
  for (const session of sessions.toSorted((a, b) => (a.day < b.day ? -1 : 1))) {
    const last = merged.at(-1);
    if (last?.day !== session.day) merged.push(session);
    else {
      const isPinned = last.isPinned || session.isPinned;
      merged[merged.length - 1] = { ...last, minutes: last.minutes + session.minutes, isPinned };
    }
  }
  return merged;
}

function isInOrder(sessions: readonly Session[]): boolean {
  return sessions.every((session, index) => {
    const next = sessions[index + 1];
    return next === undefined || session.day < next.day;
  });
}
