import type { Day } from '../../plans/day.ts';
import { count, formatMinutes } from '../../plans/format.ts';
import type { CarriedOver } from '../../plans/today/agenda.ts';
import { useDates } from '../dates.ts';
import { taskItemId } from '../ids.ts';
import { Entry } from '../parts/entry.tsx';
import { ActionForm } from '../parts/form/action-form.tsx';
import { Check } from '../parts/form/check.tsx';
import { SelectLine, SelectLink } from '../task/bulk-bar.tsx';
import { MoveControls } from '../task/move-controls.tsx';

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
  today: Day;
  nextStudyDay: Day | null;
  from: string;
};

/** What earlier days left: apart from today's work, oldest first, without alarm, and what can be done about each. */
export function CarriedOverEntry(props: CarriedOverProps) {
  const { carriedOver, isFarBehind, showsAll, isSelecting, from } = props;
  const minutes = carriedOver.reduce((sum, item) => sum + item.remainingMinutes, 0);
  const oldestFirst = carriedOver.toSorted((one, other) => (one.plannedOn < other.plannedOn ? -1 : 1));
  const isFolded = isFarBehind && !showsAll && !isSelecting && carriedOver.length > OLDEST_SHOWN;
  const shown = isFolded ? oldestFirst.slice(0, OLDEST_SHOWN) : oldestFirst;
  return (
    <Entry
      id="earlier"
      label="From earlier days"
      class="entry--quiet"
      aside={
        <>
          {formatMinutes(minutes)} in all, {count(carriedOver.length, 'task')}
          <br />
          <SelectLink from={from} isSelecting={isSelecting} at="earlier" />
        </>
      }
    >
      <ReplanStep isFarBehind={isFarBehind} />
      <ul class="items">
        {shown.map((item) =>
          isSelecting ? (
            <SelectLine key={item.task.id} task={item.task} place="earlier">
              <Left item={item} tasksOfToday={props.tasksOfToday} />
            </SelectLine>
          ) : (
            <CarriedOverItem key={item.task.id} item={item} at="earlier" {...props} />
          ),
        )}
      </ul>
      {isFolded && (
        <p>
          <a href="/today?earlier=all#earlier">Show all {carriedOver.length}</a>
        </p>
      )}
    </Entry>
  );
}

function ReplanStep({ isFarBehind }: { isFarBehind: boolean }) {
  if (!isFarBehind) {
    return (
      <p class="hint">
        Take it up when there is room, or <a href="/replan">spread it over the days to come</a>.
      </p>
    );
  }
  return (
    <div class="next-step">
      <p>Plans slip. The days to come can still be laid well, and nothing that is done is lost.</p>
      <a class="button" href="/replan" id="replan-left">
        Replan what is left: it takes a minute
      </a>
    </div>
  );
}

export type CarriedOverItemProps = Pick<
  CarriedOverProps,
  'tasksOfToday' | 'today' | 'nextStudyDay' | 'from'
> & {
  item: CarriedOver;
  /** The id of the list, to come back to. */
  at: string;
};

/** A task that earlier days left, and what can be done about it. */
export function CarriedOverItem(props: CarriedOverItemProps) {
  const { item, from } = props;
  const { task } = item;
  const id = `earlier-${taskItemId(task.id)}`;
  return (
    <li class="item" id={id} data-item>
      <Check
        id={`${id}-check`}
        action={`/tasks/${task.id}/completion`}
        from={from}
        at={id}
        isDone={false}
        label={task.title}
      />
      <div class="item__body">
        <a class="item__title" href={`/tasks/${task.id}`}>
          {task.title}
        </a>
        <p class="item__meta">
          <Left {...props} />
        </p>
        <Moves id={id} {...props} />
      </div>
    </li>
  );
}

function Left({ item, tasksOfToday }: Pick<CarriedOverItemProps, 'item' | 'tasksOfToday'>) {
  const { formatDay } = useDates();
  return (
    <>
      <span class="item__word">{formatMinutes(item.remainingMinutes)} left</span>
      <span class="item__word">from {formatDay(item.plannedOn)}</span>
      {tasksOfToday.has(item.task.id) && <span class="item__word">goes on today</span>}
    </>
  );
}

/** The three usual answers as buttons, the others behind one choice. */
function Moves({ item, id, at, today, nextStudyDay, from }: CarriedOverItemProps & { id: string }) {
  const { formatDay } = useDates();
  const action = `/tasks/${item.task.id}/sessions`;
  return (
    <details class="fold" id={`${id}-moves`}>
      <summary id={`${id}-moves-summary`}>Move, split or drop</summary>
      <ActionForm action={action} from={from} at={at} class="quick-moves">
        <button class="button button--quiet" name="action" value="today" id={`${id}-today`}>
          Today
        </button>
        {nextStudyDay && (
          <button class="button button--quiet" name="action" value="next" id={`${id}-next`}>
            {formatDay(nextStudyDay)}
          </button>
        )}
        <button class="button button--quiet" name="action" value="split" id={`${id}-split`}>
          Split over two days
        </button>
      </ActionForm>
      <ActionForm action={action} from={from} at={at}>
        <MoveControls
          id={id}
          label="Or"
          actions={['day', 'done', 'drop']}
          today={today}
          nextStudyDay={nextStudyDay}
        />
      </ActionForm>
    </details>
  );
}
