import { formatMinutes } from '../../plans/format.ts';
import { oncePerValue } from '../../plans/once-per-value.ts';
import type { Task } from '../../plans/plan/plan.ts';
import { type TaskState, taskState } from '../../plans/task/task-progress.ts';
import { seenOf } from '../../plans/task/ticking/seen.ts';
import { useDates } from '../dates.ts';
import { taskItemId } from '../ids.ts';
import { Check } from '../parts/form/check.tsx';
import { Inline } from '../parts/markdown.tsx';
import { type Part, part } from '../parts/part.tsx';
import { SelectLine } from '../task/bulk-bar.tsx';
import { type EvidenceAsk, EvidenceAskLine } from '../task/evidence/evidence-ask.tsx';
import { STATE_WORDS } from '../task/task-words.ts';

/** A task on the road, with its box; while choosing, a box to choose it. Of an untouched task the very same part as before. */
export const roadTask = oncePerValue(
  (task: Task, isSelecting: boolean, from: string): Part => makeRoadTask(task, isSelecting, from, null),
);

/** The same with what it is asked for, having been finished a moment ago. */
export function makeRoadTask(task: Task, isSelecting: boolean, from: string, ask: EvidenceAsk | null): Part {
  const state = taskState(task);
  const id = taskItemId(task.id);
  return isSelecting && canBeChosen(task)
    ? part(id, RoadChoice, { task })
    : part(id, RoadTask, { task, state, ask, from });
}

export function canBeChosen(task: Task): boolean {
  const state = taskState(task);
  return state === 'open' || state === 'started';
}

function RoadChoice({ id, task }: { id: string; task: Task }) {
  const { formatRange } = useDates();
  const { first, last } = endsOf(task);
  return (
    <SelectLine id={id} task={task}>
      {formatMinutes(task.minutes)}
      {first && last && `, ${formatRange(first, last)}`}
    </SelectLine>
  );
}

type RoadTaskProps = { id: string; task: Task; state: TaskState; ask: EvidenceAsk | null; from: string };

function RoadTask({ id, task, state, ask, from }: RoadTaskProps) {
  const { formatDate, formatRange } = useDates();
  const { first, last } = endsOf(task);
  return (
    <li class={state === 'open' ? 'road__task' : `road__task road__task--${state}`} id={id} data-item>
      {task.droppedOn === null ? (
        <Check
          id={`${id}-check`}
          action={`/tasks/${task.id}/completion`}
          from={from}
          at={id}
          isDone={task.completion !== null}
          seen={seenOf(task.completion)}
          label={{ by: `${id}-title` }}
          variant="step"
        />
      ) : (
        <span class="road__gone" aria-hidden="true" />
      )}
      <a class="road__link" href={`/tasks/${task.id}`}>
        <span class="road__title" id={`${id}-title`}>
          <Inline text={task.title} inLink />
        </span>
        <span class="road__meta">
          {state === 'started' && <span class="visually-hidden">Started, </span>}
          {task.droppedOn !== null && `${STATE_WORDS[state].toLowerCase()}, `}
          {task.weight === 'stretch' && 'stretch, '}
          {formatMinutes(task.minutes)}
          {task.completion
            ? `, done ${formatDate(task.completion.on)}`
            : first && last && `, ${formatRange(first, last)}`}
        </span>
      </a>
      {ask && <EvidenceAskLine ask={ask} from={from} />}
    </li>
  );
}

function endsOf({ sessions }: Task) {
  return { first: sessions[0]?.day, last: sessions.at(-1)?.day };
}
