import type { Day } from '../../plans/day.ts';
import { inPlainWords } from '../../plans/text/linear.ts';
import { taskItemId } from '../ids.ts';
import { ActionForm } from '../parts/form/action-form.tsx';
import { Icon } from '../parts/icon.tsx';

/** Where a task goes when it is moved in its day: before which other one. At an end that is itself; `null` is last. */
export type DayOrder = { day: Day; upBefore: number; downBefore: number | null };

/** @param taskIds - the tasks of the day, in its order */
export function dayOrder(taskId: number, taskIds: readonly number[], day: Day): DayOrder {
  const at = taskIds.indexOf(taskId);
  const isLast = at === taskIds.length - 1;
  return {
    day,
    upBefore: taskIds[at - 1] ?? taskId,
    downBefore: isLast ? taskId : (taskIds[at + 2] ?? null),
  };
}

export type OrderButtonsProps = { task: { id: number; title: string }; order: DayOrder; from: string };

/** Moves a task up or down in its day. At an end the button stays, so that keyboard focus does too, and does nothing. */
export function OrderButtons({ task, order: { day, upBefore, downBefore }, from }: OrderButtonsProps) {
  const place = { task, day, from };
  return (
    <div class="order">
      <OrderButton {...place} way="up" before={upBefore} />
      <OrderButton {...place} way="down" before={downBefore} />
    </div>
  );
}

type OrderButtonProps = Pick<OrderButtonsProps, 'task' | 'from'> & {
  day: Day;
  way: 'up' | 'down';
  before: number | null;
};

function OrderButton({ task, day, from, way, before }: OrderButtonProps) {
  const id = taskItemId(task.id);
  return (
    <ActionForm action={`/days/${day}/order`} from={from} at={id}>
      <input type="hidden" name="task" value={task.id} />
      <input type="hidden" name="before" value={before ?? ''} />
      <button
        class="order__button"
        id={`${id}-${way}`}
        aria-label={`Move ${way}: ${inPlainWords(task.title)}`}
        {...(before === task.id ? { 'aria-disabled': 'true' as const } : {})}
      >
        <Icon name={way} />
      </button>
    </ActionForm>
  );
}
