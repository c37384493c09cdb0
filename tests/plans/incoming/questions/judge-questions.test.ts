import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { day } from '../../../../plans/day.ts';
import { NO_CHOICES, type QuestionChoices } from '../../../../plans/incoming/questions/choices.ts';
import type { QuestionsFound } from '../../../../plans/incoming/questions/found.ts';
import { judgeQuestions } from '../../../../plans/incoming/questions/judge-questions.ts';
import type { IncomingTable } from '../../../../plans/incoming/table.ts';
import type { OwnQuestion } from '../../../../plans/practice/own/own-question.ts';
import { givenCategory, givenOwnQuestion, givenQuestion } from '../../../support/made/practice/questions.ts';

const BANK = [
  {
    ...givenCategory('behavioural-and-judgement', [
      givenQuestion({ id: 'failure', prompt: 'Tell me about a failure.' }),
    ]),
    title: 'Behaviour and scientific judgement',
  },
  { ...givenCategory('deep-learning-and-transformers', []), title: 'Deep learning and transformers' },
];

function tableOf(columns: readonly string[], ...rows: readonly (readonly string[])[]): IncomingTable {
  return { title: '', columns, rows: rows.map((cells, index) => ({ line: index + 2, cells })) };
}

type Look = {
  own?: readonly OwnQuestion[];
  choices?: Partial<QuestionChoices>;
  categories?: { id: string; title: string }[];
};

function judge(tables: IncomingTable | readonly IncomingTable[], look: Look = {}): QuestionsFound {
  return judgeQuestions({
    tables: 'columns' in tables ? [tables] : tables,
    isMarkdown: false,
    choices: { ...NO_CHOICES, ...look.choices },
    own: look.own ?? [],
    bank: BANK,
    categories: [
      { id: 'own', title: 'Your own questions', isOwn: true },
      ...BANK.map(({ id, title }) => ({ id, title, isOwn: false })),
      ...(look.categories ?? []).map((one) => ({ ...one, isOwn: true })),
    ],
    dayOrder: 'day-first',
  });
}

/** The learner's questions after a file was kept. */
function keep({ added, changed }: QuestionsFound, own: readonly OwnQuestion[] = []): OwnQuestion[] {
  const merged = own.map((question) => {
    const row = changed.find(({ key }) => key === question.id);
    return row
      ? { ...question, ...row.words, archivedOn: row.archivedOn, revision: question.revision + 1 }
      : question;
  });
  return [
    ...merged,
    ...added.map(({ key, words, archivedOn, origin }) =>
      givenOwnQuestion({ ...words, archivedOn, origin, ...(key ? { id: key } : {}) }),
    ),
  ];
}

describe('a file of questions', () => {
  it('is read by what its columns are called', () => {
    const found = judge(
      tableOf(
        ['Question', 'Answer', 'Category'],
        ['What is dropout?', 'Random units are silenced', 'Deep Learning'],
      ),
    );
    expect(found.added).toMatchObject([
      {
        words: {
          prompt: 'What is dropout?',
          answer: 'Random units are silenced',
          points: [],
          category: 'deep-learning-and-transformers',
        },
      },
    ]);
    expect(found.categories).toMatchObject([{ text: 'Deep Learning', how: 'guess', rowCount: 1 }]);
  });

  it('takes HTML for what it means', () => {
    const found = judge(
      tableOf(
        ['prompt', 'points'],
        ['What is <b>dropout</b>? &amp; why', 'It <i>silences</i> units<br>at random<br>while training'],
      ),
    );
    expect(found.added[0]?.words).toMatchObject({
      prompt: 'What is **dropout**? & why',
      points: ['It *silences* units', 'at random', 'while training'],
    });
  });

  it('puts code below the question and a long answer where answers stand, byte for byte', () => {
    const code = '```python\nfor i in range(n):\n    p[i] = 1\n```';
    const found = judge(
      tableOf(['prompt', 'points'], [`What does this do?\n\n${code}`, `$\\frac{a}{b}$\n${code}`]),
    );
    expect(found.added[0]?.words).toMatchObject({
      prompt: 'What does this do?',
      detail: code,
      points: [],
      answer: `$\\frac{a}{b}$\n${code}`,
    });
  });

  it('tells what the bank has, and what stands in it twice', () => {
    const found = judge(
      tableOf(
        ['prompt', 'points'],
        ['What is dropout?', 'a'],
        ['What is dropout?', 'b'],
        ['what is dropout ?', 'c'],
        ['“Tell me about a failure”', ''],
      ),
    );
    expect(found.added).toHaveLength(1);
    expect(found.repeated.map(({ line, firstLine }) => [line, firstLine])).toEqual([
      [3, 2],
      [4, 2],
    ]);
    expect(found.inBank).toEqual([{ line: 5, prompt: '“Tell me about a failure”', questionId: 'failure' }]);
    const repeated = judge(tableOf(['prompt'], ['Tell me about a failure']), { choices: { repeats: true } });
    expect(repeated.added).toHaveLength(1);
  });

  it('knows categories by title, and makes those that are not there', () => {
    const found = judge(
      tableOf(
        ['prompt', 'category'],
        ['Why?', 'Behavioral'],
        ['How?', 'deep learning and transformers'],
        ['Who?', 'Zoology::Birds'],
        ['Where?', 'zoology::birds'],
        ['When?', ''],
      ),
    );
    const birds = expect.stringMatching(/^own-zoology-birds-/);
    expect(found.added.map(({ words }) => words.category)).toEqual([
      'behavioural-and-judgement',
      'deep-learning-and-transformers',
      birds,
      birds,
      'own',
    ]);
    expect(found.newCategories).toMatchObject([{ title: 'Zoology / Birds' }]);
    expect(found.categories.map(({ text, how, rowCount }) => [text, how, rowCount])).toEqual([
      ['Behavioral', 'guess', 1],
      ['Zoology::Birds', 'new', 2],
    ]);
  });

  it('goes where the learner sends it', () => {
    const table = tableOf(['a', 'prompt', 'category'], ['Because it helps to know more', 'Why?', 'Zoology']);
    const { categories } = judge(table);
    const choices = {
      columns: new Map([['column-0-0', 'points' as const]]),
      categories: new Map([[categories[0]?.field ?? '', 'behavioural-and-judgement']]),
    };
    expect(judge(table, { choices }).added[0]?.words).toMatchObject({
      points: ['Because it helps to know more'],
      category: 'behavioural-and-judgement',
    });
  });

  it('asks about thirty categories, and says what goes to the usual one', () => {
    const rows = Array.from({ length: 35 }, (_, index) => [`Why ${index}?`, `Zoo${index * 7919}x`]);
    const found = judge(tableOf(['prompt', 'category'], ...rows));
    expect(found.categories.filter(({ how }) => how === 'too-many')).toHaveLength(5);
    expect(found.newCategories).toHaveLength(30);
    expect(found.added.at(-1)?.words.category).toBe('own');
    const own = keep(found);
    const again = judge(tableOf(['prompt', 'category'], ...rows), {
      own,
      categories: [...found.newCategories],
    });
    expect(again).toMatchObject({ added: [], changed: [], kept: [], sameCount: 35, newCategories: [] });
  });

  it('that has no names for its columns is read by what stands in them', () => {
    const table = tableOf(
      ['What is dropout?', 'Random units are silenced'],
      ['What is batch norm?', 'Activations get the same spread'],
    );
    const found = judge(table);
    expect(found.tables[0]).toMatchObject({ roles: ['prompt', 'answer'], startsWithRow: true });
    expect(found.added.map(({ words }) => [words.prompt, words.answer])).toEqual([
      ['What is dropout?', 'Random units are silenced'],
      ['What is batch norm?', 'Activations get the same spread'],
    ]);
    const nameless = tableOf(['', ''], ['Activations get the same spread', 'What is batch norm?']);
    expect(judge(nameless).tables[0]?.roles).toEqual(['answer', 'prompt']);
  });

  it('says which rows are over a limit, and what to do', () => {
    const found = judge(
      tableOf(
        ['prompt', 'answer'],
        ['x'.repeat(1001), ''],
        ['Why?', 'x'.repeat(50_001)],
        ['', 'Because'],
        ['```\ncode\n```', ''],
        [`${'Word. '.repeat(200)}`, ''],
      ),
    );
    expect(found.refused.map(({ line, path, message }) => [line, path, message])).toEqual([
      [
        2,
        'prompt',
        'The question has 1,001 characters, and at most 1,000 are asked at once: end a sentence before that',
      ],
      [3, 'answer', 'It has 50,001 characters. Keep this to 50,000 characters'],
      [4, 'prompt', 'There is no question in this row: write one, or leave it out'],
      [5, 'prompt', 'There is code here and no question in words: write one above it'],
    ]);
    expect(found.refusedCount).toBe(4);
    const { prompt = '', detail = '' } = found.added[0]?.words ?? {};
    expect(`${prompt} ${detail}`).toBe('Word. '.repeat(200).trim());
  });

  it('that is ours is known by its ids, and changes what it says else', () => {
    const own = [givenOwnQuestion({ id: 'own-a', prompt: 'Why this loss?', points: ['Because'] })];
    const found = judge(
      tableOf(['id', 'prompt', 'points'], ['own-a', 'Why that loss?', ''], ['own-b', 'New?', '']),
      { own },
    );
    expect(found.changed).toMatchObject([{ key: 'own-a', words: { prompt: 'Why that loss?', points: [] } }]);
    expect(found.added).toMatchObject([{ key: 'own-b' }]);
  });

  it('leaves what was written or edited here, unless that is chosen', () => {
    const written = givenOwnQuestion({ prompt: 'Why this loss?', points: ['Because'] });
    const edited = givenOwnQuestion({ prompt: 'Edited?', origin: 'anki:1', revision: 1 });
    const brought = givenOwnQuestion({ prompt: 'Brought?', origin: 'anki:2' });
    const table = tableOf(
      ['prompt', 'points', 'id'],
      ['why this loss', 'Other', ''],
      ['Edited!', 'Other', 'anki:1'],
      ['Brought again?', 'Other', 'anki:2'],
    );
    const own = [written, edited, brought];
    const found = judge(table, { own });
    expect(found.kept.map(({ current }) => current)).toEqual([written, edited]);
    expect(found.changed.map(({ current }) => current)).toEqual([brought]);
    expect(judge(table, { own, choices: { overwrites: true } }).changed).toHaveLength(3);
  });

  it.each([
    {
      cells: ['3/2/2026', '02.03.2026'],
      order: 'day-first',
      days: ['2026-02-03', '2026-03-02'],
      asked: true,
    },
    { cells: ['3/2/2026', '25/2/2026'], order: null, days: ['2026-02-03', '2026-02-25'], asked: false },
    { cells: ['3/2/2026', '2/25/2026'], order: null, days: ['2026-03-02', '2026-02-25'], asked: false },
    {
      cells: ['2026-03-02 00:00:00', '28.11.2026'],
      order: null,
      days: ['2026-03-02', '2026-11-28'],
      asked: false,
    },
  ])('reads the dates of a spreadsheet: $cells', ({ cells, days, asked }) => {
    const found = judge(
      tableOf(['prompt', 'archived_on'], ...cells.map((cell, index) => [`Why ${index}?`, cell])),
    );
    expect(found.added.map(({ archivedOn }) => archivedOn)).toEqual(days);
    expect(found.dayOrder !== null).toBe(asked);
  });

  it('reads dates as the learner chooses', () => {
    const table = tableOf(['prompt', 'archived_on'], ['Why?', '3/2/2026']);
    expect(judge(table, { choices: { dayOrder: 'month-first' } }).added[0]?.archivedOn).toBe(
      day('2026-03-02'),
    );
  });
});

const cell = fc.oneof(
  fc.constantFrom(
    '',
    'What is dropout?',
    'what is “Dropout”',
    '```\n    x\n```',
    '| a |\n| - |',
    '<b>x</b><br>y',
    "'=1",
    'Zoo',
    'Deep Learning',
    '3/2/2026',
    'own-a',
    'anki:x',
    '$$\nx\n$$',
    '    code',
    '- a\n- b',
  ),
  fc.string({ unit: 'grapheme', maxLength: 20 }).map((text) => text.replace(/\0/g, '').trim()),
);
const name = fc.constantFrom(
  'Question',
  'prompt',
  'Back',
  'points',
  'detail',
  'category',
  'tags',
  'id',
  'archived_on',
  'difficulty',
  '',
  'Other',
  'What?',
);
const anyTable = fc
  .array(name, { minLength: 1, maxLength: 5 })
  .chain((columns) =>
    fc
      .array(fc.array(cell, { minLength: columns.length, maxLength: columns.length }), { maxLength: 8 })
      .map((rows) => tableOf(columns, ...rows)),
  );

describe('any file', () => {
  it('that is brought in again changes nothing', () => {
    fc.assert(
      fc.property(fc.array(anyTable, { maxLength: 2 }), (tables) => {
        const first = judge(tables);
        const categories = [...first.newCategories];
        const again = judge(tables, { own: keep(first), categories });
        expect(again).toMatchObject({ added: [], changed: [], kept: [], newCategories: [] });
        expect(again.sameCount).toBe(first.added.length);
      }),
      { numRuns: 500 },
    );
  });
});
