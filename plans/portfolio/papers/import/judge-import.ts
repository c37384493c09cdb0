import type { ShownResource } from '../../../reading/resource.ts';
import type { Piece } from '../../piece.ts';
import { PAPER, type Paper, paperOf } from '../paper.ts';
import { findSamePapers } from '../same-paper.ts';
import { type ReadPaper, titleOfNumber } from './entry.ts';
import { type PaperFormat, readPapers } from './read-papers.ts';

/** What a text would bring into the ledger. */
export type PaperImport = {
  format: PaperFormat;
  /** In the order of the text; what the reading list knows of them is filled in. */
  added: readonly ReadPaper[];
  /** What the ledger has already, with the piece that it has. */
  known: readonly (ReadPaper & { piece: Piece })[];
  /** What stands in the text more than once counts once. */
  repeated: readonly ReadPaper[];
  problems: readonly { line: number; message: string }[];
};

export type JudgedPapers =
  | { ok: true; import: PaperImport }
  | { ok: false; problem: { line: number | null; message: string } };

/**
 * Tells what a text would bring into the ledger; nothing is done yet.
 *
 * @param pieces - all of the portfolio; an archived paper is in the ledger, too
 * @param resourceOf - what the reading list knows of a paper
 */
export function judgePaperImport(
  text: string,
  pieces: readonly Piece[],
  resourceOf: (paper: Paper) => ShownResource | undefined,
): JudgedPapers {
  const read = readPapers(text);
  if (!read.ok) return read;

  const ledger = findSamePapers<Piece>();
  for (const piece of pieces) if (piece.kind === PAPER) ledger.add(paperOf(piece), piece);
  const met = findSamePapers<true>();
  const added: ReadPaper[] = [];
  const known: (ReadPaper & { piece: Piece })[] = [];
  const repeated: ReadPaper[] = [];
  for (const { line, paper: told } of read.papers) {
    const paper = completed(told, resourceOf(told));
    const piece = ledger.find(paper);
    if (piece) known.push({ line, paper, piece });
    else if (met.find(paper)) repeated.push({ line, paper });
    else {
      met.add(paper, true);
      added.push({ line, paper });
    }
  }
  return { ok: true, import: { format: read.format, added, known, repeated, problems: read.problems } };
}

/** Of a paper that is known by its number alone, the reading list may know the rest. */
function completed(paper: Paper, resource: ShownResource | undefined): Paper {
  if (resource === undefined || paper.title !== titleOfNumber(paper.ids)) return paper;
  return { ...paper, ...coverOf(resource) };
}

/** What a resource of the reading list says of itself, as the ledger has it. */
export function coverOf({
  title,
  authors,
  others,
  year,
  ids,
}: ShownResource): Omit<Paper, 'venue' | 'team' | 'why' | 'standing'> {
  const { arxiv, doi, url } = ids;
  return {
    ...{ title, authors, others, year },
    ids: {
      ...(arxiv !== undefined && { arxiv }),
      ...(doi !== undefined && { doi }),
      ...(url !== undefined && arxiv === undefined && doi === undefined && { url }),
    },
  };
}
