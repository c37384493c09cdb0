import type { Session, Task } from '../plan.ts';
import type { DayMinutes } from '../schedule/calendar.ts';
import type { Day } from '../schedule/day.ts';
import { addMinutes, sumMinutes } from './minutes.ts';
import type { OpenWork } from './open-work.ts';
import { openDays, openSessions } from './open-work.ts';

/** Minutes of one task that get another day; `from` is empty for work that had none. Days in order. */
export type Move = { task: Task; minutes: number; from: readonly Day[]; to: readonly Day[] };

/** Task minutes of one coming day, before and after. */
export type DayChange = { day: Day; studyMinutes: number; before: number; after: number };

export type Change = { work: OpenWork; sessions: readonly Session[] };

/** The moves of the tasks whose sessions change. Work that only shrinks is no move. */
export function listMoves(changes: readonly Change[], today: Day): Move[] {
  return changes.flatMap(({ work, sessions }) => {
    const before = work.openBefore;
    const after = openAfter(work.task, sessions, today);
    const came = lessThan(after, before);
    if (came.length === 0) return [];
    const from = lessThan(before, after).map(({ day }) => day);
    return [{ task: work.task, minutes: sumMinutes(came), from, to: came.map(({ day }) => day) }];
  });
}

/** What the days of one list have more than those of the other. Few days each, so that a map would cost more. */
function lessThan(days: readonly DayMinutes[], others: readonly DayMinutes[]): DayMinutes[] {
  return days
    .map(({ day, minutes }) => {
      const other = others.find((candidate) => candidate.day === day);
      return { day, minutes: minutes - (other?.minutes ?? 0) };
    })
    .filter(({ minutes }) => minutes > 0);
}

/**
 * Task minutes left on each coming day, before and after.
 *
 * @param works - what is left of every task before anything is dropped
 * @param studyDays - the coming days of the calendar; a day outside it that holds work is told with zero minutes
 */
export function compareDays(
  works: readonly OpenWork[],
  changes: readonly Change[],
  droppedTaskIds: ReadonlySet<number>,
  studyDays: readonly DayMinutes[],
  today: Day,
): DayChange[] {
  const before = new Map<Day, number>();
  const after = new Map<Day, number>();
  const changeOf = new Map(changes.map((change) => [change.work.task.id, change]));
  for (const work of works) {
    const change = changeOf.get(work.task.id);
    const coming = work.openBefore.filter(({ day }) => day >= today);
    for (const { day, minutes } of coming) addMinutes(before, day, minutes);
    if (droppedTaskIds.has(work.task.id)) continue;
    const kept = change === undefined ? coming : openAfter(work.task, change.sessions, today);
    for (const { day, minutes } of kept) addMinutes(after, day, minutes);
  }
  return joinDays(studyDays, before, after);
}

function openAfter(task: Task, sessions: readonly Session[], today: Day): DayMinutes[] {
  return openDays(openSessions({ ...task, sessions }, today));
}

function joinDays(
  studyDays: readonly DayMinutes[],
  before: ReadonlyMap<Day, number>,
  after: ReadonlyMap<Day, number>,
): DayChange[] {
  const studyMinutesOn = new Map(studyDays.map(({ day, minutes }) => [day, minutes]));
  const days = [...new Set([...studyMinutesOn.keys(), ...before.keys(), ...after.keys()])].sort();
  return days.map((day) => ({
    day,
    studyMinutes: studyMinutesOn.get(day) ?? 0,
    before: before.get(day) ?? 0,
    after: after.get(day) ?? 0,
  }));
}

/** The day with most minutes, the first of equals; `null` when none has any. */
export function heaviestOf(days: readonly DayMinutes[]): DayMinutes | null {
  let heaviest: DayMinutes | null = null;
  for (const each of days) {
    if (each.minutes > (heaviest?.minutes ?? 0)) heaviest = each;
  }
  return heaviest;
}

/** Minutes for each study day of a stretch, rounded; 0 without a study day. */
export function minutesPerStudyDay(minutes: number, calendarDays: readonly DayMinutes[]): number {
  const studyDayCount = calendarDays.filter((each) => each.minutes > 0).length;
  return studyDayCount === 0 ? 0 : Math.round(minutes / studyDayCount);
}
