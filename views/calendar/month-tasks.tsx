import { formatMinutes } from '../../plans/format.ts';
import { inPlainWords } from '../../plans/text/linear.ts';
import type { Agenda, AgendaItem } from '../../plans/today/agenda.ts';
import { Check } from '../parts/form/check.tsx';
import { Inline } from '../parts/markdown.tsx';
import { tickOf } from '../task/task-item.tsx';

/** The tasks of a day, each with its box where ticking it means something there. */
export function MonthTasks({ agenda: { day, items }, from }: { agenda: Agenda; from: string }) {
  if (items.length === 0) return null;
  return (
    <ul class="month__tasks">
      {items.map((item) => (
        <MonthTask key={item.task.id} item={item} id={`day-${day}-task-${item.task.id}`} from={from} />
      ))}
    </ul>
  );
}

function MonthTask({ item, id, from }: { item: AgendaItem; id: string; from: string }) {
  const { task, part, partCount, isDone, session } = item;
  const { action, seen, label, isOfWholeTask } = tickOf(item);
  const isTickedLater = isOfWholeTask && part < partCount;
  return (
    <li class={isDone ? 'month__task month__task--done' : 'month__task'} id={id} data-item>
      {isTickedLater ? (
        <span class="check__box check__box--step check__box--coming" aria-hidden="true" />
      ) : (
        <Check
          id={`${id}-check`}
          action={action}
          from={from}
          at={id}
          isDone={isDone}
          seen={seen}
          label={label}
          variant="step"
        />
      )}
      <a class="month__title" href={`/tasks/${task.id}`} title={inPlainWords(task.title)}>
        <Inline text={task.title} inLink />
      </a>
      <span class="month__meta">
        {formatMinutes(session.minutes)}
        {partCount > 1 && `, part ${part} of ${partCount}`}
      </span>
    </li>
  );
}
