import { count } from '../../plans/format.ts';
import type { JudgedPortfolio } from '../../plans/portfolio/judge-portfolio.ts';
import type { Kind } from '../../plans/portfolio/kind.ts';
import type { Piece } from '../../plans/portfolio/piece.ts';
import { inPlainWords } from '../../plans/text/linear.ts';
import { Entry, PageHead } from '../parts/entry.tsx';
import { Inline } from '../parts/markdown.tsx';
import { kindAddress, PORTFOLIO_ZIP_ADDRESS } from './addresses.ts';
import { BeginPiece } from './begin-piece.tsx';
import { PieceLine } from './piece/piece-line.tsx';
import { SharedEntry } from './piece/sharing.tsx';

export type PortfolioPageProps = {
  kinds: readonly Kind[];
  /** Archived ones are not among them. */
  pieces: readonly Piece[];
  judged: JudgedPortfolio;
  /** A token for the form of each kind, by its id. */
  formTokens: ReadonlyMap<string, string>;
  from: string;
};

/** So many of a kind are named here; the others are one step away. */
const SHOWN_PER_KIND = 4;

/** What have I made, and what of it is whole? */
export function PortfolioPage({ kinds, pieces, judged, formTokens, from }: PortfolioPageProps) {
  const whole = pieces.filter(({ key, parentKey }) => parentKey === '' && judged.get(key)?.isWhole).length;
  const own = pieces.filter(({ parentKey }) => parentKey === '').length;
  return (
    <main id="main" class="page page--portfolio" tabIndex={-1}>
      <PageHead title="Portfolio">
        <p class="lead">
          {own === 0
            ? 'What you show and tell in interviews is written here, part by part. Begin with the project you are proudest of.'
            : `${count(own, 'piece')}, ${whole === 0 ? 'none' : whole} of them whole${whole === 0 ? ' yet' : ''}.`}
        </p>
        {pieces.length > 0 && (
          <p class="piece-files">
            <a href={PORTFOLIO_ZIP_ADDRESS} download>
              All as ZIP
            </a>
          </p>
        )}
      </PageHead>
      <SharedEntry pieces={pieces} kinds={kinds} from={from} />
      {kinds
        .filter(({ of }) => of === undefined)
        .map((kind) => (
          <KindEntry
            key={kind.id}
            kind={kind}
            pieces={pieces.filter((piece) => piece.kind === kind.id)}
            judged={judged}
            formToken={formTokens.get(kind.id) ?? ''}
          />
        ))}
    </main>
  );
}

type KindEntryProps = Pick<PortfolioPageProps, 'pieces' | 'judged'> & { kind: Kind; formToken: string };

function KindEntry({ kind, pieces, judged, formToken }: KindEntryProps) {
  const whole = pieces.filter(({ key }) => judged.get(key)?.isWhole).length;
  return (
    <Entry id={`kind-${kind.id}`} label={kind.plural} aside={<Inline text={kind.about} />}>
      {pieces.length > 0 && (
        <>
          <p class="pieces__count">
            <a href={kindAddress(kind.id)}>
              {count(pieces.length, inPlainWords(kind.title))}
              {!kind.isStandIn && `, ${whole} whole`}
            </a>
          </p>
          <ul class="pieces">
            {pieces.slice(0, SHOWN_PER_KIND).map((piece) => (
              <PieceLine key={piece.key} piece={piece} judgement={judged.get(piece.key)} />
            ))}
          </ul>
        </>
      )}
      {!kind.isStandIn && <BeginPiece kind={kind} parentKey="" formToken={formToken} typed={null} />}
    </Entry>
  );
}
