import type { Day } from '../../../../plans/day.ts';
import { type Paper, partsOfPaper } from '../../../../plans/portfolio/papers/paper.ts';
import type { Piece } from '../../../../plans/portfolio/piece.ts';

/** A paper as a ledger has it, with what a test says of it. */
export function givenPaper(words: Partial<Paper> = {}): Paper {
  return {
    ...{ title: 'Attention is all you need', authors: ['Vaswani, Ashish'], others: false, year: 2017 },
    ...{ venue: '', ids: {}, team: '', why: '', standing: null },
    ...words,
  };
}

/** A piece of some kind with what stands in its parts. */
export function givenPiece(
  key: string,
  kind: string,
  parts: ReadonlyMap<string, string> = new Map(),
  { title = key, archivedOn = null }: { title?: string; archivedOn?: Day | null } = {},
): Piece {
  return {
    ...{ key, kind, parentKey: '', createdAt: '2026-03-02T08:00:00.000Z', archivedOn },
    ...{ position: 1, isShared: false },
    title: { text: title, revision: 1 },
    parts: new Map([...parts].map(([id, text]) => [id, { text, revision: 1 }])),
  };
}

/** The piece of a paper. */
export function paperPiece(key: string, words: Partial<Paper> = {}): Piece {
  const paper = givenPaper({ title: key, ...words });
  return givenPiece(key, 'paper', partsOfPaper(paper), { title: paper.title });
}
