import type { Day } from '../../../plans/day.ts';
import { count, formatMinutes } from '../../../plans/format.ts';
import type { Task } from '../../../plans/plan/plan.ts';
import { isSpare, type TaskPart, taskParts } from '../../../plans/task/parts.ts';
import { useDates } from '../../dates.ts';
import { Entry } from '../../parts/entry.tsx';
import { ActionForm } from '../../parts/form/action-form.tsx';

export type TaskDaysProps = {
  task: Task;
  /** What is left of it and has no coming day; 0 when all of it has one. */
  unplacedMinutes: number;
  today: Day;
  /** The first study day after today; `null` when the calendar has none. */
  nextStudyDay: Day | null;
  /** Of the state that is shown. */
  basis: string;
  from: string;
};

/** The days of a task, and how to give it others. */
export function TaskDays({ task, unplacedMinutes, today, nextStudyDay, basis, from }: TaskDaysProps) {
  const parts = taskParts(task);
  const isOpen = task.completion === null && task.droppedOn === null;
  if (parts.length === 0 && !isOpen) return null;
  return (
    <Entry id="days" label="Days" aside={parts.length > 0 ? count(parts.length, 'day') : null}>
      {isOpen && unplacedMinutes > 0 && <Unplaced minutes={unplacedMinutes} isWhole={parts.length === 0} />}
      {parts.length > 0 && (
        <ul class="ledger">
          {parts.map((part) => (
            <DayLine key={part.session.day} part={part} isSpare={isSpare(task, part.session)} />
          ))}
        </ul>
      )}
      {isOpen && <Moves {...{ task, today, nextStudyDay, basis, from }} />}
      {isOpen && <PinForm task={task} today={today} from={from} />}
    </Entry>
  );
}

function DayLine({
  part: { session, part, partCount, isDone },
  isSpare,
}: {
  part: TaskPart;
  isSpare: boolean;
}) {
  const { formatDay } = useDates();
  const state = isSpare ? ', not needed any more' : isDone ? ', done' : '';
  return (
    <li class="ledger__line">
      <a class="ledger__day" href={`/days/${session.day}`}>
        {formatDay(session.day)}
      </a>
      <span class="ledger__what">
        {partCount > 1 ? `Part ${part} of ${partCount}` : 'All of it'}
        {state}
        {session.isPinned && ', pinned'}
      </span>
      <span class="ledger__figure">{formatMinutes(session.minutes)}</span>
    </li>
  );
}

function Unplaced({ minutes, isWhole }: { minutes: number; isWhole: boolean }) {
  return (
    <p>
      {isWhole
        ? `It has no day yet: no coming days have ${formatMinutes(minutes)} of room.`
        : `${formatMinutes(minutes)} of it have no coming day.`}{' '}
      <a href="/replan">Make room for it</a>, or choose a day here.
    </p>
  );
}

type MovesProps = Pick<TaskDaysProps, 'task' | 'today' | 'nextStudyDay' | 'basis' | 'from'>;

function Moves({ task, today, nextStudyDay, basis, from }: MovesProps) {
  const { formatDay } = useDates();
  const action = `/tasks/${task.id}/sessions`;
  return (
    <details class="fold" id="moves">
      <summary id="moves-summary">Move or split it</summary>
      <p class="hint">This moves what is carried over, or else the next of its days.</p>
      <ActionForm action={action} from={from} at="days" class="quick-moves">
        <input type="hidden" name="basis" value={basis} />
        <button class="button button--quiet" name="action" value="today" id="move-today">
          Today
        </button>
        {nextStudyDay && (
          <button class="button button--quiet" name="action" value="next" id="move-next">
            {formatDay(nextStudyDay)}
          </button>
        )}
        <button class="button button--quiet" name="action" value="split" id="move-split">
          Split over two days
        </button>
      </ActionForm>
      <ActionForm action={action} from={from} at="days" class="quick-moves">
        <input type="hidden" name="basis" value={basis} />
        <label class="visually-hidden" for="move-day">
          Another day
        </label>
        <input
          class="input"
          type="date"
          id="move-day"
          name="day"
          min={today}
          required
          value={nextStudyDay ?? today}
        />
        <button class="button button--quiet" name="action" value="day" id="move-day-save">
          Move to this day
        </button>
      </ActionForm>
    </details>
  );
}

/** A pinned day is the learner's own choice: no replan moves it. */
function PinForm({ task, today, from }: { task: Task; today: Day; from: string }) {
  const coming = task.sessions.filter(({ day }) => day >= today);
  if (coming.length === 0) return null;
  const isPinned = coming.every((session) => session.isPinned);
  return (
    <ActionForm action={`/tasks/${task.id}/pin`} from={from} at="days">
      <input type="hidden" name="pinned" value={isPinned ? 'no' : 'yes'} />
      <button class="button button--quiet" id="pin" aria-describedby="pin-hint">
        {isPinned ? 'Let it move again' : 'Pin it to its days'}
      </button>{' '}
      <span class="hint" id="pin-hint">
        {isPinned ? 'A replan leaves its coming days alone.' : 'A replan may move its coming days.'}
      </span>
    </ActionForm>
  );
}
