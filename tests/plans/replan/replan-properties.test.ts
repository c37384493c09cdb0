import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Calendar, calendarDays } from '../../../plans/calendar/calendar.ts';
import { phaseOfDay, studyMinutesOn } from '../../../plans/calendar/study-days.ts';
import { addDays } from '../../../plans/day.ts';
import { habitMinutesOn } from '../../../plans/habit/asked.ts';
import type { Plan, Task } from '../../../plans/plan/plan.ts';
import { LEEWAY_MINUTES } from '../../../plans/replan/laying/lay-phases.ts';
import { displacedWork, type Replan, type ReplanRequest, replan } from '../../../plans/replan/replan.ts';
import { openSessions } from '../../../plans/replan/work/open-work.ts';
import { remainingMinutes } from '../../../plans/task/task-progress.ts';
import {
  anySituation,
  checkAnyReplan,
  comingOpenMinutes,
  fixedMinutes,
  isUnfinished,
  isUnfit,
  minutesOn,
  type Situation,
  taskOf,
} from './replans.ts';

function isOff({ request }: Situation): boolean {
  return studyMinutesOn(request.calendar, request.today) === 0;
}

/** Tasks that the replan is free to move, before and after. */
function movableTasks({ plan, request, replanned, after }: Situation): { before: Task; now: Task }[] {
  return after.tasks
    .filter(isUnfinished)
    .filter(({ id }) => !request.excludedTaskIds.has(id) && !replanned.droppedTaskIds.includes(id))
    .map((now) => ({ before: taskOf(plan, now.id), now }));
}

/** Some of it has no day to come, and some was due before today. */
function isOverdue(task: Task, { plan, request: { today, calendar } }: Situation): boolean {
  const isPast = openSessions(task, today).some(
    ({ session, openMinutes }) => session.day < today && openMinutes > 0,
  );
  return isPast && displacedWork(plan, calendar, today).some((each) => each.task.id === task.id);
}

/** The days that gained minutes left of a task. */
function gainedDays({ before, now }: { before: Task; now: Task }, { request }: Situation) {
  const openBefore = new Map(
    openSessions(before, request.today).map(({ session, openMinutes }) => [session.day, openMinutes]),
  );
  return openSessions(now, request.today)
    .filter(({ session, openMinutes }) => openMinutes > (openBefore.get(session.day) ?? 0))
    .map(({ session }) => session.day);
}

describe('any replan', () => {
  it('gives each unfinished task the coming minutes that are left of it, no more and no less', () => {
    checkAnyReplan((situation) => {
      const { replanned, request } = situation;
      if (isUnfit(replanned)) return;
      for (const { before, now } of movableTasks(situation)) {
        const fixed = fixedMinutes(before, request.today, isOff(situation));
        expect(comingOpenMinutes(now, request.today)).toBe(Math.max(remainingMinutes(now), fixed));
      }
    });
  });

  it('has one session a day of each task, in order, each of whole minutes above zero', () => {
    checkAnyReplan(({ replanned }) => {
      for (const sessions of replanned.sessions.values()) {
        const days = sessions.map(({ day }) => day);
        expect(days).toEqual([...new Set(days)].sort());
        expect(sessions.every(({ minutes }) => Number.isInteger(minutes) && minutes > 0)).toBe(true);
      }
    });
  });

  it('leaves finished, dropped and excluded tasks as they are', () => {
    checkAnyReplan(({ plan, request, replanned }) => {
      for (const task of plan.tasks) {
        if (isUnfinished(task) && !request.excludedTaskIds.has(task.id)) continue;
        expect(replanned.sessions.has(task.id)).toBe(false);
      }
    });
  });

  it('leaves pinned sessions on their coming days', () => {
    checkAnyReplan(({ plan, request, after }) => {
      for (const task of plan.tasks) {
        const pinned = task.sessions.filter(({ day, isPinned }) => isPinned && day >= request.today);
        for (const { day, minutes } of pinned) {
          const now = taskOf(after, task.id).sessions.find((session) => session.day === day);
          expect(now?.isPinned).toBe(true);
          expect(now?.minutes).toBeGreaterThanOrEqual(minutes);
        }
      }
    });
  });

  it('adds nothing to the past, and keeps of it what is done', () => {
    checkAnyReplan((situation) => {
      const { request } = situation;
      for (const { before, now } of movableTasks(situation)) {
        if (!situation.replanned.sessions.has(now.id)) continue;
        const past = now.sessions.filter(({ day }) => day < request.today);
        for (const { day, minutes } of past) {
          expect(minutes).toBeLessThanOrEqual(minutesOn(before.sessions, day));
        }
        const pastBefore = before.sessions.filter(({ day }) => day < request.today);
        const done = before.minutes - remainingMinutes(before);
        expect(sum(past)).toBe(Math.min(done, sum(pastBefore)));
      }
    });
  });

  it('never empties today while today is a study day', () => {
    checkAnyReplan((situation) => {
      if (isOff(situation)) return;
      for (const { before, now } of movableTasks(situation)) {
        const { today } = situation.request;
        expect(minutesOn(now.sessions, today)).toBeGreaterThanOrEqual(minutesOn(before.sessions, today));
      }
    });
  });

  it('plans nothing on a day off, nor outside the calendar', () => {
    checkAnyReplan((situation) => {
      for (const tasks of movableTasks(situation)) {
        for (const day of gainedDays(tasks, situation)) {
          expect(studyMinutesOn(situation.replanned.calendar, day), day).toBeGreaterThan(0);
        }
      }
    });
  });

  it('keeps the order of the roadmap within a phase among what is overdue, and among the rest', () => {
    checkAnyReplan((situation) => {
      const tasks = movableTasks(situation);
      for (const [index, first] of tasks.entries()) {
        for (const second of tasks.slice(index + 1)) {
          if (second.now.phaseId !== first.now.phaseId) continue;
          if (isOverdue(first.before, situation) !== isOverdue(second.before, situation)) continue;
          const last = gainedDays(first, situation).at(-1);
          const next = gainedDays(second, situation)[0];
          if (last !== undefined && next !== undefined) expect(last <= next).toBe(true);
        }
      }
    });
  });

  it('tells its moves and what it drops in roadmap order', () => {
    checkAnyReplan(({ replanned: { moves, sessions, droppedTaskIds } }) => {
      for (const ids of [moves.map(({ task }) => task.id), [...sessions.keys()], droppedTaskIds]) {
        expect(ids).toEqual(ids.toSorted((a, b) => a - b));
      }
    });
  });

  it('changes nothing the second time', () => {
    checkAnyReplan(({ request, replanned, after }) => {
      // A lighter plan always has something more to let go; one that asks for core work by name has changed nothing yet.
      const way = request.way === 'lighter' && !isUnfit(replanned) ? 'same-finish' : request.way;
      const calendar = isUnfit(replanned) ? request.calendar : after.calendar;
      const again = replan(after, { ...request, way, calendar });
      expect(again.isEmpty).toBe(true);
      if (way === request.way) expect(isUnfit(again)).toBe(isUnfit(replanned));
    }, 2000);
  });

  it('changes neither the plan that it is given nor any baseline', () => {
    fc.assert(
      fc.property(anySituation, ({ plan, request }) => {
        const copy = structuredClone(plan);
        const { sessions } = replan(plan, request);
        expect(plan).toEqual(copy);
        for (const id of sessions.keys())
          expect(taskOf(plan, id).baseline).toEqual(taskOf(copy, id).baseline);
      }),
    );
  });

  it('is the same for the same input', () => {
    checkAnyReplan(({ plan, request, replanned }) => expect(replan(plan, request)).toEqual(replanned), 200);
  });

  it('leaves nothing displaced but what is excluded, unless it does not fit', () => {
    checkAnyReplan(({ request, replanned, after }) => {
      if (isUnfit(replanned)) return;
      const left = displacedWork(after, replanned.calendar, request.today);
      expect(left.filter(({ task }) => !request.excludedTaskIds.has(task.id))).toEqual([]);
    });
  });

  it('puts no day over its minutes that was within them', () => {
    checkAnyReplan((situation) => {
      if (situation.request.acceptOverfull || situation.request.fillToday) return;
      for (const each of loads(situation)) {
        if (each.after > each.before) {
          expect(each.after, each.day).toBeLessThanOrEqual(each.room + LEEWAY_MINUTES);
        }
      }
    });
  });

  it('tells the minutes of each coming day as the sessions have them', () => {
    checkAnyReplan(({ plan, request, replanned, after }) => {
      const total = (tasks: readonly Task[]) =>
        tasks
          .filter(isUnfinished)
          .reduce((minutes, task) => minutes + comingOpenMinutes(task, request.today), 0);
      expect(replanned.days.reduce((minutes, each) => minutes + each.before, 0)).toBe(total(plan.tasks));
      expect(replanned.days.reduce((minutes, each) => minutes + each.after, 0)).toBe(total(after.tasks));
    });
  });
});

describe('a shortfall', () => {
  /** The same request with the remedy, which is to fit, and every day within its minutes. */
  const isRemedied = ({ plan, request }: Situation, calendar: Calendar) => {
    const { shortfall, usesLeeway } = replan(plan, { ...request, way: 'same-finish', calendar });
    return shortfall === null && !usesLeeway;
  };

  it('is mended by the later finish that it names', () => {
    checkAnyReplan((situation) => {
      const { request, replanned } = situation;
      const laterFinish = replanned.shortfall?.laterFinish ?? null;
      if (laterFinish === null || request.way !== 'same-finish') return;
      expect(isRemedied(situation, { ...request.calendar, finishOn: laterFinish })).toBe(true);
    });
  });

  it('is mended by the minutes more a day that it names, and not by five fewer', () => {
    checkAnyReplan((situation) => {
      const { request, replanned } = situation;
      const extraMinutes = replanned.shortfall?.extraMinutesPerStudyDay ?? null;
      if (
        extraMinutes === null ||
        request.way !== 'same-finish' ||
        request.calendar !== situation.plan.calendar
      )
        return;
      expect(isRemedied(situation, raised(situation, extraMinutes))).toBe(true);
      expect(isRemedied(situation, raised(situation, extraMinutes - 5))).toBe(false);
    });
  });

  it('is mended when the tasks that it names are dropped', () => {
    checkAnyReplan(({ plan, request, replanned }) => {
      const { shortfall } = replanned;
      if (shortfall === null || request.way !== 'same-finish') return;
      const named = [...shortfall.stretchTasksToDrop, ...shortfall.coreTasksToDrop].map(({ id }) => id);
      const droppedTaskIds = new Set([...(request.droppedTaskIds ?? []), ...named]);
      const again = replan(plan, { ...request, droppedTaskIds });
      // Where it does not fit even so, nothing is left to be named: the rest is excluded or pinned.
      expect(again.shortfall?.stretchTasksToDrop ?? []).toEqual([]);
      expect(again.shortfall?.coreTasksToDrop ?? []).toEqual([]);
      // Leeway is left only to work that may not be dropped.
      const mayGo = plan.tasks.filter(
        (task) => !droppedTaskIds.has(task.id) && mayBeDropped(task, request) && remainingMinutes(task) > 0,
      );
      if (mayGo.length > 0) expect(again.usesLeeway).toBe(false);
    });
  });
});

describe('same hours', () => {
  it('has no coming day over its minutes but for work that may not move', () => {
    checkAnyReplan((situation) => {
      const { request, replanned } = situation;
      if (request.way !== 'same-hours' || displacedNow(situation) === 0 || replanned.shortfall !== null)
        return;
      for (const each of loads(situation)) {
        expect(each.after, each.day).toBeLessThanOrEqual(Math.max(each.room, each.fixed));
      }
    });
  });

  it('gives every day of the plan to one phase, without gap or overlap', () => {
    checkAnyReplan(({ request, replanned }) => {
      if (request.way !== 'same-hours' || replanned.moves.length === 0) return;
      for (const [index, phase] of replanned.phases.entries()) {
        expect(phase.startsOn <= phase.endsOn).toBe(true);
        const next = replanned.phases[index + 1];
        if (next !== undefined) expect(addDays(phase.endsOn, 1)).toBe(next.startsOn);
      }
      expect(replanned.phases.at(-1)?.endsOn).toBe(replanned.calendar.finishOn);
    });
  });
});

describe('lighter', () => {
  it('never drops a core task by itself', () => {
    checkAnyReplan(({ plan, request, replanned }) => {
      for (const id of replanned.droppedTaskIds) {
        const isAsked = request.droppedTaskIds?.has(id) ?? false;
        expect(isAsked || (request.way === 'lighter' && taskOf(plan, id).weight === 'stretch')).toBe(true);
      }
    });
  });

  it('drops something whenever it is asked, as long as a stretch task may go', () => {
    checkAnyLighter((request, { droppedTaskIds, lightening }, plan) => {
      const mayGo = plan.tasks.filter(
        (task) => task.weight === 'stretch' && remainingMinutes(task) > 0 && mayBeDropped(task, request),
      );
      if (mayGo.length > 0) expect(droppedTaskIds.length).toBeGreaterThan(0);
      expect(lightening).not.toBeNull();
    });
  });

  it('drops no more than it must: without the last to go it saves too little, or does not fit', () => {
    checkAnyLighter((request, { droppedTaskIds, shortfall, lightening }, plan) => {
      const chosen = droppedTaskIds.filter((id) => !request.droppedTaskIds?.has(id));
      const [earliest] = chosen;
      if (earliest === undefined || shortfall !== null || chosen.length === 1) return;
      const { wantedMinutes = 0, droppedMinutes = 0 } = lightening ?? {};
      if (droppedMinutes - remainingMinutes(taskOf(plan, earliest)) < wantedMinutes) return;
      const others = new Set(droppedTaskIds.filter((id) => id !== earliest));
      const less = replan(plan, { ...request, way: 'same-finish', droppedTaskIds: others });
      expect(less.shortfall !== null || less.usesLeeway).toBe(true);
    });
  });
});

/** It is not excluded, nor pinned to a coming day. */
function mayBeDropped(task: Task, { excludedTaskIds, today }: ReplanRequest): boolean {
  const isPinned = task.sessions.some((session) => session.isPinned && session.day >= today);
  return isUnfinished(task) && !excludedTaskIds.has(task.id) && !isPinned;
}

function checkAnyLighter(check: (request: ReplanRequest, replanned: Replan, plan: Plan) => void): void {
  fc.assert(
    fc.property(anySituation, ({ plan, request: any }) => {
      const request = { ...any, way: 'lighter' as const, acceptOverfull: false };
      check(request, replan(plan, request), plan);
    }),
    { numRuns: 600 },
  );
}

/** The calendar with more minutes on every coming study day but today. */
function raised({ request: { calendar, today } }: Situation, extraMinutes: number): Calendar {
  const days = calendarDays(calendar).filter(({ day, minutes }) => day > today && minutes > 0);
  const others = calendar.exceptions.filter((exception) => !days.some(({ day }) => day === exception.day));
  const more = days.map(({ day, minutes }) => ({ day, minutes: minutes + extraMinutes, reason: '' }));
  return { ...calendar, exceptions: [...others, ...more] };
}

/** Task minutes, room and unmovable minutes of each coming day, reckoned here on their own. */
function loads(situation: Situation) {
  const { plan, request, replanned, after } = situation;
  const done = plan.tasks
    .filter((task) => task.droppedOn === null)
    .reduce((sum, task) => sum + doneOnDay(task, request.today), 0);
  return replanned.days.map((each) => {
    const phase = phaseOfDay(after, each.day);
    const habitMinutes = phase === null ? 0 : habitMinutesOn(plan, phase.id, each.day);
    const doneMinutes = each.day === request.today ? done : 0;
    const fixed = plan.tasks
      .filter((task) => isUnfinished(task) && !replanned.droppedTaskIds.includes(task.id))
      .filter((task) => isFixedOn(task, each.day, situation))
      .reduce((sum, task) => sum + minutesOn(task.sessions, each.day), 0);
    return { ...each, fixed, room: Math.max(0, each.studyMinutes - habitMinutes - doneMinutes) };
  });
}

function isFixedOn(task: Task, day: string, { request }: Situation): boolean {
  const session = task.sessions.find((candidate) => candidate.day === day);
  return request.excludedTaskIds.has(task.id) || session?.isPinned === true || day === request.today;
}

function doneOnDay(task: Task, today: string): number {
  const by = (isCounted: (on: string) => boolean) => {
    if (task.completion !== null && isCounted(task.completion.on)) return task.minutes;
    if (task.steps.length === 0) return 0;
    const ticked = task.steps.filter(({ completion }) => completion !== null && isCounted(completion.on));
    return (task.minutes * ticked.length) / task.steps.length;
  };
  return Math.round(by((on) => on <= today) - by((on) => on < today));
}

function displacedNow({ plan, request }: Situation): number {
  return displacedWork(plan, request.calendar, request.today).filter(
    ({ task }) => !request.excludedTaskIds.has(task.id) && !request.droppedTaskIds?.has(task.id),
  ).length;
}

function sum(sessions: readonly { minutes: number }[]): number {
  return sessions.reduce((total, { minutes }) => total + minutes, 0);
}
