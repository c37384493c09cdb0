import type { VNode } from 'preact';
import type { Day } from '../../plans/day.ts';
import { count, formatHours, formatMinutes } from '../../plans/format.ts';
import { oncePerValue } from '../../plans/once-per-value.ts';
import type { Phase, Task } from '../../plans/plan/plan.ts';
import type { RoadmapUpdate } from '../../plans/roadmap/find-update.ts';
import { TASK_KINDS, TASK_WEIGHTS } from '../../plans/task/kinds.ts';
import type { TaskFilter } from '../../plans/task/task-filter.ts';
import { type TaskState, taskState } from '../../plans/task/task-progress.ts';
import { useDates } from '../dates.ts';
import { phaseElementId, taskItemId, weekId } from '../ids.ts';
import { PageHead } from '../parts/entry.tsx';
import { FilterChoice } from '../parts/form/filter-choice.tsx';
import { Meter } from '../parts/meter.tsx';
import { type Part, Parts, part } from '../parts/part.tsx';
import { UpdateNotice } from '../roadmap/update.tsx';
import { BulkBar, SelectLine, SelectLink } from '../task/bulk-bar.tsx';
import { KIND_WORDS, STATE_WORDS } from '../task/task-words.ts';

/** The tasks of a phase, by the plan week in which they begin; `null` is work without a date. */
export type PhaseSection = {
  phase: Phase;
  isCurrent: boolean;
  finishedMinutes: number;
  plannedMinutes: number;
  weeks: RoadWeek[];
};

export type RoadWeek = {
  week: number | null;
  isCurrent: boolean;
  /** A week can end one phase and begin the next; its address leads to the first of the two. */
  anchorsWeek: boolean;
  tasks: Task[];
};

export type PlanProps = {
  title: string;
  /** With the roadmap as it is now; `null` when it is not there any more. */
  update: RoadmapUpdate | null;
  sections: readonly PhaseSection[];
  filter: TaskFilter;
  shownCount: number;
  taskCount: number;
  weekCount: number;
  currentWeek: number | null;
  finishOn: Day;
  today: Day;
  nextStudyDay: Day | null;
  /** Open tasks have a box to choose them by, and one bar says what to do with them. */
  isSelecting: boolean;
  from: string;
};

const STATES = ['open', 'started', 'done', 'dropped'] as const;

/** Where does everything stand on the road? All of it, on one page. */
export function PlanPage({ parts }: { parts: readonly Part[] }) {
  return (
    <main id="main" class="page page--plan" tabIndex={-1}>
      <Parts parts={parts} />
    </main>
  );
}

/** The pieces of the page of a plan, in order. */
export function planParts(props: PlanProps): Part[] {
  const { title, update, sections, filter, shownCount, taskCount, weekCount, currentWeek } = props;
  const { finishOn, today, nextStudyDay, isSelecting, from } = props;
  const counts = { shownCount, taskCount, weekCount };
  const shownWeeks = [...listShownWeeks(sections)];
  return [
    part('plan-head', PlanHead, { title, update, counts, finishOn, isSelecting, from }),
    part('plan-choice', FilterForm, { filter, isSelecting }),
    part('road', Road, {}, [
      part('week-jump', WeekJump, { weekCount, currentWeek, shownWeeks }),
      ...(shownCount === 0 ? [part('road-empty', NothingShown, {})] : []),
      ...sections.map((section) => phaseRoad(section, isSelecting)),
    ]),
    ...(isSelecting ? [part('bulk', BulkBar, { today, nextStudyDay, from })] : []),
  ];
}

type PlanHeadProps = Pick<PlanProps, 'title' | 'update' | 'finishOn' | 'isSelecting' | 'from'> & {
  id: string;
  counts: Pick<PlanProps, 'shownCount' | 'taskCount' | 'weekCount'>;
};

function PlanHead({ id, title, update, counts, finishOn, isSelecting, from }: PlanHeadProps) {
  const { formatDateWithYear } = useDates();
  const { shownCount, taskCount, weekCount } = counts;
  return (
    <PageHead id={id} eyebrow={<a href="/plans">{title}</a>} title="Plan">
      <p class="lead">
        {shownCount === taskCount
          ? `${count(taskCount, 'task')} in ${count(weekCount, 'week')}, until ${formatDateWithYear(finishOn)}.`
          : `${shownCount} of ${count(taskCount, 'task')} shown.`}{' '}
        <a href="/calendar">See the calendar</a>
        <span class="dot" />
        <a href="/tasks/new">Add a task</a>
        <span class="dot" />
        <SelectLink from={from} isSelecting={isSelecting} at="road" />
      </p>
      <UpdateNotice update={update} />
    </PageHead>
  );
}

function Road({ id, rows }: { id: string; rows: readonly VNode[] }) {
  return (
    <div id={id} class="road">
      {rows}
    </div>
  );
}

function NothingShown({ id }: { id: string }) {
  return (
    <p class="empty" id={id}>
      No task matches. <a href="/plan">Show all of them</a>
    </p>
  );
}

type FilterFormProps = { id: string; filter: TaskFilter; isSelecting: boolean };

function FilterForm({ id, filter, isSelecting }: FilterFormProps) {
  return (
    <form
      id={id}
      class="filter"
      method="get"
      action="/plan"
      hx-get="/plan"
      hx-trigger="submit, input delay:200ms, change"
      hx-target="#road"
      hx-select="#road"
      hx-swap="outerMorph"
      hx-replace-url="true"
    >
      {isSelecting && <input type="hidden" name="select" value="yes" />}
      <label class="filter__field filter__field--words">
        <span class="filter__label">Search</span>
        <input class="input" type="search" id="plan-search" name="q" value={filter.words} data-key="/" />
      </label>
      <FilterChoice
        name="kind"
        id="plan-kind"
        label="Kind"
        chosen={filter.kind}
        options={optionsOf(TASK_KINDS, KIND_WORDS)}
      />
      <FilterChoice
        name="weight"
        id="plan-weight"
        label="Weight"
        chosen={filter.weight}
        options={optionsOf(TASK_WEIGHTS, { core: 'Core', stretch: 'Stretch' })}
      />
      <FilterChoice
        name="state"
        id="plan-state"
        label="State"
        chosen={filter.state}
        options={optionsOf(STATES, STATE_WORDS)}
      />
      <button class="button button--quiet filter__go" id="plan-filter">
        Show
      </button>
    </form>
  );
}

function optionsOf<T extends string>(values: readonly T[], words: Record<T, string>) {
  return values.map((value) => ({ value, words: words[value] }));
}

function listShownWeeks(sections: readonly PhaseSection[]): ReadonlySet<number | null> {
  return new Set(sections.flatMap(({ weeks }) => weeks.map(({ week }) => week)));
}

type WeekJumpProps = {
  id: string;
  weekCount: number;
  currentWeek: number | null;
  shownWeeks: readonly (number | null)[];
};

/** A week without a task that is shown cannot be jumped to. */
function WeekJump({ id, weekCount, currentWeek, shownWeeks }: WeekJumpProps) {
  return (
    <nav class="week-jump" id={id} aria-label="Jump to a week">
      <span class="week-jump__label" aria-hidden="true">
        Week
      </span>
      {Array.from({ length: weekCount }, (_, index) => index + 1).map((week) =>
        shownWeeks.includes(week) ? (
          <a
            key={week}
            class="week-jump__link"
            href={`#${weekId(week)}`}
            aria-label={`Week ${week}`}
            {...(week === currentWeek ? { 'aria-current': 'true' as const } : {})}
          >
            {week}
          </a>
        ) : (
          <span key={week} class="week-jump__link week-jump__link--none" aria-hidden="true">
            {week}
          </span>
        ),
      )}
    </nav>
  );
}

function phaseRoad({ phase, isCurrent, weeks, ...figures }: PhaseSection, isSelecting: boolean): Part {
  const { startsOn, endsOn, title } = phase;
  const id = phaseElementId(phase.id);
  return part(id, PhaseRoad, { phase, isCurrent }, [
    part(`${id}-figures`, PhaseFigures, { title, startsOn, endsOn, ...figures }),
    ...weeks.map((week) => weekRoad(week, id, isSelecting)),
  ]);
}

type PhaseRoadProps = { id: string; phase: Phase; isCurrent: boolean; rows: readonly VNode[] };

function PhaseRoad({ id, phase, isCurrent, rows }: PhaseRoadProps) {
  const [figures, ...weeks] = rows;
  return (
    <section class={`phase${isCurrent ? ' phase--current' : ''}`} id={id}>
      <header class="phase__head">
        <h2 class="phase__title">
          {phase.title}
          {isCurrent && <span class="tag">now</span>}
        </h2>
        {figures}
        <details class="fold">
          <summary id={`${id}-goal`}>Goal and outcome</summary>
          <p>{phase.goal}</p>
          <p class="outcome">
            <strong>At the end:</strong> {phase.outcome}
          </p>
          <p>
            <a href={`/phases/${phase.key}`}>What came of it: confidence, evidence, what was dropped</a>
          </p>
        </details>
      </header>
      {weeks}
    </section>
  );
}

type PhaseFiguresProps = Pick<Phase, 'title' | 'startsOn' | 'endsOn'> &
  Pick<PhaseSection, 'finishedMinutes' | 'plannedMinutes'> & { id: string };

function PhaseFigures({ id, title, startsOn, endsOn, finishedMinutes, plannedMinutes }: PhaseFiguresProps) {
  const { formatRange } = useDates();
  return (
    <div id={id}>
      <p class="phase__meta">
        {formatRange(startsOn, endsOn)}, {formatHours(finishedMinutes)} of {formatHours(plannedMinutes)}
      </p>
      <Meter part={finishedMinutes} whole={plannedMinutes} label={`${title}: finished work`} />
    </div>
  );
}

/** A week can end one phase and begin the next: its own address leads to the first of the two. */
function weekRoad(
  { week, isCurrent, anchorsWeek, tasks }: RoadWeek,
  phaseId: string,
  isSelecting: boolean,
): Part {
  const id =
    anchorsWeek && week !== null ? weekId(week) : `${phaseId}-${week === null ? 'undated' : weekId(week)}`;
  return part(
    id,
    WeekRoad,
    { week, isCurrent },
    tasks.map((task) => roadTask(task, isSelecting)),
  );
}

type WeekRoadProps = Pick<RoadWeek, 'week' | 'isCurrent'> & { id: string; rows: readonly VNode[] };

function WeekRoad({ id, week, isCurrent, rows }: WeekRoadProps) {
  return (
    <div class="road__week" id={id}>
      <h3 class={`road__label${isCurrent ? ' road__label--now' : ''}`}>
        {week === null ? 'Without a date' : <a href={`/weeks/${week}`}>Week {week}</a>}
      </h3>
      <ul class="road__tasks">{rows}</ul>
    </div>
  );
}

/** Of an untouched task the very same part as before. */
const roadTask = oncePerValue((task: Task, isSelecting: boolean): Part => {
  const state = taskState(task);
  const canBeChosen = isSelecting && (state === 'open' || state === 'started');
  return part(taskItemId(task.id), canBeChosen ? RoadChoice : RoadTask, { task, state });
});

type RoadTaskProps = { id: string; task: Task; state: TaskState };

function RoadChoice({ id, task }: RoadTaskProps) {
  const { formatRange } = useDates();
  const { first, last } = endsOf(task);
  return (
    <SelectLine id={id} task={task}>
      {formatMinutes(task.minutes)}
      {first && last && `, ${formatRange(first, last)}`}
    </SelectLine>
  );
}

function RoadTask({ id, task, state }: RoadTaskProps) {
  const { formatDate, formatRange } = useDates();
  const { first, last } = endsOf(task);
  return (
    <li class={state === 'open' ? 'road__task' : `road__task road__task--${state}`} id={id}>
      <a class="road__link" href={`/tasks/${task.id}`} data-item>
        <span class="road__title">{task.title}</span>
        <span class="road__meta">
          <span class="visually-hidden">{STATE_WORDS[state]}, </span>
          {task.weight === 'stretch' && 'stretch, '}
          {formatMinutes(task.minutes)}
          {task.completion
            ? `, done ${formatDate(task.completion.on)}`
            : first && last && `, ${formatRange(first, last)}`}
        </span>
      </a>
    </li>
  );
}

function endsOf({ sessions }: Task) {
  return { first: sessions[0]?.day, last: sessions.at(-1)?.day };
}
