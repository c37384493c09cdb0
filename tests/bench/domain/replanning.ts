import { type Calendar, calendarDays, type DayMinutes } from '../../../plans/calendar/calendar.ts';
import { phaseOfDay } from '../../../plans/calendar/study-days.ts';
import { addDays, type Day, day } from '../../../plans/day.ts';
import type { Phase, Plan, Session, Task } from '../../../plans/plan/plan.ts';
import { REPLAN_WAYS, type Replan, type ReplanWay, replan } from '../../../plans/replan/replan.ts';
import { remainingMinutes } from '../../../plans/task/task-progress.ts';
import { givenHabit, givenPhase, givenPlan, givenTask } from '../../support/made/plans.ts';
import { type Figure, median, rounded } from '../figures.ts';

const SIZES = [
  { taskCount: 300, minutesPerTask: 20, rounds: 200 },
  { taskCount: 10_000, minutesPerTask: 5, rounds: 30 },
];
const WARM_UP_ROUNDS = 10;
const START_ON = day('2026-03-02');
const PHASE_COUNT = 8;
const PHASE_DAYS = 13;
const DAYS_GONE = 40;
const HABIT_MINUTES = 20;
/** How full the days left are once everything is on them. */
const LOAD = 0.8;
const HIGHEST_RATIO = 5;

/**
 * The three ways that the preview shows side by side, against as many runs of a scheduler that does no more than put one
 * task after the other.
 */
export async function measureReplanning(): Promise<Figure[]> {
  return SIZES.map((size) => {
    const plan = givenBacklog(size);
    const ways = REPLAN_WAYS.map((way) => timeWay(way, plan, size.rounds));
    const ours = ways.reduce((sum, way) => sum + way.ours, 0);
    const list = ways.reduce((sum, way) => sum + way.list, 0);
    return {
      what: `replanning ${rounded(size.taskCount)} tasks in three ways`,
      ours: `${ways.map((way) => rounded(way.ours, 2)).join(' + ')} ms`,
      reference: `list scheduler ${ways.map((way) => rounded(way.list, 2)).join(' + ')} ms`,
      ratio: `x ${rounded(ours / list, 1)}`,
      target: `<= x ${HIGHEST_RATIO}`,
      isMet: ours / list <= HIGHEST_RATIO,
    };
  });
}

/** Median milliseconds of one way and of the list scheduler, alternating; both answers are checked in every round. */
function timeWay(way: ReplanWay, plan: Plan, rounds: number): { ours: number; list: number } {
  const today = addDays(START_ON, DAYS_GONE);
  const request = { way, today, calendar: plan.calendar, excludedTaskIds: new Set<number>() };
  const ours: number[] = [];
  const list: number[] = [];
  for (let round = 0; round < WARM_UP_ROUNDS + rounds; round++) {
    ours.push(timed(() => checkReplan(plan, replan(plan, request))));
    list.push(timed(() => checkList(plan, listSchedule(plan, today))));
  }
  return { ours: median(ours.slice(WARM_UP_ROUNDS)), list: median(list.slice(WARM_UP_ROUNDS)) };
}

/** Milliseconds of the work alone: what it returns is checked after the clock has stopped. */
function timed(work: () => () => void): number {
  const startedAt = performance.now();
  const check = work();
  const milliseconds = performance.now() - startedAt;
  check();
  return milliseconds;
}

/**
 * What a list scheduler has to do for an answer that could be applied: each task in turn, in the first days with room
 * for it, where the habits of the phase, today's sessions and pinned ones take their minutes first, and what was done
 * before today stays. It does not spread evenly, keep what need not move, mind the phases, or tell what it changed.
 */
function listSchedule(plan: Plan, today: Day): Map<number, Session[]> {
  const days = roomsFrom(plan, today).values();
  const sessions = new Map<number, Session[]>();
  let current = days.next().value;
  let room = current?.minutes ?? 0;
  for (const task of openTasks(plan)) {
    const own = task.sessions.filter((session) => isKept(session, today));
    let leftMinutes = remainingMinutes(task);
    let doneMinutes = task.minutes - leftMinutes;
    for (const session of task.sessions) {
      if (session.day >= today || doneMinutes === 0) break;
      const minutes = Math.min(doneMinutes, session.minutes);
      own.push({ ...session, minutes });
      doneMinutes -= minutes;
    }
    for (const { day: on, minutes } of own) if (on >= today) leftMinutes -= minutes;
    while (leftMinutes > 0 && current !== undefined) {
      const minutes = Math.min(leftMinutes, room);
      if (minutes > 0) own.push({ day: current.day, minutes, isPinned: false, position: 0 });
      leftMinutes -= minutes;
      room -= minutes;
      if (room === 0) {
        current = days.next().value;
        room = current?.minutes ?? 0;
      }
    }
    sessions.set(
      task.id,
      own.sort((one, other) => (one.day < other.day ? -1 : 1)),
    );
  }
  return sessions;
}

function roomsFrom(plan: Plan, today: Day): DayMinutes[] {
  const heldOn = new Map<Day, number>();
  for (const task of openTasks(plan)) {
    for (const session of task.sessions) {
      if (isKept(session, today)) {
        heldOn.set(session.day, (heldOn.get(session.day) ?? 0) + session.minutes);
      }
    }
  }
  return calendarDays({ ...plan.calendar, startOn: today }).map(({ day: on, minutes }) => {
    const phase = phaseOfDay(plan, on);
    const habits = plan.habits.filter((habit) => habit.phaseId === phase?.id);
    const habitMinutes = habits.reduce((sum, habit) => sum + habit.minutes, 0);
    return { day: on, minutes: Math.max(0, minutes - habitMinutes - (heldOn.get(on) ?? 0)) };
  });
}

function isKept({ day: on, isPinned }: Session, today: Day): boolean {
  return on === today || (isPinned && on > today);
}

function openTasks(plan: Plan): Task[] {
  return plan.tasks.filter((task) => task.completion === null && task.droppedOn === null);
}

function checkReplan(plan: Plan, { sessions, shortfall }: Replan): () => void {
  return () => {
    if (shortfall !== null) throw new Error('The work does not fit');
    for (const task of plan.tasks) expectAllOf(task, sessions.get(task.id) ?? task.sessions);
  };
}

function checkList(plan: Plan, sessions: ReadonlyMap<number, readonly Session[]>): () => void {
  return () => {
    for (const task of plan.tasks) expectAllOf(task, sessions.get(task.id) ?? []);
  };
}

function expectAllOf(task: Task, sessions: readonly Session[]): void {
  const minutes = sessions.reduce((sum, session) => sum + session.minutes, 0);
  if (minutes !== task.minutes) throw new Error(`“${task.title}” has ${minutes} of ${task.minutes} minutes`);
}

/** A plan of which nothing is done when more than a third of its days are gone, and that just fits the others. */
function givenBacklog({ taskCount, minutesPerTask }: { taskCount: number; minutesPerTask: number }): Plan {
  const dayCount = PHASE_COUNT * PHASE_DAYS;
  const dayMinutes =
    HABIT_MINUTES + Math.ceil((taskCount * minutesPerTask) / (LOAD * (dayCount - DAYS_GONE)));
  const calendar: Calendar = {
    startOn: START_ON,
    finishOn: addDays(START_ON, dayCount - 1),
    weekdayMinutes: [dayMinutes, dayMinutes, dayMinutes, dayMinutes, dayMinutes, dayMinutes, dayMinutes],
    exceptions: [],
  };
  const phases = Array.from({ length: PHASE_COUNT }, (_, index) => phaseOf(index));
  const tasks = Array.from({ length: taskCount }, (_, index) => {
    const place = Math.floor((index * dayCount) / taskCount);
    const phaseId = Math.floor(place / PHASE_DAYS) + 1;
    return taskOn(addDays(START_ON, place), { id: index + 1, phaseId, minutes: minutesPerTask });
  });
  const habits = phases.map(({ id }) => givenHabit({ id, phaseId: id, minutes: HABIT_MINUTES }));
  return givenPlan({ calendar, phases, tasks, habits });
}

function phaseOf(index: number): Phase {
  const startsOn = addDays(START_ON, index * PHASE_DAYS);
  return givenPhase({ id: index + 1, startsOn, endsOn: addDays(startsOn, PHASE_DAYS - 1) });
}

function taskOn(on: Day, task: { id: number; phaseId: number; minutes: number }): Task {
  const steps = [1, 2, 3].map((position) => ({ position, text: `Step ${position}`, completion: null }));
  const sessions = [{ day: on, minutes: task.minutes, isPinned: false, position: 0 }];
  return givenTask({ ...task, weight: task.id % 10 === 0 ? 'stretch' : 'core', steps, sessions });
}
