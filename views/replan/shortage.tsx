import { MINUTES_PER_DAY } from '../../plans/calendar/calendar.ts';
import type { Dates } from '../../plans/dates.ts';
import { agree, count, formatMinutes } from '../../plans/format.ts';
import type { Plan, Task } from '../../plans/plan/plan.ts';
import type { Replan } from '../../plans/replan/replan.ts';
import { shortfallInWords } from '../../plans/replan/replan-words.ts';
import type { Shortfall } from '../../plans/replan/ways/shortfall.ts';
import { sumOf } from '../../plans/sum.ts';
import { remainingMinutes } from '../../plans/task/task-progress.ts';
import { useDates } from '../dates.ts';
import { Inline } from '../parts/markdown.tsx';
import { type ProposalValues, proposalAddress } from './proposal-fields.tsx';

export type ShortageProps = { replan: Replan; values: ProposalValues; plan: Plan; isBlocked: boolean };

/** The work does not fit: by how much, and the nearest that is possible, each a step away. */
export function Shortage({ replan, values, plan, isBlocked }: ShortageProps) {
  const { shortfall } = replan;
  const dates = useDates();
  if (!shortfall) return null;
  return (
    <div class="caution" id="shortage">
      <p>
        <strong>It does not fit.</strong> {shortfallInWords(shortfall, dates)}
      </p>
      {isBlocked ? (
        <ul class="remedy-links">
          {listRemedies(shortfall, { replan, values, plan, dates }).map(({ id, words, filled }) => (
            <li key={id}>
              <a class="button button--quiet" id={`remedy-${id}`} href={proposalAddress(filled)}>
                <Inline text={words} inLink />
              </a>
            </li>
          ))}
        </ul>
      ) : (
        <p>
          You accept over-full days.{' '}
          <a href={proposalAddress({ ...values, acceptOverfull: false })}>Keep days within their minutes</a>
        </p>
      )}
      <TasksToDrop tasks={[...shortfall.stretchTasksToDrop, ...shortfall.coreTasksToDrop]} />
    </div>
  );
}

type Remedied = Omit<ShortageProps, 'isBlocked'> & { dates: Dates };
type Remedy = { id: string; words: string; filled: ProposalValues };

/** The proposal with each of the remedies put into it. */
function listRemedies(shortfall: Shortfall, { replan, values, plan, dates }: Remedied): Remedy[] {
  const { extraMinutesPerStudyDay: extra, laterFinish, stretchTasksToDrop, coreTasksToDrop } = shortfall;
  const toDrop = [...stretchTasksToDrop, ...coreTasksToDrop].map(({ id }) => String(id));
  const isEnding = replan.days.every(({ studyMinutes }) => studyMinutes === 0);
  return [
    ...(extra === null
      ? []
      : [
          {
            id: 'minutes',
            words: `Study ${formatMinutes(extra)} more on each study day`,
            filled: withMoreMinutes(values, replan, plan, extra),
          },
        ]),
    ...(laterFinish === null
      ? []
      : [
          {
            id: 'finish',
            words: `Finish on ${dates.formatDateWithYear(laterFinish)}`,
            filled: { ...values, finishOn: laterFinish },
          },
        ]),
    ...(toDrop.length === 0
      ? []
      : [
          {
            id: 'drop',
            words: agree(toDrop.length, 'Drop this task', `Drop these ${count(toDrop.length, 'task')}`),
            filled: { ...values, drop: [...new Set([...values.drop, ...toDrop])] },
          },
        ]),
    ...(isEnding
      ? []
      : [{ id: 'overfull', words: 'Accept over-full days', filled: { ...values, acceptOverfull: true } }]),
  ];
}

/** Days with minutes of their own get more too. */
function withMoreMinutes(values: ProposalValues, replan: Replan, plan: Plan, extra: number): ProposalValues {
  const raise = (minutes: number) => String(Math.min(minutes + extra, MINUTES_PER_DAY));
  const { weekdayMinutes, exceptions } = replan.calendar;
  const isComing = new Set(replan.days.map(({ day }) => day));
  const raised = exceptions
    .filter(({ day, minutes }) => minutes > 0 && isComing.has(day))
    .map(({ day, minutes }) => ({ on: day, minutes: raise(minutes) }));
  const raisedDays = new Set<string>(raised.map(({ on }) => on));
  return {
    ...values,
    minutes: plan.calendar.weekdayMinutes.map((_, weekday) => {
      const minutes = weekdayMinutes[weekday] ?? 0;
      return minutes === 0 ? '' : raise(minutes);
    }),
    otherMinutes: [...values.otherMinutes.filter(({ on }) => !raisedDays.has(on)), ...raised],
  };
}

function TasksToDrop({ tasks }: { tasks: readonly Task[] }) {
  if (tasks.length === 0) return null;
  return (
    <details class="fold">
      <summary id="tasks-to-drop">
        {count(tasks.length, 'task')} that would have to go, {formatMinutes(sumOf(tasks, remainingMinutes))}{' '}
        rounded to whole tasks
      </summary>
      <ul class="moves">
        {tasks.map((task) => (
          <li key={task.id} class="moves__line">
            <span class="moves__what">
              <a href={`/tasks/${task.id}`}>
                <Inline text={task.title} inLink />
              </a>
              <span class="moves__days">
                {task.weight}, {formatMinutes(remainingMinutes(task))}
              </span>
            </span>
          </li>
        ))}
      </ul>
    </details>
  );
}
