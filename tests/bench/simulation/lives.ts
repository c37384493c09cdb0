import { type Calendar, type DayMinutes, USUAL_WEEK } from '../../../plans/calendar/calendar.ts';
import { addDays, type Day, day, weekdayOf } from '../../../plans/day.ts';
import type { Plan, Task } from '../../../plans/plan/plan.ts';
import { daysThrough } from '../../../plans/progress/forecast/closed-days.ts';
import type { Roadmap } from '../../../plans/roadmap/roadmap.ts';
import { schedulePlan } from '../../../plans/schedule/schedule.ts';
import { sumMinutes, sumOf } from '../../../plans/sum.ts';
import { taskParts } from '../../../plans/task/parts.ts';
import { doneOn, givenHabit, givenPhase, givenPlan, givenTask } from '../../support/made/plans.ts';
import type { Learner } from './learners.ts';
import { layAnew } from './replans.ts';

/** How a learner went through a plan, from the first day to the last task. */
export type Life = {
  /** The plan as it was on some mornings, by the study days that were over. */
  mornings: readonly { closedStudyDays: number; today: Day; plan: Plan }[];
  doneOn: Day;
};

const START_ON = day('2026-03-02');
const PLAN_DAYS = 105;
/** The slowest learner is done long before. */
const LIFE_DAYS = 1200;
/** Of the roadmap's habits, on a day of all phases but the first. */
const HABIT_MINUTES = 40;
/** Who is further behind on a Monday, about three study days, replans, if they ever do. */
const MOST_BEHIND_MINUTES = 385;
const MONDAY = 0;
const SATURDAY = 5;

/** A roadmap as it is on a track, on the calendar that the setup offers. */
export function planOf(roadmap: Roadmap): Plan {
  const calendar: Calendar = {
    startOn: START_ON,
    finishOn: addDays(START_ON, PLAN_DAYS - 1),
    weekdayMinutes: USUAL_WEEK,
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
  const phases = [givenPhase({ startsOn: START_ON, endsOn: calendar.finishOn })];
  return givenPlan({ calendar, tasks, phases, habits: [givenHabit({ minutes: HABIT_MINUTES })] });
}

/** What there is to do, one thing after the other: where each step of each task ends, in minutes from the first. */
type Queue = { totalMinutes: number; startOf: ReadonlyMap<number, number> };

/** One task after the other: a step is ticked, and a task checked off, once the work for it is done. */
export function live(firstPlan: Plan, learner: Learner, askedAfter: readonly number[]): Life {
  const queue = queueOf(firstPlan);
  const mornings: { closedStudyDays: number; today: Day; plan: Plan }[] = [];
  let plan = firstPlan;
  let workedMinutes = 0;
  let index = 0;
  for (let offset = 0; offset < LIFE_DAYS; offset++) {
    const today = addDays(START_ON, offset);
    if (studyMinutesOn(plan, today) === 0) continue;
    plan = replanned(plan, learner, { today, index, workedMinutes, queue });
    const studyMinutes = studyMinutesOn(plan, today);
    if (studyMinutes === 0) continue;
    if (askedAfter.includes(index)) mornings.push({ closedStudyDays: index, today, plan });
    const due = dueBy(plan, queue, today);
    const freeMinutes = studyMinutes - HABIT_MINUTES;
    const plannedMinutes = due - dueBy(plan, queue, addDays(today, -1));
    workedMinutes += Math.max(
      0,
      learner.work({
        index,
        isSaturday: weekdayOf(today) === SATURDAY,
        studyMinutes,
        roomMinutes: Math.max(freeMinutes, plannedMinutes),
        // After the last session whoever goes on does as much as on a usual day.
        plannedMinutes: plannedMinutes > 0 ? plannedMinutes : 0.9 * freeMinutes,
        askedMinutes: due - workedMinutes,
      }),
    );
    plan = tick(plan, queue, workedMinutes, today);
    index += 1;
    if (workedMinutes >= queue.totalMinutes - 1e-6) return { mornings, doneOn: today };
  }
  throw new RangeError(`Never done: those who ${learner.kind}`);
}

type Now = { today: Day; index: number; workedMinutes: number; queue: Queue };

/** The plan after what the learner does about it on a morning. */
function replanned(plan: Plan, learner: Learner, { today, index, workedMinutes, queue }: Now): Plan {
  const illDays = learner.illDays(index);
  if (illDays > 0) {
    const daysOff = Array.from({ length: illDays }, (_, offset) => addDays(today, offset));
    return layAnew(plan, { today, way: 'same-finish', daysOff });
  }
  const behind = dueBy(plan, queue, addDays(today, -1)) - workedMinutes;
  const isTime = weekdayOf(today) === MONDAY && index > 3 && behind > MOST_BEHIND_MINUTES;
  if (learner.replans === 'never' || !isTime) return plan;
  return layAnew(plan, { today, way: learner.replans, daysOff: [] });
}

function queueOf({ tasks }: Plan): Queue {
  const startOf = new Map<number, number>();
  let minutesBefore = 0;
  for (const { id, minutes } of tasks) {
    startOf.set(id, minutesBefore);
    minutesBefore += minutes;
  }
  return { totalMinutes: minutesBefore, startOf };
}

/** How far the queue has to be by the end of a day: the steps of each part until then. */
function dueBy({ tasks }: Plan, { startOf }: Queue, on: Day): number {
  let due = 0;
  for (const task of tasks) {
    if ((task.sessions[0]?.day ?? '9999') > on) continue;
    due = Math.max(due, (startOf.get(task.id) ?? 0) + task.minutes * shareDueBy(task, on));
  }
  return due;
}

function shareDueBy(task: Task, on: Day): number {
  const parts = taskParts(task).filter(({ session }) => session.day <= on);
  if (parts.length === task.sessions.length) return 1;
  return task.steps.length === 0 ? 0 : sumOf(parts, ({ steps }) => steps.length) / task.steps.length;
}

function tick(plan: Plan, { startOf }: Queue, workedMinutes: number, today: Day): Plan {
  const reaches = (minutes: number) => minutes <= workedMinutes + 1e-6;
  const tasks = plan.tasks.map((task) => {
    const start = startOf.get(task.id) ?? 0;
    if (task.completion !== null || !reaches(start + task.minutes / Math.max(1, task.steps.length)))
      return task;
    const endOf = (position: number) => start + (task.minutes * position) / task.steps.length;
    const steps = task.steps.map((step) =>
      step.completion === null && reaches(endOf(step.position))
        ? { ...step, completion: doneOn(today) }
        : step,
    );
    return { ...task, steps, completion: reaches(start + task.minutes) ? doneOn(today) : null };
  });
  return { ...plan, tasks };
}

function studyMinutesOn({ calendar }: Plan, on: Day): number {
  return sumMinutes(daysThrough(calendar, on, on));
}
