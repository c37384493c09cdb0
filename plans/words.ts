import { agree, count } from './format.ts';
import type { Evidence } from './plan/plan.ts';
import { CONFIDENCES } from './review/review.ts';
import type { DropEnding, TaskKind } from './task/kinds.ts';
import { piecesOf } from './text/mathematics.ts';

/** Tasks of a kind, inside of a sentence. */
export const TASKS_OF_KIND: Record<TaskKind, string> = {
  study: 'study tasks',
  'follow-along': 'follow-along tasks',
  'hands-on': 'hands-on tasks',
  rehearsal: 'rehearsals',
};

/** `1 study task`, `3 rehearsals` */
export function countOfKind(amount: number, kind: TaskKind): string {
  const words = TASKS_OF_KIND[kind];
  return `${amount} ${agree(amount, words.slice(0, -1), words)}`;
}

/** How a task left the plan, as a report tells it. */
export const LEFT_AS: Record<DropEnding, string> = { dropped: 'dropped', known: 'set aside: known already' };

const LONGEST_TITLE = 60;

/** A title in quotation marks, cut where it is long. */
export function quoted(title: string): string {
  return `“${cutShort(title, LONGEST_TITLE)}”`;
}

/** At most so many characters of a text, an ellipsis where it is cut, and no formula or code in pieces. */
function cutShort(text: string, most: number): string {
  if ([...text].length <= most) return text;
  let kept = '';
  for (const { kind, source } of piecesOf(text)) {
    const room = most - 1 - [...kept].length;
    if ([...source].length <= room) kept += source;
    else return `${kept}${kind === 'text' ? [...source].slice(0, room).join('') : ''}…`;
  }
  return kept;
}

/** `title`, `title and kind`, `title, kind and steps` */
export function listed(words: readonly (string | number)[]): string {
  const last = words.at(-1) ?? '';
  return words.length < 2 ? `${last}` : `${words.slice(0, -1).join(', ')} and ${last}`;
}

/** `step 3`, `steps 1, 2 and 4` */
export function stepsInWords(positions: readonly number[]): string {
  const sorted = [...new Set(positions)].sort((one, other) => one - other);
  return `${agree(sorted.length, 'step', 'steps')} ${listed(sorted)}`;
}

/** `a story`, `an interview` */
export function withArticle(noun: string): string {
  return `${/^[aeiou]/i.test(noun) ? 'an' : 'a'} ${noun}`;
}

/** What heads a page or a line, in the middle of a sentence. */
export function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}

/** For the beginning of a sentence: `3 tasks`, `Moved 2 sessions`. */
export function upperFirst(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** How often habits were kept of the times that asked for them: `kept 9 of 12 times`. */
export function keptInWords({
  habitsKept,
  habitsAsked,
}: {
  habitsKept: number;
  habitsAsked: number;
}): string {
  return habitsAsked === 0 ? 'none asked for yet' : `kept ${habitsKept} of ${count(habitsAsked, 'time')}`;
}

/** How sure somebody is: `4 of 5`. */
export function confidenceInWords(confidence: number): string {
  return `${confidence} of ${CONFIDENCES.length}`;
}

/** Evidence as plain text: the figure, what it is, and where it is. */
export function evidenceInWords({
  text,
  location,
  value,
}: Pick<Evidence, 'text' | 'location' | 'value'>): string {
  const figure = value === null ? '' : `${value} `;
  return location === '' ? `${figure}${text}` : `${figure}${text} (${location})`;
}
