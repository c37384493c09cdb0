import zlib from 'node:zlib';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { readAnkiPackage } from '../../../db/incoming/anki-package.ts';
import { readZip } from '../../../plans/incoming/zip.ts';
import {
  type MadeDeck,
  madeCollection,
  madeForNewerAnki,
  madePackage,
} from '../../support/made/incoming/anki-package.ts';

const LIMITS = { files: 1000, bytesOfFile: 200_000_000, bytesInAll: 300_000_000 };
const read = (bytes: Uint8Array) => readZip(bytes, LIMITS, readAnkiPackage);

function deckOf(bytes: Uint8Array) {
  const part = read(bytes);
  if (!part.ok) throw new Error(part.problem);
  return part.value;
}

function problemOf(bytes: Uint8Array): string | null {
  const part = read(bytes);
  return part.ok ? null : part.problem;
}

const NO_COLLECTION =
  'There is no deck of Anki in this file that can be read: export the deck again from Anki, and bring the new file';

const DECK: MadeDeck = {
  types: [
    { name: 'Basic (and reversed card)', fields: ['Front', 'Back', 'Source'] },
    { name: 'Cloze', fields: ['Text', 'Extra'], isCloze: true },
  ],
  decks: ['Default', 'Interviews::Optimisation', 'Cram'],
  notes: [
    {
      type: 'Basic (and reversed card)',
      deck: 'Interviews::Optimisation',
      guid: 'a#1',
      tags: ' dl::optim hard ',
      fields: [
        'Why <b>warm up</b>?',
        '<ul><li>\\(v_t\\) is noisy</li></ul><img src="plot.png">',
        'Notes &amp; [sound:x.mp3]',
      ],
    },
    {
      type: 'Cloze',
      deck: 'Cram',
      homeDeck: 'Default',
      guid: 'c',
      fields: ['{{c1::Adam}} is from {{c2::2014::which year}}', '<pre>  m = b1 * m\n\tx</pre>'],
    },
    { type: 'Basic (and reversed card)', deck: 'Default', fields: ['', 'Only a back', ''] },
  ],
};

describe.each(['old', 'new'] as const)('a package of Anki in its %s format', (format) => {
  it('is read as one table for each type of note', () => {
    expect(deckOf(madePackage(DECK, format)).tables).toEqual([
      {
        title: 'Basic (and reversed card)',
        columns: ['Front', 'Back', 'Source', 'Tags', 'Deck', 'Id'],
        rows: [
          {
            line: 1,
            cells: [
              'Why **warm up**?',
              '- $v_t$ is noisy\n\n[picture: plot.png]',
              'Notes & [sound: x.mp3]',
              'dl::optim hard',
              'Interviews::Optimisation',
              'a#1',
            ],
          },
          { line: 3, cells: ['', 'Only a back', '', '', 'Default', 'guid2'] },
        ],
      },
      {
        title: 'Cloze',
        columns: ['Text', 'Extra', 'Tags', 'Deck', 'Id'],
        rows: [
          {
            line: 2,
            cells: ['**Adam** is from **2014**', '```\n  m = b1 * m\n\tx\n```', '', 'Default', 'c'],
          },
        ],
      },
    ]);
  });

  it('is read as questions: one for each hidden part, and one for a note that is asked both ways', () => {
    const { questions } = deckOf(madePackage(DECK, format));
    expect(questions.map(({ columns }) => columns)).toEqual(
      Array(2).fill(['Question', 'Answer', 'Category', 'Tags', 'Id']),
    );
    expect(questions.flatMap(({ rows }) => rows)).toEqual([
      {
        line: 1,
        cells: [
          'Why **warm up**?',
          '- $v_t$ is noisy\n\n[picture: plot.png]\n\nSource: Notes & [sound: x.mp3]',
          'Optimisation',
          'dl::optim hard',
          'a#1',
        ],
      },
      { line: 3, cells: ['Only a back', '', '', '', 'guid2'] },
      {
        line: 2,
        cells: ['[…] is from 2014', '**Adam** is from 2014\n\n```\n  m = b1 * m\n\tx\n```', '', '', 'c:c1'],
      },
      {
        line: 2,
        cells: [
          'Adam is from [which year]',
          'Adam is from **2014**\n\n```\n  m = b1 * m\n\tx\n```',
          '',
          '',
          'c:c2',
        ],
      },
    ]);
  });

  it('leaves pictures and sounds in it, and says so', () => {
    expect(deckOf(madePackage(DECK, format)).leftOut).toEqual([
      '1 picture stays in the deck',
      '1 sound stays in the deck',
    ]);
  });

  it('leaves what hides parts of pictures, and what is far too long', () => {
    const notes = [
      { type: 'Cloze', deck: 'Default', fields: ['{{c1::image-occlusion:rect:left=.1}}', ''] },
      { type: 'Cloze', deck: 'Default', fields: ['x'.repeat(200_001), ''] },
    ];
    const { questions, leftOut } = deckOf(madePackage({ ...DECK, notes }, format));
    expect(questions).toEqual([]);
    expect(leftOut).toEqual([
      '1 note stays in the deck: parts of a picture are hidden',
      '1 note stays in the deck: far too long for a question',
    ]);
  });

  it('is read up to where it would take long, and says how much stays', () => {
    const text = Array.from({ length: 9000 }, (_, index) => `{{c${index % 300}::x}}`).join(' ');
    const notes = Array.from({ length: 6 }, () => ({ type: 'Cloze', deck: 'Default', fields: [text, ''] }));
    const { questions, leftOut } = deckOf(madePackage({ ...DECK, notes }, format));
    const [{ rows = [] } = {}] = questions;
    expect(new Set(rows.map(({ line }) => line)).size).toBeLessThan(6);
    expect(leftOut.join()).toMatch(/^\d notes? stays? in the deck: there is more than can be read at once$/);
  });

  it('has to hold a card', () => {
    expect(problemOf(madePackage({ ...DECK, notes: [] }, format))).toBe(
      'There is no card in this deck: choose another when you export it from Anki',
    );
  });

  it.each<{ name: string; more: string }>([
    {
      name: 'a view in the place of its notes',
      more: `alter table notes rename to kept; create view notes as
        with recursive n(x) as (select 1 union all select x + 1 from n)
        select x as id, x as guid, x as mid, x as tags, x as flds from n`,
    },
    {
      name: 'a column that is worked out',
      more: `drop table notes; create table notes (id integer primary key, guid, mid, tags,
        flds text generated always as (hex(zeroblob(id * 1000000))) virtual); insert into notes (id) values (1)`,
    },
    { name: 'no cards', more: 'drop table cards' },
  ])('is refused with $name', ({ more }) => {
    expect(problemOf(madePackage(DECK, format, more))).toBe(NO_COLLECTION);
  });

  it('is read or refused, and never more, whichever of its bytes are damaged', () => {
    const collection = madeCollection(DECK, format);
    for (let seed = 1; seed <= 300; seed++) {
      const damaged = collection.slice();
      // From a place of its own on, so that headers, schema and rows all come under it.
      for (let n = 0; n < 8; n++)
        damaged[(seed * 7919 + n * n * 104_729) % damaged.length] = (seed * 31 + n) % 256;
      const problem = problemOf(zipSync({ 'collection.anki2': damaged }, { level: 0 }));
      if (problem !== null) expect(problem).toMatch(/^There is .*: (?:export|choose) /);
    }
  });
});

describe('a package of Anki', () => {
  it('is refused when it is none, with what to do', () => {
    expect(problemOf(zipSync({ 'a.txt': strToU8('a') }))).toBe(NO_COLLECTION);
    expect(problemOf(zipSync({ 'collection.anki2': strToU8('x'.repeat(5000)) }))).toBe(NO_COLLECTION);
    expect(problemOf(zipSync({ 'collection.anki21b': strToU8('x'.repeat(500)) }))).toBe(NO_COLLECTION);
  });

  it('is refused when only a newer Anki reads it', () => {
    expect(problemOf(madeForNewerAnki())).toMatch(/tick “Support older Anki versions”/);
  });

  it('stops unpacking where more comes out than is read', () => {
    const huge = zlib.zstdCompressSync(Buffer.alloc(70_000_000));
    expect(problemOf(zipSync({ 'collection.anki21b': new Uint8Array(huge) }))).toMatch(
      /^There is more in this deck/,
    );
  });

  it('is read where its changes were kept in a log', () => {
    const collection = madeCollection(DECK, 'old');
    collection.set([2, 2], 18);
    expect(deckOf(zipSync({ 'collection.anki21': collection })).tables).toHaveLength(2);
  });
});
