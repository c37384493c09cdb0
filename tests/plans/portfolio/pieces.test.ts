import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { defenceOf } from '../../../plans/portfolio/defence.ts';
import { judgePiece } from '../../../plans/portfolio/judge-piece.ts';
import { judgePortfolio } from '../../../plans/portfolio/judge-portfolio.ts';
import {
  type Kind,
  KindSchema,
  kindByItself,
  type Part,
  problemOfKinds,
} from '../../../plans/portfolio/kind.ts';
import { readPartValue } from '../../../plans/portfolio/part-value.ts';
import { marksAsText, marksOf, type Piece } from '../../../plans/portfolio/piece.ts';
import { filterPieces, NO_PIECE_FILTER } from '../../../plans/portfolio/piece-filter.ts';
import { speakingSeconds } from '../../../plans/portfolio/speaking-time.ts';
import { countWords } from '../../../plans/portfolio/word-count.ts';

const CHOICES = [
  { id: 'yes', label: 'Yes' },
  { id: 'no', label: 'No' },
];

function givenKind(fields: object = {}): Kind {
  return KindSchema.parse({
    id: 'sheet',
    place: 1,
    title: 'sheet',
    plural: 'Sheets',
    about: 'For tests',
    titled: 'What it is called',
    parts: [
      { id: 'claim', label: 'Claim', words: 5, required: true },
      { id: 'doubts', label: 'Doubts', form: 'lines', least: 2, required: true },
      { id: 'aside', label: 'Aside' },
    ],
    ...fields,
  });
}

function givenPiece(parts: Record<string, string>, fields: Partial<Piece> = {}): Piece {
  return {
    key: 'piece-1',
    kind: 'sheet',
    parentKey: '',
    title: { text: 'One', revision: 1 },
    createdAt: '2026-03-04T09:00:00.000Z',
    archivedOn: null,
    position: 0,
    isShared: false,
    parts: new Map(Object.entries(parts).map(([id, text]) => [id, { text, revision: 1 }])),
    ...fields,
  };
}

const none = () => 0;

describe('a piece', () => {
  it('is whole with all that its kind requires, and says what it lacks', () => {
    const kind = givenKind();
    const whole = givenPiece({ claim: 'It holds $x^2$ now', doubts: 'One\n\n Two ' });
    expect(judgePiece(kind, whole, none)).toEqual({
      lacks: [],
      isWhole: true,
      begun: 2,
      needed: 2,
      isEmpty: false,
    });

    const lacksOf = (parts: Record<string, string>) =>
      judgePiece(kind, givenPiece(parts), none).lacks.map(({ ...lack }) => {
        const id = 'part' in lack ? lack.part.id : null;
        return [id, { ...lack, part: undefined }];
      });
    expect(lacksOf({})).toEqual([
      ['claim', { is: 'empty' }],
      ['doubts', { is: 'empty' }],
    ]);
    expect(lacksOf({ claim: 'One two three four five six', doubts: 'One' })).toEqual([
      ['claim', { is: 'too-long', words: 6, most: 5 }],
      ['doubts', { is: 'too-few', count: 1, least: 2 }],
    ]);
    expect(judgePiece(kind, givenPiece({ aside: ' ' }), none).isEmpty).toBe(true);
  });

  it('that has to come to an end is whole only when it has', () => {
    const kind = givenKind({
      parts: [
        { id: 'end', label: 'End', form: 'choice', choices: CHOICES },
        { id: 'marks', label: 'Marks', form: 'marks', choices: CHOICES, rows: CHOICES, required: true },
      ],
      whenIts: { part: 'end', is: ['yes'] },
    });
    const kindsOfLack = (parts: Record<string, string>) =>
      judgePiece(kind, givenPiece(parts), none).lacks.map(({ is }) => is);
    expect(kindsOfLack({ marks: 'nothing of the kind' })).toEqual(['unmarked', 'not-there-yet']);
    expect(kindsOfLack({ marks: 'yes: no', end: 'no' })).toEqual(['not-there-yet']);
    expect(kindsOfLack({ marks: 'yes: no', end: 'yes' })).toEqual([]);
  });

  it('counts what belongs to it and is whole; archived and unfinished ones count for nothing', () => {
    const parent = givenKind({
      holds: [{ kind: 'line', least: 2 }],
      parts: [{ id: 'claim', label: 'Claim' }],
    });
    const held = givenKind({
      id: 'line',
      of: 'sheet',
      parts: [{ id: 'claim', label: 'Claim', required: true }],
    });
    const child = (key: string, text: string, fields: Partial<Piece> = {}) =>
      givenPiece({ claim: text }, { key, kind: 'line', parentKey: 'piece-1', ...fields });
    const countOf = (...children: Piece[]) =>
      judgePortfolio([givenPiece({}), ...children], [parent, held]).get('piece-1')?.lacks;

    expect(countOf(child('piece-2', 'Words'), child('piece-3', 'Words'))).toEqual([]);
    expect(
      countOf(
        child('piece-2', 'Words'),
        child('piece-3', ''),
        child('piece-4', 'Words', { archivedOn: '2026-03-04' as never }),
        child('piece-5', 'Words', { parentKey: 'piece-9' }),
      ),
    ).toEqual([{ is: 'holds-too-few', kind: 'line', count: 1, least: 2 }]);
  });

  it('of a kind that is gone is not judged, and is in nobody’s way', () => {
    const judged = judgePortfolio(
      [givenPiece({}, { kind: 'gone' }), givenPiece({}, { key: 'piece-2' })],
      [givenKind()],
    );
    expect([...judged.keys()]).toEqual(['piece-2']);
  });
});

test('pieces are found by state, and by words of the title and of any part', () => {
  const kind = givenKind();
  const pieces = [
    givenPiece({ claim: 'Water', doubts: 'a\nb' }, { key: 'piece-whole' }),
    givenPiece({ aside: 'Water mills' }, { key: 'piece-begun' }),
    givenPiece({}, { key: 'piece-old', archivedOn: '2026-03-04' as never }),
  ];
  const found = (filter: object) =>
    filterPieces(pieces, judgePortfolio(pieces, [kind]), { ...NO_PIECE_FILTER, ...filter }).map(
      ({ key }) => key,
    );
  expect(found({})).toEqual(['piece-whole', 'piece-begun']);
  expect(found({ state: 'whole' })).toEqual(['piece-whole']);
  expect(found({ state: 'unfinished' })).toEqual(['piece-begun']);
  expect(found({ state: 'archived' })).toEqual(['piece-old']);
  expect(found({ words: 'mills water' })).toEqual(['piece-begun']);
});

describe('words are counted as they are read', () => {
  it.each([
    ['', 0],
    ['One two', 2],
    ['- One\n- two\n\n---\n', 2],
    ['A $\\frac{a}{b} + c$ formula', 3],
    ['[the paper](https://example.org/a/b?c=d)', 2],
    ['`code here` counts', 3],
    ['$5 to $7', 3],
  ])('%j: %i', (text, words) => expect(countWords(text)).toBe(words));
});

describe('what stands in a part', () => {
  const part = (fields: object): Part => ({ ...(givenKind().parts[2] as Part), ...fields });

  it.each([
    ['year', '2024', true],
    ['year', '24', false],
    ['day', '2026-03-02', true],
    ['day', '2026-02-30', false],
    ['day', '0026-03-02', false],
    ['day', '9999-12-31', false],
    ['hour', '14:30', true],
    ['hour', '25:00', false],
    ['zone', 'Europe/Berlin', true],
    ['zone', 'Mars/Base', false],
    ['link', 'https://example.org/x', true],
    ['link', 'javascript:alert(1)', false],
    ['line', 'One line', true],
    ['line', 'Two\nlines', false],
    ['choice', 'yes', true],
    ['choice', 'maybe', false],
    ['marks', 'yes: no', true],
    ['marks', 'yes: maybe', false],
    ['marks', 'yes: no\nyes: yes', false],
    ['marks', 'nonsense', false],
    ['pieces', 'piece-1\npiece-2', true],
    ['pieces', '../piece', false],
    ['text', 'Anything\nat all', true],
  ])('in %s, %j: %s', (form, text, ok) => {
    expect(readPartValue(part({ form, choices: CHOICES, rows: CHOICES }), text).ok).toBe(ok);
  });

  it('may always be nothing', () => {
    for (const form of [
      'text',
      'line',
      'lines',
      'year',
      'day',
      'hour',
      'zone',
      'link',
      'choice',
      'marks',
      'pieces',
    ])
      expect([form, readPartValue(part({ form, choices: CHOICES, rows: CHOICES }), '')]).toEqual([
        form,
        { ok: true, text: '' },
      ]);
  });

  it('marks come back as they were kept', () => {
    const slug = fc.stringMatching(/^[a-z0-9]{1,8}$/);
    fc.assert(
      fc.property(fc.array(fc.tuple(slug, slug)), (pairs) => {
        const marks = new Map(pairs);
        expect(marksOf(marksAsText(marks))).toEqual(marks);
      }),
    );
  });
});

test('the questions that a piece stands up to have the parts that answer them', () => {
  const kind = givenKind({
    parts: [
      { id: 'claim', label: 'Claim', questions: ['why', 'how'] },
      { id: 'doubts', label: 'Doubts', questions: ['how', 'gone'] },
    ],
  });
  const defence = defenceOf(kind, givenPiece({ doubts: 'One' }), (id) =>
    id === 'gone' ? undefined : { id },
  );
  expect(
    defence.map(({ question, parts, isAnswered }) => [question.id, parts.map(({ id }) => id), isAnswered]),
  ).toEqual([
    ['why', ['claim'], false],
    ['how', ['claim', 'doubts'], true],
  ]);
});

test('what is told aloud takes its time: 140 words a minute, of what stands on its page', () => {
  const parts = [
    { id: 'said', label: 'Said' },
    { id: 'kept', label: 'Kept', onPage: false },
  ];
  const piece = givenPiece({ said: 'word '.repeat(70), kept: 'word '.repeat(70) });
  expect(speakingSeconds(givenKind({ parts, spoken: 120 }), piece)).toBe(30);
  expect(speakingSeconds(givenKind({ parts }), piece)).toBeNull();
  expect(speakingSeconds(givenKind({ parts, spoken: 120 }), givenPiece({}))).toBeNull();
});

describe('a kind', () => {
  const problemsOf = (fields: object) =>
    KindSchema.safeParse({ ...givenKind(), ...fields }).error?.issues.map(({ path, message }) => [
      path.join('.'),
      message,
    ]);

  it.each([
    [
      { parts: [{ id: 'title', label: 'A' }] },
      'parts.0.id',
      'Every piece has a title: call the part something else',
    ],
    [{ parts: [{ id: 'a', label: 'A', form: 'choice' }] }, 'parts.0.choices', 'Give at least two choices'],
    [
      { parts: [{ id: 'a', label: 'A', choices: CHOICES }] },
      'parts.0.choices',
      'Only a part in choice or marks has choices',
    ],
    [
      { parts: [{ id: 'a', label: 'A', form: 'marks', choices: CHOICES }] },
      'parts.0.rows',
      'Say what is marked or timed',
    ],
    [
      { parts: [{ id: 'a', label: 'A', rows: CHOICES }] },
      'parts.0.rows',
      'Only a part in marks or durations has rows',
    ],
    [
      { parts: [{ id: 'a', label: 'A', form: 'pieces' }] },
      'parts.0.kind',
      'A part in pieces says of which kind these are, and no other part does',
    ],
    [{ parts: [{ id: 'a', label: 'A', least: 2 }] }, 'parts.0.least', 'Only lines and pieces are counted'],
    [{ parts: [{ id: 'a', label: 'A', form: 'day', words: 9 }] }, 'parts.0.words', 'Only words are limited'],
    [
      {
        parts: [
          { id: 'a', label: 'A' },
          { id: 'a', label: 'B' },
        ],
      },
      'parts.1.id',
      'The id "a" is used twice',
    ],
    [
      { whenIts: { part: 'claim', is: ['yes'] } },
      'whenIts',
      'Name a part in choice, and choices that it has',
    ],
  ])('that makes no sense is refused in words: %#', (fields, path, message) => {
    expect(problemsOf(fields)).toEqual([[path, message]]);
  });

  it('cannot stand beside another of its name, nor name one that is not there', () => {
    const sheet = givenKind();
    const line = givenKind({ id: 'line', of: 'sheet' });
    expect(problemOfKinds([sheet, line])).toBeNull();
    expect(problemOfKinds([sheet, sheet])).toBe('two kinds have the same id');
    expect(problemOfKinds([line])).toBe('"line" names the kind "sheet", which is not there');
    expect(problemOfKinds([givenKind({ holds: [{ kind: 'sheet', least: 1 }] })])).toBe(
      '"sheet" holds "sheet", which does not belong to it',
    );
  });

  it.each([
    { name: 'itself', kind: givenKind(), found: 'sheet' },
    { name: 'what it belongs to', kind: givenKind({ id: 'line', of: 'sheet' }), found: 'sheet' },
    { name: 'what that belongs to', kind: givenKind({ id: 'word', of: 'line' }), found: 'sheet' },
    {
      name: 'itself where it is listed',
      kind: givenKind({ id: 'a', of: 'sheet', listed: true }),
      found: 'a',
    },
    { name: 'something, even in a circle', kind: givenKind({ id: 'b', of: 'c' }), found: 'c' },
  ])('is found under $name', ({ kind, found }) => {
    const line = givenKind({ id: 'line', of: 'sheet' });
    const kinds = [givenKind(), line, givenKind({ id: 'c', of: 'b' }), kind];
    expect(kindByItself(kind, kinds).id).toBe(found);
  });
});
