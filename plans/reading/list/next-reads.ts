import type { Day } from '../../day.ts';
import type { Plan, Task } from '../../plan/plan.ts';
import { tasksInPlan } from '../../progress/earned.ts';
import { stretchOfWeek, weekOfDay } from '../../week/week.ts';
import type { PlacedRead } from '../reads.ts';

/** A must-read that is not read, with the task that is waiting for it. */
export type NextRead = PlacedRead & { task: Task };

/** What comes next, and whether it is for this week or for later. */
export type NextReads = { when: 'this week' | 'later'; reads: readonly NextRead[] };

/**
 * What to read next: the must-reads of the open tasks that this week or an earlier day has on, in the order of their
 * days. Where all of these are read, those of the next task that has some.
 *
 * @param readsOf - what there is to read for a task
 * @returns each resource once, for the first task that asks for it
 */
export function nextReads(
  plan: Plan,
  today: Day,
  readsOf: (task: Task) => readonly PlacedRead[],
  isRead: (resourceId: string) => boolean,
): NextReads {
  const open = tasksInPlan(plan)
    .filter(({ completion, sessions }) => completion === null && sessions.length > 0)
    .map((task) => ({ task, on: firstDay(task, today) }))
    .toSorted((one, other) => (one.on < other.on ? -1 : one.on > other.on ? 1 : 0));
  const mustsOf = (tasks: readonly Task[]) => unreadMusts(tasks, readsOf, isRead);
  const weekEnd = endOfWeek(plan, today);
  const soon = mustsOf(open.filter(({ on }) => on <= weekEnd).map(({ task }) => task));
  if (soon.length > 0) return { when: 'this week', reads: soon };
  const later = open.map(({ task }) => mustsOf([task])).find((reads) => reads.length > 0);
  return { when: 'later', reads: later ?? [] };
}

/** The must-reads that are not read of some tasks, such as those of a day; each once. */
export function unreadMusts(
  tasks: readonly Task[],
  readsOf: (task: Task) => readonly PlacedRead[],
  isRead: (resourceId: string) => boolean,
): NextRead[] {
  return eachOnce(
    tasks
      .filter(({ completion }) => completion === null)
      .flatMap((task) =>
        readsOf(task)
          .filter(({ read, resource }) => read.need === 'must' && !isRead(resource.id))
          .map((placed) => ({ ...placed, task })),
      ),
  );
}

/** Of a task that was begun, the day on which it goes on. */
function firstDay({ sessions }: Task, today: Day): Day {
  const days = sessions.map(({ day }) => day);
  return days.find((day) => day >= today) ?? days.at(-1) ?? today;
}

function endOfWeek(plan: Plan, today: Day): Day {
  const week = weekOfDay(plan, today);
  if (week !== null) return stretchOfWeek(plan, week).endsOn;
  return today;
}

function eachOnce(reads: readonly NextRead[]): NextRead[] {
  const seen = new Set<string>();
  return reads.filter(({ resource: { id } }) => !seen.has(id) && seen.add(id));
}
