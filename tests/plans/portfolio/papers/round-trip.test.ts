import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { judgePaperImport } from '../../../../plans/portfolio/papers/import/judge-import.ts';
import { PAPER_STANDINGS, type Paper } from '../../../../plans/portfolio/papers/paper.ts';
import { paperReferences } from '../../../../plans/portfolio/papers/paper-references.ts';
import { bibtexOf } from '../../../../plans/reading/export/bibtex.ts';
import { cslOf } from '../../../../plans/reading/export/csl.ts';
import { piecesOf } from '../../../../plans/text/mathematics.ts';
import { givenPaper, paperPiece } from '../../../support/made/portfolio/papers.ts';

const asBibtex = (papers: readonly Paper[]) =>
  bibtexOf(paperReferences(papers.map((paper, index) => paperPiece(`piece-${index}`, paper))));
const asCsl = (papers: readonly Paper[]) =>
  JSON.stringify(cslOf(paperReferences(papers.map((paper, index) => paperPiece(`piece-${index}`, paper)))));

/** What an empty ledger gets of a text. */
function broughtBack(text: string): Paper[] {
  const judged = judgePaperImport(text, [], () => undefined);
  if (!judged.ok) throw new Error(judged.problem.message);
  expect(judged.import.problems).toEqual([]);
  return judged.import.added.map(({ paper }) => paper);
}

const LEDGER: readonly Paper[] = [
  givenPaper({
    ...{ title: 'On $\\pi_0$ & 5 % of $10 {braces}', venue: 'NeurIPS & friends', team: 'DeepMind_1' },
    ...{ authors: ['van den Oord, Aäron', 'Google Brain', 'King, Jr., Martin', 'Erdős, Pál'], others: true },
    ...{ ids: { arxiv: 'math.GT/0309136', doi: '10.1002/(SICI)1097_a%3C1' }, why: 'They ask: “why?”' },
    standing: 'discussable',
  }),
  givenPaper({ title: 'Nothing but a title', authors: [], year: null }),
  givenPaper({ title: 'An address', ids: { url: 'https://example.org/a_b?c=1#d' }, standing: 'to-read' }),
];

const signs = fc.constantFrom(..."aZé9{}\\%&$#_~^-–“”’'`ñçŠßő/()[]=+*@!?.;: ".split(''));
const words = fc
  .array(signs, { maxLength: 30 })
  .map((all) => `x${all.join('')}y`.replaceAll(/\s+/g, ' '))
  .filter((text) => piecesOf(text).every(({ kind }) => kind !== 'formula'));
const names = fc.stringMatching(/^[A-Zé][a-zñü]{1,8}( [A-Z][a-z]{1,5})?$/);
const paper: fc.Arbitrary<Paper> = fc.record({
  title: words,
  authors: fc.array(
    fc.tuple(names, names).map(([family, given]) => `${family}, ${given}`),
    { maxLength: 4 },
  ),
  others: fc.boolean(),
  year: fc.option(fc.integer({ min: 1500, max: 2199 })),
  venue: fc.oneof(fc.constant(''), words),
  ids: fc.constant({}),
  team: fc.oneof(fc.constant(''), words),
  why: fc.oneof(fc.constant(''), words),
  standing: fc.option(fc.constantFrom(...PAPER_STANDINGS)),
});
const ledgers = fc
  .uniqueArray(paper, { selector: ({ title }) => title.replaceAll(/[^\p{L}\p{N}]/gu, ''), maxLength: 5 })
  .map((papers) =>
    papers.map((one, index) => ({
      ...one,
      title: `${one.title}${index}`,
      others: one.others && one.authors.length > 0,
    })),
  );

describe('a ledger', () => {
  it('comes back as it was from BibTeX', () => {
    expect(broughtBack(asBibtex(LEDGER))).toEqual(LEDGER);
    fc.assert(
      fc.property(ledgers, (papers) => {
        if (papers.length > 0) expect(broughtBack(asBibtex(papers))).toEqual(papers);
      }),
      { numRuns: 300 },
    );
  });

  it('comes back as it was from CSL-JSON, but that formulas are plain signs there', () => {
    const plain = { ...givenPaper(LEDGER[0]), title: 'On π₀ & 5 % of $10 {braces}' };
    expect(broughtBack(asCsl([plain, ...LEDGER.slice(1)]))).toEqual([plain, ...LEDGER.slice(1)]);
    expect(broughtBack(asCsl(LEDGER))[0]?.title).toBe('On π₀ & 5 % of $10 {braces}');
  });

  it('brings nothing a second time, and what stands there twice once', () => {
    const pieces = LEDGER.map((one, index) => paperPiece(`piece-${index}`, one));
    const judged = judgePaperImport(`${asBibtex(LEDGER)}\n${asBibtex(LEDGER)}`, pieces, () => undefined);
    expect(judged).toMatchObject({ ok: true, import: { added: [] } });
    expect(judged.ok && judged.import.known).toHaveLength(6);
    const first = judgePaperImport(
      '1706.03762v1\narXiv:1706.03762v2\n10.1000/A\n10.1000/a',
      [],
      () => undefined,
    );
    expect(first.ok && first.import.added.map(({ line }) => line)).toEqual([1, 3]);
    expect(first.ok && first.import.repeated.map(({ line }) => line)).toEqual([2, 4]);
  });
});
