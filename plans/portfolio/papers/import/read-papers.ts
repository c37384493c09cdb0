import { readBibtexPapers } from './bibtex.ts';
import { readCslPapers } from './csl-json.ts';
import type { PapersRead } from './entry.ts';
import { readNumbers } from './number-lines.ts';
import { RIS_BEGINS, readRisPapers } from './ris.ts';

/** The most papers that are brought in at once. */
export const MOST_PAPERS = 1_000;

export type ReadResult =
  | ({ ok: true; format: PaperFormat } & Omit<PapersRead, 'hasMore'>)
  | { ok: false; problem: { line: number | null; message: string } };

export type PaperFormat = 'BibTeX' | 'RIS' | 'CSL-JSON' | 'numbers';

const BIBTEX_BEGINS = /@[ \t]{0,20}[A-Za-z]{1,40}\s{0,20}[{(]/;

/**
 * Reads papers from a text in whichever format it is: BibTeX, RIS, CSL-JSON, or arXiv numbers, DOIs and their addresses
 * one a line. It takes a time that grows with the length of the text alone.
 *
 * @param text - the whole of it; a byte order mark and any line breaks may be in it
 * @returns the papers and, with their lines, what was not understood; or why nothing of it can be read
 */
export function readPapers(text: string): ReadResult {
  const source = text
    .replace(/^\uFEFF/, '')
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll('\0', '');
  if (source.trim() === '') return refused(null, 'There is nothing in it: paste something, or choose a file');
  const format = formatOf(source);
  const read = READERS[format](source, MOST_PAPERS);
  if ('line' in read) return refused(read.line, 'This begins like JSON, and from here on it is none');
  if (read.hasMore) {
    const most = MOST_PAPERS.toLocaleString('en');
    return refused(null, `There are more than ${most} papers in it: bring them in several parts`);
  }
  return { ok: true, format, papers: read.papers, problems: read.problems };
}

const READERS: Readonly<
  Record<PaperFormat, (source: string, most: number) => PapersRead | { line: number }>
> = { BibTeX: readBibtexPapers, RIS: readRisPapers, 'CSL-JSON': readCslPapers, numbers: readNumbers };

function formatOf(source: string): PaperFormat {
  if (/^\s*[[{]/.test(source)) return 'CSL-JSON';
  if (RIS_BEGINS.test(source)) return 'RIS';
  return BIBTEX_BEGINS.test(source) ? 'BibTeX' : 'numbers';
}

function refused(line: number | null, message: string): ReadResult {
  return { ok: false, problem: { line, message } };
}
