import { eq } from 'drizzle-orm';
import type { FocusTimer } from '../../plans/task/focus-timer.ts';
import type { Database } from '../file/open.ts';
import { oncePerDatabase } from '../file/statements/statements.ts';
import { readAndWrite } from '../file/transaction.ts';
import { type ChangeMade, type ChangeMoment, changeMade, recordChange } from '../journal/journal.ts';
import { focusTimer, tasks } from '../schema/task.ts';
import { insertSpentTime, type NewSpentTime } from './spent-times.ts';

/** The timer with the title and the estimate of its task, which may be one of another plan. */
export type TimerOnTask = FocusTimer & { taskTitle: string; taskMinutes: number };

/** There is one timer, in one row. */
const ONLY_ROW = 1;

const statements = oncePerDatabase(({ orm }) => {
  const { taskId, day, secondsBefore, runningSince, awaySeconds } = focusTimer;
  return {
    find: orm
      .select({
        taskId,
        day,
        secondsBefore,
        runningSince,
        awaySeconds,
        taskTitle: tasks.title,
        taskMinutes: tasks.minutes,
      })
      .from(focusTimer)
      .innerJoin(tasks, eq(tasks.id, taskId))
      .prepare(),
  };
});

export function findFocusTimer(db: Database): TimerOnTask | null {
  return statements(db).find.get() ?? null;
}

/** Keeps the timer as it is now, or none. What it counts is the learner's data only once it is noted. */
export function setFocusTimer(db: Database, timer: FocusTimer | null): void {
  readAndWrite(db, () => writeFocusTimer(db, timer));
}

function writeFocusTimer({ orm }: Database, timer: FocusTimer | null): void {
  if (timer === null) {
    orm.delete(focusTimer).run();
    return;
  }
  const { taskId, day, secondsBefore, runningSince, awaySeconds } = timer;
  const row = { taskId, day, secondsBefore, runningSince, awaySeconds };
  orm
    .insert(focusTimer)
    .values({ id: ONLY_ROW, ...row })
    .onConflictDoUpdate({ target: focusTimer.id, set: row })
    .run();
}

type NotedTimer = {
  timer: TimerOnTask;
  /** What it came to. */
  noted: Omit<NewSpentTime, 'taskId'>;
  /** The timer that follows, as on another task; `null` for none. */
  next: FocusTimer | null;
  /** Of the task that the next timer is on. */
  nextTitle: string;
};

/**
 * Notes what the timer counted, and sets the next one: one change, all of it or none.
 *
 * @returns `undefined`, and nothing is changed, when the timer is another one by now
 */
export function noteFocusTimer(
  db: Database,
  { timer, noted, next, nextTitle, at, today, formToken }: NotedTimer & ChangeMoment,
): ChangeMade | undefined {
  const { taskId, taskTitle } = timer;
  const { minutes } = noted;
  const facts = {
    kind: 'time-noted',
    title: taskTitle,
    minutes,
    nextTitle: next === null ? null : nextTitle,
  } as const;
  return changeMade(
    recordChange(db, { facts, at, onDay: today, taskId, formToken }, () => {
      if (!isSame(findFocusTimer(db), timer)) return undefined;
      insertSpentTime(db, { taskId, ...noted }, at);
      setFocusTimer(db, next);
      return timer;
    }),
  );
}

function isSame(one: FocusTimer | null, other: FocusTimer): boolean {
  return (
    one !== null &&
    one.taskId === other.taskId &&
    one.secondsBefore === other.secondsBefore &&
    one.runningSince === other.runningSince
  );
}
