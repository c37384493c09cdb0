import { journalBasis } from '../../db/journal/history.ts';
import { nextStudyDay } from '../../plans/calendar/study-days.ts';
import type { Day } from '../../plans/day.ts';
import type { Phase, Plan, Task } from '../../plans/plan/plan.ts';
import { sharesByPhase } from '../../plans/progress/history.ts';
import { TASK_KINDS, TASK_WEIGHTS } from '../../plans/task/kinds.ts';
import { newestTaskOf } from '../../plans/task/new-task.ts';
import { filterTasks, type TaskFilter } from '../../plans/task/task-filter.ts';
import { TASK_STATES } from '../../plans/task/task-progress.ts';
import { countWeeks, weekOfDay } from '../../plans/week/week.ts';
import { type PhaseSection, PlanPage, planParts, type RoadWeek } from '../../views/plan/plan.tsx';
import type { PageRoute } from '../http/pages/page-route.ts';
import { tracksOf } from '../roadmap/track-page.tsx';
import { pendingUpdateFigures } from '../roadmap/update-page.tsx';
import { findEvidenceAsk } from '../task/evidence-ask.ts';

export const planPage: PageRoute = {
  path: '/plan',
  find: ({ deps, plan, today, query, from }) => {
    const filter = readFilter(query);
    const shown = filterTasks(plan, filter);
    const isSelecting = query.get('select') === 'yes';
    const parts = planParts({
      title: plan.title,
      update: pendingUpdateFigures(deps, plan, today),
      hasTracks: tracksOf(deps, plan).length > 0,
      sections: findSections(plan, shown, today),
      filter,
      shownCount: shown.length,
      taskCount: plan.tasks.length,
      leftOutCount: plan.tasks.filter(({ droppedOn }) => droppedOn !== null).length,
      weekCount: countWeeks(plan),
      currentWeek: weekOfDay(plan, today),
      finishOn: plan.calendar.finishOn,
      today,
      newestTask: newestTaskOf(plan),
      nextStudyDay: nextStudyDay(plan, today),
      isSelecting,
      basis: isSelecting ? journalBasis(deps.db) : '',
      ask: findEvidenceAsk({ deps, plan, today }),
      from,
    });
    return {
      title: 'Plan',
      nav: 'road',
      sheet: 'plan',
      main: <PlanPage parts={parts} />,
      parts,
      isSteady: true,
    };
  },
};

/** A choice that does not exist lets everything through. */
function readFilter(query: URLSearchParams): TaskFilter {
  return {
    kind: TASK_KINDS.find((kind) => kind === query.get('kind')) ?? null,
    weight: TASK_WEIGHTS.find((weight) => weight === query.get('weight')) ?? null,
    state: TASK_STATES.find((state) => state === query.get('state')) ?? null,
    words: (query.get('q') ?? '').slice(0, 200),
  };
}

function findSections(plan: Plan, shown: readonly Task[], today: Day): PhaseSection[] {
  const shares = new Map(sharesByPhase(plan, today).map((share) => [share.phase.id, share]));
  const anchored = new Set<number>();
  return plan.phases.flatMap((phase) => {
    const tasks = shown.filter(({ phaseId }) => phaseId === phase.id);
    if (tasks.length === 0) return [];
    const share = shares.get(phase.id);
    return {
      phase,
      isCurrent: isWithin(phase, today),
      finishedMinutes: share?.earnedMinutes ?? 0,
      plannedMinutes: share?.plannedMinutes ?? 0,
      weeks: groupByWeek(plan, tasks, today, anchored),
    };
  });
}

function isWithin(phase: Phase, day: Day): boolean {
  return phase.startsOn <= day && day <= phase.endsOn;
}

/** Tasks by the week of their first session, in order; `anchored` gathers the weeks that have been met. */
function groupByWeek(plan: Plan, tasks: readonly Task[], today: Day, anchored: Set<number>): RoadWeek[] {
  const currentWeek = weekOfDay(plan, today);
  const byWeek = Map.groupBy(tasks, (task) => weekOfTask(plan, task));
  return [...byWeek]
    .sort(([one], [other]) => (one ?? Number.POSITIVE_INFINITY) - (other ?? Number.POSITIVE_INFINITY))
    .map(([week, weekTasks]) => {
      const anchorsWeek = week !== null && !anchored.has(week);
      if (week !== null) anchored.add(week);
      return { week, isCurrent: week !== null && week === currentWeek, anchorsWeek, tasks: weekTasks };
    });
}

function weekOfTask(plan: Plan, task: Task): number | null {
  const first = task.sessions[0];
  return first ? weekOfDay(plan, first.day) : null;
}
