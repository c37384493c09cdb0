import type { ComponentChildren } from 'preact';
import { count } from '../../plans/format.ts';
import type { JudgedPortfolio } from '../../plans/portfolio/judge-portfolio.ts';
import type { Kind } from '../../plans/portfolio/kind.ts';
import type { Piece } from '../../plans/portfolio/piece.ts';
import { filterPieces, PIECE_STATES, type PieceFilter } from '../../plans/portfolio/piece-filter.ts';
import { inPlainWords } from '../../plans/text/linear.ts';
import { PageHead } from '../parts/entry.tsx';
import { FilterChoice, optionsOf } from '../parts/form/filter-choice.tsx';
import { FilterForm } from '../parts/form/filter-form.tsx';
import { Inline } from '../parts/markdown.tsx';
import { kindAddress } from './addresses.ts';
import { BeginPiece, type BeginTyped } from './begin-piece.tsx';
import { PagesOfList } from './pages-of-list.tsx';
import { PieceLine } from './piece/piece-line.tsx';
import { PIECE_STATE_WORDS } from './piece/piece-words.ts';

export type KindPageProps = {
  kind: Kind;
  /** What its pieces belong to; `undefined` where they stand by themselves. */
  holder: Kind | undefined;
  /** Of this kind, archived ones too. */
  pieces: readonly Piece[];
  /** What the filter lets through, as far as it stands on this page of it. */
  found: readonly Piece[];
  page: number;
  pages: number;
  filter: PieceFilter;
  judged: JudgedPortfolio;
  formToken: string;
  typed: BeginTyped | null;
  /** What only this kind has, above its pieces. */
  besides: ComponentChildren;
  /** Its own answer on top, and its own list for that of all pieces; `null` for most kinds. */
  listing: { lead: string; list: ComponentChildren } | null;
};

/** Which of them do I have, and which one needs work? */
export function KindPage(props: KindPageProps) {
  const { kind, holder, pieces, formToken, typed, besides, listing } = props;
  return (
    <main id="main" class="page page--kind" tabIndex={-1}>
      <PageHead title={kind.plural}>
        <p class="lead">
          <Lead {...props} />
        </p>
      </PageHead>
      {kind.isStandIn ? (
        <p class="hint">{kind.about}</p>
      ) : holder ? (
        <p class="hint">
          Each is begun on the page of its {inPlainWords(holder.title)}:{' '}
          <a href={kindAddress(holder.id)}>{inPlainWords(holder.plural)}</a>
        </p>
      ) : (
        <BeginPiece
          kind={kind}
          parentKey=""
          formToken={formToken}
          typed={typed}
          isOpen={pieces.length === 0}
        />
      )}
      {besides}
      {listing ? listing.list : <AllPieces {...props} />}
    </main>
  );
}

function Lead({ kind, pieces, judged, listing }: KindPageProps) {
  const used = pieces.filter(({ archivedOn }) => archivedOn === null);
  if (used.length === 0) return <Inline text={kind.about} />;
  const whole = used.filter(({ key }) => judged.get(key)?.isWhole).length;
  return <>{listing?.lead ?? `${count(used.length, inPlainWords(kind.title))}, ${whole} whole.`}</>;
}

function AllPieces({ kind, pieces, found, page, pages, filter, judged }: KindPageProps) {
  return (
    <>
      {pieces.length > 0 && (
        <FilterForm action={kindAddress(kind.id)} target="pieces" name="pieces" words={filter.words}>
          <FilterChoice
            name="state"
            id="pieces-state"
            label="State"
            chosen={filter.state}
            options={optionsOf(PIECE_STATES, PIECE_STATE_WORDS)}
          />
        </FilterForm>
      )}
      <div id="pieces">
        {found.length === 0 && isNarrowed(filter) && (
          <p>Nothing fits. Take a word out of the search, or show all.</p>
        )}
        <ul class="pieces">
          {found.map((piece) => (
            <PieceLine key={piece.key} piece={piece} judgement={judged.get(piece.key)} />
          ))}
        </ul>
        <PagesOfList
          page={page}
          pages={pages}
          address={(other) => piecesAddress(kind, filter, { page: String(other) })}
        />
        <Archived {...{ kind, pieces, filter, judged }} />
      </div>
    </>
  );
}

/** What a filter lets through. */
function piecesAddress(
  { id }: Kind,
  { state, words }: PieceFilter,
  more: Readonly<Record<string, string>> = {},
): string {
  const query = new URLSearchParams({ ...(state && { state }), ...(words && { q: words }), ...more });
  return `${kindAddress(id)}?${query}`;
}

function isNarrowed({ state, words }: PieceFilter): boolean {
  return state !== null || words !== '';
}

/** What was put away is out of sight, and one step away. */
function Archived({
  kind,
  pieces,
  filter,
  judged,
}: Pick<KindPageProps, 'kind' | 'pieces' | 'filter' | 'judged'>) {
  if (filter.state !== null) return null;
  const archived = filterPieces(pieces, judged, { ...filter, state: 'archived' }).length;
  if (archived === 0) return null;
  return (
    <p class="pieces__count">
      Not shown:{' '}
      <a href={piecesAddress(kind, { ...filter, state: 'archived' })}>
        {count(archived, `archived ${inPlainWords(kind.title)}`)}
      </a>
    </p>
  );
}
