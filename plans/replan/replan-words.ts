import type { Day } from '../day.ts';
import { count, formatMinutes } from '../format.ts';
import { dayInWords } from '../words.ts';
import type { Replan } from './replan.ts';
import type { Shortfall } from './ways/shortfall.ts';

/**
 * What a replan did, as one line for the list of changes.
 *
 * @example
 * replanSummary(replan) //=> 'Moved 7 sessions from 3–5 March to 6–12 March'
 * replanSummary(lighter) //=> 'Moved 2 sessions from 3 March to 6 March; dropped 4 tasks'
 */
export function replanSummary({ moves, droppedTaskIds, sessions, finishOn }: Replan): string {
  const dropped = droppedTaskIds.length === 0 ? [] : [`dropped ${count(droppedTaskIds.length, 'task')}`];
  const finish =
    finishOn.before === finishOn.after ? [] : [`moved the finish to ${dayInWords(finishOn.after)}`];
  const shortened =
    moves.length === 0 && sessions.size > 0
      ? [`changed the sessions of ${count(sessions.size, 'task')}`]
      : [];
  const parts = [...movesInWords(moves), ...shortened, ...dropped, ...finish];
  return parts.length === 0 ? 'Nothing moved' : upperFirst(parts.join('; '));
}

function movesInWords(moves: Replan['moves']): string[] {
  if (moves.length === 0) return [];
  const from = moves.flatMap((move) => move.from);
  const to = moves.flatMap((move) => move.to);
  const sessionCount = moves.reduce((sum, move) => sum + (move.from.length || move.to.length), 0);
  const origin = from.length === 0 ? '' : ` from ${daysInWords(from)}`;
  return [`moved ${count(sessionCount, 'session')}${origin} to ${daysInWords(to)}`];
}

/**
 * What is missing, and what would make the work fit, as one sentence.
 *
 * @example
 * shortfallInWords(shortfall)
 * //=> 'Core work alone needs 41 h; until 3 March you have 28 h: 1 h 50 min more a day, or 9 study days more, or without these 14 tasks.'
 */
export function shortfallInWords(shortfall: Shortfall): string {
  const { neededMinutes, coreNeededMinutes, availableMinutes, finishOn } = shortfall;
  const isCoreTooMuch = coreNeededMinutes > availableMinutes;
  const what = isCoreTooMuch ? 'Core work alone needs' : 'The work left needs';
  const needed = formatMinutes(isCoreTooMuch ? coreNeededMinutes : neededMinutes);
  const remedies = remediesInWords(shortfall);
  const end = remedies.length === 0 ? '.' : `: ${remedies.join(', or ')}.`;
  const have = availableMinutes === 0 ? 'nothing' : formatMinutes(availableMinutes);
  return `${what} ${needed}; until ${shortDay(finishOn)} you have ${have}${end}`;
}

function remediesInWords(shortfall: Shortfall): string[] {
  const { extraMinutesPerStudyDay, extraStudyDays, stretchTasksToDrop, coreTasksToDrop } = shortfall;
  const taskCount = stretchTasksToDrop.length + coreTasksToDrop.length;
  return [
    ...(extraMinutesPerStudyDay === null ? [] : [`${formatMinutes(extraMinutesPerStudyDay)} more a day`]),
    ...(extraStudyDays === null ? [] : [`${count(extraStudyDays, 'study day')} more`]),
    ...(taskCount === 0 ? [] : [taskCount === 1 ? 'without this task' : `without these ${taskCount} tasks`]),
  ];
}

/** The first and last of some days: `3–5 March`, `30 March–2 April`, `3 March`; with years where they differ. */
function daysInWords(days: readonly Day[]): string {
  const sorted = days.toSorted();
  const [first, last] = [sorted[0], sorted.at(-1)];
  if (first === undefined || last === undefined) return 'no day';
  if (first === last) return shortDay(first);
  if (first.slice(0, 4) !== last.slice(0, 4)) return `${dayInWords(first)}–${dayInWords(last)}`;
  const start = first.slice(0, 7) === last.slice(0, 7) ? `${Number(first.slice(8))}` : shortDay(first);
  return `${start}–${shortDay(last)}`;
}

/** A day without its year: `3 March`. */
function shortDay(day: Day): string {
  return dayInWords(day).replace(/ \d{4}$/, '');
}

function upperFirst(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
