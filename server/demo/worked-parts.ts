import { studyDaysBetween } from '../../plans/calendar/study-days.ts';
import type { Day } from '../../plans/day.ts';
import type { Plan, Task } from '../../plans/plan/plan.ts';
import { tasksInPlan } from '../../plans/progress/earned.ts';
import { taskParts } from '../../plans/task/parts.ts';
import { agendaOf } from '../../plans/today/agenda.ts';
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

/** Still open today: two core tasks that are carried over, and two stretch tasks that were passed over. */
const LEFT_OPEN = new Set([
  'two-recent-rl-papers',
  'replay-targets-and-delays',
  'sceptical-questions',
  'sharpness-probe',
]);
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

/** What the learner worked on until now, in roadmap order. Of today's sessions only the first is done. */
export function listWorkedParts(plan: Plan, today: Day): WorkedPart[] {
  const findDayOfWork = dayOfWork(plan, today);
  return tasksInPlan(plan)
    .filter((task) => !LEFT_OPEN.has(task.key))
    .flatMap((task) => worksOfTask(task, findDayOfWork));
}

type DayOfWork = (task: Task, planned: Day) => Day | null;

function worksOfTask(task: Task, findDayOfWork: DayOfWork): WorkedPart[] {
  const parts: WorkedPart[] = [];
  for (const { session, steps } of taskParts(task)) {
    const day = findDayOfWork(task, session.day);
    const positions = steps.map(({ position }) => position).filter((position) => isTicked(task, position));
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

/** On which day the learner did what was planned for another; `null` for what is not done yet. */
function dayOfWork(plan: Plan, today: Day): DayOfWork {
  const ill = illDays(plan.calendar);
  const studyDays = studyDaysBetween(plan.calendar, plan.calendar.startOn, today).map(({ day }) => day);
  const firstToday = agendaOf(plan, today, today).items.find(({ task }) => !LEFT_OPEN.has(task.key))?.task;

  return (task, planned) => {
    if (planned >= today) return planned === today && task === firstToday ? today : null;
    const studyDaysLate = STUDY_DAYS_LATE[task.key] ?? CATCH_UP_STUDY_DAYS[ill.indexOf(planned)] ?? 0;
    return studyDays[studyDays.indexOf(planned) + studyDaysLate] ?? null;
  };
}
