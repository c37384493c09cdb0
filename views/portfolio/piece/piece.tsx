import type { ComponentChildren } from 'preact';
import type { Attachment } from '../../../plans/attachment/attachment.ts';
import type { Defence } from '../../../plans/portfolio/defence.ts';
import type { JudgedPortfolio } from '../../../plans/portfolio/judge-portfolio.ts';
import type { Kind } from '../../../plans/portfolio/kind.ts';
import { heldBy, type Piece, TITLE, titleOf } from '../../../plans/portfolio/piece.ts';
import { kindsUnder } from '../../../plans/portfolio/stand-in-kind.ts';
import type { Question } from '../../../plans/practice/bank/question.ts';
import { AttachmentsEntry } from '../../attachment/attachments.tsx';
import { Entry, PageHead } from '../../parts/entry.tsx';
import { describedByHint, WritingFrame } from '../../parts/form/writing-form.tsx';
import { Inline } from '../../parts/markdown.tsx';
import { kindAddress, partAddress, partField, pieceAddress, pieceFilesAddress } from '../addresses.ts';
import { BeginPiece, type BeginTyped } from '../begin-piece.tsx';
import type { MadeFor } from '../making/made-for.tsx';
import { Contents, groupId, labelOf, sectionsOf } from './contents.tsx';
import { DefenceEntry } from './defence.tsx';
import { HeldPieces } from './held-pieces.tsx';
import { groupsOf, offeredFor, PartForm } from './part-form.tsx';
import { PieceKeeping } from './piece-keeping.tsx';
import { PieceStanding } from './piece-standing.tsx';
import { heldId } from './piece-words.ts';

export type PiecePageProps = {
  piece: Piece;
  kind: Kind;
  kinds: readonly Kind[];
  /** All of the portfolio. */
  pieces: readonly Piece[];
  judged: JudgedPortfolio;
  defence: readonly Defence<Question>[];
  /** A token for the form of each kind that belongs to it, by its id. */
  formTokens: ReadonlyMap<string, string>;
  typed: BeginTyped | null;
  attachments: readonly Attachment[];
  attachmentToken: string;
  from: string;
  /** Tasks that make it. */
  madeFor: readonly MadeFor[];
  /** What only its kind has, above its parts. */
  besides: ComponentChildren;
  /** In place of the list of those that belong to it, by their kind. */
  heldLists: ReadonlyMap<string, ComponentChildren>;
};

/** What does it say, and what is still to be written? */
export function PiecePage(props: PiecePageProps) {
  const { piece, kind, kinds, pieces, judged, defence, formTokens, typed, from } = props;
  const { madeFor, besides, heldLists } = props;
  const parent = pieces.find(({ key }) => key === piece.parentKey);
  const judgement = judged.get(piece.key);
  const held = kindsUnder(piece, kind, { kinds, pieces });
  return (
    <main id="main" class="page page--piece" tabIndex={-1}>
      <PageHead eyebrow={parent && <ParentLink parent={parent} />} title={titleOf(piece)}>
        {judgement && (
          <PieceStanding
            piece={piece}
            kind={kind}
            kinds={kinds}
            judgement={judgement}
            madeFor={madeFor}
            from={from}
          />
        )}
        {kind.isStandIn && <p class="hint">{kind.about}</p>}
        <Contents sections={sectionsOf(kind, held, defence.length > 0)} />
      </PageHead>
      {besides}
      {groupsOf(kind).map(({ heading, parts }, index) => (
        <Entry
          key={parts[0]?.id}
          id={groupId(index)}
          label={labelOf(kind, heading)}
          aside={index === 0 ? 'Saved as you type' : ''}
        >
          <div class="parts">
            {index === 0 && <TitleForm piece={piece} kind={kind} from={from} />}
            {parts.map((part) => (
              <PartForm
                key={part.id}
                piece={piece}
                part={part}
                offered={offeredFor(part, piece, pieces)}
                from={from}
              />
            ))}
          </div>
        </Entry>
      ))}
      {held.map((one) => (
        <Entry key={one.id} id={heldId(one.id)} label={one.plural} aside={<Inline text={one.about} />}>
          {heldLists.get(one.id) ?? (
            <HeldPieces kind={one} pieces={heldBy(piece, one.id, pieces)} judged={judged} from={from} />
          )}
          {one.of === kind.id && !one.isStandIn && (
            <BeginPiece
              kind={one}
              parentKey={piece.key}
              formToken={formTokens.get(one.id) ?? ''}
              typed={typed?.kindId === one.id ? typed : null}
            />
          )}
        </Entry>
      ))}
      {defence.length > 0 && <DefenceEntry kind={kind} defence={defence} />}
      <AttachmentsEntry
        attachments={props.attachments}
        action={pieceFilesAddress(piece.key)}
        formToken={props.attachmentToken}
        from={from}
      />
      <PieceKeeping
        piece={piece}
        kind={kind}
        home={parent ? pieceAddress(parent.key) : kindAddress(kind.id)}
        from={from}
      />
    </main>
  );
}

/** The way to its kind stands in the navigation. */
function ParentLink({ parent }: { parent: Piece }) {
  return (
    <a href={pieceAddress(parent.key)}>
      <Inline text={titleOf(parent)} inLink />
    </a>
  );
}

const TITLE_ID = partField(TITLE);

function TitleForm({ piece, kind, from }: Pick<PiecePageProps, 'piece' | 'kind' | 'from'>) {
  const { text, revision } = piece.title;
  return (
    <WritingFrame
      id={TITLE_ID}
      action={partAddress(piece.key, TITLE)}
      from={from}
      label="Title"
      showsLabel
      hint={`${kind.titled}.`}
      revision={revision}
      words="Saved"
    >
      <input
        class="input input--wide"
        id={TITLE_ID}
        name="text"
        value={text}
        {...describedByHint(TITLE_ID, kind.titled)}
      />
    </WritingFrame>
  );
}
