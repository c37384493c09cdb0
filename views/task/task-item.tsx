import type { VNode } from 'preact';
import type { Day } from '../../plans/day.ts';
import { count, formatMinutes } from '../../plans/format.ts';
import { oncePerValue } from '../../plans/once-per-value.ts';
import type { Task } from '../../plans/plan/plan.ts';
import { seenOf, stepsSeen } from '../../plans/task/ticking/seen.ts';
import { stepsSentence } from '../../plans/task/ticking/ticks.ts';
import type { AgendaItem } from '../../plans/today/agenda.ts';
import { taskItemId } from '../ids.ts';
import { checkPart } from '../parts/form/check.tsx';
import { Inline } from '../parts/markdown.tsx';
import { type Part, part } from '../parts/part.tsx';
import { type DayOrder, OrderButtons } from '../today/order-buttons.tsx';
import { type EvidenceAsk, EvidenceAskSlot } from './evidence/evidence-ask.tsx';
import { StepsSentence, stepParts } from './steps.tsx';
import { KIND_WORDS } from './task-words.ts';

export type TaskItemProps = {
  item: AgendaItem;
  /** Where it can be moved in its day; `null` where it cannot. */
  order: DayOrder | null;
  from: string;
  /** The day to record ticks on when the page shows an earlier day. */
  on: Day | null;
  /** What it is asked for, having been finished a moment ago; `null` for every other task. */
  ask: EvidenceAsk | null;
};

/** A task on a day: its check, what it asks today, and the steps that belong to this part. */
export function taskItem({ item, order, from, on, ask }: TaskItemProps): Part {
  const { day = null, upBefore = null, downBefore = null } = order ?? {};
  return (ask === null ? taskRow : makeTaskRow)(item, from, on, day, upBefore, downBefore, ask);
}

/** What the box of a task on a day is for: its part where that has steps of its own, else all of it. */
export function tickOf({ task, part: number, partCount, steps }: AgendaItem) {
  const isOfWholeTask = number === partCount || steps.length === 0;
  return {
    isOfWholeTask,
    action: isOfWholeTask ? `/tasks/${task.id}/completion` : `/tasks/${task.id}/parts/${number}/completion`,
    seen: isOfWholeTask ? seenOf(task.completion) : stepsSeen(task, steps),
    label: isOfWholeTask ? task.title : `Part ${number} of ${partCount} of ${task.title}`,
  };
}

/** Of an untouched task the very same part as before, where it stands as it did. */
const taskRow = oncePerValue(makeTaskRow);

function makeTaskRow(
  item: AgendaItem,
  from: string,
  on: Day | null,
  day: Day | null,
  upBefore: number | null,
  downBefore: number | null,
  ask: EvidenceAsk | null,
): Part {
  const { task, part: number, partCount, steps, isDone, session } = item;
  const id = taskItemId(task.id);
  const { isOfWholeTask, action, seen, label } = tickOf(item);
  const box = { id: `${id}-check`, action, from, at: id, isDone, seen: isDone ? seen : '', label, on };
  const check = checkPart(box);
  const frame = {
    task: { id: task.id, title: task.title, kind: task.kind, weight: task.weight },
    minutes: session.minutes,
    number,
    partCount,
    isTickedLater: isOfWholeTask && number < partCount,
    order: day === null || upBefore === null ? null : { day, upBefore, downBefore },
    from,
  };
  return part(
    id,
    TaskRow,
    frame,
    // The place for a question is there before it is asked: what comes into it is small.
    [
      check,
      part(`${id}-ask`, EvidenceAskSlot, { ask, from }),
      ...(steps.length === 0 ? [] : [stepsFold({ id: `${id}-steps`, item, from, on })]),
    ],
  );
}

type TaskRowProps = Pick<TaskItemProps, 'order' | 'from'> & {
  id: string;
  task: Pick<Task, 'id' | 'title' | 'kind' | 'weight'>;
  minutes: number;
  number: number;
  partCount: number;
  /** This part has no steps of its own, and is not the last. */
  isTickedLater: boolean;
  rows: readonly VNode[];
};

function TaskRow(props: TaskRowProps) {
  const { id, task, minutes, number, partCount, isTickedLater, order, from, rows } = props;
  const [check, ask, steps] = rows;
  return (
    <li class="item" id={id} data-item>
      {check}
      <div class="item__body">
        <a class="item__title" href={`/tasks/${task.id}`}>
          <Inline text={task.title} inLink />
        </a>
        <div class="item__foot">
          <p class="item__meta">
            <Words>{formatMinutes(minutes)}</Words>
            {partCount > 1 && <Words>{`part ${number} of ${partCount}`}</Words>}
            <Words>{KIND_WORDS[task.kind]}</Words>
            {task.weight === 'stretch' && <Words>stretch</Words>}
          </p>
          {steps}
          {order && <OrderButtons task={task} order={order} from={from} />}
        </div>
        {isTickedLater && (
          <p class="item__hint">
            This part has no steps of its own. Tick it when the whole task is finished.
          </p>
        )}
        {ask}
      </div>
    </li>
  );
}

function Words({ children }: { children: string }) {
  return <span class="item__word">{children}</span>;
}

type StepsFoldProps = { id: string; item: AgendaItem; from: string; on: Day | null };

function stepsFold({ id, item, from, on }: StepsFoldProps): Part {
  const { task, steps, partCount } = item;
  const figures = {
    finishedCount: steps.filter((step) => step.completion).length,
    stepCount: steps.length,
    isOfPart: partCount > 1,
    isClosed: task.completion !== null,
  };
  const summary = part(`${id}-summary`, StepsSummary, figures);
  const words = part(`${id}-words`, StepsSentence, { words: stepsSentence(task) });
  return part(id, StepsFold, {}, [summary, words, ...stepParts({ task, steps, from, on })]);
}

function StepsFold({ id, rows }: { id: string; rows: readonly VNode[] }) {
  const [summary, words, ...steps] = rows;
  return (
    <details class="fold" id={id}>
      {summary}
      <ol class="steps">{steps}</ol>
      {words}
    </details>
  );
}

type StepsSummaryProps = {
  id: string;
  finishedCount: number;
  stepCount: number;
  isOfPart: boolean;
  /** The task is finished, whatever its steps say. */
  isClosed: boolean;
};

function StepsSummary({ id, finishedCount, stepCount, isOfPart, isClosed }: StepsSummaryProps) {
  return (
    <summary id={id}>
      {finishedCount} of {count(stepCount, 'step')}
      {isOfPart && ' in this part'}
      {isClosed &&
        finishedCount < stepCount &&
        `, finished without ${finishedCount === 0 ? 'them' : 'the rest'}`}
    </summary>
  );
}
