import type { ContentProblem } from '../../../content/problem.ts';
import { OWN_FIELDS, type OwnField, type OwnQuestionTexts } from '../../../practice/bank/question-fields.ts';
import { OWN_COLUMNS } from '../../../practice/own/own-csv.ts';
import { looksLikeHtml } from '../../html/looks-like-html.ts';
import { htmlToMarkdown } from '../../html-markdown.ts';
import type { QuestionRow } from './question-rows.ts';
import { WHOLE_TEXTS } from './question-rows.ts';
import { splitAnswer } from './split-answer.ts';
import { LONGEST_PROMPT, splitQuestion, withoutBlankEnds } from './split-question.ts';

/** What a row says of each field that its file has a column for. */
export type RowTexts = Partial<OwnQuestionTexts>;

export type ReadRow = { ok: true; texts: RowTexts } | { ok: false; problem: ContentProblem };

/**
 * Puts the cells of a row where they belong: what is asked on one line and what belongs to it, points or an answer,
 * Markdown for HTML.
 *
 * @param isMarkdown - the file was read as Markdown already: angle brackets in it are words
 */
export function readRow(row: QuestionRow, isMarkdown: boolean): ReadRow {
  const { cells, line, isOwn } = row;
  const given = OWN_FIELDS.flatMap((field): [OwnField, string][] => {
    const cell = cells[field];
    if (cell === undefined) return [];
    const text = isOwn || isMarkdown || !looksLikeHtml(cell) ? cell : htmlToMarkdown(cell);
    return [[field, WHOLE_TEXTS.has(field) ? text : text.trim()]];
  });
  const texts: RowTexts = Object.fromEntries(given);
  if (isOwn) return { ok: true, texts };

  const { prompt = '', detail, points, answer } = texts;
  if (prompt === '') return refused(line, 'There is no question in this row: write one, or leave it out');
  const asked = splitQuestion(withoutBlankEnds(prompt.split('\n')));
  if (asked === null) return refused(line, promptProblem(prompt));
  texts.prompt = asked.prompt;
  if (asked.detail !== '' || detail !== undefined) texts.detail = joinTexts(asked.detail, detail ?? '');
  if (points !== undefined) {
    const split = splitAnswer(cells.points === points ? points : withoutBlankEnds(points.split('\n')));
    texts.points = split.points;
    if (split.answer !== '' || answer !== undefined) texts.answer = joinTexts(split.answer, answer ?? '');
  }
  if (texts.difficulty !== undefined) texts.difficulty = readDifficulty(texts.difficulty);
  if (texts.seconds !== undefined) texts.seconds = readSeconds(texts.seconds);
  return { ok: true, texts };
}

function promptProblem(prompt: string): string {
  return prompt.length > LONGEST_PROMPT && !prompt.includes('\n')
    ? `The question has ${prompt.length.toLocaleString('en')} characters, and at most ${LONGEST_PROMPT.toLocaleString('en')} are asked at once: end a sentence before that`
    : 'There is code here and no question in words: write one above it';
}

function joinTexts(...texts: readonly string[]): string {
  return texts.filter((text) => text.trim() !== '').join('\n\n');
}

function refused(line: number, message: string): ReadRow {
  return { ok: false, problem: { line, column: null, path: OWN_COLUMNS.prompt, message } };
}

const LEVELS: readonly (readonly [difficulty: string, words: RegExp])[] = [
  ['1', /^(?:easy|beginner|basic|simple|junior|entry|low|warm.?up|leicht|einfach|facil|facile|makkelijk)\b/i],
  ['2', /^(?:medium|intermediate|normal|moderate|mid|mittel|medio|moyen|media|gemiddeld)\b/i],
  [
    '3',
    /^(?:hard|difficult|advanced|senior|expert|high|very hard|bar.?raiser|schwer|schwierig|dificil|difficile|moeilijk)\b/i,
  ],
];

/** What is no such word stays, and is judged like what is typed. */
function readDifficulty(text: string): string {
  const plain = text.normalize('NFD').replace(/\p{M}+/gu, '');
  return LEVELS.find(([, words]) => words.test(plain))?.[0] ?? text;
}

function readSeconds(text: string): string {
  const { amount = '', unit = '' } =
    /^(?<amount>\d{1,4})\s*(?<unit>s|sec|secs|seconds?|m|min|mins|minutes?)\.?$/i.exec(text)?.groups ?? {};
  if (amount === '') return text;
  return /^m/i.test(unit) ? String(60 * Number(amount)) : amount;
}
