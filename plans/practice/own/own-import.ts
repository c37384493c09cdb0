import { type CsvRecord, parseCsv } from '../../content/csv.ts';
import type { ContentProblem } from '../../content/problem.ts';
import { writtenDays } from '../../content/written-day.ts';
import type { Day } from '../../day.ts';
import { count } from '../../format.ts';
import { OWN_PREFIX } from '../bank/question.ts';
import { OWN_FIELDS, type OwnField, type OwnQuestionTexts, USUAL_TEXTS } from '../bank/question-fields.ts';
import { OWN_COLUMNS, restoreCell } from './own-csv.ts';
import { OWN_CATEGORY, type OwnQuestion, type OwnQuestionWords } from './own-question.ts';
import { ownQuestionTexts, readOwnQuestion } from './own-question-texts.ts';

/** The most rows that are read of one file. */
export const MOST_IMPORTED = 2000;

/** A row that can be kept. */
export type ImportedQuestion = {
  line: number;
  /** `null` for a new question that brings no id. */
  key: string | null;
  words: OwnQuestionWords;
  archivedOn: Day | null;
  /** The question that it changes; `null` for a new one. */
  current: OwnQuestion | null;
};

/** What a file would do to the learner's own questions. */
export type OwnImport = {
  added: readonly ImportedQuestion[];
  changed: readonly (ImportedQuestion & { current: OwnQuestion })[];
  sameCount: number;
  /** Why some rows cannot be kept, in the order of the file; several of one row each have a line. */
  refused: readonly ContentProblem[];
  refusedCount: number;
};

export type JudgedImport =
  | { ok: true; import: OwnImport }
  | { ok: false; problems: readonly ContentProblem[] };

type Column = keyof typeof OWN_COLUMNS;
type Row = { line: number; cells: Partial<Record<Column, string>> };
type Known = { own: readonly OwnQuestion[]; categoryIds: ReadonlySet<string> };

/**
 * Tells what a CSV file would do to the learner's own questions; nothing is done yet.
 *
 * A row with the id of an own question changes that one; so does a row without an id whose prompt is that of one. Others
 * are new. What a row's file has no column for stays as it is, or is as usual for a new question.
 *
 * @param text - the whole file; the first row names the columns, in any order
 * @param categoryIds - those of the bank
 * @returns what each row would do, or why the file as a whole cannot be read
 */
export function judgeOwnImport(
  text: string,
  own: readonly OwnQuestion[],
  categoryIds: readonly string[],
): JudgedImport {
  const table = parseCsv(text, MOST_IMPORTED + 1);
  if (!table.ok) return table;
  const [header, ...records] = table.records;
  if (!header) return { ok: false, problems: [problemOf(1, '', 'There is nothing in this file')] };
  const columns = readHeader(header);
  if (!columns.ok) return columns;

  const known = { own, categoryIds: new Set([...categoryIds, OWN_CATEGORY.id]) };
  return { ok: true, import: judgeRows(records, columns.columns, known) };
}

function readHeader({
  line,
  cells,
}: CsvRecord): { ok: true; columns: readonly Column[] } | { ok: false; problems: ContentProblem[] } {
  const names = cells.map((cell) =>
    cell
      .trim()
      .toLowerCase()
      .replace(/[\s-]+/g, '_'),
  );
  const columns = names.map(columnNamed);
  const problems = names.flatMap((name, index) => {
    if (columns[index] === undefined) return problemOf(line, '', unknownColumn(cells[index] ?? ''));
    return names.indexOf(name) < index ? problemOf(line, '', `The column “${name}” is there twice`) : [];
  });
  if (problems.length === 0 && !columns.includes('prompt'))
    problems.push(
      problemOf(line, '', 'The first row has to name a column “prompt”: the questions themselves'),
    );
  const found = columns.filter((column) => column !== undefined);
  return problems.length > 0 ? { ok: false, problems: problems.slice(0, 20) } : { ok: true, columns: found };
}

function columnNamed(name: string): Column | undefined {
  return (Object.keys(OWN_COLUMNS) as Column[]).find((column) => OWN_COLUMNS[column] === name);
}

function unknownColumn(cell: string): string {
  const name = cell.trim() === '' ? 'A column without a name' : `“${cell.trim().slice(0, 40)}”`;
  return `${name} is none of the columns: ${Object.values(OWN_COLUMNS).join(', ')}`;
}

function judgeRows(records: readonly CsvRecord[], columns: readonly Column[], known: Known): OwnImport {
  const added: ImportedQuestion[] = [];
  const changed: (ImportedQuestion & { current: OwnQuestion })[] = [];
  const refused: ContentProblem[] = [];
  let sameCount = 0;
  let refusedCount = 0;
  const look = { ...known, ...findersOf(known.own), lineOf: new Map<string, number>() };
  for (const record of records) {
    const judged = judgeRecord(record, columns, look);
    if (!judged.ok) {
      refusedCount += 1;
      refused.push(...judged.problems);
    } else if (judged.question.current === null) added.push(judged.question);
    else {
      const row = { ...judged.question, current: judged.question.current };
      if (changedColumns(row).length === 0) sameCount += 1;
      else changed.push(row);
    }
  }
  return { added, changed, sameCount, refused, refusedCount };
}

type Look = Pick<Known, 'categoryIds'> & {
  byKey: ReadonlyMap<string, OwnQuestion>;
  byPrompt: ReadonlyMap<string, OwnQuestion>;
  /** Where each question was met first. */
  lineOf: Map<string, number>;
};

/** Of several with one prompt, the oldest that is in use is meant. */
function findersOf(own: readonly OwnQuestion[]): Pick<Look, 'byKey' | 'byPrompt'> {
  const byPrompt = new Map<string, OwnQuestion>();
  const isUsed = ({ archivedOn }: OwnQuestion) => archivedOn === null;
  for (const question of [...own.filter(isUsed), ...own.filter((each) => !isUsed(each))]) {
    if (!byPrompt.has(question.prompt)) byPrompt.set(question.prompt, question);
  }
  return { byKey: new Map(own.map((question) => [question.id, question])), byPrompt };
}

type JudgedRow = { ok: true; question: ImportedQuestion } | { ok: false; problems: ContentProblem[] };

function judgeRecord({ line, cells }: CsvRecord, columns: readonly Column[], look: Look): JudgedRow {
  if (cells.length !== columns.length) {
    const message = `This row has ${count(cells.length, 'cell')}, and the first row names ${count(columns.length, 'column')}`;
    return { ok: false, problems: [problemOf(line, '', message)] };
  }
  const row: Row = {
    line,
    cells: Object.fromEntries(
      columns.map((column, index) => {
        const text = restoreCell(cells[index] ?? '');
        return [column, column === 'detail' || column === 'answer' ? text : text.trim()];
      }),
    ),
  };
  const idProblem = judgeId(row, look);
  if (idProblem) return { ok: false, problems: [idProblem] };
  return judgeRow(row, findCurrent(row, look), look);
}

function judgeId({ line, cells: { id = '' } }: Row, { byKey }: Look): ContentProblem | null {
  if (id === '' || byKey.has(id) || (OWN_ID.test(id) && id.length <= LONGEST_ID)) return null;
  const message = `Ids of your own questions begin with “${OWN_PREFIX}”: leave it empty for a new one`;
  return problemOf(line, OWN_COLUMNS.id, message);
}

const LONGEST_ID = 80;
const OWN_ID = new RegExp(`^${OWN_PREFIX}[a-z0-9]+(-[a-z0-9]+)*$`);

function findCurrent(
  { cells: { id = '', prompt = '' } }: Row,
  { byKey, byPrompt }: Look,
): OwnQuestion | null {
  return (id === '' ? byPrompt.get(prompt.replace(/\s+/g, ' ')) : byKey.get(id)) ?? null;
}

function judgeRow(row: Row, current: OwnQuestion | null, look: Look): JudgedRow {
  const { line } = row;
  const read = readOwnQuestion(textsOf(row, current));
  const archivedOn = readArchivedOn(row, current);
  const problems = read.ok
    ? []
    : OWN_FIELDS.flatMap((field) => fieldProblem(line, field, read.errors[field]));
  if (archivedOn === undefined)
    problems.push(problemOf(line, OWN_COLUMNS.archivedOn, 'Give a date, like 2026-03-02, or nothing'));
  if (read.ok) problems.push(...judgeWords(row, read.words, current, look));
  if (!read.ok || archivedOn === undefined || problems.length > 0) return { ok: false, problems };

  const key = current?.id ?? (row.cells.id || null);
  return { ok: true, question: { line, key, words: read.words, archivedOn, current } };
}

/** Cells that are empty where something is needed stand for what is usual. */
function textsOf({ cells }: Row, current: OwnQuestion | null): OwnQuestionTexts {
  const before = current ? ownQuestionTexts(current) : USUAL_TEXTS;
  const texts = OWN_FIELDS.map((field) => [field, cells[field] ?? before[field]] as const);
  return { ...USUAL_TEXTS, ...Object.fromEntries(texts.filter(([, text]) => text !== '')) };
}

/** `undefined` when it is no day. */
function readArchivedOn({ cells }: Row, current: OwnQuestion | null): Day | null | undefined {
  const text = cells.archivedOn;
  if (text === undefined) return current?.archivedOn ?? null;
  if (text === '') return null;
  const days = writtenDays(text);
  // Of two that it could be, the one that it was when the file left.
  return days.length === 1 ? days[0] : days.find((day) => day === current?.archivedOn);
}

/** What only the bank and the rows above can tell. */
function judgeWords(
  { line, cells: { id = '' } }: Row,
  words: OwnQuestionWords,
  current: OwnQuestion | null,
  { categoryIds, lineOf }: Look,
): ContentProblem[] {
  const name = current?.id ?? (id === '' ? `prompt ${words.prompt}` : id);
  const before = lineOf.get(name);
  lineOf.set(name, before ?? line);
  const isKnown = categoryIds.has(words.category) || words.category === current?.category;
  return [
    ...(before === undefined ? [] : [problemOf(line, '', `The same question stands in line ${before}`)]),
    ...(isKnown ? [] : [problemOf(line, OWN_COLUMNS.category, unknownCategory(words.category))]),
  ];
}

function unknownCategory(category: string): string {
  return `There is no category “${category}”: take an id from the list of columns, or leave it empty`;
}

function fieldProblem(line: number, field: OwnField, message: string | undefined): ContentProblem[] {
  return message === undefined ? [] : [problemOf(line, OWN_COLUMNS[field], message)];
}

/** The columns in which a row says something else than the question that it changes. */
export function changedColumns({
  words,
  archivedOn,
  current,
}: Pick<ImportedQuestion, 'words' | 'archivedOn'> & { current: OwnQuestion }): string[] {
  const texts = ownQuestionTexts(words);
  const before = ownQuestionTexts(current);
  return [
    ...OWN_FIELDS.filter((field) => texts[field] !== before[field]).map((field) => OWN_COLUMNS[field]),
    ...(archivedOn === current.archivedOn ? [] : [OWN_COLUMNS.archivedOn]),
  ];
}

function problemOf(line: number, path: string, message: string): ContentProblem {
  return { line, column: null, path, message };
}
