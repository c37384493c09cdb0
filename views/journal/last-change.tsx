import type { ComponentChildren } from 'preact';
import type { ChangeFacts } from '../../plans/journal/change-facts.ts';
import { changeInWords } from '../../plans/journal/change-words.ts';
import { inPlainWords } from '../../plans/text/linear.ts';
import { useDates } from '../dates.ts';
import { ActionForm } from '../parts/form/action-form.tsx';
import { Icon } from '../parts/icon.tsx';
import { Inline } from '../parts/markdown.tsx';

export type LastChange = {
  /** Of what was changed last, or taken back last. */
  facts: ChangeFacts;
  /** It was made a moment ago. */
  isFresh: boolean;
  /** What undo takes back next; `null` where there is nothing more. */
  undo: { id: number; facts: ChangeFacts } | null;
  /** What was taken back last, to be put back; `null` where nothing was, or another change came since. */
  redo: { id: number } | null;
};

export type LastChangeProps = {
  /** `null` where none is offered to be taken back. */
  change: LastChange | null;
  /** What an answer has to say besides, such as what it left as it is. */
  told: string | null;
  from: string;
};

/**
 * What was changed last, with the way back. A fresh one stays in sight for some seconds, and then takes its place at
 * the foot of the page, where one that was made earlier is from the start.
 */
export function LastChangeNotice({ change, told, from }: LastChangeProps) {
  const dates = useDates();
  if (!change) return told === null ? null : <ToldNotice words={told} />;
  const isFresh = change.isFresh || told !== null;
  return (
    <div class={isFresh ? 'notice notice--change' : 'notice notice--change notice--settled'}>
      <p class="notice__words">
        {told !== null && (
          <strong>
            <Inline text={told} />{' '}
          </strong>
        )}
        {change.redo && <strong>Taken back: </strong>}
        <Inline text={changeInWords(change.facts, dates)} />
      </p>
      <div class="notice__ways">
        {change.redo && <TurnForm change={change.redo} isUndo={false} from={from} words="Put back" />}
        {change.undo && (
          <TurnForm
            change={change.undo}
            isUndo={true}
            from={from}
            words={change.redo ? 'Undo further' : 'Undo'}
          >
            {change.redo && (
              <span class="visually-hidden">: {inPlainWords(changeInWords(change.undo.facts, dates))}</span>
            )}
          </TurnForm>
        )}
        <button type="button" class="dismiss" data-let-go aria-label="Put this away: it stays at the foot">
          <Icon name="close" />
        </button>
      </div>
    </div>
  );
}

type TurnFormProps = {
  change: { id: number };
  isUndo: boolean;
  from: string;
  words: string;
  children?: ComponentChildren;
};

/** It names its change, so that a page that is behind turns around no other. */
function TurnForm({ change, isUndo, from, words, children }: TurnFormProps) {
  return (
    <ActionForm action={`/changes/${change.id}/undo`} from={from} class="notice__form">
      <input type="hidden" name="undone" value={isUndo ? 'yes' : 'no'} />
      <button class="button button--quiet" id={isUndo ? 'undo' : 'redo'} data-key={isUndo ? 'u' : 'U'}>
        {isUndo && <Icon name="undo" />}
        {words}
        {children}
      </button>
    </ActionForm>
  );
}

/** What is said stays in sight until it is put away: without JavaScript too, where the page is at its top again. */
function ToldNotice({ words }: { words: string }) {
  return (
    <div class="notice notice--told">
      <p class="notice__words">
        <strong>
          <Inline text={words} />
        </strong>
      </p>
      <button type="button" class="dismiss" data-let-go aria-label="Put this away: it stays at the foot">
        <Icon name="close" />
      </button>
    </div>
  );
}

/** The notice as a second part of an answer, put in place by its id. */
export function LastChangeUpdate(props: LastChangeProps) {
  return (
    <div id="flash" role="status" hx-swap-oob="innerHTML">
      <LastChangeNotice {...props} />
    </div>
  );
}
