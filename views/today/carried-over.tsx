import type { VNode } from 'preact';
import { count, formatMinutes } from '../../plans/format.ts';
import { oncePerValue } from '../../plans/once-per-value.ts';
import { sumOf } from '../../plans/sum.ts';
import type { CarriedOver } from '../../plans/today/agenda.ts';
import { useDates } from '../dates.ts';
import { taskItemId } from '../ids.ts';
import { Entry } from '../parts/entry.tsx';
import { Check } from '../parts/form/check.tsx';
import { Inline } from '../parts/markdown.tsx';
import { type Part, part } from '../parts/part.tsx';
import { SelectLine, SelectLink } from '../task/bulk-bar.tsx';
import { MovesFold } from '../task/moving/moves.tsx';

/** Of a plan that is far behind only the oldest are in sight: what helps is the one step above them. */
const OLDEST_SHOWN = 3;

export type CarriedOverProps = {
  carriedOver: readonly CarriedOver[];
  /** Tasks that have a session today besides. */
  tasksOfToday: ReadonlySet<number>;
  isFarBehind: boolean;
  /** The reader asked for all of them. */
  showsAll: boolean;
  isSelecting: boolean;
  from: string;
};

/** What earlier days left: apart from today's work, oldest first, without alarm, and what can be done about each. */
export function carriedOverEntry(props: CarriedOverProps): Part {
  const { carriedOver, tasksOfToday, isFarBehind, showsAll, isSelecting, from } = props;
  const oldestFirst = carriedOver.toSorted((one, other) => (one.plannedOn < other.plannedOn ? -1 : 1));
  const isFolded = isFarBehind && !showsAll && !isSelecting && carriedOver.length > OLDEST_SHOWN;
  const minutes = sumOf(carriedOver, ({ remainingMinutes }) => remainingMinutes);
  const figures = part('earlier-figures', EarlierFigures, { minutes, taskCount: carriedOver.length });
  const rows = (isFolded ? oldestFirst.slice(0, OLDEST_SHOWN) : oldestFirst).map((item) => {
    return carriedOverRow(item, tasksOfToday.has(item.task.id), isSelecting, from);
  });
  const total = isFolded ? carriedOver.length : null;
  return part('earlier', Earlier, { total, isSelecting, from }, [figures, ...rows]);
}

/** Of an untouched task the very same part as before. */
const carriedOverRow = oncePerValue(
  (item: CarriedOver, goesOnToday: boolean, isSelecting: boolean, from: string): Part => {
    const id = `earlier-${taskItemId(item.task.id)}`;
    return isSelecting
      ? part(id, CarriedOverChoice, { item, goesOnToday })
      : part(id, CarriedOverItem, { item, goesOnToday, at: 'earlier', from });
  },
);

type EarlierProps = Pick<CarriedOverProps, 'isSelecting' | 'from'> & {
  id: string;
  /** How many there are, where only some are in sight. */
  total: number | null;
  rows: readonly VNode[];
};

function Earlier(props: EarlierProps) {
  const { id, total, isSelecting, from, rows } = props;
  const [figures, ...items] = rows;
  return (
    <Entry
      id={id}
      label="From earlier days"
      class="entry--quiet"
      aside={
        <>
          {figures}
          <br />
          <SelectLink from={from} isSelecting={isSelecting} at={id} />
        </>
      }
    >
      <p class="hint">
        Do it when there is room, or <a href="/replan">spread it over the days to come</a>.
      </p>
      <ul class="items">{items}</ul>
      {total !== null && (
        <p>
          <a href="/today?earlier=all#earlier">Show all {total}</a>
        </p>
      )}
    </Entry>
  );
}

function EarlierFigures({ id, minutes, taskCount }: { id: string; minutes: number; taskCount: number }) {
  return (
    <span id={id}>
      {formatMinutes(minutes)} in all, {count(taskCount, 'task')}
    </span>
  );
}

type LeftProps = {
  item: CarriedOver;
  /** It has a session today besides. */
  goesOnToday: boolean;
};

export type CarriedOverItemProps = LeftProps & {
  id: string;
  /** The id of the list, to come back to. */
  at: string;
  from: string;
};

/** A task that earlier days left, and what can be done about it. */
export function CarriedOverItem({ id, item, goesOnToday, at, from }: CarriedOverItemProps) {
  const { task } = item;
  return (
    <li class="item" id={id} data-item>
      <Check
        id={`${id}-check`}
        action={`/tasks/${task.id}/completion`}
        from={from}
        at={id}
        isDone={false}
        seen=""
        label={task.title}
      />
      <div class="item__body">
        <a class="item__title" href={`/tasks/${task.id}`}>
          <Inline text={task.title} inLink />
        </a>
        <div class="item__foot">
          <p class="item__meta">
            <Left item={item} goesOnToday={goesOnToday} />
          </p>
          <MovesFold id={id} taskId={task.id} at={at} from={from} />
        </div>
      </div>
    </li>
  );
}

function CarriedOverChoice({ id, item, goesOnToday }: LeftProps & { id: string }) {
  return (
    <SelectLine id={id} task={item.task} place="earlier">
      <Left item={item} goesOnToday={goesOnToday} />
    </SelectLine>
  );
}

function Left({ item, goesOnToday }: LeftProps) {
  const { formatDate } = useDates();
  return (
    <>
      <span class="item__word">{formatMinutes(item.remainingMinutes)} left</span>
      <span class="item__word">from {formatDate(item.plannedOn)}</span>
      {goesOnToday && <span class="item__word">goes on today</span>}
    </>
  );
}
