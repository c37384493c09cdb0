import type { Dates } from '../dates.ts';
import { type Day, daysBetween } from '../day.ts';
import { agree, count, formatMinutes } from '../format.ts';
import type { Plan, Session, Task } from '../plan/plan.ts';
import { type FullDay, fullDays } from './full-days.ts';
import { laterOf } from './laying/coming-days.ts';
import { LEEWAY_MINUTES } from './laying/lay-phases.ts';
import type { Replan } from './replan.ts';
import { openSessions } from './work/open-work.ts';

/** What a replan comes to, before its details. */
export type ReplanSummary = {
  /** Task minutes for each coming study day, more or less than before. */
  moreMinutesPerDay: number;
  minutesPerDay: number;
  /** The day with most minutes, habits included; `null` when none has any. */
  fullestDay: FullDay | null;
  /** Days that get more than their minutes, or more above them than before; in order. */
  overDays: readonly FullDay[];
  /** Tasks that lie on more days than before. */
  splitTaskCount: number;
  /** Tasks that end more than a week away from where they did; what was overdue counts from today. */
  farMoveCount: number;
  /** These days go over by a few minutes only, because it would not fit otherwise. */
  usesLeeway: boolean;
  finishOn: { before: Day; after: Day };
};

const WEEK_DAYS = 7;

/** Sums up what a replan makes of the coming days and of the tasks. */
export function summariseReplan(plan: Plan, replan: Replan, today: Day): ReplanSummary {
  const { minutesPerStudyDay, finishOn, usesLeeway } = replan;
  const days = fullDays(plan, replan);
  const spans = changedTasks(plan, replan).map((change) => spansOf(change, today));
  return {
    moreMinutesPerDay: minutesPerStudyDay.after - minutesPerStudyDay.before,
    minutesPerDay: minutesPerStudyDay.after,
    fullestDay: fullestOf(days.map(({ full }) => full)),
    overDays: days
      .filter(({ full, before }) => full.minutes > full.studyMinutes && full.minutes > before)
      .map(({ full }) => full),
    splitTaskCount: spans.filter(({ before, after }) => after.length > Math.max(1, before.length)).length,
    farMoveCount: spans.filter((span) => isFar(span, today)).length,
    usesLeeway,
    finishOn,
  };
}

function fullestOf(days: readonly FullDay[]): FullDay | null {
  let fullest: FullDay | null = null;
  for (const each of days) {
    if (each.minutes > (fullest?.minutes ?? 0)) fullest = each;
  }
  return fullest;
}

function changedTasks(plan: Plan, { sessions, droppedTaskIds }: Replan) {
  const gone = new Set(droppedTaskIds);
  return plan.tasks.flatMap((task) => {
    const after = sessions.get(task.id);
    return after === undefined || gone.has(task.id) ? [] : [{ task, after }];
  });
}

type Spans = { before: readonly Day[]; after: readonly Day[] };

function spansOf({ task, after }: { task: Task; after: readonly Session[] }, today: Day): Spans {
  return { before: openDaysOf(task, today), after: openDaysOf({ ...task, sessions: after }, today) };
}

function openDaysOf(task: Task, today: Day): Day[] {
  return openSessions(task, today).flatMap(({ session, openMinutes }) =>
    openMinutes > 0 ? [session.day] : [],
  );
}

function isFar({ before, after }: Spans, today: Day): boolean {
  const [from, to] = [before.at(-1), after.at(-1)];
  if (from === undefined || to === undefined) return false;
  return Math.abs(daysBetween(laterOf(from, today), to)) > WEEK_DAYS;
}

/**
 * What a replan comes to, in one line.
 *
 * @example
 * summaryInWords(summary, dates)
 * //=> '8 min more a study day on average; the fullest day, habits included, is Sat 28 Mar with 3 h of 3 h; 2 tasks are split; 14 tasks move by more than a week; the finish stays on 14 Jun 2026.'
 */
export function summaryInWords(summary: ReplanSummary, dates: Dates): string {
  const { fullestDay, overDays, splitTaskCount, farMoveCount } = summary;
  return `${[
    perDayInWords(summary),
    ...(fullestDay === null ? [] : [`the fullest day, habits included, is ${dayInWords(fullestDay, dates)}`]),
    ...(overDays.length === 0 ? [] : [overInWords(summary)]),
    `${splitTaskCount === 0 ? 'no task is' : isOrAre(splitTaskCount, 'task')} split`,
    `${farMoveCount === 0 ? 'nothing moves' : `${count(farMoveCount, 'task')} ${agree(farMoveCount, 'moves', 'move')}`} by more than a week`,
    finishInWords(summary, dates),
  ].join('; ')}.`;
}

function perDayInWords({ moreMinutesPerDay, minutesPerDay }: ReplanSummary): string {
  if (moreMinutesPerDay === 0) return `${formatMinutes(minutesPerDay)} a study day on average, as before`;
  const difference = formatMinutes(Math.abs(moreMinutesPerDay));
  return `${difference} ${moreMinutesPerDay > 0 ? 'more' : 'less'} a study day on average`;
}

/** `Sat 28 Mar with 3 h of 3 h`; the minutes include habits. */
export function dayInWords({ day, minutes, studyMinutes }: FullDay, { formatDay }: Dates): string {
  const had = studyMinutes === 0 ? 'on a day off' : `of ${formatMinutes(studyMinutes)}`;
  return `${formatDay(day)} with ${formatMinutes(minutes)} ${had}`;
}

function overInWords({ overDays, usesLeeway }: ReplanSummary): string {
  const most = Math.max(...overDays.map(({ minutes, studyMinutes }) => minutes - studyMinutes));
  if (usesLeeway && most <= LEEWAY_MINUTES) {
    return `on ${count(overDays.length, 'day')} up to ${formatMinutes(most)} more than ${agree(overDays.length, 'it has', 'they have')}, so that no task is cut into crumbs`;
  }
  const goes = agree(overDays.length, 'goes', 'go');
  const their = agree(overDays.length, 'its', 'their');
  const by = agree(overDays.length, 'by', 'by up to');
  return `${count(overDays.length, 'day')} ${goes} over ${their} minutes, ${by} ${formatMinutes(most)}`;
}

function isOrAre(number: number, what: string): string {
  return `${count(number, what)} ${agree(number, 'is', 'are')}`;
}

function finishInWords({ finishOn }: ReplanSummary, { formatDateWithYear }: Dates): string {
  const after = formatDateWithYear(finishOn.after);
  if (finishOn.after === finishOn.before) return `the finish stays on ${after}`;
  return `the finish moves from ${formatDateWithYear(finishOn.before)} to ${after}`;
}
