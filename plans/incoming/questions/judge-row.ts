import type { ContentProblem } from '../../content/problem.ts';
import type { Day } from '../../day.ts';
import { OWN_PREFIX } from '../../practice/bank/question.ts';
import {
  OWN_FIELDS,
  type OwnField,
  type OwnQuestionTexts,
  USUAL_TEXTS,
} from '../../practice/bank/question-fields.ts';
import { OWN_COLUMNS } from '../../practice/own/own-csv.ts';
import type { OwnQuestion } from '../../practice/own/own-question.ts';
import { ownQuestionTexts, readOwnQuestion } from '../../practice/own/own-question-texts.ts';
import { type DayOrder, readIncomingDay } from '../tables/day-order.ts';
import type { QuestionChoices } from './choices.ts';
import type { ComingQuestion, KnownRow, RepeatedRow } from './found.ts';
import type { CategoryFinder, IncomingCategory } from './incoming-categories.ts';
import { type KnownQuestions, wordsOfQuestion } from './known-questions.ts';
import type { QuestionRow } from './rows/question-rows.ts';
import { type RowTexts, readRow } from './rows/row-texts.ts';

/** What a row is held against. */
export type RowLook = {
  isMarkdown: boolean;
  choices: QuestionChoices;
  dayOrder: DayOrder;
  finder: CategoryFinder;
  known: KnownQuestions;
  /** The line in which each question was met first. */
  lines: Map<string, number>;
};

export type JudgedRow =
  | { is: 'coming'; question: ComingQuestion; isEditedHere: boolean }
  | { is: 'in-bank'; row: KnownRow }
  | { is: 'repeated'; row: RepeatedRow }
  | { is: 'refused'; problems: ContentProblem[] };

/** Where a question came from that has no name of its own there. */
const FROM_FILE = 'file';

/** Judges one row of a file; it is remembered for the rows that come after. */
export function judgeRow(row: QuestionRow, look: RowLook): JudgedRow {
  const read = readRow(row, look.isMarkdown);
  if (!read.ok) return { is: 'refused', problems: [read.problem] };
  const { texts } = read;
  const words = wordsOfQuestion({ prompt: oneLine(texts.prompt ?? ''), detail: (texts.detail ?? '').trim() });
  const name = nameOf(row, look.known);
  if (name.problem) return { is: 'refused', problems: [problemOf(row.line, 'id', name.problem)] };

  const current = currentOf(name, words, look.known);
  const inBank = current || name.key ? undefined : look.known.inBank.get(name.bankId ?? words);
  const { line } = row;
  const repeated = { line, prompt: texts.prompt ?? '' };
  const firstLine = lineOf(name, words, current, look.lines);
  if (firstLine !== undefined) return { is: 'repeated', row: { ...repeated, firstLine } };
  for (const each of [name.key, current?.id, name.origin, named(words)])
    if (each && !look.lines.has(each)) look.lines.set(each, line);
  if (inBank !== undefined && !look.choices.repeats)
    return { is: 'in-bank', row: { ...repeated, questionId: inBank } };
  return judgeWords(row, texts, { current, ...name }, look);
}

/** Where the same question was met. Two of ours may ask the same; what has no name of its own and asks it again may not. */
function lineOf(
  { key, origin }: RowName,
  words: string,
  current: OwnQuestion | null,
  lines: ReadonlyMap<string, number>,
): number | undefined {
  if (key !== null) return lines.get(key);
  return (
    lines.get(current?.id ?? '') ??
    (origin === FROM_FILE ? undefined : lines.get(origin)) ??
    lines.get(named(words))
  );
}

/** Told from ids and origins, which have no spaces. */
function named(words: string): string {
  return `words ${words}`;
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

type RowName = { key: string | null; origin: string; bankId: string | null; problem?: string };

const LONGEST_ID = 80;
const OWN_ID = new RegExp(`^${OWN_PREFIX}[a-z0-9]+(-[a-z0-9]+)*$`);
const ANKI = 'anki:';

/** What a row is called: one of ours, what it is in a deck, or nothing that means something here. */
function nameOf({ cells: { id = '' } }: QuestionRow, { byKey, inBank }: KnownQuestions): RowName {
  const written = id.trim();
  const ours = written.startsWith(ANKI) ? written.slice(ANKI.length) : written;
  const isOwn = byKey.has(ours) || (OWN_ID.test(ours) && ours.length <= LONGEST_ID);
  if (isOwn) return { key: ours, origin: '', bankId: null };
  if (written.startsWith(OWN_PREFIX)) {
    const problem = `“${written.slice(0, LONGEST_ID)}” is no id that Daymark gives: leave it empty for a new question`;
    return { key: null, origin: '', bankId: null, problem };
  }
  const bankId = inBank.get(ours) === ours && ours !== '' ? ours : null;
  return { key: null, origin: written.startsWith(ANKI) ? written : FROM_FILE, bankId };
}

function currentOf({ key, origin }: RowName, words: string, known: KnownQuestions): OwnQuestion | null {
  if (key !== null) return known.byKey.get(key) ?? null;
  return (origin === FROM_FILE ? undefined : known.byOrigin.get(origin)) ?? known.byWords.get(words) ?? null;
}

type Meant = RowName & { current: OwnQuestion | null };

function judgeWords(row: QuestionRow, given: RowTexts, meant: Meant, look: RowLook): JudgedRow {
  const { current, key, origin } = meant;
  const category = categoryOf(given, meant, look);
  const texts = textsOf({ ...given, category: category.id }, current);
  const read = readOwnQuestion(texts);
  const archivedOn = readArchivedOn(row, current, look.dayOrder);
  const problems = read.ok
    ? []
    : OWN_FIELDS.flatMap((field) => fieldProblem(row.line, field, read.errors[field], texts));
  if (archivedOn === undefined)
    problems.push(problemOf(row.line, 'archivedOn', 'Give a date, like 2026-03-02, or nothing'));
  if (!read.ok || archivedOn === undefined) return { is: 'refused', problems };

  const question: ComingQuestion = {
    line: row.line,
    key: current?.id ?? key,
    words: read.words,
    archivedOn,
    origin: current ? current.origin : origin,
    current,
    category: category.incoming,
  };
  const isEditedHere = current !== null && key === null && (current.revision > 0 || current.origin === '');
  return { is: 'coming', question, isEditedHere };
}

/** A question that is there stays where it is, unless the file names another place that is known. */
function categoryOf(
  { category: text }: RowTexts,
  { current, key }: Meant,
  { finder, choices }: RowLook,
): { id: string; incoming: IncomingCategory | null } {
  if (text === undefined || text === '') {
    if (current)
      return {
        id: key === null || text === undefined ? current.category : USUAL_TEXTS.category,
        incoming: null,
      };
    return { id: choices.general ?? USUAL_TEXTS.category, incoming: null };
  }
  const { id, isKnown, incoming } = finder.find(text);
  if (current && (text === current.category || (!isKnown && key === null)))
    return { id: current.category, incoming: null };
  return { id, incoming };
}

/** Cells that are empty where something is needed stand for what is usual. */
function textsOf(given: RowTexts, current: OwnQuestion | null): OwnQuestionTexts {
  const before = current ? ownQuestionTexts(current) : USUAL_TEXTS;
  const texts = OWN_FIELDS.map((field) => [field, given[field] ?? before[field]] as const);
  return { ...USUAL_TEXTS, ...Object.fromEntries(texts.filter(([, text]) => text !== '')) };
}

/** `undefined` when it is no day. */
function readArchivedOn(
  { cells: { archivedOn: cell } }: QuestionRow,
  current: OwnQuestion | null,
  order: DayOrder,
): Day | null | undefined {
  if (cell === undefined) return current?.archivedOn ?? null;
  return cell.trim() === '' ? null : (readIncomingDay(cell, order) ?? undefined);
}

const WHOLE_FIELDS: readonly OwnField[] = ['prompt', 'detail', 'answer', 'probing'];

/** What is too long is told with how long it is, and what to do. */
function fieldProblem(
  line: number,
  field: OwnField,
  message: string | undefined,
  texts: OwnQuestionTexts,
): ContentProblem[] {
  if (message === undefined) return [];
  const isTooLong = message.startsWith('Keep this to') && WHOLE_FIELDS.includes(field);
  const length = texts[field].length.toLocaleString('en');
  return [problemOf(line, field, isTooLong ? `It has ${length} characters. ${message}` : message)];
}

function problemOf(line: number, column: keyof typeof OWN_COLUMNS, message: string): ContentProblem {
  return { line, column: null, path: OWN_COLUMNS[column], message };
}
