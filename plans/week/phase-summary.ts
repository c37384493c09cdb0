import type { Day } from '../day.ts';
import type { Evidence, Phase, Plan, Task, WeekReview } from '../plan/plan.ts';
import { sharesByPhase } from '../progress/history.ts';
import { reviewsOfPhase } from '../review/week-review.ts';
import { baselineMinutes, isSetAside, taskState } from '../task/task-progress.ts';

/** A phase as it is looked back on, or as it stands. */
export type PhaseSummary = {
  phase: Phase;
  when: 'past' | 'current' | 'coming';
  /** Minutes of the plan in force; dropped tasks are not in them. */
  plannedMinutes: number;
  finishedMinutes: number;
  taskCount: number;
  finishedTaskCount: number;
  /** Of the weeks that judged its outcome, in order; those that said nothing are among them. */
  reviews: WeekReview[];
  /** What was left as proof with its tasks, in the order it was left. */
  evidence: { task: Task; evidence: Evidence }[];
  /** Tasks that are neither done nor dropped. */
  unfinishedTasks: Task[];
  finishedTasks: Task[];
  /** Tasks that were dropped, with the minutes of the first plan that left with them. */
  dropped: { task: Task; minutes: number }[];
  /** Tasks that left the plan because the learner knows them. */
  setAside: Task[];
};

/**
 * Sums up a phase: its figures, the learner's confidence in its outcome week by week, the evidence, and what was dropped.
 *
 * @param key - the stable slug of the phase in its roadmap
 * @returns `null` when the plan has no such phase
 */
export function summarisePhase(plan: Plan, key: string, today: Day): PhaseSummary | null {
  const share = sharesByPhase(plan, today).find(({ phase }) => phase.key === key);
  if (!share) return null;

  const { phase, plannedMinutes, earnedMinutes, taskCount, finishedTaskCount } = share;
  const tasks = plan.tasks.filter((task) => task.phaseId === phase.id);
  return {
    phase,
    when: whenIs(phase, today),
    plannedMinutes,
    finishedMinutes: earnedMinutes,
    taskCount,
    finishedTaskCount,
    reviews: reviewsOfPhase(plan, phase),
    evidence: tasks
      .flatMap((task) => task.evidence.map((evidence) => ({ task, evidence })))
      .sort((one, other) => one.evidence.id - other.evidence.id),
    unfinishedTasks: tasks.filter((task) => ['open', 'started'].includes(taskState(task))),
    finishedTasks: tasks.filter((task) => taskState(task) === 'done'),
    dropped: tasks
      .filter((task) => taskState(task) === 'dropped')
      .map((task) => ({ task, minutes: baselineMinutes(task) })),
    setAside: tasks.filter(isSetAside),
  };
}

function whenIs({ startsOn, endsOn }: Phase, today: Day): PhaseSummary['when'] {
  if (endsOn < today) return 'past';
  return startsOn <= today ? 'current' : 'coming';
}
