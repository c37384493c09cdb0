import { count, formatMinutes } from '../../plans/format.ts';
import type { Slip } from '../../plans/review/week-review.ts';
import { sumOf } from '../../plans/sum.ts';
import { useDates } from '../dates.ts';
import { taskItemId } from '../ids.ts';
import { Entry } from '../parts/entry.tsx';
import { Inline } from '../parts/markdown.tsx';
import { CarriedOverItem } from '../today/carried-over.tsx';

const WAYS = [
  { way: 'same-finish', words: 'keep the finish' },
  { way: 'same-hours', words: 'keep the hours' },
  { way: 'lighter', words: 'make it lighter' },
] as const;

const AT = 'slipped';

export type SlipsEntryProps = {
  slips: readonly Slip[];
  tasksOfToday: ReadonlySet<number>;
  from: string;
};

/** What the week should have finished and did not: what to do about it, and what became of the rest. */
export function SlipsEntry({ slips, tasksOfToday, from }: SlipsEntryProps) {
  const open = slips.filter(({ fate }) => fate === 'open');
  const settled = slips.filter(({ fate }) => fate !== 'open');
  const openMinutes = sumOf(open, (slip) => slip.openMinutes);
  if (slips.length === 0) {
    return (
      <Entry id={AT} label="Slipped">
        <p>Nothing: everything that was due is done.</p>
      </Entry>
    );
  }
  return (
    <Entry
      id={AT}
      label="Slipped"
      aside={`${count(slips.length, 'task')}${openMinutes > 0 ? `, ${formatMinutes(openMinutes)} of them still have no day` : ''}`}
    >
      {open.length > 0 && <ReplanWays from={from} />}
      {open.length > 0 && (
        <ul class="items">
          {open.map((slip) => (
            <CarriedOverItem
              key={slip.task.id}
              id={`earlier-${taskItemId(slip.task.id)}`}
              item={{ task: slip.task, remainingMinutes: slip.openMinutes, plannedOn: slip.dueOn }}
              goesOnToday={tasksOfToday.has(slip.task.id)}
              at={AT}
              from={from}
            />
          ))}
        </ul>
      )}
      {settled.length > 0 && (
        <ul class="ledger">
          {settled.map((slip) => (
            <SettledSlip key={slip.task.id} slip={slip} />
          ))}
        </ul>
      )}
    </Entry>
  );
}

/** Each way leads to its preview: nothing moves before it has been seen. */
function ReplanWays({ from }: { from: string }) {
  return (
    <p>
      Replan all that is left:{' '}
      {WAYS.map(({ way, words }, index) => (
        <span key={way}>
          {index > 0 && (index === WAYS.length - 1 ? ' or ' : ', ')}
          <a href={`/replan?${new URLSearchParams({ way, from })}`}>
            <Inline text={words} inLink />
          </a>
        </span>
      ))}
      . You see what would move before it does. Or settle them one by one:
    </p>
  );
}

function SettledSlip({ slip }: { slip: Slip }) {
  const { formatDay } = useDates();
  const { task, fate, movedTo } = slip;
  const words = {
    open: '',
    moved: movedTo ? `now on ${formatDay(movedTo)}` : 'without a day',
    finished: task.completion ? `finished ${formatDay(task.completion.on)}` : '',
    dropped: 'dropped',
    'set-aside': 'set aside: you know this already',
  };
  return (
    <li class="ledger__line">
      <a class="ledger__what" href={`/tasks/${task.id}`}>
        <Inline text={task.title} inLink />
      </a>
      <span class="ledger__figure">{words[fate]}</span>
    </li>
  );
}
