import type { Day } from '../../day.ts';
import { count, formatMinutes } from '../../format.ts';
import { sumOf } from '../../sum.ts';
import type { IncomingItem, IncomingOutline, IncomingSection } from '../outline.ts';
import type { ReadPart } from '../read.ts';
import type { IncomingTable } from '../table.ts';
import { isProse } from './headings.ts';
import { readItemText } from './item-text.ts';

/** Something to do while its file is still being read. */
export type DraftItem = {
  line: number;
  text: string;
  /** What its own box says; without one it is done with all of its parts. */
  tick: boolean | null;
  /** It is struck out, or marked as given up. */
  isDropped: boolean;
  day: Day | null;
  minutes: number | null;
  notes: string[];
  items: DraftItem[];
  tables: IncomingTable[];
};

export type DraftSection = Pick<DraftItem, 'line' | 'notes' | 'items' | 'tables'> & { title: string };
export type DraftOutline = { title: string; sections: DraftSection[] };

/** An outline, and what of its file is not in it, in words: “2 cards are in the archive there”. */
export type OutlineRead = IncomingOutline & { leftOut: readonly string[] };

export const MOST_ITEMS = 5000;
/** What stands deeper becomes a part of the note of what it stands under. */
const DEEPEST_ITEM = 8;

export function newSection(line: number, title: string): DraftSection {
  return { line, title: onOneLine(title), notes: [], items: [], tables: [] };
}

/** An item as its line says it: the minutes, the day and what else hangs at its end are told apart from its words. */
export function newItem(line: number, written: string, tick: boolean | null): DraftItem {
  const whole = onOneLine(written);
  const { text, isDone, day, minutes, ends } = readItemText(withoutStrike(whole));
  const words = withoutStrike(text);
  return {
    line,
    text: words,
    tick: tick ?? (isDone ? true : null),
    isDropped: words !== text || withoutStrike(whole) !== whole,
    day,
    minutes,
    notes: [ends.join(' ')],
    items: [],
    tables: [],
  };
}

/** Of a text that is struck out as a whole. */
function withoutStrike(text: string): string {
  const inside = /^~~(.+)~~$/s.exec(text)?.[1] ?? text;
  return inside.includes('~~') ? text : inside.trim();
}

/** White space and what cannot be seen become single spaces. */
function onOneLine(text: string): string {
  return text
    .split(/[\s\p{Cc}]/u)
    .filter((word) => word !== '')
    .join(' ');
}

/** No plan is longer, as a text. */
const MOST_CHARACTERS = 4_000_000;
const MOST_LINES = 50_000;

/** The lines of a text, each without its end. */
export function linesOf(text: string): ReadPart<string[]> {
  const lines = text.length > MOST_CHARACTERS ? [] : wholeText(text).split('\n');
  if (text.length <= MOST_CHARACTERS && lines.length <= MOST_LINES) return { ok: true, value: lines };
  return {
    ok: false,
    problem: `It is too long for a plan, which has at most ${MOST_ITEMS} things to do: bring it in parts`,
  };
}

/** As long as a file may be that says more than what is to do. */
const MOST_CHARACTERS_OF_FILE = 20_000_000;

export function fileLines(text: string): ReadPart<string[]> {
  if (text.length <= MOST_CHARACTERS_OF_FILE) return { ok: true, value: wholeText(text).split('\n') };
  return { ok: false, problem: 'It is too large: export a part of it, and bring that' };
}

/** A text as it is read: without the mark of its encoding, lines end in one way, and each character is one. */
export function wholeText(text: string): string {
  return text
    .replace(/^\uFEFF/, '')
    .replaceAll('\r\n', '\n')
    .replaceAll('\r', '\n')
    .replaceAll('\0', '\uFFFD')
    .toWellFormed();
}

/** The outline of what was read, unless that is more than a plan can hold. */
export function finishOutline(draft: DraftOutline): ReadPart<IncomingOutline> {
  const sections = withoutEmpty(headingsToDo(draft.sections)).map(finishSection);
  const itemCount = sumOf(sections, countToDo);
  if (itemCount > MOST_ITEMS) {
    const problem = `It holds ${count(itemCount, 'thing')} to do, and at most ${MOST_ITEMS} can come in at once: bring it in parts`;
    return { ok: false, problem };
  }
  return { ok: true, value: { title: onOneLine(draft.title), sections } };
}

/** Where nothing stands under the headings but words, the headings are what is to do. */
function headingsToDo(sections: readonly DraftSection[]): DraftSection[] {
  const titled = sections.filter(({ title }) => title !== '');
  const toDo = titled.filter(({ title }) => !isProse(title));
  if (titled.length < 2 || toDo.length === 0 || !sections.every(isEmpty)) return [...sections];
  const items = toDo.map(({ line, title, notes }) => {
    const item = newItem(line, title, null);
    return { ...item, notes: [...item.notes, ...notes] };
  });
  const notes = sections
    .filter((section) => !toDo.includes(section))
    .flatMap(({ title, notes: own }) => [title, ...own]);
  return [{ line: items[0]?.line ?? 1, title: '', notes, items, tables: [] }];
}

const isEmpty = ({ items, tables }: DraftSection) => items.length + tables.length === 0;

function withoutEmpty(sections: readonly DraftSection[]): DraftSection[] {
  return sections.filter(
    (section) => section.title !== '' || joinNotes(section.notes) !== '' || !isEmpty(section),
  );
}

/** Items and all that is a part of them, and the rows of tables. */
export function countToDo({ items, tables = [] }: Pick<IncomingSection, 'items' | 'tables'>): number {
  return items.length + sumOf(items, countToDo) + sumOf(tables, ({ rows }) => rows.length);
}

function finishSection({ line, title, notes, items, tables }: DraftSection): IncomingSection {
  return { line, title, note: joinNotes(notes), items: finishItems(items, 1), ...someTables(tables) };
}

const someTables = (tables: readonly IncomingTable[]) => (tables.length > 0 ? { tables } : {});

function finishItems(items: readonly DraftItem[], depth: number): IncomingItem[] {
  return items.flatMap((item) => finishItem(item, depth));
}

/** One without words is what it holds. */
function finishItem(item: DraftItem, depth: number): IncomingItem[] {
  const { line, tick, isDropped, day, minutes, notes } = item;
  const isDeepest = depth >= DEEPEST_ITEM;
  const note = joinNotes(isDeepest && item.items.length > 0 ? [...notes, asList(item.items)] : notes);
  const [table] = item.tables;
  const text = item.text || onOneLine(note.trim().split('\n', 1)[0] || (table?.columns.join(', ') ?? ''));
  if (text === '') return finishItems(item.items, depth);

  const items = isDeepest ? [] : finishItems(item.items, depth + 1);
  const isDone = tick ?? (items.length > 0 && items.every((inside) => inside.isDone));
  const marks = { ...(tick === false && { isLeftOpen: true }), ...(isDropped && { isDropped }) };
  return [{ line, text, isDone, ...marks, day, minutes, note, items, ...someTables(item.tables) }];
}

function joinNotes(notes: readonly string[]): string {
  return notes.filter((note) => note.trim() !== '').join('\n\n');
}

/** What stands deeper than items can, as a list in a note. */
function asList(items: readonly DraftItem[]): string {
  const lines: string[] = [];
  const left: { item: DraftItem; depth: number }[] = [];
  const push = (inside: readonly DraftItem[], depth: number) => {
    for (let at = inside.length - 1; at >= 0; at--) left.push({ item: inside[at] as DraftItem, depth });
  };
  push(items, 0);
  for (let next = left.pop(); next; next = left.pop()) {
    const { item, depth } = next;
    const indent = '  '.repeat(Math.min(depth, DEEPEST_ITEM));
    lines.push(`${indent}- ${asListed(item)}`);
    for (const note of item.notes) for (const line of note.split('\n')) lines.push(`${indent}  ${line}`);
    push(item.items, depth + 1);
  }
  return lines.join('\n');
}

function asListed({ tick, isDropped, text, minutes, day }: DraftItem): string {
  const box = tick === null ? '' : tick ? '[x] ' : '[ ] ';
  const ends = [...(minutes === null ? [] : [formatMinutes(minutes)]), ...(day === null ? [] : [day])];
  return `${box}${isDropped ? `~~${text}~~` : text}${ends.length === 0 ? '' : ` (${ends.join(', ')})`}`;
}
