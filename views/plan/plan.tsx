import type { VNode } from 'preact';
import type { Day } from '../../plans/day.ts';
import { count, formatHours } from '../../plans/format.ts';
import type { Phase, Task } from '../../plans/plan/plan.ts';
import type { UpdateFigures } from '../../plans/roadmap/find-update.ts';
import type { TaskFilter } from '../../plans/task/task-filter.ts';
import { useDates } from '../dates.ts';
import { phaseElementId, weekId } from '../ids.ts';
import { PageHead } from '../parts/entry.tsx';
import { Inline } from '../parts/markdown.tsx';
import { Meter } from '../parts/meter.tsx';
import { type Part, Parts, part } from '../parts/part.tsx';
import { UpdateNotice } from '../roadmap/update.tsx';
import { BulkBar, SelectLink } from '../task/bulk-bar.tsx';
import { type EvidenceAsk, EvidenceAskSlot } from '../task/evidence/evidence-ask.tsx';
import { QuickAdd } from '../task/quick-add.tsx';
import { PlanFilter, WeekJump } from './plan-filter.tsx';
import { canBeChosen, makeRoadTask, roadTask } from './road-task.tsx';

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
  /** What a newer roadmap has; `null` for nothing. */
  update: UpdateFigures | null;
  /** Its roadmap has tracks to choose from. */
  hasTracks: boolean;
  sections: readonly PhaseSection[];
  filter: TaskFilter;
  shownCount: number;
  taskCount: number;
  /** Of these, dropped or set aside. */
  leftOutCount: number;
  weekCount: number;
  currentWeek: number | null;
  finishOn: Day;
  today: Day;
  nextStudyDay: Day | null;
  /** The highest number of a task. */
  newestTask: number;
  /** Of the state that is shown, while tasks are chosen. */
  basis: string;
  /** Open tasks have a box to choose them by, and one bar says what to do with them. */
  isSelecting: boolean;
  /** What a task was finished without a moment ago; `null` where nothing is asked. */
  ask: EvidenceAsk | null;
  from: string;
};

/** What all rows of the road are made with. */
type RoadManner = Pick<PlanProps, 'isSelecting' | 'ask' | 'from'>;

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
  const { title, update, hasTracks, sections, filter, shownCount, taskCount, leftOutCount, weekCount } =
    props;
  const { currentWeek } = props;
  const { finishOn, newestTask, today, nextStudyDay, basis, isSelecting, ask, from } = props;
  const counts = { shownCount, taskCount, leftOutCount, weekCount };
  const shownWeeks = [...listShownWeeks(sections)];
  return [
    part('plan-head', PlanHead, {
      title,
      update,
      hasTracks,
      counts,
      finishOn,
      isOver: finishOn < today,
      isSelecting,
      from,
    }),
    part('quick-add', QuickAdd, { day: null, newestTask, from }),
    part('plan-choice', PlanFilter, { filter, isSelecting }),
    part('ask', EvidenceAskSlot, { ask: isOnRoad(sections, ask) ? null : ask, from, isApart: true }),
    part('road', Road, {}, [
      part('week-jump', WeekJump, { weekCount, currentWeek, shownWeeks }),
      ...(shownCount === 0 ? [part('road-empty', NothingShown, {})] : []),
      ...sections.map((section) => phaseRoad(section, { isSelecting, ask, from })),
    ]),
    ...(isSelecting && hasChoice(sections)
      ? [part('bulk', BulkBar, { today, nextStudyDay, basis, from })]
      : []),
  ];
}

/** A filter may have let its row go. */
function isOnRoad(sections: readonly PhaseSection[], ask: EvidenceAsk | null): boolean {
  return sections.some(({ weeks }) => weeks.some(({ tasks }) => tasks.some(({ id }) => id === ask?.taskId)));
}

function hasChoice(sections: readonly PhaseSection[]): boolean {
  return sections.some(({ weeks }) => weeks.some(({ tasks }) => tasks.some(canBeChosen)));
}

type PlanHeadProps = Pick<
  PlanProps,
  'title' | 'update' | 'hasTracks' | 'finishOn' | 'isSelecting' | 'from'
> & {
  id: string;
  counts: Pick<PlanProps, 'shownCount' | 'taskCount' | 'leftOutCount' | 'weekCount'>;
  /** Its last day is behind today. */
  isOver: boolean;
};

function PlanHead({
  id,
  title,
  update,
  hasTracks,
  counts,
  finishOn,
  isOver,
  isSelecting,
  from,
}: PlanHeadProps) {
  const { formatDateWithYear } = useDates();
  const { shownCount, taskCount, leftOutCount, weekCount } = counts;
  const leftOut = leftOutCount > 0 ? `; ${leftOutCount} more dropped or set aside` : '';
  return (
    <PageHead
      id={id}
      eyebrow={
        <a href="/plans">
          <Inline text={title} inLink />
        </a>
      }
      title="Plan"
    >
      <p class="lead">
        {shownCount === taskCount
          ? `${count(taskCount - leftOutCount, 'task')} in ${count(weekCount, 'week')}, ${isOver ? 'which ended on' : 'until'} ${formatDateWithYear(finishOn)}${leftOut}.`
          : `${shownCount} of ${count(taskCount, 'task')} shown.`}{' '}
        <SelectLink from={from} isSelecting={isSelecting} at="road" />{' '}
        {hasTracks && <a href="/plan/track">Track</a>}{' '}
        <a href="/plan/checklist.md" download>
          Checklist
        </a>
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

function listShownWeeks(sections: readonly PhaseSection[]): ReadonlySet<number | null> {
  return new Set(sections.flatMap(({ weeks }) => weeks.map(({ week }) => week)));
}

function phaseRoad({ phase, isCurrent, weeks, ...figures }: PhaseSection, manner: RoadManner): Part {
  const { startsOn, endsOn, title } = phase;
  const id = phaseElementId(phase.id);
  return part(id, PhaseRoad, { phase, isCurrent }, [
    part(`${id}-figures`, PhaseFigures, { title, startsOn, endsOn, ...figures }),
    ...weeks.map((week) => weekRoad(week, id, manner)),
  ]);
}

type PhaseRoadProps = { id: string; phase: Phase; isCurrent: boolean; rows: readonly VNode[] };

function PhaseRoad({ id, phase, isCurrent, rows }: PhaseRoadProps) {
  const [figures, ...weeks] = rows;
  return (
    <section class={`phase${isCurrent ? ' phase--current' : ''}`} id={id}>
      <header class="phase__head">
        <h2 class="phase__title">
          <Inline text={phase.title} />
          {isCurrent && <span class="tag">now</span>}
        </h2>
        {figures}
        <details class="fold">
          <summary id={`${id}-goal`}>Goal and outcome</summary>
          <p>
            <Inline text={phase.goal} />
          </p>
          <p class="outcome">
            <strong>At the end:</strong> <Inline text={phase.outcome} />
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
  { isSelecting, ask, from }: RoadManner,
): Part {
  const id =
    anchorsWeek && week !== null ? weekId(week) : `${phaseId}-${week === null ? 'undated' : weekId(week)}`;
  return part(
    id,
    WeekRoad,
    { week, isCurrent },
    tasks.map((task) =>
      ask?.taskId === task.id
        ? makeRoadTask(task, isSelecting, from, ask)
        : roadTask(task, isSelecting, from),
    ),
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
