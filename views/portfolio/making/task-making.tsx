import type { JudgedPortfolio } from '../../../plans/portfolio/judge-portfolio.ts';
import type { Kind } from '../../../plans/portfolio/kind.ts';
import type { AssignedPiece, Making, MakingStanding } from '../../../plans/portfolio/making/assign-pieces.ts';
import type { Make } from '../../../plans/portfolio/making/makes.ts';
import type { Piece } from '../../../plans/portfolio/piece.ts';
import { titleOf } from '../../../plans/portfolio/piece.ts';
import { inPlainWords } from '../../../plans/text/linear.ts';
import { withArticle } from '../../../plans/words.ts';
import { Entry } from '../../parts/entry.tsx';
import { ActionForm } from '../../parts/form/action-form.tsx';
import { Inline } from '../../parts/markdown.tsx';
import { kindAddress, partField, pieceAddress } from '../addresses.ts';
import { BeginPiece } from '../begin-piece.tsx';
import { standingInWords } from '../piece/piece-words.ts';
import { makeInWords, progressOfMaking } from './making-words.ts';

export type TaskMakingProps = {
  taskId: number;
  isDone: boolean;
  makings: readonly Making[];
  standing: MakingStanding;
  kinds: readonly Kind[];
  judged: JudgedPortfolio;
  /** To which a piece can belong, by the id of the kind of what belongs to them. */
  parents: ReadonlyMap<string, readonly Piece[]>;
  /** By the ids of kinds. */
  formTokens: ReadonlyMap<string, string>;
  from: string;
};

const MAKING_ID = 'making';

/** What of the portfolio is this task about, and how far is it? */
export function TaskMaking(props: TaskMakingProps) {
  const { taskId, isDone, makings, standing, kinds, judged, parents, formTokens, from } = props;
  const known = makings.flatMap((making) => {
    const kind = kinds.find(({ id }) => id === making.make.kind);
    return kind ? [{ making, kind }] : [];
  });
  if (known.length === 0) return null;
  return (
    <Entry id={MAKING_ID} label="What it makes" aside="Its place is your portfolio.">
      {known.map(({ making, kind }) => (
        <MakingOfKind
          key={`${kind.id} ${making.make.parts.join(' ')}`}
          making={making}
          kind={kind}
          judged={judged}
          parents={parents.get(kind.id) ?? []}
          parentKind={kinds.find(({ id }) => id === kind.of)}
          formToken={formTokens.get(kind.id) ?? ''}
        />
      ))}
      <Offer taskId={taskId} isDone={isDone} standing={standing} from={from} />
    </Entry>
  );
}

type MakingOfKindProps = {
  making: Making;
  kind: Kind;
  judged: JudgedPortfolio;
  parents: readonly Piece[];
  parentKind: Kind | undefined;
  formToken: string;
};

function MakingOfKind({ making, kind, judged, parents, parentKind, formToken }: MakingOfKindProps) {
  const { make, pieces } = making;
  return (
    <>
      <p class="making__wanted">
        <strong>{makeInWords(make, kind)}</strong>: {progressOfMaking(making)}
      </p>
      {pieces.length > 0 && (
        <ul class="pieces">
          {pieces.map((one) => (
            <MadeLine key={one.piece.key} one={one} make={make} kind={kind} judged={judged} />
          ))}
        </ul>
      )}
      {pieces.length < make.count && (
        <BeginHere kind={kind} parents={parents} parentKind={parentKind} formToken={formToken} />
      )}
    </>
  );
}

type MadeLineProps = { one: AssignedPiece; make: Make; kind: Kind; judged: JudgedPortfolio };

/** A piece, or the parts of it that are meant. */
function MadeLine({ one: { piece, isMade }, make, kind, judged }: MadeLineProps) {
  const parts = kind.parts.filter(({ id }) => make.parts.includes(id));
  const judgement = judged.get(piece.key);
  const [first] = parts;
  const address = pieceAddress(piece.key);
  return (
    <li class="pieces__item" data-item>
      <a href={first ? `${address}#${partField(first.id)}` : address}>
        <Inline text={titleOf(piece)} inLink />
      </a>
      <span class="pieces__standing">
        {first ? (isMade ? 'Written' : 'Not written yet') : judgement && standingInWords(judgement)}
      </span>
    </li>
  );
}

/** What belongs to another begins there. */
function BeginHere({ kind, parents, parentKind, formToken }: Omit<MakingOfKindProps, 'making' | 'judged'>) {
  if (parentKind === undefined) {
    return <BeginPiece kind={kind} parentKey="" formToken={formToken} typed={null} />;
  }
  if (parents.length > 0) {
    return <BeginPiece kind={kind} parentKey="" parents={parents} formToken={formToken} typed={null} />;
  }
  return (
    <p class="hint">
      It belongs to {withArticle(inPlainWords(parentKind.title))}, and there is none yet.{' '}
      <a href={kindAddress(parentKind.id)}>Begin {withArticle(inPlainWords(parentKind.title))}</a> first.
    </p>
  );
}

type OfferProps = Pick<TaskMakingProps, 'taskId' | 'isDone' | 'standing' | 'from'> & {
  /** It is one of several things to do. */
  isQuiet?: boolean;
};

/** The tick with what was made as evidence, or that it was ticked without. */
export function Offer({ taskId, isDone, standing: { isMade, unnamed }, from, isQuiet = isDone }: OfferProps) {
  if (!isMade) {
    return isDone ? <p class="making__apart">Ticked before this was there.</p> : null;
  }
  if (isDone && unnamed.length === 0) return null;
  return (
    <ActionForm action={`/tasks/${taskId}/made`} from={from} class="making__offer">
      <button class={isQuiet ? 'button button--quiet' : 'button'} id={`making-${taskId}`}>
        {isDone ? 'Leave it as evidence' : 'Tick the task, with this as evidence'}
      </button>
    </ActionForm>
  );
}
