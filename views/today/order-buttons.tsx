import type { Day } from '../../plans/day.ts';
import { taskItemId } from '../ids.ts';
import { ActionForm } from '../parts/form/action-form.tsx';
import { Icon } from '../parts/icon.tsx';

export type OrderButtonsProps = {
  task: { id: number; title: string };
  /** The tasks of the day, in its order. */
  taskIds: readonly number[];
  day: Day;
  from: string;
};

/** Moves a task up or down in its day. At an end the button stays, so that keyboard focus does too, and does nothing. */
export function OrderButtons({ task, taskIds, day, from }: OrderButtonsProps) {
  const at = taskIds.indexOf(task.id);
  const isFirst = at === 0;
  const isLast = at === taskIds.length - 1;
  const place = { task, day, from };
  return (
    <div class="order">
      <OrderButton {...place} way="up" isEnd={isFirst} before={isFirst ? task.id : taskIds[at - 1]} />
      <OrderButton {...place} way="down" isEnd={isLast} before={isLast ? task.id : taskIds[at + 2]} />
    </div>
  );
}

type OrderButtonProps = Pick<OrderButtonsProps, 'task' | 'day' | 'from'> & {
  way: 'up' | 'down';
  isEnd: boolean;
  /** Nothing is last. */
  before: number | undefined;
};

function OrderButton({ task, day, from, way, isEnd, before }: OrderButtonProps) {
  const id = taskItemId(task.id);
  return (
    <ActionForm action={`/days/${day}/order`} from={from} at={id}>
      <input type="hidden" name="task" value={task.id} />
      <input type="hidden" name="before" value={before ?? ''} />
      <button
        class="order__button"
        id={`${id}-${way}`}
        aria-label={`Move ${way}: ${task.title}`}
        {...(isEnd ? { 'aria-disabled': 'true' as const } : {})}
      >
        <Icon name={way} />
      </button>
    </ActionForm>
  );
}
