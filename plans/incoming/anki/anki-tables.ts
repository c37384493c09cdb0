import { agree, count } from '../../format.ts';
import { sumOf } from '../../sum.ts';
import type { IncomingRow, IncomingTable } from '../table.ts';
import type { AnkiCollection, AnkiNote, AnkiNoteType } from './anki-collection.ts';
import { clozeNumbers, hideCloze, markCloze, readCloze } from './cloze.ts';
import { type FieldReader, fieldReader } from './field-reader.ts';
import { isOurType, ourQuestion, QUESTION_COLUMNS } from './our-notes.ts';

/** A deck as tables, and what stays in it, in words. */
export type ReadDeck = {
  /** One for each type of note, with a column for each of its fields, then `Tags`, `Deck` and `Id`. */
  tables: readonly IncomingTable[];
  /** The same as questions: `Question`, `Answer`, `Category`, `Tags`, `Id`; of a deck of Daymark's own also the rest. */
  questions: readonly IncomingTable[];
  leftOut: readonly string[];
};

/** Of HTML that is read, in characters: ten times the notes of most people, in some seconds. */
const MOST_READ = 10_000_000;
const MOST_FIELDS = 100;

/** The notes of a deck as tables. `line` of a row is which note of the deck it is. */
export function ankiTables({ types, notes, tooLongCount }: AnkiCollection): ReadDeck {
  const numbered = notes.map((note, index) => ({ note, line: index + 1 }));
  const known = numbered.filter(({ note }) => types.has(note.typeId) && !isOcclusion(note));
  const reader = fieldReader(MOST_READ);
  const byType = Map.groupBy(known, ({ note }) => note.typeId);
  const read = [...byType].flatMap(([typeId, ofType]) => {
    const type = types.get(typeId);
    return type ? [readType({ ...type, fields: type.fields.slice(0, MOST_FIELDS) }, ofType, reader)] : [];
  });
  const texts = notes.map(({ fields }) => fields.join('\n'));
  return {
    tables: read.map(({ table }) => table).filter(({ rows }) => rows.length > 0),
    questions: read.map(({ questions }) => questions).filter(({ rows }) => rows.length > 0),
    leftOut: [
      ...staying(countOf(texts, PICTURE), 'picture'),
      ...staying(countOf(texts, SOUND), 'sound'),
      ...staying(numbered.length - known.length, 'note', ': parts of a picture are hidden'),
      ...staying(tooLongCount, 'note', ': far too long for a question'),
      ...staying(reader.leftCount, 'note', ': there is more than can be read at once'),
    ],
  };
}

type Numbered = { note: AnkiNote; line: number };
type ReadType = { table: IncomingTable; questions: IncomingTable };

function readType(type: AnkiNoteType, notes: readonly Numbered[], reader: FieldReader): ReadType {
  const rows: IncomingRow[] = [];
  const questionRows: IncomingRow[] = [];
  for (const { note, line } of notes) {
    const asked = reader.isSpent() ? [] : questionsOf(note, type, reader);
    if (reader.isSpent()) {
      reader.leftCount += 1;
      continue;
    }
    rows.push({ line, cells: noteCells(note, type, reader) });
    questionRows.push(...asked.map((cells) => ({ line, cells })));
  }
  return {
    table: { title: type.name, columns: [...type.fields, 'Tags', 'Deck', 'Id'], rows },
    questions: {
      title: type.name,
      columns: isOurType(type) ? QUESTION_COLUMNS : ['Question', 'Answer', 'Category', 'Tags', 'Id'],
      rows: questionRows,
    },
  };
}

const PICTURE = /<img\b/gi;
const SOUND = /\[sound:/gi;

function countOf(texts: readonly string[], sign: RegExp): number {
  return sumOf(texts, (text) => text.match(sign)?.length ?? 0);
}

function staying(amount: number, noun: string, why = ''): string[] {
  return amount === 0 ? [] : [`${count(amount, noun)} ${agree(amount, 'stays', 'stay')} in the deck${why}`];
}

/** Shapes laid over a picture. */
function isOcclusion({ fields }: AnkiNote): boolean {
  return fields.some((field) => /\{\{c\d+::image-occlusion:/i.test(field));
}

function noteCells(note: AnkiNote, { fields, isCloze }: AnkiNoteType, { markdownOf }: FieldReader): string[] {
  const texts = fields.map((_, index) => note.fields[index] ?? '');
  return [
    ...texts.map((text) => markdownOf(isCloze ? markCloze(readCloze(text), null) : text)),
    note.tags.join(' '),
    note.deck,
    note.guid,
  ];
}

function questionsOf(note: AnkiNote, type: AnkiNoteType, reader: FieldReader): string[][] {
  if (isOurType(type)) return [ourQuestion(note, reader.markdownOf)];
  return type.isCloze ? clozeQuestions(note, reader) : [basicQuestion(note, type, reader)];
}

/** A note that is asked both ways is one question, too. */
function basicQuestion(note: AnkiNote, { fields }: AnkiNoteType, { markdownOf }: FieldReader): string[] {
  const texts = fields.map((name, index) => ({ name, text: markdownOf(note.fields[index] ?? '') }));
  const [question, ...rest] = texts.filter(({ text }) => text !== '');
  const [answer, ...more] = rest;
  const others = more.map(({ name, text }) => `${name}: ${text}`);
  return [question?.text ?? '', [answer?.text ?? '', ...others].join('\n\n'), ...lastCells(note, note.guid)];
}

/** Each hidden part is asked for by itself; its answer is the whole text, and what stands below it. */
function clozeQuestions(note: AnkiNote, { markdownOf, isSpent, spend }: FieldReader): string[][] {
  const asked = note.fields.find((field) => /\{\{c\d/i.test(field)) ?? note.fields[0] ?? '';
  const below = note.fields
    .filter((field) => field !== asked)
    .slice(0, MOST_FIELDS)
    .map(markdownOf);
  const text = readCloze(asked);
  const numbers = clozeNumbers(text);
  const questions: string[][] = [];
  for (const number of numbers.length === 0 ? [null] : numbers) {
    spend(asked.length);
    if (isSpent()) break;
    questions.push([
      markdownOf(number === null ? asked : hideCloze(text, number)),
      [markdownOf(markCloze(text, number)), ...below].filter((text) => text !== '').join('\n\n'),
      ...lastCells(note, number === null ? note.guid : `${note.guid}:c${number}`),
    ]);
  }
  return questions;
}

function lastCells({ deck, tags }: AnkiNote, id: string): string[] {
  return [categoryOf(deck), tags.join(' '), id];
}

/** The innermost deck. Everything is in the deck called Default until somebody makes others. */
function categoryOf(deck: string): string {
  const name = deck.split('::').at(-1)?.trim() ?? '';
  return name === 'Default' ? '' : name;
}
