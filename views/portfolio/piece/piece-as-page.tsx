import type { Attachment } from '../../../plans/attachment/attachment.ts';
import {
  type HeldLine,
  type PieceDocument,
  type Said,
  saidOf,
} from '../../../plans/portfolio/export/piece-document.ts';
import { fitInWords, type SheetFit } from '../../../plans/portfolio/export/sheet-fit.ts';
import type { Part } from '../../../plans/portfolio/kind.ts';
import type { Piece } from '../../../plans/portfolio/piece.ts';
import { inPlainWords } from '../../../plans/text/linear.ts';
import { AttachedFigures } from '../../attachment/attachments.tsx';
import { useDates } from '../../dates.ts';
import { PageHead } from '../../parts/entry.tsx';
import { Inline, Markdown } from '../../parts/markdown.tsx';
import { kindAddress, pieceAddress } from '../addresses.ts';
import { FIT_ID, PieceFiles } from './piece-files.tsx';

export type PieceAsPageProps = {
  document: PieceDocument;
  /** `null` where its kind takes as many sheets as it needs, or it is not measured yet. */
  fit: SheetFit | null;
  attachments: readonly Attachment[];
};

/** How does it read, and does it fit? The same on paper. */
export function PieceAsPage({ document, fit, attachments }: PieceAsPageProps) {
  const { key, kind, title, parts, held } = document;
  return (
    <main
      id="main"
      class={`page page--reading-piece${fit === null ? '' : ` page--points-${pointsInName(fit)}`}`}
      tabIndex={-1}
    >
      <PageHead
        eyebrow={
          <>
            <a href={kindAddress(kind.id)}>
              <Inline text={kind.plural} inLink />
            </a>
            <span class="no-print">
              {' › '}
              <a href={pieceAddress(key)}>Write on it</a>
            </span>
          </>
        }
        title={title}
      >
        {document.kind.sheets !== undefined && fit === null && (
          <p id={FIT_ID} class="piece-fit no-print">
            Whether it fits is not known just now: open this page again in a moment.
          </p>
        )}
        {fit && (
          <p id={FIT_ID} class="piece-fit no-print">
            {fitInWords(fit)}
            {fit.linesOver > 0 && ' On paper it goes on overleaf; nothing is cut.'}
          </p>
        )}
        <PieceFiles pieceKey={key} />
      </PageHead>
      {parts.length === 0 && <p class="lead">Nothing is written yet.</p>}
      <div class="one-page">
        {parts.map((part) => (
          <section key={part.id} class="one-page__part">
            {part.heading !== null && (
              <h2 class="one-page__heading">
                <Inline text={part.heading} />
              </h2>
            )}
            <h2 class="one-page__label">
              <Inline text={part.label} />
            </h2>
            <SaidAsRead said={part.said} />
          </section>
        ))}
      </div>
      <AttachedFigures attachments={attachments} />
      {held.map((one) => (
        <section key={one.kind.id} class="one-page__held">
          <h2 class="one-page__label">
            <Inline text={one.kind.plural} />
          </h2>
          <ul>
            {one.lines.map((line) => (
              <li key={line.key}>
                <a href={pieceAddress(line.key)}>
                  <Inline text={line.title} inLink />
                </a>
                <HeldFacts {...line} />
              </li>
            ))}
          </ul>
        </section>
      ))}
    </main>
  );
}

/** `9.75` as a class may have it: `9-75`. */
function pointsInName({ points }: SheetFit): string {
  return String(points).replace('.', '-');
}

function HeldFacts({ facts }: HeldLine) {
  if (facts.length === 0) return null;
  return (
    <span class="one-page__facts">
      {': '}
      {facts.map(({ label, text }, index) => (
        <span key={label}>
          {index > 0 && '; '}
          {inPlainWords(label).toLowerCase()} <Inline text={text} />
        </span>
      ))}
    </span>
  );
}

/** What stands in a part, as a reader reads it. */
export function PartAsRead({ part, text, pieces }: { part: Part; text: string; pieces: readonly Piece[] }) {
  return <SaidAsRead said={saidOf(part, text, pieces, useDates())} />;
}

function SaidAsRead({ said }: { said: Said }) {
  switch (said.is) {
    case 'text':
      return <Markdown text={said.text} />;
    case 'line':
      return (
        <p>
          <Inline text={said.text} />
        </p>
      );
    case 'lines':
      return (
        <ul class="one-page__lines">
          {said.lines.map(({ text, pieceKey }) => (
            <li key={pieceKey ?? text}>
              {pieceKey === null ? (
                <Inline text={text} />
              ) : (
                <a href={pieceAddress(pieceKey)}>
                  <Inline text={text} inLink />
                </a>
              )}
            </li>
          ))}
        </ul>
      );
  }
}
