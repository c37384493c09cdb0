import { randomUUID } from 'node:crypto';
import { listAttachmentsOf } from '../../db/attachment/attachments.ts';
import { datesIn } from '../../plans/dates.ts';
import { defenceOf } from '../../plans/portfolio/defence.ts';
import { documentOf } from '../../plans/portfolio/export/piece-document.ts';
import type { Kind } from '../../plans/portfolio/kind.ts';
import { titleOf } from '../../plans/portfolio/piece.ts';
import { filterPieces, PIECE_STATES, type PieceFilter } from '../../plans/portfolio/piece-filter.ts';
import { findQuestion } from '../../plans/practice/bank/question-bank.ts';
import { kindPageName } from '../../views/places.ts';
import { kindAddress } from '../../views/portfolio/addresses.ts';
import type { BeginTyped } from '../../views/portfolio/begin-piece.tsx';
import { KindPage } from '../../views/portfolio/kind.tsx';
import { PiecePage } from '../../views/portfolio/piece/piece.tsx';
import { PieceAsPage } from '../../views/portfolio/piece/piece-as-page.tsx';
import { PortfolioPage } from '../../views/portfolio/portfolio.tsx';
import type { AppDeps } from '../deps.ts';
import type { OpenPageRequest, OpenPageRoute } from '../http/pages/page-route.ts';
import type { Page } from '../http/respond.tsx';
import { bankOf } from '../practice/question-bank.ts';
import { besidesOf } from './besides.ts';
import { knownFit, measurePiece } from './export/print-piece.ts';
import { madeForOf } from './making/making-shown.ts';
import { findOfKind, findShownKind, portfolioOf } from './standing.ts';

const LONGEST_SEARCH = 200;
const SHOWN_PER_PAGE = 25;

export const portfolioPage: OpenPageRoute = {
  path: '/portfolio',
  find: ({ deps, from }) => {
    const { kinds, pieces, judged } = portfolioOf(deps);
    const main = (
      <PortfolioPage
        kinds={kinds}
        pieces={pieces.filter(({ archivedOn }) => archivedOn === null)}
        judged={judged}
        formTokens={tokensFor(kinds)}
        from={from}
      />
    );
    return { title: 'Portfolio', nav: 'portfolio', sheet: 'portfolio', main };
  },
};

export const kindPage: OpenPageRoute = {
  path: '/portfolio/:kind',
  find: ({ deps, params, query }) => findKindPage(deps, params.kind ?? '', query, null),
};

/** The pieces of a kind, and the form with which one is begun as it was typed. */
export function findKindPage(
  deps: AppDeps,
  kindId: string,
  query = new URLSearchParams(),
  typed: BeginTyped | null = null,
): Page | null {
  const kind = findShownKind(deps, kindId);
  if (!kind) return null;

  const { pieces, judged } = portfolioOf(deps);
  const ofKind = pieces.filter((piece) => piece.kind === kind.id);
  const filter = readPieceFilter(query);
  const own = besidesOf(kind.id);
  const found = filterPieces(ofKind, judged, filter);
  const pages = Math.max(1, Math.ceil(found.length / SHOWN_PER_PAGE));
  const page = Math.min(Math.max(1, Math.trunc(Number(query.get('page'))) || 1), pages);
  const main = (
    <KindPage
      kind={kind}
      holder={kind.of === undefined ? undefined : findShownKind(deps, kind.of)}
      pieces={ofKind}
      found={found.slice((page - 1) * SHOWN_PER_PAGE, page * SHOWN_PER_PAGE)}
      page={page}
      pages={pages}
      filter={filter}
      judged={judged}
      formToken={randomUUID()}
      typed={typed}
      besides={own.onKind?.(deps, ofKind, kindAddress(kind.id))}
      listing={own.listing?.(deps, query) ?? null}
    />
  );
  return { title: kind.plural, nav: kindPageName(kind, deps.library.kinds), sheet: 'portfolio', main };
}

function readPieceFilter(query: URLSearchParams): PieceFilter {
  const state = PIECE_STATES.find((one) => one === query.get('state')) ?? null;
  return { state, words: (query.get('q') ?? '').slice(0, LONGEST_SEARCH) };
}

export const piecePage: OpenPageRoute = {
  path: '/pieces/:key',
  find: ({ deps, params, from }) => findPiecePage(deps, params.key ?? '', from, null),
};

/** A piece to write on, and the form with which one is begun that belongs to it as it was typed. */
export function findPiecePage(
  deps: AppDeps,
  key: string,
  from: string,
  typed: BeginTyped | null,
): Page | null {
  const found = findOfKind(deps, key);
  if (!found) return null;

  const portfolio = portfolioOf(deps);
  const bank = bankOf(deps);
  const defence = defenceOf(found.kind, found.piece, (id) => findQuestion(bank, id)?.question);
  const besides = besidesOf(found.kind.id);
  const heldLists = Object.entries(besides.heldLists ?? {}).map(
    ([kindId, list]) => [kindId, list(deps, found)] as const,
  );
  const main = (
    <PiecePage
      {...found}
      {...portfolio}
      defence={defence}
      formTokens={tokensFor(portfolio.kinds)}
      typed={typed}
      attachments={listAttachmentsOf(deps.db, key)}
      attachmentToken={randomUUID()}
      from={from}
      besides={besides.onPiece?.(deps, found, from)}
      heldLists={new Map(heldLists)}
      madeFor={madeForOf(deps, found.piece)}
    />
  );
  return {
    title: titleOf(found.piece),
    nav: kindPageName(found.kind, deps.library.kinds),
    sheet: 'portfolio',
    main,
  };
}

export const pieceAsPage: OpenPageRoute = {
  path: '/pieces/:key/page',
  async prepare(request, signal) {
    const document = findDocument(request);
    if (document) await measurePiece(request.deps, document, signal);
  },
  find: (request) => {
    const document = findDocument(request);
    if (!document) return null;
    const nav = kindPageName(document.kind, request.deps.library.kinds);
    const main = (
      <PieceAsPage
        document={document}
        fit={knownFit(document)}
        attachments={listAttachmentsOf(request.deps.db, document.key)}
      />
    );
    return { title: document.title, nav, sheet: 'portfolio', main };
  },
};

function findDocument({ deps, params, settings }: Pick<OpenPageRequest, 'deps' | 'params' | 'settings'>) {
  const found = findOfKind(deps, params.key ?? '');
  return found && documentOf(found, portfolioOf(deps), datesIn(settings));
}

function tokensFor(kinds: readonly Kind[]): ReadonlyMap<string, string> {
  return new Map(kinds.map(({ id }) => [id, randomUUID()]));
}
