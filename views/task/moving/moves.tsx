import type { Day } from '../../../plans/day.ts';
import { formatMinutes } from '../../../plans/format.ts';
import type { Task } from '../../../plans/plan/plan.ts';
import type { FullDay } from '../../../plans/replan/full-days.ts';
import { useDates } from '../../dates.ts';
import { taskItemId } from '../../ids.ts';
import { PageHead } from '../../parts/entry.tsx';
import { ActionForm } from '../../parts/form/action-form.tsx';
import { Inline } from '../../parts/markdown.tsx';
import { MoveControls } from './move-controls.tsx';

/** Where the forms are that move a task: a page of its own, of which a fold takes them when it is opened. */
function movesAddress(taskId: number, { from, at, id }: FoldPlace): string {
  return `/tasks/${taskId}/moves?${new URLSearchParams({ from, at, id })}`;
}

/** The page to come back to, the list on it where one is meant, and what the ids of the controls there begin with. */
export type MovesPlace = { from: string; at: string | null; id: string };
type FoldPlace = MovesPlace & { at: string };

/**
 * The ways to move a task, behind one word. Most are never opened, so that each is fetched when it is, and again where
 * that did not work; without JavaScript the link leads there.
 */
export function MovesFold({ taskId, id, at, from }: FoldPlace & { taskId: number }) {
  const address = movesAddress(taskId, { from, at, id });
  return (
    <details class="fold" id={`${id}-moves`}>
      <summary id={`${id}-moves-summary`}>Move or drop</summary>
      <div
        hx-get={address}
        hx-trigger="toggle from:'closest details'"
        hx-target="this"
        hx-select=".moving"
        hx-swap="outerHTML"
      >
        <a href={address} id={`${id}-moves-page`}>
          To another day, in two parts, or out of the plan
        </a>
      </div>
    </details>
  );
}

export type MovesPageProps = {
  task: Task;
  leftMinutes: number;
  place: MovesPlace;
  today: Day;
  nextStudyDay: Day | null;
  /** Today and the next study day, where the move would bring them over their minutes. */
  over: { today: FullDay | null; next: FullDay | null };
  /** Of the state that is shown. */
  basis: string;
};

/** What can I do about it? The ways to move one task that earlier days left. */
export function MovesPage({ leftMinutes, ...moves }: MovesPageProps) {
  const { task, place } = moves;
  return (
    <main id="main" class="page" tabIndex={-1}>
      <PageHead
        eyebrow={
          <a href={place.at === null ? place.from : `${place.from}#${place.at}`}>Back to where you were</a>
        }
        title="Move, split or drop"
      >
        <p class="lead">
          <a href={`/tasks/${task.id}`}>
            <Inline text={task.title} inLink />
          </a>
          {leftMinutes > 0 ? `, ${formatMinutes(leftMinutes)} left.` : '. Nothing of it is left to move.'}
        </p>
      </PageHead>
      {leftMinutes > 0 && <Moves {...moves} />}
    </main>
  );
}

/** The three usual answers as buttons, the others behind one choice. */
function Moves({ task, place, today, nextStudyDay, over, basis }: Omit<MovesPageProps, 'leftMinutes'>) {
  const { formatDay } = useDates();
  const { id, from } = place;
  const at = place.at === null ? {} : { at: place.at };
  const action = `/tasks/${task.id}/sessions`;
  return (
    <div class="moving">
      <ActionForm action={action} from={from} {...at} class="quick-moves">
        <input type="hidden" name="basis" value={basis} />
        <input type="hidden" name="confirmed" value="yes" />
        <button class="button button--quiet" name="action" value="today" id={`${id}-today`}>
          Today
          {over.today && `: ${ofMinutes(over.today)}`}
        </button>
        {nextStudyDay && (
          <button class="button button--quiet" name="action" value="next" id={`${id}-next`}>
            {formatDay(nextStudyDay)}
            {over.next && `: ${ofMinutes(over.next)}`}
          </button>
        )}
      </ActionForm>
      <ActionForm action={action} from={from} {...at} class="quick-moves">
        <input type="hidden" name="basis" value={basis} />
        <button class="button button--quiet" name="action" value="split" id={`${id}-split`}>
          Split over two days
        </button>
      </ActionForm>
      <ActionForm action={action} from={from} {...at} hidesFields>
        <input type="hidden" name="basis" value={basis} />
        <MoveControls
          id={id}
          label="Or"
          actions={['day', 'done', 'drop']}
          today={today}
          nextStudyDay={nextStudyDay}
        />
      </ActionForm>
    </div>
  );
}

/** What a button makes of its day is said on it: `2 h 45 min of 2 h` */
function ofMinutes({ minutes, studyMinutes }: FullDay): string {
  return `${formatMinutes(minutes)} of ${formatMinutes(studyMinutes)}`;
}

/** Ids of the controls where the address does not say others. */
export const movesId = (taskId: number) => `${taskItemId(taskId)}-move`;
