import { LONGEST_PLAN_DAYS } from '../../calendar/calendar.ts';
import { addDays, type Day } from '../../day.ts';
import type { Plan, Session, Task } from '../../plan/plan.ts';
import { SHORTEST_PART_MINUTES } from '../../schedule/cuts.ts';
import { sumOf } from '../../sum.ts';
import { comingCalendarDays, listComingDays } from '../laying/coming-days.ts';
import { DayTotals, shareOut } from '../laying/minutes.ts';
import { donePart, mergeSessions, type OpenSession, openSessions } from '../work/open-work.ts';
import { unplacedMinutes } from './find-room.ts';

/**
 * Moves what is left of one session to a day that the learner chose: it is pinned there. What is done of it stays.
 *
 * @returns every session of the task; with one on the new day already, the two become one
 * @throws {RangeError} when nothing is left on `from`, or when `to` comes before today
 */
export function moveSession(task: Task, { from, to }: { from: Day; to: Day }, today: Day): Session[] {
  const sessions = openSessions(task, today);
  const moved = sessions.find(({ session }) => session.day === from);
  if (!moved?.openMinutes) throw new RangeError(`Nothing is left of “${task.title}” on ${from}`);
  return place(
    sessions.map((each) => (each === moved ? donePart(each.session, each.doneMinutes, today) : each.session)),
    [pinned(to, moved.openMinutes, today)],
  );
}

/**
 * Moves what is carried over to a day that the learner chose, where it is pinned: minutes of days before today, and
 * those without a day. A task with nothing carried over moves its next session instead.
 *
 * @returns every session of the task; as they are when nothing is left of it
 * @throws {RangeError} when `to` comes before today
 */
export function moveLeft(task: Task, to: Day, today: Day): Session[] {
  const { kept, minutes } = takeCarriedOver(task, today, ({ session }) => session.day !== to);
  return minutes === 0 ? [...task.sessions] : place(kept, [pinned(to, minutes, today)]);
}

/** Moves what is carried over, or else the next session, to today; see {@link moveLeft}. */
export function doToday(task: Task, today: Day): Session[] {
  return moveLeft(task, today, today);
}

/**
 * Moves what is carried over to the next study day after today; without any, what is left of today's session. It is
 * not pinned: the learner did not name the day.
 *
 * @returns every session of the task; as they are when nothing is to be moved, or the calendar has no study day left
 */
export function nextStudyDay(task: Task, plan: Plan, today: Day): Session[] {
  const next = comingCalendarDays(plan.calendar, addDays(today, 1)).find(({ minutes }) => minutes > 0);
  const { kept, minutes } = takeCarriedOver(task, today, ({ session }) => session.day === today);
  if (next === undefined || minutes === 0) return [...task.sessions];
  return place(kept, [{ day: next.day, minutes, isPinned: false, position: 0 }]);
}

/**
 * Splits what is carried over, or without any everything left that is not pinned, in halves over the next two study
 * days after today that have room for one; where there are no two of them, over the next two study days. Less than
 * 40 minutes stay whole: neither half would be worth sitting down for. With days given it is split evenly over those,
 * and pinned.
 *
 * @returns every session of the task; as they are when nothing is to be split, or the calendar has no study day left
 * @throws {RangeError} when a given day comes before today
 */
export function splitRemaining(task: Task, plan: Plan, today: Day, days: readonly Day[] = []): Session[] {
  const carried = takeCarriedOver(task, today, () => false);
  const { kept, minutes } = carried.minutes > 0 ? carried : takeUnpinned(task, today);
  if (minutes === 0) return [...task.sessions];
  if (days.length > 0) {
    const parts = shareOut(
      minutes,
      days.map(() => 1),
    );
    return place(
      kept,
      days.map((day, index) => pinned(day, parts[index] ?? 0, today)),
    );
  }
  const [first, second] = daysForHalves({ ...task, sessions: kept }, plan, today, minutes);
  if (first === undefined) return [...task.sessions];
  const isWhole = second === undefined || minutes < 2 * SHORTEST_PART_MINUTES;
  const half = isWhole ? minutes : firstHalf(minutes);
  const parts = [
    { day: first, minutes: half },
    { day: second ?? first, minutes: minutes - half },
  ];
  return place(
    kept,
    parts.map((part) => ({ ...part, isPinned: false, position: 0 })),
  );
}

/**
 * Pushes the coming sessions of every unfinished task back by some study days, today's included. Pinned sessions and
 * carried-over work stay. The weekday minutes go on after the finish, so that sessions may come to lie behind it.
 *
 * @param byStudyDays - a whole number, at least 1
 * @returns every session of each task that has some to push, by task id; one for which the longest plan has no day stays
 * @throws {RangeError} when `byStudyDays` is not a whole number from 1 on
 */
export function pushAll(plan: Plan, byStudyDays: number, today: Day): Map<number, Session[]> {
  if (!Number.isInteger(byStudyDays) || byStudyDays < 1) {
    throw new RangeError(`Cannot push by ${byStudyDays} study days`);
  }
  const longest = { ...plan.calendar, finishOn: addDays(plan.calendar.startOn, LONGEST_PLAN_DAYS - 1) };
  const days = comingCalendarDays(longest, today).filter(({ minutes }) => minutes > 0);
  const pushed = new Map<number, Session[]>();
  for (const task of plan.tasks) {
    if (task.completion !== null || task.droppedOn !== null) continue;
    const sessions = openSessions(task, today);
    if (!sessions.some((each) => isLoose(each, today))) continue;
    pushed.set(
      task.id,
      push(sessions, today, (day) => nthAfter(days, day, byStudyDays)),
    );
  }
  return pushed;
}

function push(sessions: readonly OpenSession[], today: Day, dayAfter: (day: Day) => Day): Session[] {
  const moves = sessions.filter((each) => isLoose(each, today));
  const kept = sessions.map((each) =>
    moves.includes(each) ? donePart(each.session, each.doneMinutes, today) : each.session,
  );
  const placed = moves.map(({ session, openMinutes }) => ({
    ...session,
    day: dayAfter(session.day),
    minutes: openMinutes,
  }));
  return place(kept, placed);
}

function nthAfter(days: readonly { day: Day }[], day: Day, count: number): Day {
  const next = days.findIndex((each) => each.day > day);
  return next === -1 ? day : (days[next + count - 1]?.day ?? day);
}

type Taken = { kept: Session[]; minutes: number };

/** What has no coming day; without any, the next open session that `mayMove`. */
function takeCarriedOver(task: Task, today: Day, mayMove: (session: OpenSession) => boolean): Taken {
  const sessions = openSessions(task, today);
  const coming = sessions.filter(({ session }) => session.day >= today);
  const carriedMinutes = unplacedMinutes(task, today);
  if (carriedMinutes > 0) {
    const kept = sessions.map((each) =>
      each.session.day < today ? donePart(each.session, each.doneMinutes, today) : each.session,
    );
    return { kept, minutes: carriedMinutes };
  }
  const next = coming.find((each) => each.openMinutes > 0 && mayMove(each));
  return take(sessions, next === undefined ? [] : [next], today);
}

function takeUnpinned(task: Task, today: Day): Taken {
  const sessions = openSessions(task, today);
  const loose = sessions.filter((each) => isLoose(each, today));
  return take(sessions, loose, today);
}

function isLoose({ session, openMinutes }: OpenSession, today: Day): boolean {
  return openMinutes > 0 && !session.isPinned && session.day >= today;
}

function take(sessions: readonly OpenSession[], taken: readonly OpenSession[], today: Day): Taken {
  const kept = sessions.map((each) =>
    taken.includes(each) ? donePart(each.session, each.doneMinutes, today) : each.session,
  );
  return { kept, minutes: sumOf(taken, ({ openMinutes }) => openMinutes) };
}

function pinned(day: Day, minutes: number, today: Day): Session {
  if (day < today) throw new RangeError(`Nothing can be planned on ${day}, before ${today}`);
  return { day, minutes, isPinned: true, position: 0 };
}

function place(kept: readonly Session[], placed: readonly Session[]): Session[] {
  return [...mergeSessions([...kept, ...placed].filter(({ minutes }) => minutes > 0))];
}

const ROUND_MINUTES = 5;

/**
 * Two study days after today: the first two with room for half of the minutes, or else the first two. Fewer where the
 * calendar has fewer left.
 *
 * @param task - the task to be split, with the sessions that stay
 */
function daysForHalves(task: Task, plan: Plan, today: Day, minutes: number): Day[] {
  const heldOn = new DayTotals();
  for (const each of plan.tasks.map((other) => (other.id === task.id ? task : other))) {
    if (each.completion !== null || each.droppedOn !== null) continue;
    for (const { session, openMinutes } of openSessions(each, today)) {
      heldOn.add(session.day, openMinutes);
    }
  }
  const studyDays = listComingDays(plan, plan.calendar, today, 0).filter(
    ({ day, studyMinutes }) => day > today && studyMinutes > 0,
  );
  const half = minutes - firstHalf(minutes);
  const roomy = studyDays.filter(
    ({ day, studyMinutes, habitMinutes }) => studyMinutes - habitMinutes - heldOn.on(day) >= half,
  );
  const [first, second] = roomy.length >= 2 ? roomy : studyDays;
  return [first, second].flatMap((each) => (each === undefined ? [] : [each.day]));
}

/** Half of the minutes, in steps of five where that leaves something for the other half. */
function firstHalf(minutes: number): number {
  const rounded = ROUND_MINUTES * Math.floor(minutes / 2 / ROUND_MINUTES);
  return rounded > 0 ? rounded : Math.floor(minutes / 2);
}
