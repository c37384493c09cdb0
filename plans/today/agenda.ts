import { type Calendar, calendarDays } from '../calendar/calendar.ts';
import { phaseOfDay, studyMinutesOn } from '../calendar/study-days.ts';
import { type Day, dayNumber, daysBetween } from '../day.ts';
import { habitsAskedOn } from '../habit/asked.ts';
import { noteOn } from '../habit/notes.ts';
import { type HabitPatterns, NO_PATTERNS, patternOn } from '../habit/patterns.ts';
import { oncePerValue } from '../once-per-value.ts';
import type { Habit, Phase, Plan, Task, Text } from '../plan/plan.ts';
import { tasksInPlan } from '../progress/earned.ts';
import { openSessions } from '../replan/work/open-work.ts';
import { BEFORE_THE_PLAN } from '../schedule/left-behind.ts';
import { sumOf } from '../sum.ts';
import { neededParts, type TaskPart } from '../task/parts.ts';
import { remainingMinutes } from '../task/task-progress.ts';
import { countWeeks, weekOfDay } from '../week/week.ts';

/** A session of the day, with its task. Items come in the learner's order, equal ones in that of the roadmap. */
export type AgendaItem = TaskPart & { task: Task };

/** A habit of the day, with what the learner wrote on it that day. */
export type AgendaHabit = {
  habit: Habit;
  isDone: boolean;
  /** The instant at which it was ticked; empty while it is open. */
  seen: string;
  note: Text;
  /** What it is about on this day; `null` where its roadmap does not tell. */
  pattern: string | null;
};

/** Unfinished work of days before today. */
export type CarriedOver = {
  task: Task;
  remainingMinutes: number;
  /** Day of the earliest unfinished session before today. */
  plannedOn: Day;
};

/** Minutes of a task that found no day. */
export type Dayless = { task: Task; minutes: number };

/** What one day asks and how much of it is done. */
export type Agenda = {
  day: Day;
  /** From 1 to `dayCount` inside the plan, else `null`. */
  dayNumber: number | null;
  dayCount: number;
  /** Days of the plan that were left behind as known when it was made; 0 as a rule. */
  daysLeftBehind: number;
  /** Days before the first one of the plan, negative, or after the last one; 0 inside. */
  daysOutside: number;
  /** Plan week, or `null` outside the plan. */
  week: number | null;
  weekCount: number;
  phase: Phase | null;
  studyMinutes: number;
  /** Why the day was taken off, as the learner put it (it may be empty); `null` when it was not taken off. */
  dayOffReason: string | null;
  items: AgendaItem[];
  habits: AgendaHabit[];
  /** Only on today's agenda. */
  carriedOver: CarriedOver[];
  /** Work left that has no day at all, neither one to come nor one that is over; only on today's agenda. */
  dayless: Dayless[];
  /** Minutes of the day's sessions and habits. */
  plannedMinutes: number;
  /** Minutes of the day's unfinished sessions and habits; carried-over work is not in it. */
  remainingMinutes: number;
  /** The day asked something, and all of it is done. */
  isDone: boolean;
};

/**
 * What a day asks: its sessions and habits, and, when it is today, the work carried over from earlier days.
 *
 * Dropped tasks are never on it. A task with a session today and unfinished sessions before is in both lists.
 *
 * @param day - the day to tell about; outside the plan it has no number, week, phase or habits
 * @param today - the learner's own calendar day
 * @param patterns - what habits of the roadmap are about from day to day
 */
export function agendaOf(plan: Plan, day: Day, today: Day, patterns: HabitPatterns = NO_PATTERNS): Agenda {
  const items = itemsOn(plan, day);
  const studyMinutes = studyMinutesOn(plan.calendar, day);
  const habits = listHabits(plan, day, patterns);
  const all = [...items, ...habits];
  return {
    day,
    ...placeInPlan(plan, day),
    studyMinutes,
    dayOffReason: dayOffReason(plan.calendar, day),
    items,
    habits,
    carriedOver: day === today ? listCarriedOver(plan, today) : [],
    dayless: day === today ? listDayless(plan, today) : [],
    plannedMinutes:
      sumOf(items, ({ session }) => session.minutes) + sumOf(habits, ({ habit }) => habit.minutes),
    remainingMinutes:
      sumOf(items, (item) => item.remainingMinutes) +
      sumOf(habits, ({ habit, isDone }) => (isDone ? 0 : habit.minutes)),
    isDone: all.length > 0 && all.every(({ isDone }) => isDone),
  };
}

/** Tells whether a day shows unfinished work, of its own or of days before. */
export function hasOpenWork({ items, carriedOver }: Pick<Agenda, 'items' | 'carriedOver'>): boolean {
  return carriedOver.length > 0 || items.some(({ isDone }) => !isDone);
}

/** The next day after `after` that asks for a session, or `null`. */
export function nextAgendaDay(plan: Plan, after: Day): Day | null {
  let next: Day | null = null;
  for (const task of tasksInPlan(plan)) {
    const day = nextDayOf(task, after);
    if (day !== null && (next === null || day < next)) next = day;
  }
  return next;
}

/** Parts are in order of day. */
const nextDayOf = oncePerValue(
  (task: Task, after: Day): Day | null =>
    neededParts(task).find(({ session }) => session.day > after)?.session.day ?? null,
);

/** The sessions that a day asks for, in its order: those of tasks that were finished before it are not among them. */
export function itemsOn(plan: Plan, day: Day): AgendaItem[] {
  return tasksInPlan(plan)
    .filter((task) => task.sessions.some((session) => session.day === day))
    .flatMap((task) => itemsOf(task))
    .filter(({ session }) => session.day === day)
    .sort((one, other) => one.session.position - other.session.position);
}

const itemsOf = oncePerValue((task: Task): readonly AgendaItem[] =>
  neededParts(task).map((part) => ({ task, ...part })),
);

function listHabits(plan: Plan, day: Day, patterns: HabitPatterns): AgendaHabit[] {
  return habitsAskedOn(plan, day).map((habit) => ({
    habit,
    isDone: habit.completedDays.includes(day),
    seen: habit.completedAt[day] ?? '',
    note: noteOn(habit, day),
    pattern: patternOn(plan, habit, patterns, day),
  }));
}

function placeInPlan(plan: Plan, day: Day) {
  const { startOn, finishOn } = plan.calendar;
  const isInside = startOn <= day && day <= finishOn;
  return {
    dayNumber: isInside ? dayNumber(day) - dayNumber(startOn) + 1 : null,
    dayCount: calendarDays(plan.calendar).length,
    daysLeftBehind: plan.calendar.exceptions.filter(({ reason }) => reason === BEFORE_THE_PLAN).length,
    daysOutside: Math.min(0, daysBetween(startOn, day)) + Math.max(0, daysBetween(finishOn, day)),
    week: weekOfDay(plan, day),
    weekCount: countWeeks(plan),
    phase: phaseOfDay(plan, day),
  };
}

function dayOffReason(calendar: Calendar, day: Day): string | null {
  const exception = calendar.exceptions.find((candidate) => candidate.day === day);
  return exception?.minutes === 0 ? exception.reason : null;
}

function hasSessionBefore({ sessions: [first] }: Task, today: Day): boolean {
  return first !== undefined && first.day < today;
}

/** By the same measure as a replan, so that what is replanned is carried over no more. */
function listCarriedOver(plan: Plan, today: Day): CarriedOver[] {
  const carriedOver: CarriedOver[] = [];
  for (const task of tasksInPlan(plan)) {
    if (task.completion !== null || !hasSessionBefore(task, today)) continue;
    const left = carryOver(task, today);
    if (left !== null) carriedOver.push(left);
  }
  return carriedOver;
}

function listDayless(plan: Plan, today: Day): Dayless[] {
  const dayless: Dayless[] = [];
  for (const task of tasksInPlan(plan)) {
    if (task.completion !== null) continue;
    const minutes = daylessMinutes(task, today);
    if (minutes > 0) dayless.push({ task, minutes });
  }
  return dayless;
}

const daylessMinutes = oncePerValue(
  (task: Task, today: Day): number =>
    remainingMinutes(task) - sumOf(openSessions(task, today), ({ openMinutes }) => openMinutes),
);

const carryOver = oncePerValue((task: Task, today: Day): CarriedOver | null => {
  const late = openSessions(task, today).filter(
    ({ session, openMinutes }) => session.day < today && openMinutes > 0,
  );
  const [earliest] = late;
  if (earliest === undefined) return null;
  const minutesLeft = sumOf(late, ({ openMinutes }) => openMinutes);
  return { task, remainingMinutes: minutesLeft, plannedOn: earliest.session.day };
});
