import { describe, expect, it } from 'vitest';
import { day } from '../../../../plans/day.ts';
import { judgePortfolio } from '../../../../plans/portfolio/judge-portfolio.ts';
import {
  countByStanding,
  countByTeam,
  countPapers,
  filterLedger,
  ledgerOf,
  NO_LEDGER_FILTER,
  nextPapers,
} from '../../../../plans/portfolio/papers/ledger.ts';
import { PAPER_STANDINGS, paperOf, partsOfPaper } from '../../../../plans/portfolio/papers/paper.ts';
import { findSamePapers } from '../../../../plans/portfolio/papers/same-paper.ts';
import { loadLibrary } from '../../../../server/library/library.ts';
import { givenPaper, givenPiece, paperPiece } from '../../../support/made/portfolio/papers.ts';

const ARCHIVED = { ...paperPiece('old', { standing: 'discussable' }), archivedOn: day('2026-03-01') };
const PIECES = [
  paperPiece('a', { team: 'Mind', standing: 'discussable' }),
  paperPiece('b', { team: 'mind ', standing: 'read' }),
  paperPiece('c', { team: 'Other', standing: 'reading' }),
  paperPiece('d', { standing: 'to-read', ids: { arxiv: '1706.03762' } }),
  paperPiece('e'),
  ARCHIVED,
  givenPiece('t', 'target', new Map([['papers', 'b\ne\nold\ngone']])),
  { ...givenPiece('u', 'target', new Map([['papers', 'a']])), archivedOn: day('2026-03-01') },
  givenPiece('p', 'project'),
];

describe('the ledger of papers', () => {
  it('counts by standing or further, by team in either case, and those that targets name', () => {
    expect(countByStanding(ledgerOf(PIECES))).toEqual({ 'to-read': 2, reading: 1, read: 1, discussable: 1 });
    expect(countPapers(PIECES)).toBe(5);
    expect(countPapers(PIECES, { standing: 'read' })).toBe(2);
    expect(countPapers(PIECES, { standing: 'discussable' })).toBe(1);
    expect(countPapers(PIECES, { team: 'MIND' })).toBe(2);
    expect(countPapers(PIECES, { ofTargets: true })).toBe(2);
    expect(countPapers(PIECES, { ofTargets: true, standing: 'read' })).toBe(1);
    expect(countByTeam(ledgerOf(PIECES))).toEqual([
      { team: 'Mind', count: 2 },
      { team: 'Other', count: 1 },
    ]);
  });

  it('has a paper as read that the reading list has as read, and never as less than was chosen', () => {
    const isRead = ({ ids }: { ids: { arxiv?: string } }) => ids.arxiv === '1706.03762';
    const standingOf = (key: string) =>
      ledgerOf(PIECES, isRead).find(({ piece }) => piece.key === key)?.standing;
    expect(PIECES.slice(0, 5).map(({ key }) => standingOf(key))).toEqual([
      'discussable',
      'read',
      'reading',
      'read',
      'to-read',
    ]);
    expect(countPapers(PIECES, { standing: 'read' }, isRead)).toBe(3);
    expect(ledgerOf(PIECES, () => true).map(({ standing }) => standing)).toEqual([
      'discussable',
      ...Array(4).fill('read'),
    ]);
  });

  it('names what is next: begun, then read, then untouched, each with those of targets first', () => {
    const pieces = [...PIECES, paperPiece('f', { standing: 'read' })];
    const judged = judgePortfolio(pieces, loadLibrary().kinds);
    expect(nextPapers(ledgerOf(pieces), judged).map(({ piece }) => piece.key)).toEqual([
      'c',
      'b',
      'f',
      'e',
      'd',
    ]);
  });

  it('is filtered by standing, team and words', () => {
    const found = (filter: object) =>
      filterLedger(ledgerOf(PIECES), { ...NO_LEDGER_FILTER, ...filter }).map(({ piece }) => piece.key);
    expect(found({ standing: 'read' })).toEqual(['b']);
    expect(found({ team: 'mind' })).toEqual(['a', 'b']);
    expect(found({ words: '1706' })).toEqual(['d']);
    expect(ledgerOf(PIECES, undefined, true).map(({ piece }) => piece.key)).toEqual(['old']);
  });

  it('knows the standings and parts that the kind has', () => {
    const kind = loadLibrary().kinds.find(({ id }) => id === 'paper');
    const choices = kind?.parts.find(({ id }) => id === 'standing')?.choices;
    expect(choices?.map(({ id }) => id)).toEqual([...PAPER_STANDINGS]);
    const full = partsOfPaper(
      givenPaper({ venue: 'v', ids: { doi: '10.1000/a' }, team: 't', why: 'w', standing: 'read' }),
    );
    expect(kind?.parts.map(({ id }) => id)).toEqual(expect.arrayContaining([...full.keys()]));
  });
});

describe('a paper', () => {
  it('reads back from its parts as it was', () => {
    const paper = givenPaper({
      ...{ authors: ['Vaswani, Ashish', 'Google Brain'], others: true, venue: 'NeurIPS', team: 'Google' },
      ...{ ids: { arxiv: '1706.03762', doi: '10.5555/3295222' } },
      ...{ why: 'They will ask', standing: 'reading' },
    });
    expect(partsOfPaper(paper).get('identifier')).toBe('1706.03762, 10.5555/3295222');
    expect(paperOf(paperPiece('a', paper))).toEqual(paper);
  });

  it('is read whatever a learner wrote of it', () => {
    const written = new Map([
      ['authors', ' Curie, Marie \n\net al.'],
      ['year', 'soon'],
      ['identifier', 'see arXiv:1706.03762v2, and more'],
      ['standing', 'loved'],
    ]);
    expect(paperOf(givenPiece('a', 'paper', written))).toMatchObject({
      authors: ['Curie, Marie'],
      others: true,
      year: null,
      ids: { arxiv: '1706.03762' },
      standing: null,
    });
  });

  it('is the same by its numbers, or by title and year where these tell nothing', () => {
    const known = findSamePapers<string>();
    const paper = { title: 'Über das Lernen: a Study', year: 2020, ids: {} };
    known.add({ ...paper, ids: { arxiv: 'math.GT/0309136' } }, 'a');
    known.add({ ...paper, title: 'Other', ids: { doi: '10.1000/AbC' } }, 'b');
    expect(known.find({ ...paper, title: 'x', ids: { arxiv: 'math/0309136' } })).toBe('a');
    expect(known.find({ ...paper, title: 'x', ids: { doi: '10.1000/aBc' } })).toBe('b');
    expect(known.find({ ...paper, title: 'uber das lernen. A study' })).toBe('a');
    expect(known.find({ ...paper, ids: { doi: '10.1000/z' } })).toBe('a');
    expect(known.find({ ...paper, ids: { arxiv: '1706.03762' } })).toBeUndefined();
    expect(known.find({ ...paper, year: 2021 })).toBeUndefined();
    expect(known.find({ ...paper, title: '…' })).toBeUndefined();
  });
});
