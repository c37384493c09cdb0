import { type Calendar, USUAL_WEEK } from '../../../plans/calendar/calendar.ts';
import { addDays, day } from '../../../plans/day.ts';
import { type Roadmap, RoadmapSchema } from '../../../plans/roadmap/roadmap.ts';
import { schedulePlan } from '../../../plans/schedule/schedule.ts';
import { type Figure, median, rounded } from '../figures.ts';

const SIZES = [1_000, 10_000, 100_000];
const ROUNDS = 15;
const MINUTES_PER_DAY = 120;
/** How much dearer a task may get with size before it counts as growing faster than n log n; caches cost something. */
const GROWTH_ALLOWANCE = 2;

/** Planning 300 tasks, and how the cost of a task grows with their number. */
export async function measurePlanning(): Promise<Figure[]> {
  const ours = timePlanning(300, 105);
  const perTask = SIZES.map((size) => (timePlanning(size, 105) * 1e6) / (size * Math.log2(size)));
  const growth = Math.max(...perTask.slice(1).map((cost, index) => cost / (perTask[index] ?? cost)));
  return [
    {
      what: 'planning 300 tasks on 105 days',
      ours: `${rounded(ours, 2)} ms`,
      reference: '',
      ratio: '',
      target: '<= 5 ms',
      isMet: ours <= 5,
    },
    {
      what: `planning ${SIZES.map((size) => rounded(size)).join(', ')} tasks`,
      ours: `${perTask.map((nanoseconds) => rounded(nanoseconds, 1)).join(', ')} ns`,
      reference: 'per task and log2 n',
      ratio: `at most x ${rounded(growth, 2)} a step`,
      target: `n log n (x ${GROWTH_ALLOWANCE})`,
      isMet: growth <= GROWTH_ALLOWANCE,
    },
  ];
}

/** Median milliseconds; every plan is checked to hold all of the work. */
function timePlanning(taskCount: number, dayCount: number): number {
  const calendar = calendarOf(dayCount);
  const roadmap = roadmapOf(taskCount, dayCount);
  const expectedMinutes = sumMinutes(roadmap.phases.flatMap((phase) => phase.tasks));
  schedulePlan(roadmap, calendar);
  return median(
    Array.from({ length: ROUNDS }, () => {
      const startedAt = performance.now();
      const { sessions } = schedulePlan(roadmap, calendar);
      const milliseconds = performance.now() - startedAt;
      if (sumMinutes(sessions) !== expectedMinutes) throw new Error('The plan does not hold all of the work');
      return milliseconds;
    }),
  );
}

function calendarOf(dayCount: number): Calendar {
  const startOn = day('2026-03-02');
  const weekdayMinutes = USUAL_WEEK;
  return { startOn, finishOn: addDays(startOn, dayCount - 1), weekdayMinutes, exceptions: [] };
}

/** Eight phases. The format allows 400 tasks in each, so the large ones are put together around it. */
function roadmapOf(taskCount: number, dayCount: number): Roadmap {
  const minutes = Math.max(5, Math.floor((0.8 * MINUTES_PER_DAY * dayCount) / taskCount));
  const small = RoadmapSchema.parse({
    id: 'measured',
    title: 'Measured',
    weeks: 8,
    phases: Array.from({ length: 8 }, (_, index) => ({
      id: `phase-${index}`,
      title: `Phase ${index}`,
      weeks: [index + 1, index + 1],
      goal: 'To be measured',
      outcome: 'It is measured',
      tasks: [{ id: `task-${index}`, kind: 'study', title: 'A task', minutes }],
    })),
  });
  const phases = small.phases.map((phase, index) => ({
    ...phase,
    tasks: tasksOf(phase, index, taskCount / 8),
  }));
  return { ...small, phases };
}

function tasksOf(phase: Roadmap['phases'][number], phaseIndex: number, count: number) {
  return phase.tasks.flatMap((task) =>
    Array.from({ length: Math.ceil(count) }, (_, index) => ({
      ...task,
      id: `task-${phaseIndex}-${index}`,
      minutes: task.minutes + (index % 3) * 5,
    })),
  );
}

function sumMinutes(parts: readonly { minutes: number }[]): number {
  return parts.reduce((sum, { minutes }) => sum + minutes, 0);
}
