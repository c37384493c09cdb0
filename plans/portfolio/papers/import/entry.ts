import { identifierIn } from '../../../reading/identifiers.ts';
import { isWebAddress } from '../../../task/evidence-line.ts';
import { LONGEST_PIECE_TITLE } from '../../piece.ts';
import { PAPER_STANDINGS, type Paper, type PaperIds, type PaperStanding, withoutAddress } from '../paper.ts';
import { limited } from './author-names.ts';

/** What a file says of one work, as plain text; what it does not say is left out. */
export type Told = {
  title?: string | undefined;
  authors?: readonly string[];
  others?: boolean;
  /** Anything with a year in it. */
  date?: string | undefined;
  venue?: string | undefined;
  team?: string | undefined;
  why?: string | undefined;
  keywords?: readonly string[];
  /** Fields that hold numbers and addresses, the surest first. */
  ids?: readonly (string | undefined)[];
  /** Fields in which a number of arXiv may stand among words. */
  mentions?: readonly (string | undefined)[];
};

/** A paper that a file brings, with the line where it begins. */
export type ReadPaper = { line: number; paper: Paper };

export type PapersRead = {
  papers: readonly ReadPaper[];
  problems: readonly { line: number; message: string }[];
  hasMore: boolean;
};

const LONGEST_LINE = 500;
const LONGEST_NAME = 200;
const YEAR = /(?<![0-9])(?:1[5-9]|20|21)[0-9]{2}(?![0-9])/;
const ARXIV_MENTION =
  /arxiv(?:\.org\/(?:abs|pdf)\/|:\s?|\s)((?:[a-z-]{2,20}(?:\.[a-z]{2})?\/)?[0-9]{4}[0-9.]{1,8})/i;
/** What stands there of a preprint where a journal would. */
const NO_VENUE = /^(?:arxiv\b|corr$)/i;

/** Makes a paper of what a file says; `null` where that is neither a title nor a number. */
export function paperTold(told: Told): Paper | null {
  const ids = idsTold(told);
  const title = line(told.title, LONGEST_PIECE_TITLE) || titleOfNumber(ids);
  if (title === '') return null;
  const { authors, others } = limited((told.authors ?? []).map((name) => line(name, LONGEST_NAME)));
  const year = YEAR.exec(told.date ?? '')?.[0];
  const venue = line(told.venue, LONGEST_LINE);
  return {
    title,
    authors,
    others: authors.length > 0 && (others || (told.others ?? false)),
    year: year === undefined ? null : Number(year),
    venue: NO_VENUE.test(venue) && ids.arxiv !== undefined ? '' : venue,
    ids,
    team: line(told.team, LONGEST_LINE),
    why: line(told.why, LONGEST_LINE),
    standing: standingTold(told.keywords ?? []),
  };
}

/** A paper of which nothing but its number is known is called by that. */
export function titleOfNumber({ arxiv, doi }: PaperIds): string {
  if (arxiv !== undefined) return `arXiv:${arxiv}`;
  return doi === undefined ? '' : `doi:${doi}`;
}

function idsTold({ ids = [], mentions = [] }: Told): PaperIds {
  const found: PaperIds = {};
  for (const text of ids) {
    const word = (text ?? '').trim();
    if (word === '' || word.length > LONGEST_LINE || /\s/.test(word)) continue;
    const id = identifierIn(word) ?? (isPlainAddress(word) ? { url: word } : null);
    if (id !== null) Object.assign(found, { ...id, ...found });
  }
  for (const text of mentions) {
    if (found.arxiv !== undefined) break;
    const number = ARXIV_MENTION.exec((text ?? '').slice(0, LONGEST_LINE))?.[1];
    const id = number === undefined ? null : identifierIn(number.replace(/\.$/, ''));
    if (id !== null && 'arxiv' in id) found.arxiv = id.arxiv;
  }
  return found.arxiv === undefined && found.doi === undefined ? found : withoutAddress(found);
}

function isPlainAddress(word: string): boolean {
  return isWebAddress(word) && !/,$/.test(word);
}

/** One of the standings, as a keyword: `to read`, `to-read`. */
function standingTold(keywords: readonly string[]): PaperStanding | null {
  const told = new Set(keywords.map((keyword) => keyword.trim().toLowerCase().replaceAll(' ', '-')));
  // The furthest counts.
  return PAPER_STANDINGS.findLast((standing) => told.has(standing)) ?? null;
}

/** Words on one line, without anything that cannot be shown, cut where they are too long. */
function line(text: string | undefined, longest: number): string {
  const words = (text ?? '')
    .slice(0, 4 * longest)
    .toWellFormed()
    .replaceAll(/[\s\p{Cc}]+/gu, ' ')
    .trim();
  return words.length <= longest
    ? words
    : `${words
        .slice(0, longest - 1)
        .toWellFormed()
        .trimEnd()}…`;
}
