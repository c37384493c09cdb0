import type { Plan, Session, Task } from '../plan.ts';
import { remainingMinutes } from '../progress/task-progress.ts';
import type { DayMinutes } from '../schedule/calendar.ts';
import type { Day } from '../schedule/day.ts';
import { addMinutes, sumMinutes } from './minutes.ts';

/** What is left of one task, by what a replan may do with it. */
export type OpenWork = {
  task: Task;
  /** Sessions that stay: the past cut down to what is done, today, pinned days. In order of day. */
  settled: readonly Session[];
  /** Coming minutes that stay, and that their days must hold. */
  fixed: readonly DayMinutes[];
  /** Coming minutes that may move. */
  movable: readonly DayMinutes[];
  /** Minutes left that have no coming day. */
  displacedMinutes: number;
  /** Minutes left that have a coming day, or need one. */
  neededMinutes: number;
  /** Minutes left as the sessions have them now, days before today included. */
  openBefore: readonly DayMinutes[];
  isExcluded: boolean;
  /** A session pinned to a coming day: the learner means to do this task. */
  isPinned: boolean;
  /** `settled` and `movable` together are not what the task has now. */
  isCut: boolean;
};

type SplitOptions = {
  today: Day;
  isStudyDay: (day: Day) => boolean;
  excludedTaskIds: ReadonlySet<number>;
};

/** What is left of every task that is neither done nor dropped, in the order of the plan. */
export function listOpenWork(plan: Plan, options: SplitOptions): OpenWork[] {
  return plan.tasks
    .filter((task) => task.completion === null && task.droppedOn === null)
    .map((task) => (options.excludedTaskIds.has(task.id) ? leaveAlone(task, options) : split(task, options)));
}

/** The sessions of a task with their open minutes: each session less what of it is done. */
export type OpenSession = { session: Session; doneMinutes: number; openMinutes: number };

/**
 * Tells which minutes of a task's sessions are done, today's estimate given.
 *
 * What is done fills the days before today in order. What goes beyond them was done ahead and fills the coming
 * sessions in order, but only as far as these hold more than what is left: after a raised estimate, or with sessions
 * missing, every coming minute is still open.
 */
export function openSessions(task: Task, today: Day): OpenSession[] {
  const leftMinutes = remainingMinutes(task);
  const firstComing = task.sessions.findIndex((session) => session.day >= today);
  const pastCount = firstComing === -1 ? task.sessions.length : firstComing;
  const past = task.sessions.slice(0, pastCount);
  const coming = task.sessions.slice(pastCount);

  const doneMinutes = task.minutes - leftMinutes;
  const doneAhead = Math.min(doneMinutes - sumMinutes(past), sumMinutes(coming) - leftMinutes);
  return [...fillInOrder(past, doneMinutes), ...fillInOrder(coming, Math.max(0, doneAhead))];
}

function fillInOrder(sessions: readonly Session[], minutes: number): OpenSession[] {
  let leftMinutes = minutes;
  return sessions.map((session) => {
    const doneMinutes = Math.min(leftMinutes, session.minutes);
    leftMinutes -= doneMinutes;
    return { session, doneMinutes, openMinutes: session.minutes - doneMinutes };
  });
}

function leaveAlone(task: Task, { today }: SplitOptions): OpenWork {
  const openBefore = openDays(openSessions(task, today));
  const fixed = openBefore.filter(({ day }) => day >= today);
  return {
    task,
    settled: task.sessions,
    fixed,
    movable: [],
    displacedMinutes: 0,
    neededMinutes: sumMinutes(fixed),
    openBefore,
    isExcluded: true,
    isPinned: false,
    isCut: false,
  };
}

function split(task: Task, options: SplitOptions): OpenWork {
  const sessions = openSessions(task, options.today);
  const { settled, fixed, movable, fixedOpenMinutes } = sortOut(sessions, options);
  const leftMinutes = remainingMinutes(task);
  const missing = leftMinutes - fixedOpenMinutes - sumMinutes(movable);
  const kept = missing < 0 ? cutFromEnd(movable, -missing) : movable;
  return {
    task,
    settled: mergeSessions(settled),
    fixed,
    movable: kept,
    displacedMinutes: Math.max(0, missing),
    neededMinutes: Math.max(leftMinutes, fixedOpenMinutes),
    openBefore: openDays(sessions),
    isExcluded: false,
    isPinned: sessions.some(({ session }) => session.isPinned && session.day >= options.today),
    isCut: sumMinutes(settled) + sumMinutes(kept) !== sumMinutes(task.sessions),
  };
}

/** Work done ahead of an unpinned coming day goes to today, where it was done at the latest: its day is free for other work. */
function sortOut(sessions: readonly OpenSession[], { today, isStudyDay }: SplitOptions) {
  const settled: Session[] = [];
  const fixed: DayMinutes[] = [];
  const movable: DayMinutes[] = [];
  let fixedOpenMinutes = 0;
  for (const { session, doneMinutes, openMinutes } of sessions) {
    const { day, minutes, isPinned } = session;
    if (day >= today && (isPinned || (day === today && isStudyDay(day)))) {
      settled.push(session);
      // On today, what is done has taken its time already, wherever it was planned.
      fixed.push({ day, minutes: day === today ? openMinutes : minutes });
      fixedOpenMinutes += openMinutes;
    } else {
      if (doneMinutes > 0) settled.push(doneSession(session, doneMinutes, today));
      if (openMinutes > 0 && day > today && isStudyDay(day)) movable.push({ day, minutes: openMinutes });
    }
  }
  return { settled, fixed, movable, fixedOpenMinutes };
}

function doneSession(session: Session, minutes: number, today: Day): Session {
  return session.day <= today
    ? { ...session, minutes }
    : { day: today, minutes, isPinned: false, position: 0 };
}

export function openDays(sessions: readonly OpenSession[]): DayMinutes[] {
  return sessions
    .filter(({ openMinutes }) => openMinutes > 0)
    .map(({ session, openMinutes }) => ({ day: session.day, minutes: openMinutes }));
}

function cutFromEnd(days: readonly DayMinutes[], minutes: number): DayMinutes[] {
  let leftMinutes = minutes;
  const kept = days.toReversed().map((each) => {
    const cut = Math.min(leftMinutes, each.minutes);
    leftMinutes -= cut;
    return { ...each, minutes: each.minutes - cut };
  });
  return kept.reverse().filter((each) => each.minutes > 0);
}

/** Sessions in order of day, one a day: what falls on the same day becomes one session, pinned if a part of it is. */
export function mergeSessions(sessions: readonly Session[]): Session[] {
  const merged: Session[] = [];
  for (const session of sessions.toSorted((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0))) {
    const last = merged.at(-1);
    if (last?.day !== session.day) merged.push(session);
    else {
      const isPinned = last.isPinned || session.isPinned;
      merged[merged.length - 1] = { ...last, minutes: last.minutes + session.minutes, isPinned };
    }
  }
  return merged;
}

/**
 * Displaces what lies above the minutes of days on which the calendar was lowered: the last work of the day in
 * roadmap order, and only the excess. Work that is fixed stays.
 */
export function displaceExcess(
  works: readonly OpenWork[],
  lowered: ReadonlySet<Day>,
  freeMinutesOn: (day: Day) => number,
): readonly OpenWork[] {
  if (lowered.size === 0) return works;
  const excessOn = new Map<Day, number>();
  for (const { day, minutes } of works.flatMap((work) => [...work.fixed, ...work.movable])) {
    if (lowered.has(day)) addMinutes(excessOn, day, minutes);
  }
  for (const [day, minutes] of excessOn) excessOn.set(day, minutes - freeMinutesOn(day));
  return works
    .toReversed()
    .map((work) => displace(work, excessOn))
    .reverse();
}

function displace(work: OpenWork, excessOn: Map<Day, number>): OpenWork {
  const movable = work.movable.map(({ day, minutes }) => {
    const cut = Math.min(minutes, Math.max(0, excessOn.get(day) ?? 0));
    if (cut > 0) addMinutes(excessOn, day, -cut);
    return { day, minutes: minutes - cut };
  });
  const cutMinutes = sumMinutes(work.movable) - sumMinutes(movable);
  if (cutMinutes === 0) return work;
  return {
    ...work,
    movable: movable.filter(({ minutes }) => minutes > 0),
    displacedMinutes: work.displacedMinutes + cutMinutes,
    isCut: true,
  };
}
