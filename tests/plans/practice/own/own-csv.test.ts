import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseCsv } from '../../../../plans/content/csv.ts';
import { day } from '../../../../plans/day.ts';
import { NO_CHOICES } from '../../../../plans/incoming/questions/choices.ts';
import type { QuestionsFound } from '../../../../plans/incoming/questions/found.ts';
import { judgeQuestions } from '../../../../plans/incoming/questions/judge-questions.ts';
import { USUAL_TEXTS } from '../../../../plans/practice/bank/question-fields.ts';
import {
  DIFFICULTIES,
  type Difficulty,
  QUESTION_FORMS,
} from '../../../../plans/practice/bank/question-kinds.ts';
import { neutraliseCell, ownQuestionsCsv, restoreCell } from '../../../../plans/practice/own/own-csv.ts';
import type { OwnQuestion } from '../../../../plans/practice/own/own-question.ts';
import { ownQuestionTexts, readOwnQuestion } from '../../../../plans/practice/own/own-question-texts.ts';
import { givenOwnQuestion, givenOwnWords } from '../../../support/made/practice/questions.ts';

const CATEGORIES = ['plain-english', 'bar-raisers'];

/** Words on one line, as a form keeps them; many look like formulas or like cells that were made harmless. */
const line = (longest: number) =>
  fc
    .oneof(
      fc.string({
        unit: fc.constantFrom("'", '=', '+', '-', '@', '"', ',', ';', ' ', 'a', 'ß', '＝'),
        minLength: 1,
      }),
      fc.string({ unit: 'grapheme', minLength: 1 }),
    )
    .map((text) => text.replace(/\s+/g, ' ').trim().slice(0, longest).trim())
    .filter((text) => text !== '' && !/[\p{Cc}\p{Cs}]/u.test(text));
const slug = fc.stringMatching(/^[a-z0-9]{1,8}(-[a-z0-9]{1,8})?$/);
const lines = fc.array(line(1000), { maxLength: 20 });
const text = fc
  .array(fc.constantFrom('    x = [1]', '', '| a | b |', '```python', 'plain', '$\\int x$'), { maxLength: 6 })
  .map((all) => readOwnQuestion({ ...USUAL_TEXTS, prompt: 'Why?', answer: all.join('\n') }))
  .map((read) => (read.ok ? read.words.answer : ''));
const tags = fc.uniqueArray(fc.stringMatching(/^[a-z:]{1,8}$/), { maxLength: 4 });

const words = fc.record({
  category: fc.constantFrom('own', ...CATEGORIES),
  prompt: line(1000),
  detail: text,
  answer: text,
  tags,
  form: fc.constantFrom(...QUESTION_FORMS),
  seconds: fc.integer({ min: 10, max: 1800 }),
  probing: fc.oneof(fc.constant(''), line(1000)),
  points: lines,
  pitfalls: lines,
  followUps: lines,
  difficulty: fc.constantFrom<Difficulty>(...DIFFICULTIES),
  phase: fc.option(slug),
  tasks: fc.uniqueArray(slug, { maxLength: 6 }),
});
const questions = fc.uniqueArray(
  fc.record({ words, id: slug.map((text) => `own-${text}`), isArchived: fc.boolean() }).map(
    ({ words: said, id, isArchived }): OwnQuestion => ({
      ...said,
      id,
      sources: [],
      reads: [],
      revision: 0,
      origin: '',
      archivedOn: isArchived ? day('2026-03-04') : null,
    }),
  ),
  { selector: ({ id }) => id, maxLength: 8 },
);

function judge(text: string, own: readonly OwnQuestion[] = []): QuestionsFound {
  const table = parseCsv(text, 10_000);
  const [header, ...rows] = table.ok ? table.records : [];
  return judgeQuestions({
    tables: [{ title: '', columns: header?.cells ?? [], rows }],
    isMarkdown: false,
    choices: NO_CHOICES,
    own,
    bank: [],
    categories: ['own', ...CATEGORIES].map((id) => ({ id, title: id, isOwn: false })),
    dayOrder: 'day-first',
  });
}

/** The learner's questions after a file was kept. */
function keep({ added, changed }: QuestionsFound, own: readonly OwnQuestion[]): OwnQuestion[] {
  const merge = (question: OwnQuestion) => {
    const row = changed.find(({ key }) => key === question.id);
    return row ? { ...question, ...row.words, archivedOn: row.archivedOn } : question;
  };
  const fresh = added.map(({ key, words: said, archivedOn }, index) =>
    givenOwnQuestion({ ...said, archivedOn, id: key ?? `own-new-${index}` }),
  );
  return [...own.map(merge), ...fresh];
}

describe('an own question as text', () => {
  it('is read as it was written', () => {
    fc.assert(
      fc.property(words, (said) => {
        expect(readOwnQuestion(ownQuestionTexts(said))).toEqual({ ok: true, words: said });
      }),
    );
  });

  it.each([
    ['prompt', '', 'Write the question'],
    ['prompt', 'x'.repeat(1001), 'Keep this to 1000 characters'],
    ['form', 'sing', 'Choose one of: explain, derive, code, design, story, lightning, ask'],
    ['difficulty', '4', 'Choose 1 for a warm-up, 2 for what is usual, 3 for a bar raiser'],
    ['seconds', '1.5', 'Give the speaking time in whole seconds, like 120'],
    ['seconds', '9', 'Give it at least 10 seconds'],
    ['seconds', '1801', 'Give it at most 1800 seconds'],
    ['points', 'a\n'.repeat(21), 'Keep it to 20 points'],
    ['detail', 'x'.repeat(50_001), 'Keep this to 50,000 characters'],
    ['tags', `a\n${'x'.repeat(81)}`, 'Line 2: Keep a tag to 80 characters'],
    ['points', `a\n${'x'.repeat(1001)}`, 'Line 2: Keep this to 1000 characters'],
    ['pitfalls', 'a\u0007', 'Line 1: Use plain characters on one line'],
    ['phase', 'No phase', expect.stringContaining('lower-case')],
    ['tasks', 'one Two', expect.stringContaining('lower-case')],
  ] as const)('is refused in words: %s %j', (field, text, message) => {
    const read = readOwnQuestion({ ...ownQuestionTexts(givenOwnWords()), [field]: text });
    expect(read).toEqual({ ok: false, errors: { [field]: message } });
  });

  it('loses white space around its words, empty lines, and what is said twice', () => {
    const texts = ownQuestionTexts(givenOwnWords());
    const read = readOwnQuestion({
      ...texts,
      prompt: ' Why \r\n this? ',
      points: '\r\n  One \r\n\n Two\n',
      tasks: 'a,  b a',
    });
    expect(read).toMatchObject({
      ok: true,
      words: { prompt: 'Why this?', points: ['One', 'Two'], tasks: ['a', 'b'] },
    });
  });
});

describe('a cell', () => {
  it('that a spreadsheet would run does not begin as a formula, and comes back exactly', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom("'", '=', '+', '-', '@', '\t', '\r', '＝', '＠', 'a', ' ') }),
        (text) => {
          expect(neutraliseCell(text)).not.toMatch(/^[=+\-@\t\r＝＋－＠]/);
          expect(restoreCell(neutraliseCell(text))).toBe(text);
        },
      ),
    );
  });

  it('is written as plans/README.md#own-questions shows', () => {
    const texts = ['=1+1?', "'=1+1?", "'tis so"];
    expect(texts.map(neutraliseCell)).toEqual(["'=1+1?", "''=1+1?", "'tis so"]);
    expect(texts.map(neutraliseCell).map(restoreCell)).toEqual(texts);
  });

  it('with an apostrophe of its own keeps it', () => {
    expect(['’tis', "'tis", "''", '3-1'].map(neutraliseCell)).toEqual(['’tis', "'tis", "''", '3-1']);
    expect(["'tis", "''", "'=1", "''=1"].map(restoreCell)).toEqual(["'tis", "''", '=1', "'=1"]);
  });
});

describe('an export', () => {
  it('that is imported elsewhere and exported again is the same, byte by byte', () => {
    fc.assert(
      fc.property(questions, (own) => {
        const csv = ownQuestionsCsv(own, []);
        const brought = judge(csv);
        expect(brought).toMatchObject({ changed: [], sameCount: 0, refused: [] });
        expect(ownQuestionsCsv(keep(brought, []), [])).toBe(csv);
      }),
      { numRuns: 300 },
    );
  });

  it('that is imported where it came from changes nothing', () => {
    fc.assert(
      fc.property(questions, (own) => {
        expect(judge(ownQuestionsCsv(own, []), own)).toMatchObject({
          added: [],
          changed: [],
          kept: [],
          sameCount: own.length,
          refused: [],
          refusedCount: 0,
        });
      }),
    );
  });

  it('that is imported over other words of the same questions brings back its own', () => {
    fc.assert(
      fc.property(questions, fc.array(words, { minLength: 8, maxLength: 8 }), (own, others) => {
        const rewritten = own.map((question, index) => ({ ...question, ...others[index], archivedOn: null }));
        const csv = ownQuestionsCsv(own, []);
        expect(ownQuestionsCsv(keep(judge(csv, rewritten), rewritten), [])).toBe(csv);
      }),
    );
  });

  it('has CRLF after each row, and no cell that a spreadsheet would run', () => {
    const csv = ownQuestionsCsv(
      [givenOwnQuestion({ prompt: '=1+1', probing: '@x', points: ['-a', '+b'] })],
      [],
    );
    const table = parseCsv(csv, 10);
    const cells = table.ok ? (table.records[1]?.cells ?? []) : [];
    expect(csv.replaceAll('\r\n', '').match(/\r/)).toBeNull();
    expect(csv.endsWith('\r\n')).toBe(true);
    expect(cells.filter((cell) => /^[=+\-@]/.test(cell))).toEqual([]);
    expect(cells).toContain("'-a\n+b");
  });
});
