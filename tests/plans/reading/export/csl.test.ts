import { expect, test } from 'vitest';
import * as z from 'zod';
import { day } from '../../../../plans/day.ts';
import { cslOf } from '../../../../plans/reading/export/csl.ts';
import { loadLibrary } from '../../../../server/library/library.ts';
import { givenResource } from '../../../support/made/reading/reading.ts';

const name = z.strictObject({
  family: z.string().optional(),
  given: z.string().optional(),
  literal: z.string().optional(),
});
const date = z.strictObject({
  'date-parts': z
    .array(
      z
        .array(z.union([z.string(), z.number()]))
        .min(1)
        .max(3),
    )
    .min(1)
    .max(2),
});

/** What the published schema of CSL-JSON (csl-data.json, CSL 1.0.2) says of the fields that are written; nothing else is allowed. */
const CslItems = z.array(
  z.strictObject({
    id: z.union([z.string(), z.number()]),
    type: z.enum(['article', 'book', 'chapter', 'dataset', 'post-weblog', 'software', 'speech', 'webpage']),
    title: z.string().optional(),
    author: z.array(name).optional(),
    issued: date.optional(),
    accessed: date.optional(),
    edition: z.union([z.string(), z.number()]).optional(),
    number: z.union([z.string(), z.number()]).optional(),
    publisher: z.string().optional(),
    annote: z.string().optional(),
    DOI: z.string().optional(),
    ISBN: z.string().optional(),
    URL: z.string().optional(),
  }),
);

test('everything that comes with Daymark fits the schema of CSL-JSON', () => {
  const references = [...loadLibrary().resources.values()].map((resource) => ({ resource, note: '' }));
  const items = cslOf(references);
  expect(CslItems.safeParse(JSON.parse(JSON.stringify(items))).error?.issues).toBeUndefined();
  expect(new Set(items.map(({ id }) => id)).size).toBe(references.length);
});

test('an entry says what is known of the resource, and the learner’s note before the reason to read it', () => {
  const resource = givenResource('vaswani-2017-attention', {
    title: 'Attention & $\\pi_0$',
    authors: ['van den Oord, Aäron', 'Llama Team'],
    others: true,
    year: 2017,
    ids: { arxiv: '1706.03762', doi: '10.5555/3295222', isbn: '978-0-201-89683-1' },
    note: 'The architecture',
    checked: day('2026-11-30'),
  });
  const references = [
    { resource, note: 'Mine' },
    { resource: givenResource('own-1', { authors: [], year: null, kind: 'data' }), note: '' },
  ];
  expect(cslOf(references)).toEqual([
    {
      id: 'vaswani-2017-attention',
      type: 'article',
      title: 'Attention & π₀',
      author: [{ family: 'van den Oord', given: 'Aäron' }, { literal: 'Llama Team' }, { literal: 'others' }],
      issued: { 'date-parts': [[2017]] },
      DOI: '10.5555/3295222',
      ISBN: '978-0-201-89683-1',
      number: 'arXiv:1706.03762',
      publisher: 'arXiv',
      URL: 'https://arxiv.org/abs/1706.03762',
      accessed: { 'date-parts': [[2026, 11, 30]] },
      annote: 'Mine',
    },
    { id: 'own-1', type: 'dataset', title: 'About own-1' },
  ]);
});
