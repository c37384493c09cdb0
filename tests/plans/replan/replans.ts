import fc from 'fast-check';
import { expect } from 'vitest';
import type { Calendar } from '../../../plans/calendar/calendar.ts';
import { addDays, type Day, eachDay } from '../../../plans/day.ts';
import type { Plan, Session, Task } from '../../../plans/plan/plan.ts';
import { type NewYardstick, yardstickAfter } from '../../../plans/progress/yardstick.ts';
import { REPLAN_WAYS, type Replan, type ReplanRequest, replan } from '../../../plans/replan/replan.ts';
import { openSessions } from '../../../plans/replan/work/open-work.ts';
import {
  doneOn,
  FINISH_ON,
  givenCalendar,
  givenHabit,
  givenPhase,
  givenPlan,
  givenTask,
  START_ON,
} from '../../support/made/plans.ts';

export function givenRequest(plan: Plan, overrides: Partial<ReplanRequest> = {}): ReplanRequest {
  return {
    way: 'same-finish',
    today: START_ON,
    calendar: plan.calendar,
    excludedTaskIds: new Set(),
    ...overrides,
  };
}

/** Tells whether a replan did not fit, so that it leaves dates and calendar as they are. */
export function isUnfit({ shortfall, sessions }: Replan): boolean {
  return shortfall !== null && sessions.size === 0;
}

/** The plan as it is once a replan is applied to it on that day. */
export function applyReplan(plan: Plan, replanned: Replan, today: Day): Plan {
  const windowOf = new Map(replanned.phases.map(({ phaseId, ...window }) => [phaseId, window]));
  return {
    ...plan,
    calendar: isUnfit(replanned) ? plan.calendar : replanned.calendar,
    phases: plan.phases.map((phase) => ({ ...phase, ...windowOf.get(phase.id) })),
    tasks: plan.tasks.map((task) => ({
      ...task,
      sessions: replanned.sessions.get(task.id) ?? task.sessions,
      droppedOn: replanned.droppedTaskIds.includes(task.id) ? today : task.droppedOn,
    })),
  };
}

/** A plan once a replan was accepted, yardstick and all. */
export function acceptReplan(plan: Plan, request: ReplanRequest): Plan {
  const replanned = replan(plan, request);
  const yardstick = isUnfit(replanned) ? null : yardstickAfter(plan, replanned, request.today);
  const after = applyReplan(plan, replanned, request.today);
  return yardstick === null ? after : withYardstick(after, yardstick);
}

export function withYardstick(plan: Plan, { days, sessionsByTask, replan: accepted }: NewYardstick): Plan {
  return {
    ...plan,
    yardstickDays: days,
    replans: [...plan.replans, accepted],
    tasks: plan.tasks.map((task) => ({
      ...task,
      yardstick: sessionsByTask.get(task.id) ?? task.yardstick,
    })),
  };
}

/** Freezes a plan all the way down, so that a change to it throws. */
function frozen<Value>(value: Value): Value {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const part of Object.values(value)) frozen(part);
  }
  return value;
}

export function isUnfinished(task: Task): boolean {
  return task.completion === null && task.droppedOn === null;
}

/** Minutes left in the coming sessions of a task. */
export function comingOpenMinutes(task: Task, today: Day): number {
  return openSessions(task, today)
    .filter(({ session }) => session.day >= today)
    .reduce((sum, { openMinutes }) => sum + openMinutes, 0);
}

/** Minutes of a task that a replan may not touch: pinned days, and today while it is a study day. */
export function fixedMinutes(task: Task, today: Day, isTodayOff: boolean): number {
  return openSessions(task, today)
    .filter(({ session }) => session.day >= today)
    .filter(({ session }) => session.isPinned || (session.day === today && !isTodayOff))
    .reduce((sum, { openMinutes }) => sum + openMinutes, 0);
}

export function minutesOn(sessions: readonly Session[], day: Day): number {
  return sessions.find((session) => session.day === day)?.minutes ?? 0;
}

const SECOND_PHASE_ON = addDays(START_ON, 7);
const planDays = eachDay(START_ON, FINISH_ON);
const sessionDays = eachDay(START_ON, addDays(FINISH_ON, 3));
const lifeDays = eachDay(addDays(START_ON, -3), addDays(FINISH_ON, 5));

const anySession: fc.Arbitrary<Session> = fc.record({
  day: fc.constantFrom(...sessionDays),
  minutes: fc.integer({ min: 1, max: 90 }),
  isPinned: fc.boolean(),
  position: fc.constant(0),
});

const anySessions = fc
  .uniqueArray(anySession, { maxLength: 4, selector: ({ day }) => day })
  .map((sessions) => sessions.toSorted((a, b) => a.day.localeCompare(b.day)));

/** Mostly not pinned: a plan of pins has nothing to move. */
const anyMostlyLooseSessions = fc
  .tuple(anySessions, fc.nat(3))
  .map(([sessions, dice]) =>
    sessions.map((session) => ({ ...session, isPinned: session.isPinned && dice === 0 })),
  );

const anyTick = fc.option(fc.constantFrom(...lifeDays).map((on) => doneOn(on)));

const anyTaskOfPlan = fc
  .record({
    phaseId: fc.constantFrom(1, 2),
    sessions: anyMostlyLooseSessions,
    ticks: fc.array(anyTick, { maxLength: 4 }),
    completion: fc.option(
      fc.constantFrom(...lifeDays).map((on) => doneOn(on)),
      { freq: 1 },
    ),
    isUnfinished: fc.boolean(),
    isDropped: fc.nat(9).map((dice) => dice === 0),
    weight: fc.constantFrom('core' as const, 'stretch' as const),
    otherMinutes: fc.option(fc.integer({ min: 5, max: 200 })),
  })
  .map(({ sessions, ticks, completion, isUnfinished: isOpen, isDropped, otherMinutes, ...task }) => ({
    ...givenTask({ sessions }),
    ...task,
    minutes:
      otherMinutes ??
      Math.max(
        5,
        sessions.reduce((sum, { minutes }) => sum + minutes, 0),
      ),
    completion: isOpen ? null : completion,
    droppedOn: isDropped ? START_ON : null,
    steps: ticks.map((tick, index) => ({ position: index + 1, text: `Step ${index + 1}`, completion: tick })),
  }));

const anyExceptions = fc.subarray(planDays, { maxLength: 5 }).chain((days) =>
  fc.tuple(
    ...days.map((day) =>
      fc.record({
        day: fc.constant(day),
        minutes: fc.constantFrom(0, 0, 45, 240),
        reason: fc.constant(''),
      }),
    ),
  ),
);

const anyCalendar: fc.Arbitrary<Calendar> = fc
  .record({
    exceptions: anyExceptions,
    weekday: fc.constantFrom(0, 60, 120),
    saturday: fc.constantFrom(0, 180, 300),
    shift: fc.constantFrom(0, 0, 0, -4, 6),
  })
  .map(({ exceptions, weekday, saturday, shift }) =>
    givenCalendar({
      exceptions,
      finishOn: addDays(FINISH_ON, shift),
      weekdayMinutes: [weekday, 120, weekday, 120, weekday, saturday, 0],
    }),
  );

/** A plan in the middle of life, and a request made of it on any day, on its own calendar or on a changed one. */
export const anySituation = fc
  .record({
    tasks: fc.array(anyTaskOfPlan, { maxLength: 9 }),
    own: anyCalendar,
    asked: fc.option(anyCalendar),
    today: fc.constantFrom(...lifeDays),
    way: fc.constantFrom(...REPLAN_WAYS),
    habitMinutes: fc.constantFrom(0, 20, 50),
    ownHabit: fc.option(
      fc.record({
        minutes: fc.constantFrom(5, 30, 60),
        startsOn: fc.constantFrom(...lifeDays),
        endsOn: fc.option(fc.constantFrom(...lifeDays)),
      }),
    ),
    excluded: fc.subarray([1, 2, 3]),
    dropped: fc.subarray([4, 5], { maxLength: 1 }),
    fillToday: fc.boolean(),
    acceptOverfull: fc.boolean(),
  })
  .map(({ tasks, own, asked, habitMinutes, ownHabit, excluded, dropped, ...options }) => {
    const ordered = tasks.toSorted((a, b) => a.phaseId - b.phaseId);
    const phases = [
      givenPhase({ endsOn: addDays(SECOND_PHASE_ON, -1) }),
      givenPhase({
        id: 2,
        startsOn: SECOND_PHASE_ON,
        endsOn: own.finishOn < SECOND_PHASE_ON ? SECOND_PHASE_ON : own.finishOn,
      }),
    ];
    const habits = [
      ...(habitMinutes === 0
        ? []
        : [givenHabit({ minutes: habitMinutes }), givenHabit({ id: 2, phaseId: 2, minutes: 20 })]),
      ...(ownHabit ? [givenHabit({ id: 3, phaseId: null, ...ownHabit })] : []),
    ];
    const plan = givenPlan({
      calendar: own,
      phases,
      habits,
      tasks: ordered.map((task, index) => ({ ...task, id: index + 1, key: `task-${index + 1}` })),
    });
    const request: ReplanRequest = {
      ...options,
      calendar: asked ?? own,
      excludedTaskIds: new Set(excluded),
      droppedTaskIds: new Set(dropped),
    };
    return frozen({ plan, request });
  });

export type Situation = { plan: Plan; request: ReplanRequest; replanned: Replan; after: Plan };

/** Runs a check on every generated replan. */
export function checkAnyReplan(check: (situation: Situation) => void, numRuns = 400): void {
  fc.assert(
    fc.property(anySituation, ({ plan, request }) => {
      const replanned = replan(plan, request);
      check({ plan, request, replanned, after: applyReplan(plan, replanned, request.today) });
    }),
    { numRuns },
  );
}

/** The task of that id, which must be there. */
export function taskOf(plan: Plan, id: number): Task {
  const task = plan.tasks.find((candidate) => candidate.id === id);
  expect(task).toBeDefined();
  if (task === undefined) throw new RangeError(`No task ${id}`);
  return task;
}
