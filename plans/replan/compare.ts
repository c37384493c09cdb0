import type { DayMinutes } from '../calendar/calendar.ts';
import type { Day } from '../day.ts';
import type { Session, Task } from '../plan/plan.ts';
import { DayTotals } from './laying/minutes.ts';
import { doneMinutesOf, openDays } from './work/open-work.ts';
import type { OpenWork } from './work/task-work.ts';

/** Minutes of one task that get another day; `from` is empty for work that had none. Days in order. */
export type Move = { task: Task; minutes: number; from: readonly Day[]; to: readonly Day[] };

/** Task minutes of one coming day, before and after. */
export type DayChange = { day: Day; studyMinutes: number; before: number; after: number };

/** A task with the sessions that it is to have. */
export type Change = { work: OpenWork; sessions: readonly Session[]; openAfter: readonly DayMinutes[] };

export function changeOf(work: OpenWork, sessions: readonly Session[], today: Day): Change {
  const done = doneMinutesOf(sessions, work.task.minutes, work.leftMinutes, today);
  return { work, sessions, openAfter: openDays(sessions, done) };
}

/** The moves of the tasks whose sessions change. Work that only shrinks is no move. */
export function listMoves(changes: readonly Change[]): Move[] {
  const moves: Move[] = [];
  for (const { work, openAfter } of changes) {
    const to = daysWithMore(openAfter, work.openBefore);
    if (to.length === 0) continue;
    const from = daysWithMore(work.openBefore, openAfter);
    moves.push({ task: work.task, minutes: minutesMore(openAfter, work.openBefore), from, to });
  }
  return moves;
}

/** The days of one list that have more minutes than in the other. Few days each, so that a map would cost more. */
function daysWithMore(days: readonly DayMinutes[], others: readonly DayMinutes[]): Day[] {
  let more: Day[] = [];
  for (const { day, minutes } of days) {
    if (minutes > minutesOn(others, day)) more = [...more, day];
  }
  return more;
}

function minutesMore(days: readonly DayMinutes[], others: readonly DayMinutes[]): number {
  let more = 0;
  for (const { day, minutes } of days) more += Math.max(0, minutes - minutesOn(others, day));
  return more;
}

function minutesOn(days: readonly DayMinutes[], day: Day): number {
  for (const each of days) {
    if (each.day === day) return each.minutes;
  }
  return 0;
}

/**
 * Task minutes left on each coming day, before and after.
 *
 * @param openWork - what is left of every task before anything is dropped
 * @param calendarDays - the coming days of the calendar; a day outside it that holds work is told with zero minutes
 */
export function compareDays(
  openWork: readonly OpenWork[],
  changes: readonly Change[],
  dropped: readonly OpenWork[],
  calendarDays: readonly DayMinutes[],
  today: Day,
): DayChange[] {
  const before = new DayTotals();
  for (const { openBefore } of openWork) addComing(before, openBefore, today, 1);
  const added = new DayTotals();
  for (const { openBefore } of dropped) addComing(added, openBefore, today, -1);
  for (const { work, openAfter } of changes) {
    addComing(added, work.openBefore, today, -1);
    addComing(added, openAfter, today, 1);
  }
  return joinDays(calendarDays, before, added);
}

function addComing(totals: DayTotals, days: readonly DayMinutes[], today: Day, sign: 1 | -1): void {
  for (const { day, minutes } of days) {
    if (day >= today) totals.add(day, sign * minutes);
  }
}

function joinDays(calendarDays: readonly DayMinutes[], before: DayTotals, added: DayTotals): DayChange[] {
  const change = ({ day, minutes }: DayMinutes) => {
    const minutesBefore = before.on(day);
    return { day, studyMinutes: minutes, before: minutesBefore, after: minutesBefore + added.on(day) };
  };
  const known = new Set(calendarDays.map(({ day }) => day));
  const others = new Set([...before.days(), ...added.days()].filter((day) => !known.has(day)));
  const changes = [...calendarDays, ...[...others].map((day) => ({ day, minutes: 0 }))].map(change);
  return others.size === 0 ? changes : changes.sort((a, b) => (a.day < b.day ? -1 : 1));
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
