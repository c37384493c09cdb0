import type { VNode } from 'preact';
import type { Day } from '../../plans/day.ts';
import type { Step, Task } from '../../plans/plan/plan.ts';
import { lineSeen, stepsSeen } from '../../plans/task/ticking/seen.ts';
import { stepItemId } from '../ids.ts';
import { checkPart } from '../parts/form/check.tsx';
import { Inline } from '../parts/markdown.tsx';
import { type Part, Parts, part } from '../parts/part.tsx';

export type StepsProps = {
  task: Pick<Task, 'id' | 'completion'>;
  steps: readonly Step[];
  from: string;
  /** The day to record ticks on, when that is not today. */
  on?: Day | null;
};

/** The checklist of a task. */
export function Steps(props: StepsProps) {
  return (
    <ol class="steps">
      <Parts parts={stepParts(props)} />
    </ol>
  );
}

/** What the steps and their task do not say alike. */
export function StepsSentence({ id, words }: { id: string; words: string | null }) {
  return (
    <div id={id}>
      {words !== null && (
        <p class="hint">
          <Inline text={words} />
        </p>
      )}
    </div>
  );
}

/** The lines of a checklist, or those of them that belong to one part. */
export function stepParts({ task, steps, from, on = null }: StepsProps): Part[] {
  return steps.map((step) => {
    const { position, text, completion } = step;
    const id = stepItemId(task.id, position);
    const check = checkPart({
      id: `${id}-check`,
      action: `/tasks/${task.id}/steps/${position}/completion`,
      from,
      at: id,
      isDone: completion !== null,
      seen: completion === null ? '' : stepsSeen(task, [step]),
      line: lineSeen(text),
      label: { by: `${id}-text` },
      on,
      variant: 'step',
    });
    return part(id, StepLine, { position, text }, [check]);
  });
}

type StepLineProps = { id: string; position: number; text: string; rows: readonly VNode[] };

function StepLine({ id, position, text, rows: [check] }: StepLineProps) {
  return (
    <li class="steps__line" id={id} data-item value={position}>
      {check}
      <span class="steps__text" id={`${id}-text`}>
        <Inline text={text} />
      </span>
    </li>
  );
}
