import type { VNode } from 'preact';
import type { Day } from '../../plans/day.ts';
import { count, formatMinutes } from '../../plans/format.ts';
import { sumOf } from '../../plans/sum.ts';
import type { AgendaItem } from '../../plans/today/agenda.ts';
import { useDates } from '../dates.ts';
import { taskItemId } from '../ids.ts';
import { Entry } from '../parts/entry.tsx';
import { type Part, part } from '../parts/part.tsx';
import { SelectLine, SelectLink } from '../task/bulk-bar.tsx';
import type { EvidenceAsk } from '../task/evidence/evidence-ask.tsx';
import { taskItem } from '../task/task-item.tsx';
import { dayOrder } from './order-buttons.tsx';

export type DayWorkProps = {
  items: readonly AgendaItem[];
  day: Day;
  today: Day;
  isSelecting: boolean;
  /** What a task was finished without, which may be one of these. */
  ask: EvidenceAsk | null;
  from: string;
};

/** The tasks of a day. */
export function dayWork({ items, day, today, isSelecting, ask, from }: DayWorkProps): Part {
  const recordedOn = day < today ? day : null;
  const taskIds = items.map(({ task }) => task.id);
  const figures = part('work-figures', WorkFigures, {
    taskCount: items.length,
    minutes: sumOf(items, ({ session }) => session.minutes),
    offersChoice: isSelecting || items.some(({ isDone }) => !isDone),
    isSelecting,
    from,
  });
  const rows = isSelecting
    ? items
        .filter(({ isDone }) => !isDone)
        .map((item) => part(taskItemId(item.task.id), DaySelectLine, { item }))
    : items.map((item) => {
        const order = items.length > 1 ? dayOrder(item.task.id, taskIds, day) : null;
        const asked = ask?.taskId === item.task.id ? ask : null;
        return taskItem({ item, order, from, on: recordedOn, ask: asked });
      });
  return part('work', Work, { isToday: day === today, recordedOn }, [figures, ...rows]);
}

type WorkProps = {
  id: string;
  isToday: boolean;
  /** The day for which ticks count, where the page shows an earlier one. */
  recordedOn: Day | null;
  rows: readonly VNode[];
};

function Work({ id, isToday, recordedOn, rows }: WorkProps) {
  const { formatDay } = useDates();
  const [figures, ...tasks] = rows;
  return (
    <Entry id={id} label={isToday ? 'Today' : 'Work'} aside={figures}>
      {recordedOn && <p class="hint">What you tick on this page counts for {formatDay(recordedOn)}.</p>}
      <ul class="items">{tasks}</ul>
    </Entry>
  );
}

type WorkFiguresProps = {
  id: string;
  taskCount: number;
  minutes: number;
  /** There is something to choose. */
  offersChoice: boolean;
  isSelecting: boolean;
  from: string;
};

function WorkFigures({ id, taskCount, minutes, offersChoice, isSelecting, from }: WorkFiguresProps) {
  return (
    <span id={id}>
      {count(taskCount, 'task')}, {formatMinutes(minutes)}
      {offersChoice && (
        <>
          <br />
          <SelectLink from={from} isSelecting={isSelecting} at="work" />
        </>
      )}
    </span>
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
