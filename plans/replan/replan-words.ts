import * as z from 'zod';
import type { Dates } from '../dates.ts';
import type { Day } from '../day.ts';
import { DaySchema } from '../day-schema.ts';
import { agree, count, formatMinutes } from '../format.ts';
import { sumOf } from '../sum.ts';
import type { Replan } from './replan.ts';
import type { Shortfall } from './ways/shortfall.ts';

const SpanSchema = z.object({ from: DaySchema, to: DaySchema });

export const ReplanFiguresSchema = z.object({
  movedSessionCount: z.int(),
  /** From the first to the last day that sessions leave; `null` where they had none. */
  movedFrom: SpanSchema.nullable(),
  movedTo: SpanSchema.nullable(),
  /** Tasks whose sessions change while none of them moves. */
  changedTaskCount: z.int(),
  droppedTaskCount: z.int(),
  /** `null` where the finish stays. */
  finishOn: DaySchema.nullable(),
});

/** What a replan did, in figures. */
export type ReplanFigures = z.infer<typeof ReplanFiguresSchema>;

/** Sums up what a replan does. */
export function replanFigures({ moves, droppedTaskIds, sessions, finishOn }: Replan): ReplanFigures {
  return {
    movedSessionCount: sumOf(moves, (move) => move.from.length || move.to.length),
    movedFrom: spanOf(moves.flatMap(({ from }) => from)),
    movedTo: spanOf(moves.flatMap(({ to }) => to)),
    changedTaskCount: moves.length === 0 ? sessions.size : 0,
    droppedTaskCount: droppedTaskIds.length,
    finishOn: finishOn.before === finishOn.after ? null : finishOn.after,
  };
}

function spanOf(days: readonly Day[]): { from: Day; to: Day } | null {
  const sorted = days.toSorted();
  const [from, to] = [sorted[0], sorted.at(-1)];
  return from === undefined || to === undefined ? null : { from, to };
}

/**
 * What a replan did, as words that may stand in the middle of a sentence.
 *
 * @example
 * replanInWords(replanFigures(replan), dates) //=> 'moved 7 sessions from 3–5 March to 6–12 March'
 * replanInWords(replanFigures(lighter), dates) //=> 'moved 2 sessions from 3 March to 6 March; dropped 4 tasks'
 */
export function replanInWords(figures: ReplanFigures, dates: Dates): string {
  const { changedTaskCount, droppedTaskCount, finishOn } = figures;
  const parts = [
    ...movesInWords(figures, dates),
    ...(changedTaskCount === 0 ? [] : [`changed the sessions of ${count(changedTaskCount, 'task')}`]),
    ...(droppedTaskCount === 0 ? [] : [`dropped ${count(droppedTaskCount, 'task')}`]),
    ...(finishOn === null ? [] : [`moved the finish to ${dates.formatLongDateWithYear(finishOn)}`]),
  ];
  return parts.length === 0 ? 'nothing moved' : parts.join('; ');
}

function movesInWords(
  { movedSessionCount, movedFrom, movedTo }: ReplanFigures,
  { formatSpan }: Dates,
): string[] {
  if (movedSessionCount === 0) return [];
  const origin = movedFrom === null ? '' : ` from ${formatSpan(movedFrom.from, movedFrom.to)}`;
  const target = movedTo === null ? 'no day' : formatSpan(movedTo.from, movedTo.to);
  return [`moved ${count(movedSessionCount, 'session')}${origin} to ${target}`];
}

/**
 * What is missing, and what would make the work fit, as one sentence.
 *
 * @example
 * shortfallInWords(shortfall, dates)
 * //=> 'The work left needs 43 h 20 min, core work alone 41 h; until 3 March whole tasks can use 28 h, so 15 h 20 min are missing: 1 h 50 min more a day, or without these 14 tasks.'
 */
export function shortfallInWords(shortfall: Shortfall, { formatLongDate }: Dates): string {
  const { neededMinutes, coreNeededMinutes, availableMinutes, missingMinutes, finishOn } = shortfall;
  const isCoreTooMuch = coreNeededMinutes > availableMinutes && coreNeededMinutes < neededMinutes;
  const core = isCoreTooMuch ? `, core work alone ${formatMinutes(coreNeededMinutes)}` : '';
  const remedies = remediesInWords(shortfall);
  const end = remedies.length === 0 ? '.' : `: ${remedies.join(', or ')}.`;
  const have =
    availableMinutes === 0
      ? 'no study time is left'
      : `whole tasks can use ${formatMinutes(availableMinutes)}, so ${formatMinutes(missingMinutes)} are missing`;
  return `The work left needs ${formatMinutes(neededMinutes)}${core}; until ${formatLongDate(finishOn)} ${have}${end}`;
}

function remediesInWords(shortfall: Shortfall): string[] {
  const { extraMinutesPerStudyDay, extraStudyDays, stretchTasksToDrop, coreTasksToDrop } = shortfall;
  const taskCount = stretchTasksToDrop.length + coreTasksToDrop.length;
  return [
    ...(extraMinutesPerStudyDay === null ? [] : [`${formatMinutes(extraMinutesPerStudyDay)} more a day`]),
    ...(extraStudyDays === null ? [] : [`${count(extraStudyDays, 'study day')} more`]),
    ...(taskCount === 0 ? [] : [agree(taskCount, 'without this task', `without these ${taskCount} tasks`)]),
  ];
}
