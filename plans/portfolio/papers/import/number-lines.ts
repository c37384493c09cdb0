import { identifierIn } from '../../../reading/identifiers.ts';
import { type PapersRead, type ReadPaper, titleOfNumber } from './entry.ts';

const NOT_UNDERSTOOD = 'This is no arXiv number, DOI or address of either';
const LONGEST_LINE = 2_000;
/** What stands around numbers: brackets, what a sentence and a list begin and end with. */
const BEFORE = /^[<([{"'“•*-]+/;
const AFTER = '>)]}"\'”.,;';
/** As arXiv writes it behind a number. */
const SUBJECT = /^\[?[a-z-]{2,20}(?:\.[A-Za-z-]{2,10})?\]$/;

/** Reads papers of which only the numbers are known: arXiv numbers, DOIs and their addresses, one a line or several. */
export function readNumbers(text: string, most: number): PapersRead {
  const papers: ReadPaper[] = [];
  const problems: { line: number; message: string }[] = [];
  for (const [index, line] of text.split('\n').entries()) {
    const words = line
      .slice(0, LONGEST_LINE)
      .split(/[\s,;]+/)
      .filter(isSaying);
    const found = words.map((word) => identifierIn(bare(word)));
    const known = found.filter((id) => id !== null);
    if (words.length > 0 && known.length < words.length)
      problems.push({ line: index + 1, message: NOT_UNDERSTOOD });
    for (const ids of known) {
      if (papers.length === most) return { papers, problems, hasMore: true };
      const title = titleOfNumber(ids);
      papers.push({ line: index + 1, paper: { ...UNKNOWN, title, ids } });
    }
  }
  return { papers, problems, hasMore: false };
}

const UNKNOWN = { authors: [], others: false, year: null, venue: '', team: '', why: '', standing: null };

function isSaying(word: string): boolean {
  return /[\p{L}\p{N}]/u.test(word) && !SUBJECT.test(word) && !/^(?:arxiv|doi):$/i.test(word);
}

function bare(word: string): string {
  const text = word.replace(BEFORE, '');
  let end = text.length;
  // A DOI may hold brackets; one that it did not open is none of its own.
  let open = text.split('(').length - text.split(')').length;
  while (end > 0 && AFTER.includes(text[end - 1] ?? '')) {
    if (text[end - 1] === ')' && open >= 0) break;
    if (text[end - 1] === ')') open += 1;
    end -= 1;
  }
  return text.slice(0, end);
}
