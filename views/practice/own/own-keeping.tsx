import type { OwnQuestion } from '../../../plans/practice/own/own-question.ts';
import { useDates } from '../../dates.ts';
import { Entry } from '../../parts/entry.tsx';
import { ActionForm } from '../../parts/form/action-form.tsx';

export type OwnKeepingProps = { own: Pick<OwnQuestion, 'id' | 'archivedOn'>; from: string };

/** Whether a question of the learner's own is what it should be, and whether it should be asked at all. */
export function OwnKeeping({ own: { id, archivedOn }, from }: OwnKeepingProps) {
  const isArchived = archivedOn !== null;
  return (
    <Entry id="keeping" label="It is yours">
      <div class="own__actions">
        <a class="button button--quiet" href={`/practice/own/${id}/edit`} id="edit-own">
          Edit it
        </a>
        <ActionForm action={`/practice/own/${id}/archive`} from={from} at="keeping">
          <input type="hidden" name="archived" value={isArchived ? 'no' : 'yes'} />
          <button class="button button--quiet" id="archive-own">
            {isArchived ? 'Bring it back' : 'Archive it'}
          </button>
        </ActionForm>
        <a href="/practice/own">All your own questions</a>
      </div>
      <p class="hint">
        {isArchived ? (
          <ArchivedSince archivedOn={archivedOn} />
        ) : (
          'Archived, it leaves the bank and the drill. Your answers stay with it, and it can come back.'
        )}
      </p>
    </Entry>
  );
}

function ArchivedSince({ archivedOn }: { archivedOn: NonNullable<OwnQuestion['archivedOn']> }) {
  const { formatDateWithYear } = useDates();
  return <>Archived on {formatDateWithYear(archivedOn)}: it is not asked.</>;
}
