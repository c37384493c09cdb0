import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../../plans/day.ts';
import type { Task } from '../../../plans/plan/plan.ts';
import { LEEWAY_MINUTES } from '../../../plans/replan/laying/lay-phases.ts';
import { MOVES, type Moved, moveTasks } from '../../../plans/replan/moving/move-tasks.ts';
import { replan } from '../../../plans/replan/replan.ts';
import { summariseReplan } from '../../../plans/replan/summary.ts';
import { agendaOf } from '../../../plans/today/agenda.ts';
import { anyLife, checkLives, type Life, laidParts, roomsOf } from './lives.ts';
import { isUnfinished, isUnfit, taskOf } from './replans.ts';

const SHORTEST = 20;

/** The fewest of these rooms that hold the minutes, the smallest first. */
function needOf(minutes: number, rooms: readonly number[]): number {
  let left = minutes;
  const index = rooms
    .toSorted((a, b) => a - b)
    .findIndex((room) => {
      left -= room;
      return left <= 0;
    });
  return index === -1 ? rooms.length : index + 1;
}

describe('the replan of a life', () => {
  it('leaves no part under 20 minutes of work that is longer', () => {
    checkLives((life) => {
      for (const { work, parts } of laidParts(life)) {
        const all = parts.reduce((sum, { minutes }) => sum + minutes, 0);
        for (const { day, minutes } of parts) {
          expect(minutes, `${work.task.key} on ${day}`).toBeGreaterThanOrEqual(Math.min(SHORTEST, all));
        }
      }
    });
  });

  it('puts no work in more parts than its minutes need on the shortest of its days, and one', () => {
    checkLives((life) => {
      if (life.request.acceptOverfull) return;
      const rooms = roomsOf(life);
      for (const { work, parts } of laidParts(life)) {
        const all = parts.reduce((sum, { minutes }) => sum + minutes, 0);
        const need = needOf(
          all,
          parts.map(({ day }) => rooms.get(day) ?? 0),
        );
        expect(parts.length, `${work.task.key}, ${all} minutes`).toBeLessThanOrEqual(need + 1);
      }
    });
  });

  it('lays what is overdue before all else, and within the first days that have room for it', () => {
    checkLives((life) => {
      const { request, replanned } = life;
      if (isUnfit(replanned)) return;
      const { today } = request;
      const isOverdue = ({ openBefore }: { openBefore: readonly { day: string }[] }) =>
        openBefore.some(({ day }) => day < today);
      const laid = laidParts(life).filter(({ work }) => !replanned.droppedTaskIds.includes(work.task.id));
      const overdue = laid.filter(({ work }) => isOverdue(work)).flatMap(({ parts }) => parts);
      const others = laid.filter(({ work }) => !isOverdue(work)).flatMap(({ parts }) => parts);
      const last = overdue
        .map(({ day }) => day)
        .sort()
        .at(-1);
      const first = others.map(({ day }) => day).sort()[0];
      if (last !== undefined && first !== undefined) expect(last <= first, `${last}, ${first}`).toBe(true);
    });
  });

  it('keeps the order of the roadmap among the rest', () => {
    checkLives((life) => {
      const { request } = life;
      const rest = laidParts(life).filter(
        ({ work, parts }) => parts.length > 0 && work.openBefore.every(({ day }) => day >= request.today),
      );
      for (const [index, { parts }] of rest.entries()) {
        const next = rest[index + 1]?.parts[0];
        if (next) expect((parts.at(-1)?.day ?? '') <= next.day).toBe(true);
      }
    });
  });

  it('asks nothing of a day off, and of no day more than five minutes above its own', () => {
    checkLives((life) => {
      const { request, replanned } = life;
      if (request.acceptOverfull) return;
      const rooms = roomsOf(life);
      const laidOn = new Map<string, number>();
      for (const { parts } of laidParts(life)) {
        for (const { day, minutes } of parts) laidOn.set(day, (laidOn.get(day) ?? 0) + minutes);
      }
      for (const [day, minutes] of laidOn) {
        const room = rooms.get(day as never) ?? 0;
        expect(room, day).toBeGreaterThan(0);
        const leeway = replanned.way === 'same-hours' ? 0 : LEEWAY_MINUTES;
        expect(minutes, day).toBeLessThanOrEqual(room + leeway);
      }
    });
  });

  it('changes nothing right afterwards', () => {
    checkLives(({ request, replanned, after }) => {
      if (isUnfit(replanned)) return;
      const again = replan(after, { ...request, way: 'same-finish', calendar: after.calendar });
      expect(again.isEmpty).toBe(true);
    });
  });
});

describe('over-full days that were accepted', () => {
  it('are all told, with what each of them is asked', () => {
    checkLives((life) => {
      const { plan, request, replanned } = life;
      const { overDays } = summariseReplan(plan, replanned, request.today);
      const told = new Set(overDays.map(({ day }) => day));
      for (const { day, studyMinutes, before, after } of replanned.days) {
        if (after > studyMinutes && after > before) expect(told.has(day), day).toBe(true);
      }
    });
  });
});

describe('tasks that are moved by hand', () => {
  const anyMove = fc.record({
    action: fc.constantFrom(...MOVES),
    after: fc.nat(20),
    studyDays: fc.integer({ min: 1, max: 4 }),
    chosen: fc.array(fc.nat(47), { minLength: 1, maxLength: 5 }),
  });

  function checkMoves(check: (life: Life, moved: Moved, tasks: readonly Task[]) => void): void {
    fc.assert(
      fc.property(anyLife, anyMove, (life, { action, after, studyDays, chosen }) => {
        const { plan, request } = life;
        const tasks = plan.tasks.filter((task) => isUnfinished(task) && chosen.includes(task.id));
        const move = { action, day: addDays(request.today, after), studyDays };
        check(life, moveTasks(plan, tasks, move, request.today), tasks);
      }),
      { numRuns: 300 },
    );
  }

  it('are in no part under 20 minutes that they were not in before', () => {
    checkMoves(({ plan }, { sessionsByTask }) => {
      for (const [id, sessions] of sessionsByTask) {
        const before = taskOf(plan, id);
        const had = new Set(before.sessions.map(({ minutes }) => minutes));
        for (const { minutes } of sessions) {
          const isShort = minutes < Math.min(SHORTEST, before.minutes) && !had.has(minutes);
          expect(isShort, before.key).toBe(false);
        }
      }
    });
  });

  it('tell every day that goes over its minutes by it, and leave others where they are', () => {
    checkMoves(({ plan, request: { today } }, { sessionsByTask, overDays }, tasks) => {
      const after = {
        ...plan,
        tasks: plan.tasks.map((task) => ({
          ...task,
          sessions: sessionsByTask.get(task.id) ?? task.sessions,
        })),
      };
      expect([...sessionsByTask.keys()].every((id) => tasks.some((task) => task.id === id))).toBe(true);
      const told = new Set(overDays.map(({ day }) => day));
      for (const { day } of after.tasks.flatMap(({ sessions }) => sessions)) {
        const now = agendaOf(after, day, today);
        const isMore = now.plannedMinutes > agendaOf(plan, day, today).plannedMinutes;
        if (day >= today && isMore && now.plannedMinutes > now.studyMinutes) expect(told.has(day)).toBe(true);
      }
    });
  });
});
