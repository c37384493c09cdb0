import { type Calendar, calendarDays, type DayMinutes } from '../calendar/calendar.ts';
import type { Dates } from '../dates.ts';
import { type Day, daysBetween } from '../day.ts';
import type { Roadmap, RoadmapPhase, RoadmapTask } from '../roadmap/roadmap.ts';
import { sumMinutes, sumOf } from '../sum.ts';
import { chooseCuts } from './cuts.ts';
import { type PhaseWindow, phaseWindows } from './windows.ts';

/** Minutes of one task on one day; `taskId` is the task's id in the roadmap. */
export type PlannedSession = { taskId: string; day: Day; minutes: number };

/** Minutes of one habit on one study day of its phase; `habitId` is the habit's id in the roadmap. */
export type PlannedHabit = { habitId: string; day: Day; minutes: number };

export type Load = {
  taskMinutes: number;
  /** Minutes that habits take; on a day shorter than its habits, what the day has. */
  habitMinutes: number;
  calendarMinutes: number;
  /** Calendar minutes left after habits. */
  freeMinutes: number;
  /** Task minutes / free minutes: 0 without work, `Infinity` for work without a free minute. */
  load: number;
};

export type PhaseLoad = Load & { phaseId: string; title: string; startsOn: Day; endsOn: Day };

export type PlanLoad = Load & {
  /** In roadmap order. */
  phases: PhaseLoad[];
};

export type Schedule = {
  /** In order of day, and within a day in roadmap order. */
  sessions: PlannedSession[];
  habits: PlannedHabit[];
  load: PlanLoad;
};

/** A phase that the calendar gives no study day. */
export class NoStudyDayError extends Error {
  readonly phaseTitle: string;
  readonly startsOn: Day;
  /** Before `startsOn` when the plan is so short that the phase has no day at all. */
  readonly endsOn: Day;

  constructor({ phase, startsOn, endsOn }: PhaseWindow) {
    super(`“${phase.title}” has no study day, from ${startsOn} to ${endsOn}`);
    this.name = 'NoStudyDayError';
    this.phaseTitle = phase.title;
    this.startsOn = startsOn;
    this.endsOn = endsOn;
  }
}

/** Tells which phase has no study day, and why. */
export function noStudyDayInWords(
  { phaseTitle, startsOn, endsOn }: NoStudyDayError,
  { formatLongDateWithYear }: Dates,
): string {
  const begin = formatLongDateWithYear(startsOn);
  return endsOn < startsOn
    ? `The plan is too short: it leaves no day for “${phaseTitle}”, which would begin on ${begin}`
    : `“${phaseTitle}” has no study day: every day from ${begin} to ${formatLongDateWithYear(endsOn)} is a day off`;
}

type StudyDay = DayMinutes & { freeMinutes: number };
type DatedPhase = PhaseWindow & { studyDays: StudyDay[] };

/**
 * Puts a roadmap on a calendar.
 *
 * In each phase habits take their minutes first; the tasks, in roadmap order, are spread over the study
 * days in proportion to the minutes that are left. The sessions of a task add up to its estimate,
 * none is on a day off or outside its phase, and while the phase's load is at most 1 no day is over its
 * minutes. Above 1 days are over-full in the same proportion. See {@link chooseCuts} for
 * where one day ends and the next begins. A habit for which a short day has nothing left is not planned on it.
 *
 * @throws {NoStudyDayError} for the first phase without a study day
 * @throws {RangeError} when the calendar ends before it starts
 * @see plans/README.md#scheduling for a worked example
 */
export function schedulePlan(roadmap: Roadmap, calendar: Calendar): Schedule {
  const phases = datePhases(roadmap, calendar);
  return {
    sessions: phases.flatMap(planSessions),
    habits: phases.flatMap(planHabits),
    load: addUpLoads(phases.map(measurePhaseLoad)),
  };
}

/**
 * Measures how full the calendar is, per phase and in all.
 *
 * Load is measured against the minutes left after habits, day by day: they never shrink when
 * a day gets more minutes, so that more study minutes never raise a phase's load.
 *
 * @returns minutes and loads; at most 1 means that the work fits
 * @throws {NoStudyDayError} for the first phase without a study day
 * @throws {RangeError} when the calendar ends before it starts
 */
export function measureLoad(roadmap: Roadmap, calendar: Calendar): PlanLoad {
  return addUpLoads(datePhases(roadmap, calendar).map(measurePhaseLoad));
}

function datePhases(roadmap: Roadmap, calendar: Calendar): DatedPhase[] {
  const days = calendarDays(calendar);
  return phaseWindows(roadmap, calendar).map((window) => {
    const from = daysBetween(calendar.startOn, window.startsOn);
    const to = daysBetween(calendar.startOn, window.endsOn) + 1;
    const studyDays = days.slice(from, to).filter(({ minutes }) => minutes > 0);
    if (studyDays.length === 0) throw new NoStudyDayError(window);
    return { ...window, studyDays: studyDays.map((day) => leaveHabitsRoom(day, window.phase)) };
  });
}

function leaveHabitsRoom(studyDay: DayMinutes, phase: RoadmapPhase): StudyDay {
  return { ...studyDay, freeMinutes: Math.max(0, studyDay.minutes - sumMinutes(phase.habits)) };
}

function planSessions({ phase, studyDays }: DatedPhase): PlannedSession[] {
  const days = taskDays(studyDays);
  const cuts = chooseCuts(
    phase.tasks.map((task) => task.minutes),
    days.map((day) => day.minutes),
  );
  return sessionsBetween(cuts, days, phase.tasks);
}

/** The days that take tasks. Where habits leave no minutes at all, tasks are spread as if there were no habits. */
function taskDays(studyDays: readonly StudyDay[]): readonly DayMinutes[] {
  const freeDays = studyDays.filter((day) => day.freeMinutes > 0);
  return freeDays.length > 0
    ? freeDays.map(({ day, freeMinutes }) => ({ day, minutes: freeMinutes }))
    : studyDays;
}

function sessionsBetween(
  cuts: readonly number[],
  days: readonly DayMinutes[],
  tasks: readonly RoadmapTask[],
): PlannedSession[] {
  const sessions: PlannedSession[] = [];
  const unplanned = tasks.map(({ id, minutes }) => ({ taskId: id, leftMinutes: minutes })).values();
  let task = unplanned.next().value;
  let plannedMinutes = 0;
  for (const [index, { day }] of days.entries()) {
    const cut = cuts[index] ?? plannedMinutes;
    while (task !== undefined && plannedMinutes < cut) {
      const minutes = Math.min(task.leftMinutes, cut - plannedMinutes);
      sessions.push({ taskId: task.taskId, day, minutes });
      plannedMinutes += minutes;
      task.leftMinutes -= minutes;
      if (task.leftMinutes === 0) task = unplanned.next().value;
    }
  }
  return sessions;
}

function planHabits({ phase, studyDays }: DatedPhase): PlannedHabit[] {
  return studyDays.flatMap(({ day, minutes }) => {
    let leftMinutes = minutes;
    const planned = phase.habits.map((habit) => {
      const habitMinutes = Math.min(habit.minutes, leftMinutes);
      leftMinutes -= habitMinutes;
      return { habitId: habit.id, day, minutes: habitMinutes };
    });
    return planned.filter((habit) => habit.minutes > 0);
  });
}

function measurePhaseLoad({ phase, startsOn, endsOn, studyDays }: DatedPhase): PhaseLoad {
  const taskMinutes = sumMinutes(phase.tasks);
  const calendarMinutes = sumMinutes(studyDays);
  const freeMinutes = sumOf(studyDays, (day) => day.freeMinutes);
  return {
    phaseId: phase.id,
    title: phase.title,
    startsOn,
    endsOn,
    ...loadOf(taskMinutes, calendarMinutes, freeMinutes),
  };
}

function addUpLoads(phases: PhaseLoad[]): PlanLoad {
  const taskMinutes = sumOf(phases, (phase) => phase.taskMinutes);
  const calendarMinutes = sumOf(phases, (phase) => phase.calendarMinutes);
  const freeMinutes = sumOf(phases, (phase) => phase.freeMinutes);
  return { ...loadOf(taskMinutes, calendarMinutes, freeMinutes), phases };
}

function loadOf(taskMinutes: number, calendarMinutes: number, freeMinutes: number): Load {
  const habitMinutes = calendarMinutes - freeMinutes;
  const load = taskMinutes === 0 ? 0 : taskMinutes / freeMinutes;
  return { taskMinutes, habitMinutes, calendarMinutes, freeMinutes, load };
}
