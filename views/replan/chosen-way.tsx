import type { Day } from '../../plans/day.ts';
import { count, formatMinutes } from '../../plans/format.ts';
import type { Plan, Task } from '../../plans/plan/plan.ts';
import { hasOpenTasks } from '../../plans/progress/earned.ts';
import type { Move } from '../../plans/replan/compare.ts';
import type { Preview } from '../../plans/replan/proposal.ts';
import type { Replan } from '../../plans/replan/replan.ts';
import { inPlainWords } from '../../plans/text/linear.ts';
import { DayLoads } from '../charts/day-loads.tsx';
import { useDates } from '../dates.ts';
import { Inline } from '../parts/markdown.tsx';
import { EVIDENCE_ASKED } from '../task/task-words.ts';
import { ChosenEssentials } from './essentials.tsx';
import { LighterChoices } from './lighter-choices.tsx';
import type { ProposalValues } from './proposal-fields.tsx';
import { applyWords, isBlocked, moveWords, WAY_WORDS } from './replan-words.ts';
import { Shortage } from './shortage.tsx';
import { StayingOnDaysOff } from './staying-on-days-off.tsx';
import { Summary } from './summary.tsx';

/** More lines than this are folded away: the answer is in the button above them. */
const MOST_OPEN_LINES = 8;

export type ChosenWayProps = {
  replan: Replan;
  preview: Preview;
  values: ProposalValues;
  plan: Plan;
  today: Day;
  /** The id of the form that applies it. */
  applyForm: string;
};

/** The way that was chosen: one button with its consequence, the days before and after, and a say for each task. */
export function ChosenWay({ replan, preview, values, plan, today, applyForm }: ChosenWayProps) {
  const { calendarDifferences, pinnedCount } = preview;
  const dates = useDates();
  const changesCalendar = calendarDifferences.length > 0;
  const isNothing = replan.isEmpty && !changesCalendar && pinnedCount === 0;
  const blocked = isBlocked(replan);
  if (replan.way === 'essentials' && preview.essentials !== null) {
    return (
      <ChosenEssentials
        essentials={preview.essentials}
        preview={preview}
        values={values}
        applyForm={applyForm}
      />
    );
  }
  return (
    <section class="chosen" aria-labelledby="chosen-title">
      <h2 class="chosen__title" id="chosen-title">
        {titleWords(replan, isNothing)}
      </h2>
      {replan.shortfall && <Shortage replan={replan} values={values} plan={plan} isBlocked={blocked} />}
      {isNothing && !blocked && (
        <p>
          {hasOpenTasks(plan) && replan.way !== 'lighter' && 'Every open task has its day. '}There is nothing
          to apply.
        </p>
      )}
      {!isNothing && !blocked && (
        <p class="chosen__go">
          <button class="button button--large" id="apply-replan" form={applyForm}>
            {applyWords(replan, { changesCalendar, pinnedCount }, dates)}
          </button>
          <span class="hint">One change, taken back with one click. What is done stays where it is.</span>
        </p>
      )}
      {preview.summary && !blocked && <Summary summary={preview.summary} />}
      <LighterChoices preview={preview} values={values} />
      <LateFinish replan={replan} interviewOn={preview.interviewOn} />
      <StayingOnDaysOff replan={replan} />
      {!blocked && !replan.isEmpty && <DayLoads days={replan.days} />}
      {replan.way === 'same-finish' && hasOpenTasks(plan) && <Evenly values={values} />}
      {replan.way !== 'same-hours' && (!replan.isEmpty || values.fillToday) && <FillToday values={values} />}
      <TaskLines replan={replan} values={values} plan={plan} today={today} />
    </section>
  );
}

function titleWords(replan: Replan, isNothing: boolean): string {
  if (replan.shortfall || !replan.isEmpty) return WAY_WORDS[replan.way].title;
  return isNothing ? 'Nothing to change' : 'Nothing moves';
}

/** A plan that goes on after the interview it is for is told so, not refused. */
function LateFinish({ replan, interviewOn }: { replan: Replan; interviewOn: Day | null }) {
  const { formatDateWithYear } = useDates();
  if (interviewOn === null || replan.finishOn.after < interviewOn) return null;
  return (
    <p class="caution">
      The finish on {formatDateWithYear(replan.finishOn.after)} is not before the interview on{' '}
      {formatDateWithYear(interviewOn)}.
    </p>
  );
}

/** For whoever has more time than the plan takes, as after setting tasks aside. */
function Evenly({ values }: { values: ProposalValues }) {
  return (
    <label class="choice">
      <input type="checkbox" name="evenly" id="evenly" value="yes" checked={values.evenly} />
      <span>Spread all open work evenly until the finish</span>
    </label>
  );
}

function FillToday({ values }: { values: ProposalValues }) {
  return (
    <label class="choice">
      <input type="checkbox" name="fillToday" id="fill-today" value="yes" checked={values.fillToday} />
      <span>Put more on today than it has minutes for</span>
    </label>
  );
}

type LinesProps = { replan: Replan; values: ProposalValues; plan: Plan; today: Day };
type Line = { task: Task; move: Move | null; isDropped: boolean };

/** What happens to each task, and what the learner may have otherwise. */
function TaskLines({ replan, values, plan, today }: LinesProps) {
  const lines = listLines(replan, values, plan);
  if (lines.length === 0) return null;
  const hasSay = values.exclude.length + values.pin.length + values.drop.length > 0;
  const isOpen = hasSay || lines.length <= MOST_OPEN_LINES;
  return (
    <details class="fold chosen__tasks" id="task-lines" {...(isOpen ? { open: true } : {})}>
      <summary id="task-lines-summary">Task by task: {count(lines.length, 'task')}</summary>
      <ul class="moves">
        {lines.map((line) => (
          <TaskLine key={line.task.id} line={line} values={values} plan={plan} today={today} />
        ))}
      </ul>
      <button class="button button--quiet no-js" id="lines-preview" formAction="/replan#task-lines">
        See what that changes
      </button>
    </details>
  );
}

/** Everything that moves or goes, and every task that the learner has had a say about, in roadmap order. */
function listLines({ moves, droppedTaskIds }: Replan, values: ProposalValues, plan: Plan): Line[] {
  const moveOf = new Map(moves.map((move) => [move.task.id, move]));
  const named = new Set([...values.exclude, ...values.pin, ...values.drop].map(Number));
  return plan.tasks.flatMap((task) => {
    const move = moveOf.get(task.id) ?? null;
    const isDropped = droppedTaskIds.includes(task.id);
    return move || isDropped || named.has(task.id) ? [{ task, move, isDropped }] : [];
  });
}

type TaskLineProps = Omit<LinesProps, 'replan'> & { line: Line };

function TaskLine({ line, values, plan, today }: TaskLineProps) {
  const { task, move, isDropped } = line;
  const dates = useDates();
  const id = String(task.id);
  const phase = plan.phases.find((each) => each.id === task.phaseId);
  return (
    <li class="moves__line">
      <span class="moves__what">
        <a href={`/tasks/${task.id}`}>
          <Inline text={task.title} inLink />
        </a>
        {move && (
          <span class="moves__days">
            {formatMinutes(move.minutes)}, {moveWords(move, dates, today)}
          </span>
        )}
        {isDropped && (
          <span class="moves__days">
            dropped, {formatMinutes(task.minutes)}; it would have left {EVIDENCE_ASKED[task.evidenceKind]}
            {phase && ` for “${phase.outcome}”`}
          </span>
        )}
        {!move && !isDropped && <span class="moves__days">stays where it is</span>}
      </span>
      <span class="moves__choices">
        <Say name="exclude" task={task} isSaid={values.exclude.includes(id)}>
          {isDropped ? 'Keep it' : 'Keep its days'}
        </Say>
        <Say name="pin" task={task} isSaid={values.pin.includes(id)}>
          Pin
        </Say>
        <Say name="drop" task={task} isSaid={values.drop.includes(id)}>
          Drop
        </Say>
      </span>
    </li>
  );
}

type SayProps = { name: string; task: Task; isSaid: boolean; children: string };

function Say({ name, task, isSaid, children }: SayProps) {
  return (
    <label class="choice choice--small">
      <input type="checkbox" name={name} id={`${name}-${task.id}`} value={task.id} checked={isSaid} />
      <span>{children}</span>
      <span class="visually-hidden">: {inPlainWords(task.title)}</span>
    </label>
  );
}
