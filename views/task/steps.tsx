import type { Step, Task } from '../../plans/plan/plan.ts';
import { stepItemId } from '../ids.ts';
import { Check } from '../parts/form/check.tsx';

export type StepsProps = { task: Task; steps: readonly Step[]; from: string; on?: string | null };

/** The checklist of a task, or the lines of it that belong to one part. */
export function Steps({ task, steps, from, on }: StepsProps) {
  return (
    <ol class="steps">
      {steps.map((step) => (
        <StepLine key={step.position} task={task} step={step} from={from} {...(on ? { on } : {})} />
      ))}
    </ol>
  );
}

function StepLine({ task, step, from, on }: { task: Task; step: Step; from: string; on?: string }) {
  const id = stepItemId(task.id, step.position);
  return (
    <li class="steps__line" id={id} data-item value={step.position}>
      <Check
        id={`${id}-check`}
        action={`/tasks/${task.id}/steps/${step.position}/completion`}
        from={from}
        at={id}
        isDone={step.completion !== null}
        label={{ by: `${id}-text` }}
        on={on ?? null}
        variant="step"
      />
      <span class="steps__text" id={`${id}-text`}>
        {step.text}
      </span>
    </li>
  );
}
