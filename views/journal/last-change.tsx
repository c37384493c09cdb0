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

/**
 * What was changed last, with the way back. A fresh one stays in sight for some seconds, and then takes its place at
 * the foot of the page, where one that was made earlier is from the start.
 */
export function LastChangeNotice({ change, from }: { change: LastChange | null; from: string }) {
  const dates = useDates();
  if (!change) return null;
  return (
    <div class={change.isFresh ? 'notice notice--change' : 'notice notice--change notice--settled'}>
      <p class="notice__words">
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

/** The notice as a second part of an answer, put in place by its id. */
export function LastChangeUpdate(props: { change: LastChange | null; from: string }) {
  return (
    <div id="flash" role="status" hx-swap-oob="innerHTML">
      <LastChangeNotice {...props} />
    </div>
  );
}
