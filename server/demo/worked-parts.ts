import { studyDaysBetween } from '../../plans/calendar/study-days.ts';
import type { Day } from '../../plans/day.ts';
import type { Plan, Task } from '../../plans/plan/plan.ts';
import { tasksInPlan } from '../../plans/progress/earned.ts';
import { sumMinutes } from '../../plans/sum.ts';
import { taskParts } from '../../plans/task/parts.ts';
import { agendaOf } from '../../plans/today/agenda.ts';
import { EVIDENCE, NOTES } from './content.ts';
import { illDays } from './demo-calendar.ts';

/** A part of a task that was worked on, on the day on which it really was. */
export type WorkedPart = {
  task: Task;
  day: Day;
  minutes: number;
  /** The steps that were ticked. */
  positions: number[];
  /** Nothing more of this task was done since. */
  isLast: boolean;
};

/** Tasks that were passed over, and are still open today: stretch, and what waits for the second and the third project. */
const PASSED_OVER = new Set([
  'second-project-summary',
  'third-project-summary',
  'sceptical-questions',
  'sharpness-probe',
]);
/** The core tasks that are carried over: the last ones that were due before today, at least so many minutes of them. */
const CARRIED_OVER_MINUTES = 60;
/** Only the first half of its steps is ticked. */
const HALF_DONE = 'reproduce-small-result';
/** Done so many study days after the planned one; before it when negative. */
const STUDY_DAYS_LATE: Readonly<Record<string, number>> = {
  'regularisation-basics': -1,
  'likelihood-and-map': -2,
  'entropy-and-kl': 1,
};
/** The work of each ill day came so many study days later: one day's work at a time, on top of what was due. */
const CATCH_UP_STUDY_DAYS = [4, 4, 5];

/** What the learner worked on until now, in roadmap order. Of today's sessions only one is done, or half of the only one. */
export function listWorkedParts(plan: Plan, today: Day): WorkedPart[] {
  const isLeftOpen = leftOpen(plan, today);
  const now = todaysWork(plan, today, isLeftOpen);
  const findDayOfWork = dayOfWork(plan, now);
  return tasksInPlan(plan)
    .filter((task) => !isLeftOpen(task))
    .flatMap((task) => worksOfTask(task, findDayOfWork, now));
}

function leftOpen(plan: Plan, today: Day): (task: Task) => boolean {
  const written = new Set([...NOTES, ...EVIDENCE].map(({ taskKey }) => taskKey));
  const due = tasksInPlan(plan).filter(
    ({ key, weight, sessions }) =>
      weight === 'core' &&
      key !== HALF_DONE &&
      !written.has(key) &&
      sessions.length > 0 &&
      sessions.every(({ day }) => day < today),
  );
  const carriedOver = new Set<Task>();
  for (const task of due.reverse()) {
    if (sumMinutes([...carriedOver]) < CARRIED_OVER_MINUTES) carriedOver.add(task);
  }
  return (task) => carriedOver.has(task) || PASSED_OVER.has(task.key);
}

type DayOfWork = (task: Task, planned: Day) => Day | null;

function worksOfTask(task: Task, findDayOfWork: DayOfWork, today: TodaysWork): WorkedPart[] {
  const parts: WorkedPart[] = [];
  for (const { session, steps } of taskParts(task)) {
    const day = findDayOfWork(task, session.day);
    const ticked = steps.map(({ position }) => position).filter((position) => isTicked(task, position));
    const positions = session.day === today.day ? ticked.slice(0, today.stepCount) : ticked;
    if (day === null || positions.length === 0) continue;

    for (const work of parts) work.isLast = false;
    const dayBefore = parts.at(-1)?.day ?? day;
    // A part that was put off puts off the parts after it.
    parts.push({
      task,
      day: day < dayBefore ? dayBefore : day,
      minutes: session.minutes,
      positions,
      isLast: true,
    });
  }
  return parts;
}

function isTicked(task: Task, position: number): boolean {
  return task.key !== HALF_DONE || position <= Math.ceil(task.steps.length / 2);
}

/** Which of today's tasks was worked on, and how many of its steps of today are ticked at most. */
type TodaysWork = { day: Day; task: Task | null; stepCount: number };

function todaysWork(plan: Plan, today: Day, isLeftOpen: (task: Task) => boolean): TodaysWork {
  const items = agendaOf(plan, today, today).items.filter(({ steps }) => steps.length > 0);
  const first = items.find(({ task }) => !isLeftOpen(task));
  const stepCount = items.length > 1 ? Infinity : Math.floor((first?.steps.length ?? 0) / 2);
  return { day: today, task: first?.task ?? null, stepCount };
}

/** On which day the learner did what was planned for another; `null` for what is not done yet. */
function dayOfWork(plan: Plan, today: TodaysWork): DayOfWork {
  const ill = illDays(plan.calendar);
  const studyDays = studyDaysBetween(plan.calendar, plan.calendar.startOn, today.day).map(({ day }) => day);

  return (task, planned) => {
    if (planned >= today.day) return planned === today.day && task === today.task ? planned : null;
    const studyDaysLate = STUDY_DAYS_LATE[task.key] ?? CATCH_UP_STUDY_DAYS[ill.indexOf(planned)] ?? 0;
    return studyDays[studyDays.indexOf(planned) + studyDaysLate] ?? null;
  };
}
