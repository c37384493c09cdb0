import type { DayMinutes } from '../calendar/calendar.ts';
import type { Day } from '../day.ts';
import type { Session, Task } from '../plan/plan.ts';
import { type Change, changeOf } from './compare.ts';
import type { Placement } from './laying/lay-work.ts';
import type { Outcome } from './ways/ways.ts';
import { mergeSessions } from './work/open-work.ts';
import type { OpenWork } from './work/task-work.ts';

/** The tasks whose sessions are not what they were, in roadmap order. */
export function listChanges({ openWork, placements }: Outcome, today: Day): Change[] {
  if (placements === null) return [];
  const changes: Change[] = [];
  for (const { work, sessions } of [...placements.map(layDown), ...listCuts(openWork, placements)]) {
    if (!isSame(sessions, work.task.sessions)) changes.push(changeOf(work, sessions, today));
  }
  return changes.sort((a, b) => a.work.index - b.work.index);
}

function layDown({ work, placed }: Placement) {
  const { settled, task } = work;
  const loose = placed.map((each) => looseSession(task, each));
  return { work, sessions: mergeSessions(settled.length === 0 ? loose : [...settled, ...loose]) };
}

/** The tasks that nothing is laid of, but whose sessions end up shorter. */
function listCuts(openWork: readonly OpenWork[], placements: readonly Placement[]) {
  const cut = openWork.filter((work) => work.isCut && work.displacedMinutes === 0);
  if (cut.length === 0) return [];
  const laid = new Set(placements.map(({ work }) => work));
  return cut.filter((work) => !laid.has(work)).map((work) => layDown({ work, placed: work.movable }));
}

/** Work that stays on its day keeps its place there. */
function looseSession({ sessions }: Task, { day, minutes }: DayMinutes): Session {
  for (const before of sessions) {
    if (before.day === day) return { ...before, minutes, isPinned: false };
  }
  return { day, minutes, isPinned: false, position: 0 };
}

function isSame(sessions: readonly Session[], others: readonly Session[]): boolean {
  if (sessions.length !== others.length) return false;
  return sessions.every(({ day, minutes, isPinned }, index) => {
    const other = others[index];
    return other?.day === day && other.minutes === minutes && other.isPinned === isPinned;
  });
}
