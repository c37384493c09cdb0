import fc from 'fast-check';
import { type Calendar, calendarDays, type DayMinutes } from '../../../plans/calendar/calendar.ts';
import { addDays, type Day, daysBetween } from '../../../plans/day.ts';
import { habitMinutesOn } from '../../../plans/habit/asked.ts';
import type { Plan, Task } from '../../../plans/plan/plan.ts';
import { REPLAN_WAYS, type Replan, type ReplanRequest, replan } from '../../../plans/replan/replan.ts';
import { listOpenWork, type OpenWork } from '../../../plans/replan/work/task-work.ts';
import type { Roadmap } from '../../../plans/roadmap/roadmap.ts';
import { schedulePlan } from '../../../plans/schedule/schedule.ts';
import { phaseWindows } from '../../../plans/schedule/windows.ts';
import { doneOn, givenHabit, givenPhase, givenPlan, givenTask } from '../../support/made/plans.ts';
import { anyRoadmap } from '../../support/made/roadmaps.ts';
import { applyReplan } from './replans.ts';

/** A roadmap put on a calendar, before anything is done. */
function planned(roadmap: Roadmap, calendar: Calendar): Plan {
  const sessionsOf = Map.groupBy(schedulePlan(roadmap, calendar).sessions, ({ taskId }) => taskId);
  const windows = phaseWindows(roadmap, calendar);
  let taskId = 0;
  let habitId = 0;
  return givenPlan({
    calendar,
    phases: windows.map(({ phase, startsOn, endsOn }, index) =>
      givenPhase({ id: index + 1, key: phase.id, title: phase.title, startsOn, endsOn }),
    ),
    habits: windows.flatMap(({ phase }, index) =>
      phase.habits.map(({ minutes }) => givenHabit({ id: ++habitId, phaseId: index + 1, minutes })),
    ),
    tasks: windows.flatMap(({ phase }, index) =>
      phase.tasks.map(({ id, title, kind, weight, essential, steps }) =>
        givenTask({
          id: ++taskId,
          key: id,
          title,
          kind,
          weight,
          essential,
          phaseId: index + 1,
          steps: steps.map((text, position) => ({ position: position + 1, text, completion: null })),
          sessions: (sessionsOf.get(id) ?? []).map(({ day, minutes }) => ({
            day,
            minutes,
            isPinned: false,
            position: 0,
          })),
        }),
      ),
    ),
  });
}

/** The plan with everything done on its last day that was due by then, but what was skipped. */
function livedUntil(plan: Plan, last: Day, isSkipped: (task: Task) => boolean = () => false): Plan {
  const tasks = plan.tasks.map((task) => {
    const due = task.sessions.at(-1)?.day;
    if (due === undefined || due > last || isSkipped(task)) return task;
    return { ...task, completion: doneOn(due) };
  });
  return { ...plan, tasks };
}

const anyWeek = fc
  .record({
    weekday: fc.constantFrom(0, 45, 60, 90, 120, 120, 180),
    friday: fc.constantFrom(0, 60, 120),
    saturday: fc.constantFrom(0, 90, 180, 240),
    sunday: fc.constantFrom(0, 0, 60),
  })
  .map(
    ({ weekday, friday, saturday, sunday }) =>
      [weekday, weekday, 120, weekday, friday, saturday, sunday] as const,
  );

/** A life: a plan that was made, what of it was done, and a replan that is asked for. */
export type Life = { plan: Plan; request: ReplanRequest; replanned: Replan; after: Plan; work: OpenWork[] };

const anyAsked = fc
  .record({
    roadmap: anyRoadmap,
    week: anyWeek,
    startOffset: fc.integer({ min: 0, max: 6 }),
    stretch: fc.constantFrom(1, 1, 1.3, 1.7),
    lived: fc.double({ min: 0, max: 1, noNaN: true }),
    skips: fc.array(fc.nat(3), { minLength: 48, maxLength: 48 }),
    pins: fc.array(fc.nat(11), { minLength: 48, maxLength: 48 }),
    ill: fc.option(fc.record({ offset: fc.nat(12), days: fc.integer({ min: 1, max: 5 }) })),
    way: fc.constantFrom(...REPLAN_WAYS),
    acceptOverfull: fc.boolean(),
  })
  .map(({ roadmap, week, startOffset, stretch, lived, skips, pins, ill, way, acceptOverfull }) => {
    const startOn = addDays('2026-03-02' as Day, startOffset);
    const dayCount = Math.round(roadmap.weeks * 7 * stretch);
    const calendar: Calendar = {
      startOn,
      finishOn: addDays(startOn, dayCount - 1),
      weekdayMinutes: week,
      exceptions: [],
    };
    const today = addDays(startOn, Math.floor(lived * dayCount));
    const made = livedUntil(planned(roadmap, calendar), addDays(today, -1), ({ id }) => skips[id] === 0);
    const tasks = made.tasks.map((task) =>
      pins[task.id] === 0 ? { ...task, sessions: pinLast(task.sessions) } : task,
    );
    const exceptions = Array.from({ length: ill?.days ?? 0 }, (_, index) => ({
      day: addDays(today, (ill?.offset ?? 0) + index),
      minutes: 0,
      reason: 'Ill',
    }));
    const plan = { ...made, tasks };
    const request: ReplanRequest = {
      way,
      today,
      calendar: ill === null ? calendar : { ...calendar, exceptions },
      excludedTaskIds: new Set(),
      acceptOverfull,
    };
    return { plan, request };
  });

function pinLast(sessions: Task['sessions']): Task['sessions'] {
  return sessions.map((each, index) => ({ ...each, isPinned: index === sessions.length - 1 }));
}

/** Plans that were made by the schedule, and kept to in part, with a replan of each. */
export const anyLife: fc.Arbitrary<Life> = anyAsked.map(({ plan, request }) => {
  const replanned = replan(plan, request);
  const after = applyReplan(plan, replanned, request.today);
  return { plan, request, replanned, after, work: workOf(plan, request) };
});

/** Runs a check on replans of lives. */
export function checkLives(check: (life: Life) => void, numRuns = 300): void {
  fc.assert(fc.property(anyLife, check), { numRuns });
}

function workOf(plan: Plan, { today, calendar, excludedTaskIds }: ReplanRequest): OpenWork[] {
  const minutesOn = new Map(calendarDays(calendar).map(({ day, minutes }) => [day, minutes]));
  const isStudyDay = (day: Day) => (minutesOn.get(day) ?? 0) > 0;
  return listOpenWork(plan, { today, isStudyDay, excludedTaskIds });
}

/** What was laid of each task whose sessions are others now: its minutes on coming days that are neither pinned nor today's. */
export function laidParts({ request, replanned, work }: Life): { work: OpenWork; parts: DayMinutes[] }[] {
  return work
    .filter(({ task }) => replanned.sessions.has(task.id))
    .map((each) => {
      const fixedOn = new Map(each.settled.map(({ day, minutes }) => [day, minutes]));
      const parts = (replanned.sessions.get(each.task.id) ?? [])
        .filter(({ day }) => day >= request.today)
        .map(({ day, minutes }) => ({ day, minutes: minutes - (fixedOn.get(day) ?? 0) }))
        .filter(({ minutes }) => minutes > 0);
      return { work: each, parts };
    });
}

/** The minutes that each coming day has for work that may move, by the phases as they are afterwards. */
export function roomsOf({ request, replanned, after, work }: Life): Map<Day, number> {
  const fixedOn = new Map<Day, number>();
  for (const each of work) {
    if (replanned.droppedTaskIds.includes(each.task.id)) continue;
    for (const { day, minutes } of each.fixed) fixedOn.set(day, (fixedOn.get(day) ?? 0) + minutes);
  }
  const phaseOn = (day: Day) => after.phases.findLast(({ startsOn }) => startsOn <= day) ?? after.phases[0];
  return new Map(
    calendarDays(replanned.calendar)
      .filter(({ day }) => daysBetween(request.today, day) >= 0)
      .map(({ day, minutes }) => {
        const taken = habitMinutesOn(after, phaseOn(day)?.id, day) + (fixedOn.get(day) ?? 0);
        return [day, minutes === 0 ? 0 : Math.max(0, minutes - taken)] as const;
      }),
  );
}
