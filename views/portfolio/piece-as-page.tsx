import type { Attachment } from '../../plans/attachment/attachment.ts';
import { isDay } from '../../plans/day.ts';
import { formatSeconds } from '../../plans/format.ts';
import { durationsOf } from '../../plans/portfolio/clock/durations.ts';
import type { Kind, Part } from '../../plans/portfolio/kind.ts';
import { heldBy, linesOf, marksOf, type Piece, partOf } from '../../plans/portfolio/piece.ts';
import { inPlainWords } from '../../plans/text/linear.ts';
import { AttachedFigures } from '../attachment/attachments.tsx';
import { useDates } from '../dates.ts';
import { PageHead } from '../parts/entry.tsx';
import { Inline, Markdown } from '../parts/markdown.tsx';
import { kindAddress, pieceAddress } from './addresses.ts';
import { titleOf } from './piece-line.tsx';

export type PieceAsPageProps = {
  piece: Piece;
  kind: Kind;
  kinds: readonly Kind[];
  /** All of the portfolio. */
  pieces: readonly Piece[];
  attachments: readonly Attachment[];
};

/** How does it read? The same on paper. */
export function PieceAsPage({ piece, kind, kinds, pieces, attachments }: PieceAsPageProps) {
  const parts = kind.parts.filter(({ id, onPage }) => onPage && partOf(piece, id).text.trim() !== '');
  const held = kinds
    .filter(({ of }) => of === kind.id)
    .map((one) => ({ kind: one, pieces: heldBy(piece, one.id, pieces) }))
    .filter((one) => one.pieces.length > 0);
  return (
    <main id="main" class="page page--reading-piece" tabIndex={-1}>
      <PageHead
        eyebrow={
          <>
            <a href={kindAddress(kind.id)}>
              <Inline text={kind.plural} inLink />
            </a>
            {' › '}
            <a href={pieceAddress(piece.key)}>Write on it</a>
          </>
        }
        title={titleOf(piece)}
      />
      {parts.length === 0 && <p class="lead">Nothing is written yet.</p>}
      <div class="one-page">
        {parts.map((part) => (
          <section key={part.id} class="one-page__part">
            <h2 class="one-page__label">
              <Inline text={part.label} />
            </h2>
            <PartAsRead part={part} text={partOf(piece, part.id).text} pieces={pieces} />
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
            {one.pieces.map((each) => (
              <li key={each.key}>
                <a href={pieceAddress(each.key)}>
                  <Inline text={titleOf(each)} inLink />
                </a>
                <HeldFacts piece={each} kind={one.kind} />
              </li>
            ))}
          </ul>
        </section>
      ))}
    </main>
  );
}

/** What stands on one line of each piece that belongs to another. */
function HeldFacts({ piece, kind }: { piece: Piece; kind: Kind }) {
  const facts = kind.parts
    .filter(({ form, onPage }) => onPage && form === 'line')
    .map(({ id, label }) => ({ label, text: partOf(piece, id).text.trim() }))
    .filter(({ text }) => text !== '');
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
  const { formatDateWithYear } = useDates();
  switch (part.form) {
    case 'text':
      return <Markdown text={text} />;
    case 'lines':
      return (
        <ul class="one-page__lines">
          {linesOf(text).map((line) => (
            <li key={line}>
              <Inline text={line} />
            </li>
          ))}
        </ul>
      );
    case 'choice':
      return (
        <p>
          <Inline text={labelOf(part, text)} />
        </p>
      );
    case 'marks': {
      const marks = marksOf(text);
      return (
        <ul class="one-page__lines">
          {part.rows
            .filter(({ id }) => marks.has(id))
            .map(({ id, label }) => (
              <li key={id}>
                <Inline text={label} />: <Inline text={labelOf(part, marks.get(id) ?? '')} />
              </li>
            ))}
        </ul>
      );
    }
    case 'durations': {
      const seconds = durationsOf(text);
      return (
        <ul class="one-page__lines">
          {part.rows.map(({ id, label }) => (
            <li key={id}>
              <Inline text={label} />: {seconds.has(id) ? formatSeconds(seconds.get(id) ?? 0) : 'no time'}
            </li>
          ))}
        </ul>
      );
    }
    case 'pieces':
      return (
        <ul class="one-page__lines">
          {linesOf(text).flatMap((key) => {
            const piece = pieces.find((one) => one.key === key);
            return piece
              ? [
                  <li key={key}>
                    <a href={pieceAddress(key)}>
                      <Inline text={titleOf(piece)} inLink />
                    </a>
                  </li>,
                ]
              : [];
          })}
        </ul>
      );
    case 'day':
      return <p>{isDay(text) ? formatDateWithYear(text) : text}</p>;
    default:
      return (
        <p>
          <Inline text={text} />
        </p>
      );
  }
}

/** What a choice is called; one that the kind has no more stands as it was kept. */
function labelOf({ choices }: Part, id: string): string {
  return choices.find((choice) => choice.id === id)?.label ?? id;
}
