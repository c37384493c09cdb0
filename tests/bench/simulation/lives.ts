import type { Calendar, DayMinutes } from '../../../plans/calendar/calendar.ts';
import { addDays, type Day, day } from '../../../plans/day.ts';
import type { Completion, Plan, Task } from '../../../plans/plan/plan.ts';
import { daysThrough } from '../../../plans/progress/forecast/closed-days.ts';
import type { Roadmap } from '../../../plans/roadmap/roadmap.ts';
import { schedulePlan } from '../../../plans/schedule/schedule.ts';
import { givenPlan, givenTask } from '../../support/plans.ts';
import type { Learner } from './learners.ts';

/** How a learner went through a plan, from the first day to the last task. */
export type Life = {
  /** With everything done, each thing on its day. */
  plan: Plan;
  /** The study days, in order. */
  studyDays: readonly Day[];
  doneOn: Day;
};

const START_ON = day('2026-03-02');
const PLAN_DAYS = 105;
/** The slowest learner is done long before. */
const LIFE_DAYS = 900;

/** The built-in roadmap on the calendar that the setup offers: two hours, three on Saturday, Sunday off. */
export function planOf(roadmap: Roadmap): Plan {
  const calendar: Calendar = {
    startOn: START_ON,
    finishOn: addDays(START_ON, PLAN_DAYS - 1),
    weekdayMinutes: [120, 120, 120, 120, 120, 180, 0],
    exceptions: [],
  };
  const sessionsOf = new Map<string, DayMinutes[]>();
  for (const { taskId, ...session } of schedulePlan(roadmap, calendar).sessions) {
    sessionsOf.set(taskId, [...(sessionsOf.get(taskId) ?? []), session]);
  }
  const roadmapTasks = roadmap.phases.flatMap(({ tasks }) => tasks);
  const tasks = roadmapTasks.map(({ id: key, steps, ...task }, index) =>
    givenTask({
      id: index + 1,
      key,
      kind: task.kind,
      steps: steps.map((text, position) => ({ position: position + 1, text, completion: null })),
      sessions: (sessionsOf.get(key) ?? []).map((session) => ({ ...session, isPinned: false, position: 0 })),
    }),
  );
  return givenPlan({ calendar, tasks });
}

/** One task after the other: a step is ticked, and a task checked off, once the work for it is done. */
export function live(plan: Plan, learner: Learner): Life {
  const studyDays = daysThrough(
    plan.calendar,
    plan.calendar.startOn,
    addDays(plan.calendar.startOn, LIFE_DAYS),
  ).filter(({ minutes }) => minutes > 0);
  const worked = workThrough(studyDays, learner);
  let minutesBefore = 0;
  const tasks = plan.tasks.map((task): Task => {
    const start = minutesBefore;
    minutesBefore += task.minutes;
    const reach = (minutes: number) => completionOn(worked(start + minutes));
    return {
      ...task,
      steps: task.steps.map((step, index) => ({
        ...step,
        completion: reach((task.minutes * (index + 1)) / task.steps.length),
      })),
      completion: reach(task.minutes),
    };
  });
  const doneOn = worked(minutesBefore);
  return { plan: { ...plan, tasks }, studyDays: studyDays.map(({ day: on }) => on), doneOn };
}

/** The plan as it was on the morning of a day. */
export function asOfMorning(plan: Plan, today: Day): Plan {
  const asOf = (completion: Completion | null) => (completion && completion.on < today ? completion : null);
  const tasks = plan.tasks.map((task) => ({
    ...task,
    steps: task.steps.map((step) => ({ ...step, completion: asOf(step.completion) })),
    completion: asOf(task.completion),
  }));
  return { ...plan, tasks };
}

/** The study day on which so much work is done, asked for ever more of it. */
function workThrough(studyDays: readonly DayMinutes[], { nextRate }: Learner): (minutes: number) => Day {
  let index = -1;
  let workedMinutes = 0;
  return (minutes) => {
    while (workedMinutes < minutes - 1e-6) {
      index += 1;
      const studyDay = studyDays[index];
      if (studyDay === undefined) throw new RangeError('This learner is never done');
      workedMinutes += studyDay.minutes * nextRate();
    }
    return studyDays[Math.max(index, 0)]?.day ?? START_ON;
  };
}

function completionOn(on: Day): Completion {
  return { on, at: `${on}T18:00:00.000Z` };
}
