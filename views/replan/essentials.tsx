import { agree, count, formatMinutes } from '../../plans/format.ts';
import type { Task } from '../../plans/plan/plan.ts';
import { listByRound, type RoundWork } from '../../plans/replan/essentials/by-round.ts';
import type { Preview } from '../../plans/replan/proposal.ts';
import type { Essentials } from '../../plans/replan/ways/essentials.ts';
import { sumOf } from '../../plans/sum.ts';
import { remainingMinutes } from '../../plans/task/task-progress.ts';
import { inPlainWords } from '../../plans/text/linear.ts';
import { DayLoads } from '../charts/day-loads.tsx';
import { useDates } from '../dates.ts';
import { Inline } from '../parts/markdown.tsx';
import { type ProposalValues, ROUNDS_ASKED } from './proposal-fields.tsx';
import { applyWords, isBlocked, WAY_WORDS } from './replan-words.ts';
import { RoundChoice } from './round-choice.tsx';
import { StayingOnDaysOff } from './staying-on-days-off.tsx';
import { Summary } from './summary.tsx';

export type ChosenEssentialsProps = {
  essentials: Essentials;
  preview: Preview;
  values: ProposalValues;
  /** The id of the form that applies it. */
  applyForm: string;
};

/** What is kept for the hours left and what goes, round by round, with a say for each task. */
export function ChosenEssentials({ essentials, preview, values, applyForm }: ChosenEssentialsProps) {
  const { replan, rounds, going } = essentials;
  const changesCalendar = preview.calendarDifferences.length > 0;
  const isNothing = replan.isEmpty && !changesCalendar && preview.pinnedCount === 0;
  const dates = useDates();
  const blocked = isBlocked(replan);
  return (
    <section class="chosen" aria-labelledby="chosen-title">
      <h2 class="chosen__title" id="chosen-title">
        {WAY_WORDS.essentials.title}
      </h2>
      <Hours essentials={essentials} />
      <input type="hidden" name={ROUNDS_ASKED} value="yes" />
      <RoundChoice rounds={rounds} />
      <button class="button button--quiet no-js" id="rounds-preview">
        Choose again
      </button>
      {blocked && <KeptTooMuch essentials={essentials} />}
      {isNothing && !blocked && (
        <p>Everything that is open fits and has its day. There is nothing to apply.</p>
      )}
      {!isNothing && !blocked && (
        <p class="chosen__go">
          <button class="button button--large" id="apply-replan" form={applyForm}>
            {applyWords(replan, { changesCalendar, pinnedCount: preview.pinnedCount }, dates)}
          </button>
          <span class="hint">
            One change, taken back with one click.
            {going.length > 0 && ' What is left out stays on Plan, from where you can put it back.'}
          </span>
        </p>
      )}
      {preview.summary && !blocked && <Summary summary={preview.summary} />}
      <StayingOnDaysOff replan={replan} />
      <ByRound essentials={essentials} values={values} />
      {!blocked && !replan.isEmpty && <DayLoads days={replan.days} />}
    </section>
  );
}

function Hours({ essentials: { replan, roomMinutes, staying, going, mock } }: { essentials: Essentials }) {
  const { formatDay, formatLongDate } = useDates();
  const mockDay = replan.sessions.get(mock?.id ?? 0)?.at(-1)?.day;
  return (
    <p>
      {formatMinutes(roomMinutes)} are left until {formatLongDate(replan.calendar.finishOn)}.{' '}
      {going.length === 0
        ? `All that is open fits: ${tally(staying)}.`
        : `Of what is open, ${tally(staying)} ${agree(staying.length, 'is', 'are')} kept and ${tally(going)} left out.`}
      {mock && going.length > 0 && (
        <>
          {' '}
          In any case you rehearse:{' '}
          <a href={`/tasks/${mock.id}`}>
            <Inline text={mock.title} inLink />
          </a>
          {mockDay && `, on ${formatDay(mockDay)}`}.
        </>
      )}
    </p>
  );
}

/** `43 tasks (31 h 5 min)` */
function tally(tasks: readonly Task[]): string {
  if (tasks.length === 0) return 'nothing';
  return `${count(tasks.length, 'task')} (${formatMinutes(sumOf(tasks, remainingMinutes))})`;
}

/** More is kept by hand than there are hours for. */
function KeptTooMuch({ essentials: { replan } }: { essentials: Essentials }) {
  if (replan.shortfall === null) return null;
  const { neededMinutes, availableMinutes, missingMinutes } = replan.shortfall;
  return (
    <p class="caution" id="kept-too-much">
      <strong>It does not fit.</strong> What you keep needs {formatMinutes(neededMinutes)}, and whole tasks
      can use {formatMinutes(availableMinutes)} of the hours left: leave out {formatMinutes(missingMinutes)}{' '}
      more.
    </p>
  );
}

type ByRoundProps = { essentials: Essentials; values: ProposalValues };

function ByRound({ essentials, values }: ByRoundProps) {
  const hasSay = new Set([...values.keep, ...values.drop].map(Number));
  return (
    <div class="by-round">
      {listByRound(essentials).map((work) => (
        <OfRound
          key={work.id}
          work={work}
          values={values}
          isOpen={[...work.staying, ...work.going].some(({ id }) => hasSay.has(id))}
        />
      ))}
      <button class="button button--quiet no-js" id="lines-preview" formAction="/replan#task-lines">
        See what that changes
      </button>
    </div>
  );
}

type OfRoundProps = { work: RoundWork<Task>; values: ProposalValues; isOpen: boolean };

function OfRound({ work: { id, title, staying, going }, values, isOpen }: OfRoundProps) {
  return (
    <details class="fold" id={`work-${id}`} {...(isOpen ? { open: true } : {})}>
      <summary id={`work-${id}-summary`}>
        <Inline text={title} inLink />:{' '}
        {going.length === 0
          ? `all kept, ${tally(staying)}`
          : `${tally(staying)} kept, ${tally(going)} left out`}
      </summary>
      <Lines title="Kept" tasks={staying} say="drop" values={values} />
      <Lines title="Left out" tasks={going} say="keep" values={values} />
    </details>
  );
}

type LinesProps = { title: string; tasks: readonly Task[]; say: 'keep' | 'drop'; values: ProposalValues };

function Lines({ title, tasks, say, values }: LinesProps) {
  if (tasks.length === 0) return null;
  return (
    <>
      <h3 class="by-round__title">
        <Inline text={title} />
      </h3>
      <ul class="moves">
        {tasks.map((task) => (
          <Line key={task.id} task={task} say={say} values={values} />
        ))}
      </ul>
    </>
  );
}

/** A task is asked whether it is to be otherwise; where that was said, it is asked whether it stays said. */
function Line({ task, say, values }: { task: Task } & Pick<LinesProps, 'say' | 'values'>) {
  const id = String(task.id);
  const said = (['keep', 'drop'] as const).find((each) => values[each].includes(id));
  const name = said ?? say;
  return (
    <li class="moves__line">
      <span class="moves__what">
        <a href={`/tasks/${task.id}`}>
          <Inline text={task.title} inLink />
        </a>
        <span class="moves__days">
          {formatMinutes(remainingMinutes(task))}, {task.essential ? 'essential' : task.weight}
        </span>
      </span>
      <span class="moves__choices">
        <label class="choice choice--small">
          <input type="checkbox" name={name} id={`${name}-${id}`} value={id} checked={said !== undefined} />
          <span>{name === 'keep' ? 'Keep it' : 'Leave it out'}</span>
          <span class="visually-hidden">: {inPlainWords(task.title)}</span>
        </label>
      </span>
    </li>
  );
}
