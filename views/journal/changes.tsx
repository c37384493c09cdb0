import type { ChangeFacts } from '../../plans/journal/change-facts.ts';
import { changeInWords } from '../../plans/journal/change-words.ts';
import { inPlainWords } from '../../plans/text/linear.ts';
import { useDates } from '../dates.ts';
import { PageHead } from '../parts/entry.tsx';
import { ActionForm } from '../parts/form/action-form.tsx';
import { Inline } from '../parts/markdown.tsx';

export type ChangeLine = {
  id: number;
  /** By the learner's own calendar and clock. */
  when: string;
  facts: ChangeFacts;
  isUndone: boolean;
  canUndo: boolean;
  /** The key that turns it around: it is the next to be undone, or to be put back. */
  turnedBy: 'u' | 'U' | null;
};

/** What did I change, and how do I take it back? */
export function ChangesPage({ changes, from }: { changes: readonly ChangeLine[]; from: string }) {
  const dates = useDates();
  return (
    <main id="main" class="page page--changes" tabIndex={-1}>
      <PageHead title="Recent changes">
        <p class="lead">
          {changes.length === 0
            ? 'Nothing has been changed yet. Tick something off and it appears here, with a way to undo it.'
            : `The last thirty, newest first. ${wayBackInWords(changes)}`}
        </p>
      </PageHead>
      <ul class="changes">
        {changes.map((change) => (
          <li
            key={change.id}
            class={`changes__line${change.isUndone ? ' changes__line--undone' : ''}`}
            data-item
          >
            <span class="changes__when">{change.when}</span>
            <span class="changes__what">
              <Inline text={changeInWords(change.facts, dates)} />
              {change.isUndone && <em> (taken back)</em>}
            </span>
            {change.canUndo && (
              <ActionForm action={`/changes/${change.id}/undo`} from={from} class="changes__form">
                <input type="hidden" name="undone" value={change.isUndone ? 'no' : 'yes'} />
                <button
                  class="button button--quiet"
                  id={`change-${change.id}-undo`}
                  {...(change.turnedBy ? { 'data-key': change.turnedBy } : {})}
                >
                  {change.isUndone ? 'Put back' : 'Undo'}
                  <span class="visually-hidden">: {inPlainWords(changeInWords(change.facts, dates))}</span>
                </button>
              </ActionForm>
            )}
          </li>
        ))}
      </ul>
    </main>
  );
}

/** What came with a file of data is told as it was, without what it had replaced. */
function wayBackInWords(changes: readonly ChangeLine[]): string {
  const ways = changes.every(({ canUndo }) => canUndo)
    ? 'Each can be taken back, and put back again.'
    : 'Each with a button can be taken back, and put back again; the others came with a file of data, and are told only.';
  return changes.some(({ turnedBy }) => turnedBy === 'u') ? ways : `${ways} There is nothing more to undo.`;
}
