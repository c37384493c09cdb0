import { LEAST_MINUTES } from '../../content/fields.ts';
import { agree, count } from '../../format.ts';
import { sumOf } from '../../sum.ts';
import type { TaskKind, TaskWeight } from '../../task/kinds.ts';
import { LONGEST_TITLE, MOST_MINUTES, MOST_STEPS } from '../../task/task-fields.ts';
import { inPlainWords } from '../../text/linear.ts';
import type { IncomingItem } from '../outline.ts';
import { guessKind, guessMinutes, guessWeight } from './guess.ts';
import type { Aside, ProposedStep, ProposedTask } from './proposal.ts';

/** An item of a file that says more of it than an outline has. */
export type SaidItem = IncomingItem & { kind?: TaskKind; weight?: TaskWeight };

/** A step is one line; a longer one stands in the note. */
const LONGEST_STEP = 500;
/** What is a part of one thing to do, and of this size, is steps; more is tasks of their own. */
const MOST_INSIDE = 12;
/** A part that takes so long is a task. */
const TASK_MINUTES = 25;

/** What an item becomes: a task with steps, or, where its parts are large, a task for each of them. */
export function proposeTasks(item: SaidItem): ProposedTask[] {
  return isDivided(item) ? divide(item) : [proposeTask(item)];
}

/** Its parts say how long they take or when they are due, or have so many parts themselves that one task cannot hold them. */
function isDivided({ items, minutes }: IncomingItem): boolean {
  if (items.length > MOST_STEPS) return true;
  if (items.some(({ day }) => day !== null)) return true;
  if (minutes !== null) return false;
  if (items.some((part) => (part.minutes ?? 0) >= TASK_MINUTES)) return true;
  return items.some((part) => part.items.length > 0) && countInside(items) > MOST_INSIDE;
}

function divide({ line, text, note, day, minutes, isDone, isDropped, items }: IncomingItem): ProposedTask[] {
  const parts = items.flatMap((part) =>
    proposeTasks({
      ...part,
      day: part.day ?? day,
      ...(isDropped && { isDropped }),
      isDone: part.isDone || (isDone && part.isLeftOpen !== true),
    }),
  );
  const ends = minutes === null ? [] : [`${text}: ${minutes} min`];
  return parts.map((task, index) => {
    const isFirst = index === 0;
    const title = `${inPlainWords(text)}: ${task.title}`;
    const fits = title.length <= LONGEST_TITLE;
    const above = fits && !isFirst ? [] : isFirst ? [...(fits ? [] : [text]), ...ends, note] : [text];
    const asides: Aside[] =
      isFirst && note !== '' ? [{ line, words: `What stands under “${shown(text)}” is in this note.` }] : [];
    return {
      ...task,
      title: fits ? title : task.title,
      note: joined([...above, ...(fits && isFirst && inPlainWords(text) !== text ? [text] : []), task.note]),
      asides: [...asides, ...task.asides],
    };
  });
}

function proposeTask(item: SaidItem): ProposedTask {
  const { line, text, isDone, isDropped, day } = item;
  const title = titleOf(text);
  const inside = stepsOf(item.items);
  const asides = [
    ...(isDropped ? [{ line, words: 'It is struck out there, and left out: tick it to keep it.' }] : []),
    ...asidesOfTitle(line, text),
    ...inside.asides,
    ...asidesOfMinutes(item),
  ];
  const kind = item.kind ?? guessKind(text, item.items.map((part) => part.text).join(' '));
  return {
    line,
    title,
    ...minutesOf(item, kind, inside.steps.length),
    kind,
    weight: item.weight ?? guessWeight(text),
    isDone,
    ...(isDropped && { isDropped }),
    day,
    // One that is left open under a tick stays open: nobody said that it was done.
    steps: inside.steps,
    note: joined([title === text ? '' : text, item.note, ...inside.notes]),
    asides,
  };
}

function minutesOf({ minutes, items, text }: IncomingItem, kind: ProposedTask['kind'], stepCount: number) {
  const inside = sumOf(items, (part) => part.minutes ?? 0);
  const said = minutes ?? (inside > 0 && items.every((part) => part.minutes !== null) ? inside : null);
  if (said !== null)
    return { minutes: Math.min(MOST_MINUTES, Math.max(LEAST_MINUTES, said)), isGuessed: false };
  return { minutes: guessMinutes(text, kind, stepCount), isGuessed: true };
}

function asidesOfMinutes({ line, minutes }: IncomingItem): Aside[] {
  if (minutes === null || (minutes >= LEAST_MINUTES && minutes <= MOST_MINUTES)) return [];
  const limit = minutes < LEAST_MINUTES ? `at least ${LEAST_MINUTES}` : `at most ${MOST_MINUTES}`;
  return [{ line, words: `It says ${count(minutes, 'minute')}; a task takes ${limit}.` }];
}

/** Plain words cut at a space, where the text is longer than a title can be: all of it then begins the note. */
function titleOf(text: string): string {
  if (text.length <= LONGEST_TITLE) return text;
  const plain = inPlainWords(text).trim() || text;
  if (plain.length <= LONGEST_TITLE) return plain;
  const cut = plain.slice(0, LONGEST_TITLE - 1);
  const space = cut.lastIndexOf(' ');
  return `${(space > LONGEST_TITLE / 2 ? cut.slice(0, space) : cut).toWellFormed().replaceAll('\uFFFD', '').trimEnd()}…`;
}

function asidesOfTitle(line: number, text: string): Aside[] {
  if (inPlainWords(text).length <= LONGEST_TITLE) return [];
  return [
    {
      line,
      words: `Its title has ${text.length} characters, and ${LONGEST_TITLE} are room: the note begins with all of it.`,
    },
  ];
}

type Inside = { steps: ProposedStep[]; notes: string[]; asides: Aside[] };

/** Parts as steps, and those of parts after what they are a part of. */
function stepsOf(items: readonly IncomingItem[]): Inside {
  const all = items.flatMap((part) => linesOf(part, 0));
  const fitting = all.filter(({ part }) => part.text.length <= LONGEST_STEP);
  const kept = fitting.slice(0, MOST_STEPS);
  const keptParts = new Set(kept.map(({ part }) => part));
  const left = all.filter(({ part }) => !keptParts.has(part));
  const steps = kept.map(({ part }) => ({ text: struck(part), isDone: part.isDone }));
  const notes = all.flatMap(({ part }) =>
    part.note === '' || !keptParts.has(part) ? [] : [`${part.text}:\n\n${part.note}`],
  );
  const asList = left.map(({ part, depth }) => asListed(part, depth)).join('\n');
  const [first] = left;
  const asides = first
    ? [
        {
          line: first.part.line,
          words: `${count(left.length, 'step')} from here on ${agree(left.length, 'is', 'are')} more than a checklist holds, and in the note.`,
        },
      ]
    : [];
  return { steps, notes: [...notes, asList], asides };
}

type Line = { part: IncomingItem; depth: number };

function linesOf(part: IncomingItem, depth: number): Line[] {
  return [{ part, depth }, ...part.items.flatMap((each) => linesOf(each, depth + 1))];
}

function asListed(part: IncomingItem, depth: number): string {
  const { note, minutes, day, isDone } = part;
  const indent = '  '.repeat(depth);
  const ends = [...(minutes === null ? [] : [`${minutes} min`]), ...(day === null ? [] : [day])];
  const written = `${indent}- ${isDone ? '[x] ' : ''}${struck(part)}${ends.length > 0 ? ` (${ends.join(', ')})` : ''}`;
  return note === '' ? written : `${written}\n\n${note.replaceAll(/^/gmu, `${indent}  `)}\n`;
}

function countInside(items: readonly IncomingItem[]): number {
  return items.length + sumOf(items, (item) => countInside(item.items));
}

/** A part has no other way to say that it was given up. */
const struck = ({ text, isDropped }: IncomingItem) => (isDropped ? `~~${text}~~` : text);

const shown = (text: string) => inPlainWords(text).slice(0, 60);

/** Parts of a note, a paragraph each. */
export function joined(notes: readonly string[]): string {
  return notes.filter((note) => note.trim() !== '').join('\n\n');
}
