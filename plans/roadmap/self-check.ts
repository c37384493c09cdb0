import { sum, sumMinutes } from '../sum.ts';
import type { Roadmap, RoadmapPhase, RoadmapTask } from './roadmap.ts';
import { withoutTasks } from './start-again.ts';

/** What somebody says of a phase before they begin. */
export const KNOWLEDGE = ['new', 'rusty', 'known'] as const;
export type Knowledge = (typeof KNOWLEDGE)[number];

/** A task that may be known already, and whether it is set aside. */
export type KnowableTask = { task: RoadmapTask; isSetAside: boolean };

/** A phase of which something may be known, as it was judged. */
export type CheckedPhase = {
  phase: RoadmapPhase;
  knowledge: Knowledge;
  /** In roadmap order. */
  tasks: readonly KnowableTask[];
};

/** The learner's own work, which nobody knows who has not done it: stories, talk, summaries of projects. */
const OWN_WORK = ['recruiter-round', 'deep-dive-round', 'talk-round', 'behavioural-round', 'research-depth'];

/** Something to read or to follow, and no rehearsal, talk or story. */
function isKnowable({ kind, serves }: RoadmapTask): boolean {
  return ['study', 'follow-along'].includes(kind) && !serves.some((id) => OWN_WORK.includes(id));
}

/**
 * The short self-check of a setup: proposes for each phase what to set aside. Who knows it: all that is to be read or
 * followed. Who is rusty: what is to be followed step by step, and stretch work; the reading stays, to refresh it. What
 * is new stays whole.
 *
 * @param knowledgeOf - by the id of the phase; what is not said is new
 * @param byHand - by the id of the task: whether the learner sets it aside, whatever is proposed. Counts only in phases that are not new
 * @returns the phases of which something may be known, in roadmap order
 * @see plans/README.md#what-is-known-already for a worked example
 */
export function checkKnowledge(
  { phases }: Roadmap,
  knowledgeOf: ReadonlyMap<string, Knowledge>,
  byHand: ReadonlyMap<string, boolean>,
): CheckedPhase[] {
  return phases.flatMap((phase) => {
    const knowledge = knowledgeOf.get(phase.id) ?? 'new';
    const tasks = phase.tasks.filter(isKnowable).map((task) => ({
      task,
      isSetAside: knowledge !== 'new' && (byHand.get(task.id) ?? isProposed(task, knowledge)),
    }));
    return tasks.length > 0 ? { phase, knowledge, tasks } : [];
  });
}

function isProposed({ kind, weight }: RoadmapTask, knowledge: Knowledge): boolean {
  if (knowledge === 'known') return true;
  return knowledge === 'rusty' && (kind === 'follow-along' || weight === 'stretch');
}

/** The tasks that a self-check sets aside, in roadmap order. */
export function tasksSetAsideBy(checked: readonly CheckedPhase[]): RoadmapTask[] {
  return checked.flatMap(({ tasks }) => tasks.filter(({ isSetAside }) => isSetAside).map(({ task }) => task));
}

/**
 * The roadmap less what is set aside. Its phases take shares of its weeks in proportion to the work that is left in
 * them, so that the time which became free is everybody's: half of a phase needs half of its days.
 *
 * @returns weeks that may end in the middle of one; the same roadmap when nothing is set aside
 */
export function withoutKnown(roadmap: Roadmap, taskIds: ReadonlySet<string>): Roadmap {
  if (taskIds.size === 0) return roadmap;
  const left = withoutTasks(roadmap, taskIds);
  const lengths = left.phases.map((phase, index) => {
    const [first, last] = phase.weeks;
    const before = sumMinutes(roadmap.phases[index]?.tasks ?? []);
    return before === 0 ? 0 : ((last - first + 1) * sumMinutes(phase.tasks)) / before;
  });
  const allLengths = sum(lengths);
  if (allLengths === 0) return left;
  let endWeek = 0;
  const phases = left.phases.map((phase, index) => {
    const startWeek = endWeek + 1;
    endWeek += ((lengths[index] ?? 0) * roadmap.weeks) / allLengths;
    const isLast = index === left.phases.length - 1;
    return { ...phase, weeks: [startWeek, isLast ? roadmap.weeks : endWeek] satisfies [number, number] };
  });
  return { ...left, phases };
}
