import { type Candidate, chooseEssentials } from '../../../plans/replan/essentials/choose.ts';
import { prerequisitesOf } from '../../../plans/roadmap/served.ts';
import { onTrack } from '../../../plans/roadmap/track.ts';
import { loadLibrary } from '../../../server/library/library.ts';
import { type Figure, median, rounded } from '../figures.ts';

const TASK_COUNT = 300;
/** From an evening to more than all of the work needs. */
const HOURS = [4, 44, 130, 400];
const WARM_UP_ROUNDS = 5;
const ROUNDS = 30;
const LONGEST_MILLISECONDS = 50;

/** What to keep before an interview, of the roadmap's tasks and as many more as make 300. */
export async function measureEssentials(): Promise<Figure[]> {
  const tasks = givenCandidates();
  const times = HOURS.map((hours) => timeChoice(tasks, hours * 60));
  const slowest = Math.max(...times);
  return [
    {
      what: `essentials of ${TASK_COUNT} tasks for ${HOURS.join(', ')} hours`,
      ours: `${times.map((time) => rounded(time, 1)).join(', ')} ms`,
      reference: '',
      ratio: '',
      target: `<= ${LONGEST_MILLISECONDS} ms`,
      isMet: slowest <= LONGEST_MILLISECONDS,
    },
  ];
}

/** Median milliseconds; every choice is checked to stay within its hours. */
function timeChoice(tasks: readonly Candidate[], minutes: number): number {
  const times = Array.from({ length: WARM_UP_ROUNDS + ROUNDS }, () => {
    const startedAt = performance.now();
    const choice = chooseEssentials({ tasks, minutes, rounds: [], weakness: new Map() });
    const milliseconds = performance.now() - startedAt;
    if (choice.minutes > minutes || choice.keys.size === 0) throw new Error('The choice is over its hours');
    return milliseconds;
  });
  return median(times.slice(WARM_UP_ROUNDS));
}

function givenCandidates(): Candidate[] {
  const roadmap = onTrack(loadLibrary().builtIn, null);
  const prerequisites = prerequisitesOf(roadmap);
  const tasks = roadmap.phases.flatMap((phase) => phase.tasks);
  return Array.from({ length: TASK_COUNT }, (_, index) => {
    const task = tasks[index % tasks.length];
    if (task === undefined) throw new Error('The roadmap has no task');
    const copy = index < tasks.length ? '' : '-again';
    const after = prerequisites.get(task.id);
    return {
      ...task,
      key: `${task.id}${copy}`,
      after: after === undefined ? null : `${after}${copy}`,
      state: 'open' as const,
      leftMinutes: task.minutes,
    };
  });
}
