import type { Task } from '../../plans/plan/plan.ts';
import { isSetAside } from '../../plans/task/task-progress.ts';
import { seenOf } from '../../plans/task/ticking/seen.ts';
import { useDates } from '../dates.ts';
import { Entry } from '../parts/entry.tsx';
import { ActionForm } from '../parts/form/action-form.tsx';
import { Inline } from '../parts/markdown.tsx';

export type TaskKeepingProps = { task: Task; from: string };

/** Whether the task is what it should be, and whether it should be at all. */
export function TaskKeeping({ task, from }: TaskKeepingProps) {
  return (
    <Entry id="keeping" label="Change it">
      <p>
        <a class="button button--quiet" href={`/tasks/${task.id}/edit`} id="edit-task">
          Edit title, estimate, steps
        </a>
      </p>
      {task.droppedOn === null && task.completion === null && (
        <ActionForm action={`/tasks/${task.id}/drop`} from={from} at="keeping">
          <input type="hidden" name="dropped" value="yes" />
          <input type="hidden" name="as" value="known" />
          <button class="button button--quiet" id="set-aside">
            Set aside: I know this already
          </button>
        </ActionForm>
      )}
      {task.droppedOn === null && (
        <details class="fold" id="drop">
          <summary id="drop-summary">Drop it from the plan</summary>
          <ActionForm action={`/tasks/${task.id}/drop`} from={from} at="keeping" class="form">
            <input type="hidden" name="dropped" value="yes" />
            {task.completion && <input type="hidden" name="seen" value={seenOf(task.completion)} />}
            <p class="hint">It leaves the plan and its pace alike; ticks, notes and evidence stay with it.</p>
            <div class="field">
              <label class="field__label" for="drop-reason">
                Why? You will be glad to know later.
              </label>
              <input class="input input--wide" id="drop-reason" name="reason" maxLength={500} />
            </div>
            <button class="button button--quiet" id="drop-save">
              Drop it
            </button>
          </ActionForm>
        </details>
      )}
    </Entry>
  );
}

/** Of a task that left the plan: since when, why, and the way back. */
export function TaskDropped({ task, from }: TaskKeepingProps) {
  const { formatDateWithYear } = useDates();
  if (task.droppedOn === null) return null;
  return (
    <div class="task-dropped">
      <p class="lead">
        {isSetAside(task) ? (
          <>Set aside on {formatDateWithYear(task.droppedOn)}: you know this already.</>
        ) : (
          <>
            Left out of the plan on {formatDateWithYear(task.droppedOn)}
            {task.dropReason === '' ? (
              '.'
            ) : (
              <>
                : <Inline text={task.dropReason} />
              </>
            )}
          </>
        )}
      </p>
      <ActionForm action={`/tasks/${task.id}/drop`} from={from} at="keeping">
        <input type="hidden" name="dropped" value="no" />
        <button class="button" id="restore">
          Take it back into the plan
        </button>
      </ActionForm>
      {isSetAside(task) && task.sessions.length > 0 && (
        <p class="hint">
          Nothing else has moved. <a href="/replan?way=same-finish&evenly=yes">Replan the rest</a> if you want
          it spread out.
        </p>
      )}
    </div>
  );
}
