import { agree, count } from '../../format.ts';
import { htmlToMarkdown } from '../html-markdown.ts';
import type { IncomingRow, IncomingTable } from '../table.ts';
import type { AnkiCollection, AnkiNote, AnkiNoteType } from './anki-collection.ts';
import { clozeNumbers, hideCloze, markCloze } from './cloze.ts';
import { isOurType, ourQuestion, QUESTION_COLUMNS } from './our-notes.ts';

/** A deck as tables, and what stays in it, in words. */
export type ReadDeck = {
  /** One for each type of note, with a column for each of its fields, then `Tags`, `Deck` and `Id`. */
  tables: readonly IncomingTable[];
  /** The same as questions: `Question`, `Answer`, `Category`, `Tags`, `Id`; of a deck of Daymark's own also the rest. */
  questions: readonly IncomingTable[];
  leftOut: readonly string[];
};

/** Together, so that notes with many hidden parts stay readable. */
const LONGEST_IN_ALL = 64_000_000;

/** The notes of a deck as tables. `line` of a row is which note of the deck it is. */
export function ankiTables({ types, notes, tooLongCount }: AnkiCollection): ReadDeck {
  const numbered = notes.map((note, index) => ({ note, line: index + 1 }));
  const read = numbered.filter(({ note }) => types.has(note.typeId) && !isOcclusion(note));
  const byType = Map.groupBy(read, ({ note }) => note.typeId);
  const pairs = [...byType].flatMap(([typeId, ofType]) => {
    const type = types.get(typeId);
    return type ? [{ type, ofType }] : [];
  });
  const texts = notes.map(({ fields }) => fields.join('\n'));
  return {
    tables: pairs.map(({ type, ofType }) => ({
      title: type.name,
      columns: [...type.fields, 'Tags', 'Deck', 'Id'],
      rows: ofType.map(({ note, line }) => ({ line, cells: noteCells(note, type) })),
    })),
    questions: pairs.map(({ type, ofType }) => questionTable(type, ofType)),
    leftOut: [
      ...staying(countOf(texts, PICTURE), 'picture', 'in the deck'),
      ...staying(countOf(texts, SOUND), 'sound', 'in the deck'),
      ...staying(numbered.length - read.length, 'note', 'in the deck, which are pictures with hidden parts'),
      ...staying(tooLongCount, 'note', 'in the deck, which are far too long for a question'),
    ],
  };
}

const PICTURE = /<img\b/gi;
const SOUND = /\[sound:/gi;

function countOf(texts: readonly string[], sign: RegExp): number {
  return texts.reduce((sum, text) => sum + (text.match(sign)?.length ?? 0), 0);
}

function staying(amount: number, noun: string, where: string): string[] {
  return amount === 0 ? [] : [`${count(amount, noun)} ${agree(amount, 'stays', 'stay')} ${where}`];
}

/** Shapes laid over a picture. */
function isOcclusion({ fields }: AnkiNote): boolean {
  return fields.some((field) => /\{\{c\d+::image-occlusion:/i.test(field));
}

function noteCells(note: AnkiNote, { fields, isCloze }: AnkiNoteType): string[] {
  const texts = fields.map((_, index) => note.fields[index] ?? '');
  return [
    ...texts.map((text) => fieldMarkdown(isCloze ? markCloze(text, null) : text)),
    note.tags.join(' '),
    note.deck,
    note.guid,
  ];
}

/** One field of a card. */
export function fieldMarkdown(html: string): string {
  const words = htmlToMarkdown(html.replace(/\[sound:([^\]<]{1,200})\]/gi, '[sound: $1]'));
  return words.replace(/^\n+/, '').trimEnd();
}

type Numbered = { note: AnkiNote; line: number };

function questionTable(type: AnkiNoteType, notes: readonly Numbered[]): IncomingTable {
  if (isOurType(type)) {
    const rows = notes.map(({ note, line }) => ({ line, cells: ourQuestion(note, fieldMarkdown) }));
    return { title: type.name, columns: QUESTION_COLUMNS, rows };
  }
  const rows: IncomingRow[] = [];
  let lengthLeft = LONGEST_IN_ALL;
  for (const { note, line } of notes) {
    for (const cells of type.isCloze ? clozeQuestions(note) : [basicQuestion(note, type)]) {
      lengthLeft -= cells.reduce((sum, cell) => sum + cell.length, 0);
      if (lengthLeft >= 0) rows.push({ line, cells });
    }
  }
  return { title: type.name, columns: ['Question', 'Answer', 'Category', 'Tags', 'Id'], rows };
}

/** A note that is asked both ways is one question, too. */
function basicQuestion(note: AnkiNote, { fields }: AnkiNoteType): string[] {
  const texts = fields.map((name, index) => ({ name, text: fieldMarkdown(note.fields[index] ?? '') }));
  const [question, ...rest] = texts.filter(({ text }) => text !== '');
  const [answer, ...more] = rest;
  const others = more.map(({ name, text }) => `${name}: ${text}`);
  return [question?.text ?? '', [answer?.text ?? '', ...others].join('\n\n'), ...lastCells(note, note.guid)];
}

/** Each hidden part is asked for by itself; its answer is the whole text, and what stands below it. */
function clozeQuestions(note: AnkiNote): string[][] {
  const asked = note.fields.find((field) => /\{\{c\d/i.test(field)) ?? note.fields[0] ?? '';
  const below = note.fields.filter((field) => field !== asked).map(fieldMarkdown);
  const numbers = clozeNumbers(asked);
  return (numbers.length === 0 ? [null] : numbers).map((number) => [
    fieldMarkdown(number === null ? asked : hideCloze(asked, number)),
    [fieldMarkdown(markCloze(asked, number)), ...below].filter((text) => text !== '').join('\n\n'),
    ...lastCells(note, number === null ? note.guid : `${note.guid}:c${number}`),
  ]);
}

function lastCells({ deck, tags }: AnkiNote, id: string): string[] {
  return [categoryOf(deck), tags.join(' '), id];
}

/** The innermost deck. Everything is in the deck called Default until somebody makes others. */
export function categoryOf(deck: string): string {
  const name = deck.split('::').at(-1)?.trim() ?? '';
  return name === 'Default' ? '' : name;
}
