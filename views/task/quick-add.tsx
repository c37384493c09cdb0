import type { Day } from '../../plans/day.ts';
import { DOOR_ADDRESS } from '../incoming/addresses.ts';
import { ActionForm } from '../parts/form/action-form.tsx';

export type QuickAddProps = {
  day: Day | null;
  /** The highest number of a task that the page knows of: the same line from there is one wish. */
  newestTask: number;
  from: string;
};

/** A task in one line; the whole form is a tap away. */
export function QuickAdd({ id, day, newestTask, from }: QuickAddProps & { id: string }) {
  return (
    <div class="quick-add" id={id}>
      <ActionForm action="/tasks/quick" from={from} at={id} class="quick-add__form">
        <input type="hidden" name="newestTask" value={newestTask} />
        {day && <input type="hidden" name="day" value={day} />}
        <label class="quick-add__label" for={`${id}-line`}>
          Add a task
        </label>
        <input
          class="input quick-add__line"
          id={`${id}-line`}
          name="line"
          required
          autoComplete="off"
          placeholder="Ask Ada for a mock !30 fri"
          aria-describedby={`${id}-hint`}
        />
        <button class="button button--quiet" id={`${id}-go`}>
          Add
        </button>
      </ActionForm>
      <p class="hint" id={`${id}-hint`}>
        Minutes as !30, a day as fri, tomorrow or a date.{' '}
        <a href={day === null ? '/tasks/new' : `/tasks/new?day=${day}`}>The whole form</a>{' '}
        <a href={DOOR_ADDRESS}>A whole list</a>
      </p>
    </div>
  );
}
