import type { DayMinutes } from '../../calendar/calendar.ts';
import type { Day } from '../../day.ts';
import type { Plan, Session, Task } from '../../plan/plan.ts';
import { sumMinutes } from '../../sum.ts';
import { remainingMinutes } from '../../task/task-progress.ts';
import { doneMinutesOf, donePart, mergeSessions, openDays } from './open-work.ts';

/** What is left of one task, by what a replan may do with it. */
export type OpenWork = {
  task: Task;
  /** Its place among the others, in roadmap order. */
  index: number;
  leftMinutes: number;
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

const NONE: readonly never[] = [];

type SplitOptions = {
  today: Day;
  isStudyDay: (day: Day) => boolean;
  excludedTaskIds: ReadonlySet<number>;
};

/** What is left of every task that is neither done nor dropped, in the order of the plan. */
export function listOpenWork(plan: Plan, options: SplitOptions): OpenWork[] {
  const openWork: OpenWork[] = [];
  for (const task of plan.tasks) {
    if (task.completion !== null || task.droppedOn !== null) continue;
    const isExcluded = options.excludedTaskIds.has(task.id);
    openWork.push(
      isExcluded ? leaveAlone(task, openWork.length, options) : split(task, openWork.length, options),
    );
  }
  return openWork;
}

function leaveAlone(task: Task, index: number, { today }: SplitOptions): OpenWork {
  const leftMinutes = remainingMinutes(task);
  const openBefore = openDays(task.sessions, doneMinutesOf(task.sessions, task.minutes, leftMinutes, today));
  const fixed = openBefore.filter(({ day }) => day >= today);
  return {
    task,
    index,
    leftMinutes,
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

function split(task: Task, index: number, options: SplitOptions): OpenWork {
  const leftMinutes = remainingMinutes(task);
  const done = doneMinutesOf(task.sessions, task.minutes, leftMinutes, options.today);
  const { settled, fixed, movable, fixedOpenMinutes, isPinned } = sortOut(task.sessions, done, options);
  const missing = leftMinutes - fixedOpenMinutes - sumMinutes(movable);
  const kept = missing < 0 ? cutFromEnd(movable, -missing) : movable;
  return {
    task,
    index,
    leftMinutes,
    settled: mergeSessions(settled),
    fixed,
    movable: kept,
    displacedMinutes: Math.max(0, missing),
    neededMinutes: Math.max(leftMinutes, fixedOpenMinutes),
    openBefore: openDays(task.sessions, done),
    isExcluded: false,
    isPinned,
    isCut: sumMinutes(settled) + sumMinutes(kept) !== sumMinutes(task.sessions),
  };
}

function sortOut(sessions: readonly Session[], done: readonly number[], { today, isStudyDay }: SplitOptions) {
  // Lists grow by copying, because most of the many tasks have one session, and most of these lists are empty.
  let settled: readonly Session[] = NONE;
  let fixed: readonly DayMinutes[] = NONE;
  let movable: readonly DayMinutes[] = NONE;
  let fixedOpenMinutes = 0;
  let isPinned = false;
  let index = 0;
  for (const session of sessions) {
    const { day, minutes } = session;
    const doneMinutes = done[index++] ?? 0;
    const openMinutes = minutes - doneMinutes;
    if (day >= today && session.isPinned) isPinned = true;
    if (day >= today && (session.isPinned || (day === today && isStudyDay(day)))) {
      settled = [...settled, session];
      // On today, what is done has taken its time already, wherever it was planned.
      fixed = [...fixed, { day, minutes: day === today ? openMinutes : minutes }];
      fixedOpenMinutes += openMinutes;
    } else {
      if (doneMinutes > 0) settled = [...settled, donePart(session, doneMinutes, today)];
      if (openMinutes > 0 && day > today && isStudyDay(day)) {
        movable = [...movable, doneMinutes === 0 ? session : { day, minutes: openMinutes }];
      }
    }
  }
  return { settled, fixed, movable, fixedOpenMinutes, isPinned };
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
