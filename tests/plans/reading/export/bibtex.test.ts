import { parse } from '@retorquere/bibtex-parser';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bibtexOf } from '../../../../plans/reading/export/bibtex.ts';
import type { ShownResource } from '../../../../plans/reading/resource.ts';
import { piecesOf } from '../../../../plans/text/mathematics.ts';
import { loadLibrary } from '../../../../server/library/library.ts';
import { givenResource } from '../../../support/made/reading/reading.ts';

/** Titles are not made to look like sentences. */
const AS_IT_STANDS = { sentenceCase: false } as const;

/** What another program reads of what is written for some resources. */
function readBack(resources: readonly ShownResource[], note = '') {
  const { entries, errors } = parse(
    bibtexOf(resources.map((resource) => ({ resource, note }))),
    AS_IT_STANDS,
  );
  expect(errors).toEqual([]);
  // Marks come back as characters of their own.
  const composed: typeof entries = JSON.parse(JSON.stringify(entries).normalize('NFC'));
  return composed;
}

describe('BibTeX', () => {
  it('is written by the id of the resource, with what is known of it', () => {
    const resource = givenResource('vaswani-2017-attention', {
      title: 'Attention Is All You Need',
      authors: ['Vaswani, Ashish', 'Shazeer, Noam'],
      others: true,
      year: 2017,
      ids: { arxiv: '1706.03762', doi: '10.5555/3295222' },
      note: 'The architecture',
    });
    expect(bibtexOf([{ resource, note: '' }])).toBe(`@misc{vaswani-2017-attention,
  title = {{Attention Is All You Need}},
  author = {Vaswani, Ashish and Shazeer, Noam and others},
  year = {2017},
  eprint = {1706.03762},
  archivePrefix = {arXiv},
  doi = {10.5555/3295222},
  url = {https://arxiv.org/abs/1706.03762},
  annote = {The architecture},
}
`);
  });

  it('reads back as it was: names with accents and particles, teams, braces, signs, and capitals', () => {
    const [entry] = readBack(
      [
        givenResource('a', {
          title: 'GPT {or} not & 5 % of #1 more_of $x ~ ^ \\ -- “quoted” RL',
          authors: [
            'Gödel, Kurt',
            'van den Oord, Aäron',
            'Erdős, Pál',
            'Łoś, Ø.',
            'Mind and Friends',
            'King, Jr., Martin',
          ],
          others: true,
          kind: 'book',
          edition: 'second edition',
          ids: { isbn: '978-0-201-89683-1', url: 'https://example.org/a_b?c=1&d=%20#e{f}' },
        }),
      ],
      'Why & how\n\n100 %',
    );
    expect(entry).toMatchObject({
      type: 'book',
      key: 'a',
      fields: {
        title: 'GPT {or} not & 5 % of #1 more_of $x ~ ^ \\ -- “quoted” RL',
        author: [
          { lastName: 'Gödel', firstName: 'Kurt' },
          { lastName: 'Oord', prefix: 'van den', firstName: 'Aäron' },
          { lastName: 'Erdős', firstName: 'Pál' },
          { lastName: 'Łoś', firstName: 'Ø.' },
          { name: 'Mind and Friends' },
          { lastName: 'King', firstName: expect.stringContaining('Jr., Martin') },
          { lastName: 'others' },
        ],
        isbn: '978-0-201-89683-1',
        url: 'https://example.org/a_b?c=1&d=%20#e%7Bf%7D',
        annote: 'Why & how 100 %',
      },
    });
    // The capitals stand in braces of their own.
    expect(bibtexOf([{ resource: givenResource('a', { title: 'RL' }), note: '' }])).toContain(
      'title = {{RL}}',
    );
  });

  it('leaves out what nobody knows', () => {
    const [entry] = readBack([givenResource('own-1', { authors: [], year: null, open: null, level: null })]);
    expect(Object.keys(entry?.fields ?? {})).toEqual(['title']);
    expect(bibtexOf([])).toBe('');
  });

  it('reads back whatever a title, a name and a note say', () => {
    const signs = fc.constantFrom(..."aZé9{}\\%&$#_~^-–“”’'`ñçŠß/()[]=+*@!?.,:;");
    const text = fc
      .array(signs, { minLength: 1, maxLength: 24 })
      .map((characters) => `x${characters.join('')}x`)
      .filter((words) => piecesOf(words).every(({ kind }) => kind !== 'formula'));
    fc.assert(
      fc.property(text, text, (title, note) => {
        const [entry, ...others] = readBack([givenResource('a', { title }), givenResource('b')], note);
        expect(entry?.fields.title).toBe(title);
        expect(others).toHaveLength(1);
      }),
      { numRuns: 200 },
    );
  });

  it('keeps formulas as LaTeX', () => {
    const title = 'On $\\pi_0$ & more';
    expect(bibtexOf([{ resource: givenResource('a', { title }), note: '' }])).toContain(
      'title = {{On $\\pi_0$ \\& more}}',
    );
  });

  it('is whole where a formula opens a brace that nothing closes, or cannot be shown', () => {
    const formulas = ['$\\left\\{ x \\right.$', '$\\{x$', '$a % b$', '$\\frac{a$', '$}$'];
    for (const formula of formulas) {
      const entries = readBack([givenResource('a', { title: formula }), givenResource('b')], formula);
      expect(entries.map(({ key, fields }) => [key, fields.year])).toEqual([
        ['a', '2020'],
        ['b', '2020'],
      ]);
    }
  });

  it('of everything that comes with Daymark reads back with its title, key and year', () => {
    const resources = [...loadLibrary().resources.values()];
    const entries = readBack(resources);
    expect(entries.map(({ key, fields }) => [key, fields.title, fields.year])).toEqual(
      resources.map(({ id, title, year }) => [id, title, String(year)]),
    );
    expect(entries.map(({ fields }) => fields.author?.length)).toEqual(
      resources.map(({ authors, others }) => authors.length + (others ? 1 : 0)),
    );
  });
});
