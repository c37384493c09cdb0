import type { Dates } from '../../plans/dates.ts';
import type { Day } from '../../plans/day.ts';
import { count, formatMinutes } from '../../plans/format.ts';
import type { Move } from '../../plans/replan/compare.ts';
import type { Replan, ReplanWay } from '../../plans/replan/replan.ts';
import { sumMinutes, sumOf } from '../../plans/sum.ts';
import { upperFirst } from '../../plans/words.ts';
import { EVIDENCE_WORDS } from '../task/task-words.ts';

export const WAY_WORDS: Record<ReplanWay, { title: string; hint: string }> = {
  'same-finish': { title: 'Same finish', hint: 'Spread what is left over the days until the finish.' },
  'same-hours': {
    title: 'Same hours',
    hint: 'Move coming work later, as far as needed; the finish moves with it.',
  },
  lighter: {
    title: 'Lighter',
    hint: 'Save one, two or five hours a week: stretch tasks go, the last ones first, and the finish stays.',
  },
  essentials: {
    title: 'Essentials',
    hint: 'Keep what an interview needs most, for the hours that are left; the rest is left out.',
  },
};

/** It does not fit, and nothing was laid: there is nothing to apply. */
export function isBlocked({ shortfall, sessions }: Replan): boolean {
  return shortfall !== null && sessions.size === 0;
}

/** Counted where they come from, as in the list of changes. */
function countMovedSessions(moves: readonly Move[]): number {
  return sumOf(moves, ({ from, to }) => from.length || to.length);
}

function sumMovedMinutes(moves: readonly Move[]): number {
  return sumMinutes(moves);
}

/** `Mon 2 Mar, Tue 3 Mar → Fri 6 Mar`; with the year where it is not this year's: `Fri 1 Jan 2027`. */
export function moveWords({ from, to }: Move, { formatDay, formatDayWithYear }: Dates, today: Day): string {
  const year = today.slice(0, 4);
  const listed = (days: readonly Day[]) =>
    days.map((day) => (day.startsWith(year) ? formatDay(day) : formatDayWithYear(day))).join(', ');
  return from.length === 0 ? `to ${listed(to)}` : `${listed(from)} → ${listed(to)}`;
}

export function movedWords({ moves }: Replan): string {
  if (moves.length === 0) return 'nothing';
  return `${count(countMovedSessions(moves), 'session')}, ${formatMinutes(sumMovedMinutes(moves))}`;
}

/** `2 notes, 1 link` */
export function lostEvidenceWords({ lostEvidence }: Replan): string {
  const byKind = Map.groupBy(lostEvidence, ({ kind }) => kind);
  return [...byKind].map(([kind, lost]) => count(lost.length, EVIDENCE_WORDS[kind].toLowerCase())).join(', ');
}

/** What applying it does, as the words of its button: `Move 7 sessions, finish stays 26 Jan 2027`. */
export function applyWords(
  replan: Replan,
  { changesCalendar, pinnedCount }: ApplyOptions,
  { formatDateWithYear }: Dates,
): string {
  const { moves, droppedTaskIds, finishOn } = replan;
  const actions = [
    ...(moves.length > 0 ? [`move ${count(countMovedSessions(moves), 'session')}`] : []),
    ...(droppedTaskIds.length > 0
      ? [`${replan.way === 'essentials' ? 'leave out' : 'drop'} ${count(droppedTaskIds.length, 'task')}`]
      : []),
    ...(pinnedCount > 0 ? [`pin ${count(pinnedCount, 'task')}`] : []),
    ...(changesCalendar ? ['change the calendar'] : []),
  ];
  const words =
    actions.length > 1 ? `${actions.slice(0, -1).join(', ')} and ${actions.at(-1)}` : (actions[0] ?? '');
  const finish =
    finishOn.before === finishOn.after
      ? `finish stays ${formatDateWithYear(finishOn.after)}`
      : `finish on ${formatDateWithYear(finishOn.after)}`;
  return `${upperFirst(words)}, ${finish}`;
}

type ApplyOptions = { changesCalendar: boolean; pinnedCount: number };
