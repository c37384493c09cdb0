import type { Kind } from '../../plans/portfolio/kind.ts';
import { LONGEST_PIECE_TITLE, type Piece, titleOf } from '../../plans/portfolio/piece.ts';
import { inPlainWords } from '../../plans/text/linear.ts';
import { withArticle } from '../../plans/words.ts';
import { ErrorSummary, Field, type FormErrors } from '../parts/form/field.tsx';
import { PIECES_ADDRESS } from './addresses.ts';

/** What was typed to begin a piece, and what was wrong with it. */
export type BeginTyped = { kindId: string; title: string; errors: FormErrors };

export type BeginPieceProps = {
  kind: Kind;
  /** The key of what it belongs to; empty where it stands by itself. */
  parentKey: string;
  /** To which it can belong, where that is for the learner to say. */
  parents?: readonly Piece[];
  formToken: string;
  typed: BeginTyped | null;
  /** It is all that there is to do here. */
  isOpen?: boolean;
};

/** Begins a piece: all it takes is what it is called. */
export function BeginPiece({ kind, parentKey, parents, formToken, typed, isOpen = false }: BeginPieceProps) {
  const errors = typed?.errors ?? {};
  const name = `title-${kind.id}`;
  return (
    <details class="fold begin" open={isOpen || typed !== null}>
      <summary id={`begin-${kind.id}`}>Begin {withArticle(inPlainWords(kind.title))}</summary>
      <form class="begin__form" method="post" action={PIECES_ADDRESS}>
        <input type="hidden" name="kind" value={kind.id} />
        {parents ? (
          <Parents id={`parent-${kind.id}`} parents={parents} />
        ) : (
          <input type="hidden" name="parent" value={parentKey} />
        )}
        <input type="hidden" name="formToken" value={formToken} />
        <ErrorSummary errors={errors} />
        <Field name={name} label={kind.titled} errors={errors}>
          {(control) => (
            <input
              {...control}
              class="input input--wide"
              name="title"
              value={typed?.title ?? ''}
              maxLength={LONGEST_PIECE_TITLE}
            />
          )}
        </Field>
        <button class="button" id={`begin-${kind.id}-go`}>
          Begin it
        </button>
      </form>
    </details>
  );
}

function Parents({ id, parents }: { id: string; parents: readonly Piece[] }) {
  return (
    <div class="field">
      <label class="field__label" for={id}>
        Belongs to
      </label>
      <select class="input" id={id} name="parent">
        {parents.map((piece) => (
          <option key={piece.key} value={piece.key}>
            {inPlainWords(titleOf(piece))}
          </option>
        ))}
      </select>
    </div>
  );
}
