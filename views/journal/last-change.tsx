import type { ChangeFacts } from '../../plans/journal/change-facts.ts';
import { changeInWords } from '../../plans/journal/change-words.ts';
import { useDates } from '../dates.ts';
import { ActionForm } from '../parts/form/action-form.tsx';
import { Icon } from '../parts/icon.tsx';

export type LastChange = {
  id: number;
  facts: ChangeFacts;
  isUndone: boolean;
  /** It was made a moment ago. */
  isFresh: boolean;
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
        {told !== null && <strong>{told} </strong>}
        {change.isUndone && <strong>Taken back: </strong>}
        {changeInWords(change.facts, dates)}
      </p>
      <ActionForm action={`/changes/${change.id}/undo`} from={from} class="notice__form">
        <input type="hidden" name="undone" value={change.isUndone ? 'no' : 'yes'} />
        <button class="button button--quiet" id="undo" {...(change.isUndone ? {} : { 'data-key': 'u' })}>
          <Icon name="undo" />
          {change.isUndone ? 'Put back' : 'Undo'}
        </button>
        <button type="button" class="dismiss" data-let-go aria-label="Put this away: it stays at the foot">
          <Icon name="close" />
        </button>
      </ActionForm>
    </div>
  );
}

/** What is said stays in sight until it is put away: without JavaScript too, where the page is at its top again. */
function ToldNotice({ words }: { words: string }) {
  return (
    <div class="notice notice--told">
      <p class="notice__words">
        <strong>{words}</strong>
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
