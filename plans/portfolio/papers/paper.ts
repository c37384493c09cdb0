import { oncePerValue } from '../../once-per-value.ts';
import { type Identifier, identifierIn } from '../../reading/identifiers.ts';
import { isWebAddress } from '../../task/evidence-line.ts';
import { linesOf, type Piece, partOf } from '../piece.ts';

/** The id of the kind of papers. */
export const PAPER = 'paper';

/** Where a learner is with a paper, from the first to the last. */
export const PAPER_STANDINGS = ['to-read', 'reading', 'read', 'discussable'] as const;
export type PaperStanding = (typeof PAPER_STANDINGS)[number];

/** By what a paper is known elsewhere; an address where it has neither number. */
export type PaperIds = { arxiv?: string; doi?: string; url?: string };

/** What a paper says on its cover, and where the learner is with it. */
export type Paper = {
  title: string;
  /** `Family, Given`; a team without a comma. */
  authors: readonly string[];
  /** There are more authors than are named. */
  others: boolean;
  year: number | null;
  venue: string;
  ids: PaperIds;
  team: string;
  why: string;
  /** As chosen; `null` where nothing was. */
  standing: PaperStanding | null;
};

/** The last line of the authors where more are not named. */
const AND_OTHERS = 'and others';
const MORE_AUTHORS = /^(?:and )?(?:others|et\.? al\.?)$/i;

/** Reads the parts of a piece as those of a paper. */
export const paperOf: (piece: Pick<Piece, 'title' | 'parts'>) => Paper = oncePerValue(
  (piece: Pick<Piece, 'title' | 'parts'>): Paper => {
    const text = (id: string) => partOf(piece, id).text.trim();
    const names = linesOf(text('authors'));
    const authors = names.filter((name) => !MORE_AUTHORS.test(name));
    const year = text('year');
    return {
      title: piece.title.text.trim(),
      authors,
      others: authors.length > 0 && authors.length < names.length,
      year: /^[0-9]{4}$/.test(year) ? Number(year) : null,
      venue: text('venue'),
      ids: idsIn(text('identifier')),
      team: text('team'),
      why: text('why'),
      standing: standingNamed(text('standing')),
    };
  },
);

/** The parts of a paper, from which {@link paperOf} reads the same again; empty ones are not among them. */
export function partsOfPaper(paper: Omit<Paper, 'title'>): Map<string, string> {
  const { authors, others, year, venue, ids, team, why, standing } = paper;
  const texts: Record<string, string> = {
    authors: [...authors, ...(others ? [AND_OTHERS] : [])].join('\n'),
    year: year === null ? '' : String(year),
    venue,
    identifier: identifierLine(ids),
    team,
    why,
    standing: standing ?? '',
  };
  return new Map(Object.entries(texts).filter(([, text]) => text !== ''));
}

export function standingNamed(text: string): PaperStanding | null {
  return PAPER_STANDINGS.find((standing) => standing === text) ?? null;
}

/** The first number of each sort that stands in a line, or else the first address. */
function idsIn(line: string): PaperIds {
  const ids: PaperIds = {};
  for (const word of line.split(/\s+/)) {
    const found = idOf(word);
    if (found !== null) Object.assign(ids, { ...found, ...ids });
  }
  return ids.arxiv === undefined && ids.doi === undefined ? ids : withoutAddress(ids);
}

/** With a number there is no need of an address that may be gone tomorrow. */
export function withoutAddress({ url: _, ...numbers }: PaperIds): PaperIds {
  return numbers;
}

function idOf(word: string): Identifier | { url: string } | null {
  const bare = word.replace(/,$/, '');
  return identifierIn(bare) ?? (isWebAddress(bare) ? { url: bare } : null);
}

/** `1706.03762, 10.5555/3295222` */
function identifierLine({ arxiv, doi, url }: PaperIds): string {
  return [arxiv, doi, url].filter((id) => id !== undefined).join(', ');
}
