import type { VNode } from 'preact';
import type { Day } from '../../plans/day.ts';
import { count, formatMinutes } from '../../plans/format.ts';
import type { AgendaItem } from '../../plans/today/agenda.ts';
import { useDates } from '../dates.ts';
import { taskItemId } from '../ids.ts';
import { Entry } from '../parts/entry.tsx';
import { type Part, part } from '../parts/part.tsx';
import { SelectLine, SelectLink } from '../task/bulk-bar.tsx';
import { taskItem } from '../task/task-item.tsx';

export type DayWorkProps = {
  items: readonly AgendaItem[];
  day: Day;
  today: Day;
  isSelecting: boolean;
  from: string;
};

/** The tasks of a day. */
export function dayWork({ items, day, today, isSelecting, from }: DayWorkProps): Part {
  const recordedOn = day < today ? day : null;
  const taskIds = items.map(({ task }) => task.id);
  const frame = {
    isToday: day === today,
    recordedOn,
    taskCount: items.length,
    minutes: items.reduce((sum, { session }) => sum + session.minutes, 0),
    offersChoice: isSelecting || items.some(({ isDone }) => !isDone),
    isSelecting,
    from,
  };
  const rows = isSelecting
    ? items
        .filter(({ isDone }) => !isDone)
        .map((item) => part(taskItemId(item.task.id), DaySelectLine, { item }))
    : items.map((item) => {
        const order = items.length > 1 ? { taskIds, day } : null;
        return taskItem({ item, order, from, on: recordedOn });
      });
  return part('work', Work, frame, rows);
}

type WorkProps = {
  id: string;
  isToday: boolean;
  /** The day for which ticks count, where the page shows an earlier one. */
  recordedOn: Day | null;
  taskCount: number;
  minutes: number;
  offersChoice: boolean;
  isSelecting: boolean;
  from: string;
  rows: readonly VNode[];
};

function Work(props: WorkProps) {
  const { formatDay } = useDates();
  const { id, isToday, recordedOn, taskCount, minutes, offersChoice, isSelecting, from, rows } = props;
  const aside = (
    <>
      {count(taskCount, 'task')}, {formatMinutes(minutes)}
      {offersChoice && (
        <>
          <br />
          <SelectLink from={from} isSelecting={isSelecting} at={id} />
        </>
      )}
    </>
  );
  return (
    <Entry id={id} label={isToday ? 'Today' : 'Work'} aside={aside}>
      {recordedOn && <p class="hint">What you tick on this page counts for {formatDay(recordedOn)}.</p>}
      <ul class="items">{rows}</ul>
    </Entry>
  );
}

function DaySelectLine({ id, item }: { id: string; item: AgendaItem }) {
  return (
    <SelectLine id={id} task={item.task}>
      <span class="item__word">{formatMinutes(item.session.minutes)}</span>
      {item.partCount > 1 && (
        <span class="item__word">
          part {item.part} of {item.partCount}
        </span>
      )}
    </SelectLine>
  );
}
