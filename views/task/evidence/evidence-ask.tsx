import type { EvidenceKind } from '../../../plans/task/kinds.ts';
import { ActionForm } from '../../parts/form/action-form.tsx';
import { EVIDENCE_ASKED } from '../task-words.ts';

const ASK_ID = 'evidence-ask';

/** A task that was finished a moment ago and has nothing to show for it, and what it wants. */
export type EvidenceAsk = { taskId: number; title: string; kind: EvidenceKind };

export type EvidenceAskProps = {
  ask: EvidenceAsk;
  from: string;
  /** The row of the task does not stand above it. */
  isApart?: boolean;
  /** It comes by itself, and can be put away. */
  isPassing?: boolean;
  /** What was typed, and why it could not be kept. */
  typed?: { line: string; error: string } | undefined;
};

/** What do you have to show for it? One line, right where the task was ticked. */
export function EvidenceAskLine(props: EvidenceAskProps) {
  const { ask, from, isApart = false, isPassing = true, typed } = props;
  return (
    <div class="ask" id={ASK_ID}>
      <ActionForm action={`/tasks/${ask.taskId}/evidence/line`} from={from} class="ask__form">
        {isApart && <input type="hidden" name="apart" value="yes" />}
        <label class="ask__label" for={`${ASK_ID}-line`}>
          {isApart && `${ask.title}: `}
          {isApart ? 'leave' : 'Leave'} {EVIDENCE_ASKED[ask.kind]}
        </label>
        <input
          class="input ask__line"
          id={`${ASK_ID}-line`}
          name="line"
          required
          autoComplete="off"
          placeholder="Paste or write it"
          value={typed?.line ?? ''}
          {...(typed ? { 'aria-invalid': 'true' as const, 'aria-describedby': `${ASK_ID}-error` } : {})}
        />
        <button class="button button--quiet" id={`${ASK_ID}-add`}>
          Add
        </button>
      </ActionForm>
      {isPassing && (
        <ActionForm action="/invitations/dismissal" from={from} class="ask__later">
          <input type="hidden" name="invitation" value={askInvitation(ask.taskId)} />
          <button class="button button--quiet" id={`${ASK_ID}-later`}>
            Not now
          </button>
        </ActionForm>
      )}
      {typed && (
        <p class="field__error ask__error" id={`${ASK_ID}-error`} role="alert">
          {typed.error}
        </p>
      )}
    </div>
  );
}

export type EvidenceAskSlotProps = Pick<EvidenceAskProps, 'from' | 'isApart'> & {
  id: string;
  ask: EvidenceAsk | null;
};

/** A place for it, empty while nothing is asked. */
export function EvidenceAskSlot({ id, ask, ...props }: EvidenceAskSlotProps) {
  return <div id={id}>{ask && <EvidenceAskLine ask={ask} {...props} />}</div>;
}

/** As what it is put away. */
export const askInvitation = (taskId: number) => `evidence-${taskId}`;

/** Where an answer puts the line again. */
export const ASK_TARGET = `#${ASK_ID}`;
