import type { Day } from '../../plans/day.ts';
import { count, formatHours, formatMinutes } from '../../plans/format.ts';
import type { Phase, Task } from '../../plans/plan/plan.ts';
import type { RoadmapUpdate } from '../../plans/roadmap/find-update.ts';
import { TASK_KINDS, TASK_WEIGHTS } from '../../plans/task/kinds.ts';
import type { TaskFilter } from '../../plans/task/task-filter.ts';
import { taskState } from '../../plans/task/task-progress.ts';
import { useDates } from '../dates.ts';
import { phaseElementId, taskItemId, weekId } from '../ids.ts';
import { PageHead } from '../parts/entry.tsx';
import { FilterChoice } from '../parts/form/filter-choice.tsx';
import { Meter } from '../parts/meter.tsx';
import { UpdateNotice } from '../roadmap/update-notice.tsx';
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

export type PlanPageProps = {
  title: string;
  /** With the roadmap as it is now; `null` when it is not there any more. */
  comparison: RoadmapUpdate | null;
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
export function PlanPage(props: PlanPageProps) {
  const { formatDateWithYear } = useDates();
  const { title, comparison, sections, filter, shownCount, taskCount, weekCount, currentWeek, finishOn } =
    props;
  const { today, nextStudyDay, isSelecting, from } = props;
  return (
    <main id="main" class="page page--plan" tabIndex={-1}>
      <PageHead eyebrow={<a href="/plans">{title}</a>} title="Plan">
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
        <UpdateNotice comparison={comparison} />
      </PageHead>
      <FilterForm filter={filter} isSelecting={isSelecting} />
      <div id="road" class="road">
        <WeekJump weekCount={weekCount} currentWeek={currentWeek} shownWeeks={listShownWeeks(sections)} />
        {shownCount === 0 && (
          <p class="empty">
            No task matches. <a href="/plan">Show all of them</a>
          </p>
        )}
        {sections.map((section) => (
          <PhaseRoad key={section.phase.id} section={section} isSelecting={isSelecting} />
        ))}
      </div>
      {isSelecting && <BulkBar today={today} nextStudyDay={nextStudyDay} from={from} />}
    </main>
  );
}

function FilterForm({ filter, isSelecting }: { filter: TaskFilter; isSelecting: boolean }) {
  return (
    <form
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
  weekCount: number;
  currentWeek: number | null;
  shownWeeks: ReadonlySet<number | null>;
};

/** A week without a task that is shown cannot be jumped to. */
function WeekJump({ weekCount, currentWeek, shownWeeks }: WeekJumpProps) {
  return (
    <nav class="week-jump" aria-label="Jump to a week">
      <span class="week-jump__label" aria-hidden="true">
        Week
      </span>
      {Array.from({ length: weekCount }, (_, index) => index + 1).map((week) =>
        shownWeeks.has(week) ? (
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

function PhaseRoad({ section, isSelecting }: { section: PhaseSection; isSelecting: boolean }) {
  const { formatRange } = useDates();
  const { phase, isCurrent, weeks, plannedMinutes, finishedMinutes } = section;
  return (
    <section class={`phase${isCurrent ? ' phase--current' : ''}`} id={phaseElementId(phase.id)}>
      <header class="phase__head">
        <h2 class="phase__title">
          {phase.title}
          {isCurrent && <span class="tag">now</span>}
        </h2>
        <p class="phase__meta">
          {formatRange(phase.startsOn, phase.endsOn)}, {formatHours(finishedMinutes)} of{' '}
          {formatHours(plannedMinutes)}
        </p>
        <Meter part={finishedMinutes} whole={plannedMinutes} label={`${phase.title}: finished work`} />
        <details class="fold">
          <summary id={`${phaseElementId(phase.id)}-goal`}>Goal and outcome</summary>
          <p>{phase.goal}</p>
          <p class="outcome">
            <strong>At the end:</strong> {phase.outcome}
          </p>
          <p>
            <a href={`/phases/${phase.key}`}>What came of it: confidence, evidence, what was dropped</a>
          </p>
        </details>
      </header>
      {weeks.map(({ week, isCurrent: isCurrentWeek, anchorsWeek, tasks }) => (
        <div key={week} class="road__week" {...(anchorsWeek ? { id: weekId(week ?? 0) } : {})}>
          <h3 class={`road__label${isCurrentWeek ? ' road__label--now' : ''}`}>
            {week === null ? 'Without a date' : <a href={`/weeks/${week}`}>Week {week}</a>}
          </h3>
          <ul class="road__tasks">
            {tasks.map((task) => (
              <RoadTask key={task.id} task={task} isSelecting={isSelecting} />
            ))}
          </ul>
        </div>
      ))}
    </section>
  );
}

function RoadTask({ task, isSelecting }: { task: Task; isSelecting: boolean }) {
  const { formatDate, formatRange } = useDates();
  const state = taskState(task);
  const first = task.sessions[0]?.day;
  const last = task.sessions.at(-1)?.day;
  if (isSelecting && (state === 'open' || state === 'started')) {
    return (
      <SelectLine task={task}>
        {formatMinutes(task.minutes)}
        {first && last && `, ${formatRange(first, last)}`}
      </SelectLine>
    );
  }
  return (
    <li class={`road__task road__task--${state}`} id={taskItemId(task.id)}>
      <a class="road__link" href={`/tasks/${task.id}`} data-item>
        <span class="road__mark" aria-hidden="true" />
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
