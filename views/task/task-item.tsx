import type { ComponentChildren } from 'preact';
import { count, formatMinutes } from '../../plans/format.ts';
import type { AgendaItem } from '../../plans/today/agenda.ts';
import { taskItemId } from '../ids.ts';
import { Check } from '../parts/form/check.tsx';
import { Steps } from './steps.tsx';
import { KIND_WORDS } from './task-words.ts';

export type TaskItemProps = {
  item: AgendaItem;
  from: string;
  /** The day to record ticks on when the page shows an earlier day. */
  on: string | null;
  /** What else can be done with it, at the end of its row. */
  children?: ComponentChildren;
};

/** A task on a day: its check, what it asks today, and the steps that belong to this part. */
export function TaskItem({ item, from, on, children }: TaskItemProps) {
  const { task, part, partCount, steps, isDone, session } = item;
  const id = taskItemId(task.id);
  const isLastPart = part === partCount;
  const ticksPart = !isLastPart && steps.length > 0;
  const finishedSteps = steps.filter((step) => step.completion).length;

  return (
    <li class={`item${isDone ? ' item--done' : ''}`} id={id} data-item>
      <Check
        id={`${id}-check`}
        action={ticksPart ? `/tasks/${task.id}/parts/${part}/completion` : `/tasks/${task.id}/completion`}
        from={from}
        at={id}
        isDone={isDone}
        label={ticksPart ? `Part ${part} of ${partCount} of ${task.title}` : task.title}
        on={on}
      />
      <div class="item__body">
        <a class="item__title" href={`/tasks/${task.id}`}>
          {task.title}
        </a>
        <p class="item__meta">
          <Words>{formatMinutes(session.minutes)}</Words>
          {partCount > 1 && <Words>{`part ${part} of ${partCount}`}</Words>}
          <Words>{KIND_WORDS[task.kind]}</Words>
          {task.weight === 'stretch' && <Words>stretch</Words>}
        </p>
        {steps.length > 0 && (
          <details class="fold" id={`${id}-steps`}>
            <summary id={`${id}-steps-summary`}>
              {finishedSteps} of {count(steps.length, 'step')}
              {partCount > 1 && ' in this part'}
            </summary>
            <Steps task={task} steps={steps} from={from} on={on} />
          </details>
        )}
        {!isLastPart && steps.length === 0 && (
          <p class="item__hint">
            This part has no steps of its own. Tick it when the whole task is finished.
          </p>
        )}
      </div>
      {children}
    </li>
  );
}

function Words({ children }: { children: ComponentChildren }) {
  return <span class="item__word">{children}</span>;
}
