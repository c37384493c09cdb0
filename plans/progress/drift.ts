import { type Calendar, calendarDays } from '../calendar/calendar.ts';
import type { Day } from '../day.ts';
import { agree, count, formatMinutes, studyDaysInWords } from '../format.ts';
import type { Plan, Task } from '../plan/plan.ts';
import { sumOf } from '../sum.ts';
import type { DropEnding } from '../task/kinds.ts';
import { baselineMinutes } from '../task/task-progress.ts';

/** How far the plan in force is from the first plan. It stands beside pace, so that no replan hides anything. */
export type Drift = {
  /** Study days that the finish has moved; negative when it is earlier. */
  finishMovedStudyDays: number;
  /** Work of the first plan that was dropped. */
  dropped: WorkOut;
  /** Work of the first plan that was set aside because the learner knows it. */
  setAside: WorkOut;
  replanCount: number;
  /** Study days behind that replans planned anew, in all. */
  replannedStudyDaysBehind: number;
};

type WorkOut = { taskCount: number; minutes: number };

/**
 * Tells how far the plan in force is from the first plan.
 *
 * @param asOf - counts what was replanned and dropped until this day, so that a week that is over keeps its own
 * @see plans/README.md#drift for a worked example
 */
export function measureDrift(plan: Plan, asOf: Day): Drift {
  const replans = plan.replans.filter(({ day }) => day <= asOf);
  const gone = plan.tasks.filter(({ droppedOn }) => droppedOn !== null && droppedOn <= asOf);
  return {
    finishMovedStudyDays: studyDaysMoved(plan, finishAsOf(plan, asOf)),
    dropped: sumUp(gone, 'dropped'),
    setAside: sumUp(gone, 'known'),
    replanCount: replans.length,
    replannedStudyDaysBehind: sumOf(replans, ({ studyDaysBehind }) => studyDaysBehind),
  };
}

function finishAsOf({ calendar, replans }: Plan, asOf: Day): Day {
  const later = replans.find(({ day }) => day > asOf);
  return later?.fromFinishOn ?? calendar.finishOn;
}

/** From the last study day of the first plan to that of a finish. */
function studyDaysMoved({ baselineDays, calendar }: Plan, finishOn: Day): number {
  const first = baselineDays.at(-1)?.day;
  if (first === undefined || finishOn < calendar.startOn) return 0;
  if (finishOn < first) return -baselineDays.filter(({ day }) => day > finishOn).length;
  const upToFinish: Calendar = { ...calendar, finishOn };
  return calendarDays(upToFinish).filter(({ day, minutes }) => day > first && minutes > 0).length;
}

/** What the plan did not have at first is nothing that left it. */
function sumUp(gone: readonly Task[], as: DropEnding): WorkOut {
  const tasks = gone.filter((task) => task.droppedAs === as && task.baseline.length > 0);
  return { taskCount: tasks.length, minutes: sumOf(tasks, baselineMinutes) };
}

/** Tells whether nothing came between: no replan, nothing that left, and the same finish. */
export function hasNotDrifted({ finishMovedStudyDays, dropped, setAside, replanCount }: Drift): boolean {
  return finishMovedStudyDays === 0 && dropped.taskCount + setAside.taskCount + replanCount === 0;
}

/**
 * Drift in plain words.
 *
 * @example
 * driftSentence(drift)
 * //=> 'Since the first plan, the finish has moved 5 study days later, and 6 tasks of 4 h 30 min were dropped. You replanned twice, when you were 6.5 study days behind in all.'
 */
export function driftSentence(drift: Drift): string {
  const { finishMovedStudyDays, dropped, setAside, replanCount, replannedStudyDaysBehind } = drift;
  if (hasNotDrifted(drift)) return 'The first plan is still in force.';
  const facts = [finishWords(finishMovedStudyDays), outWords(dropped, 'dropped')];
  if (setAside.taskCount > 0) facts.push(outWords(setAside, 'set aside as known'));
  const changed = `Since the first plan, ${facts.slice(0, -1).join(', ')}, and ${facts.at(-1)}.`;
  if (replanCount === 0) return changed;

  const replanned = `You replanned ${timesWords(replanCount)}`;
  if (replannedStudyDaysBehind === 0) return `${changed} ${replanned}.`;
  const inAll = agree(replanCount, '', ' in all');
  return `${changed} ${replanned}, when you were ${studyDaysInWords(replannedStudyDaysBehind)} behind${inAll}.`;
}

function finishWords(studyDays: number): string {
  if (studyDays === 0) return 'the finish has not moved';
  return `the finish has moved ${count(Math.abs(studyDays), 'study day')} ${studyDays > 0 ? 'later' : 'earlier'}`;
}

function outWords({ taskCount, minutes }: WorkOut, how: string): string {
  if (taskCount === 0) return `nothing was ${how}`;
  return `${count(taskCount, 'task')} of ${formatMinutes(minutes)} ${agree(taskCount, 'was', 'were')} ${how}`;
}

function timesWords(times: number): string {
  if (times === 1) return 'once';
  return times === 2 ? 'twice' : `${times} times`;
}
