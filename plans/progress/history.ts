import { calendarDays, type DayMinutes } from '../calendar/calendar.ts';
import { type Day, eachDay } from '../day.ts';
import { askingDays } from '../habit/asked.ts';
import { recordHabits } from '../habit/habit-record.ts';
import { oncePerValue } from '../once-per-value.ts';
import type { Phase, Plan, Task } from '../plan/plan.ts';
import { sumOf } from '../sum.ts';
import { TASK_KINDS, type TaskKind } from '../task/kinds.ts';
import { earnedMinutes, yardstickMinutes } from '../task/task-progress.ts';
import type { HabitRecord } from '../week/week.ts';
import { baselineByDay, earnedByDay, tasksInPlan, yardstickByDay } from './earned.ts';
import { planAsOf } from './plan-as-of.ts';
import { plannedThen } from './planned-then.ts';

/** Minutes due, and earned, through the end of a day. */
export type BurnUpPoint = {
  day: Day;
  /** By the plan in force. */
  plannedMinutes: number;
  /** By the plan as it was made first. */
  firstPlannedMinutes: number;
  /** `null` after today. */
  earnedMinutes: number | null;
};

/** Figures of a part of the plan in force; dropped tasks are not in them. */
export type Share = {
  label: string;
  plannedMinutes: number;
  earnedMinutes: number;
  taskCount: number;
  finishedTaskCount: number;
};

export type HeatDay = { day: Day; studyMinutes: number; finishedMinutes: number; plannedMinutes: number };

const KIND_LABELS: Record<TaskKind, string> = {
  study: 'Study',
  'follow-along': 'Follow-along',
  'hands-on': 'Hands-on',
  rehearsal: 'Rehearsal',
};

/**
 * Planned and finished work, summed up day by day; what was done before the plan began is there from its start. It ends with the plan in force or the first plan, or later when work
 * was finished after both.
 */
export function burnUp(plan: Plan, today: Day): BurnUpPoint[] {
  const plannedOn = minutesByDay(yardstickByDay(plan));
  const firstPlannedOn = minutesByDay(baselineByDay(plan));
  const earnedOn = earnedByDay(plan, today);
  let plannedMinutes = 0;
  let firstPlannedMinutes = 0;
  let earned = sumOf([...earnedOn], ([day, minutes]) => (day < plan.calendar.startOn ? minutes : 0));
  return eachDay(plan.calendar.startOn, lastCountedDay(plan, earnedOn)).map((day) => {
    plannedMinutes += plannedOn.get(day) ?? 0;
    firstPlannedMinutes += firstPlannedOn.get(day) ?? 0;
    earned += earnedOn.get(day) ?? 0;
    return { day, plannedMinutes, firstPlannedMinutes, earnedMinutes: day <= today ? earned : null };
  });
}

/** Figures of each phase, in order. */
export function sharesByPhase(plan: Plan, today: Day): (Share & { phase: Phase })[] {
  const tasks = tasksInPlan(plan);
  return plan.phases.map((phase) => {
    const tasksOfPhase = tasks.filter((task) => task.phaseId === phase.id);
    return { phase, ...shareOf(phase.title, tasksOfPhase, today) };
  });
}

/** Figures of each kind of task that the plan has. */
export function sharesByKind(plan: Plan, today: Day): (Share & { kind: TaskKind })[] {
  const tasks = tasksInPlan(plan);
  return TASK_KINDS.map((kind) => {
    const tasksOfKind = tasks.filter((task) => task.kind === kind);
    return { kind, ...shareOf(KIND_LABELS[kind], tasksOfKind, today) };
  }).filter((share) => share.taskCount > 0);
}

/**
 * Study, planned and finished minutes of every day of the plan; planned is what the plan of that day asked, with the
 * tasks that belonged to it by the end of that day.
 */
export function heatMap(plan: Plan, today: Day): HeatDay[] {
  return calendarDays(plan.calendar).map(({ day, minutes }) => {
    const { plannedOn, earnedOn } = daysThen(planAsOf(plan, day, today), today);
    return {
      day,
      studyMinutes: minutes,
      finishedMinutes: earnedOn.get(day) ?? 0,
      plannedMinutes: plannedOn.get(day) ?? 0,
    };
  });
}

const daysThen = oncePerValue((plan: Plan, today: Day) => ({
  plannedOn: minutesByDay(plannedThen(plan, () => true)),
  earnedOn: earnedByDay(plan, today),
}));

/** How often the habits of each phase that has begun were kept, up to today; then the learner's own. */
export function habitRecords(plan: Plan, today: Day): HabitRecord[] {
  const records = recordHabits(plan, askingDays(plan, plan.calendar.startOn, today));
  const isOwn = ({ habit }: HabitRecord) => Number(habit.phaseId === null);
  return records.sort((one, other) => isOwn(one) - isOwn(other));
}

function minutesByDay(days: readonly DayMinutes[]): Map<Day, number> {
  return new Map(days.map(({ day, minutes }) => [day, minutes]));
}

function lastCountedDay(plan: Plan, earnedOn: ReadonlyMap<Day, number>): Day {
  const plannedLast = plan.baselineDays.at(-1)?.day ?? plan.calendar.finishOn;
  return [plannedLast, ...earnedOn.keys()].reduce(
    (last, day) => (day > last ? day : last),
    plan.calendar.finishOn,
  );
}

function shareOf(label: string, tasks: readonly Task[], today: Day): Share {
  return {
    label,
    plannedMinutes: sumOf(tasks, yardstickMinutes),
    earnedMinutes: sumOf(tasks, (task) => earnedMinutes(task, today)),
    taskCount: tasks.length,
    finishedTaskCount: tasks.filter((task) => task.completion !== null && task.completion.on <= today).length,
  };
}
