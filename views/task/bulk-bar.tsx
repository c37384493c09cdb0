import type { ComponentChildren } from 'preact';
import type { Day } from '../../plans/day.ts';
import type { Task } from '../../plans/plan/plan.ts';
import { Inline } from '../parts/markdown.tsx';
import { MoveControls } from './moving/move-controls.tsx';

const BULK_FORM = 'bulk';

/** The address of the same page with a box to choose each task, or without. */
export function selectAddress(from: string, isSelecting: boolean): string {
  const { pathname, searchParams } = new URL(from, 'http://page');
  if (isSelecting) searchParams.set('select', 'yes');
  else searchParams.delete('select');
  const query = searchParams.toString();
  return query === '' ? pathname : `${pathname}?${query}`;
}

export type SelectLinkProps = { from: string; isSelecting: boolean; at: string };

/** Leads to choosing several tasks, or back; `at` is the id of the list. */
export function SelectLink({ from, isSelecting, at }: SelectLinkProps) {
  return (
    <a class="select-link" href={`${selectAddress(from, !isSelecting)}#${at}`}>
      {isSelecting ? 'Stop choosing' : 'Choose several'}
    </a>
  );
}

export type SelectLineProps = {
  /** Of the line, where it has one. */
  id?: string;
  task: Task;
  /** Where the task stands twice on a page, the second line has an id of its own. */
  place?: string;
  /** A few words under the title. */
  children: ComponentChildren;
};

/** A task to be chosen; its box belongs to the bar. */
export function SelectLine({ id, task, place = 'select', children }: SelectLineProps) {
  return (
    <li class="item item--select" {...(id ? { id } : {})} data-item>
      <label class="select">
        <input
          class="select__box"
          type="checkbox"
          form={BULK_FORM}
          name="task"
          value={task.id}
          id={`${place}-${task.id}`}
        />
        <span class="select__body">
          <span class="item__title">
            <Inline text={task.title} />
          </span>
          <span class="item__meta">{children}</span>
        </span>
      </label>
    </li>
  );
}

export type BulkBarProps = {
  today: Day;
  nextStudyDay: Day | null;
  /** Of the state that the page shows: the same move of it is made once. */
  basis: string;
  from: string;
};

/** What to do with the chosen tasks; it goes back to the page as it was before choosing. */
export function BulkBar({ today, nextStudyDay, basis, from }: BulkBarProps) {
  return (
    <form class="bulk" id={BULK_FORM} method="post" action="/sessions" hx-post="/sessions" noValidate>
      <input type="hidden" name="from" value={selectAddress(from, false)} />
      <input type="hidden" name="basis" value={basis} />
      <MoveControls
        id="bulk"
        label="With what is chosen"
        actions={['today', 'next', 'day', 'split', 'push', 'done', 'drop']}
        today={today}
        nextStudyDay={nextStudyDay}
      />
    </form>
  );
}
