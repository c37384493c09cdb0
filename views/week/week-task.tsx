import { count, formatMinutes } from '../../plans/format.ts';
import type { Task } from '../../plans/plan/plan.ts';
import { seenOf } from '../../plans/task/ticking/seen.ts';
import { useDates } from '../dates.ts';
import { taskItemId } from '../ids.ts';
import { Check } from '../parts/form/check.tsx';
import { Inline } from '../parts/markdown.tsx';
import { type EvidenceAsk, EvidenceAskLine } from '../task/evidence/evidence-ask.tsx';

type WeekTaskProps = {
  task: Task;
  /** What a task was finished without a moment ago, this one or another; `null` where nothing is asked. */
  ask: EvidenceAsk | null;
  from: string;
};

/** A task of a week or of a phase, with its box. */
export function WeekTask({ task, ask, from }: WeekTaskProps) {
  const { formatDay } = useDates();
  const id = taskItemId(task.id);
  const finishedSteps = task.steps.filter((step) => step.completion).length;
  return (
    <li class="item" id={id} data-item>
      <Check
        id={`${id}-check`}
        action={`/tasks/${task.id}/completion`}
        from={from}
        at={id}
        isDone={task.completion !== null}
        seen={seenOf(task.completion)}
        label={task.title}
      />
      <div class="item__body">
        <a class="item__title" href={`/tasks/${task.id}`}>
          <Inline text={task.title} inLink />
        </a>
        <p class="item__meta">
          <span class="item__word">{formatMinutes(task.minutes)}</span>
          {task.completion ? (
            <span class="item__word">{formatDay(task.completion.on)}</span>
          ) : (
            finishedSteps > 0 && (
              <span class="item__word">
                {finishedSteps} of {count(task.steps.length, 'step')}
              </span>
            )
          )}
        </p>
        {ask?.taskId === task.id && <EvidenceAskLine ask={ask} from={from} />}
      </div>
    </li>
  );
}
