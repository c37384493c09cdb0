import { describe, expect, it } from 'vitest';
import { LEEWAY_MINUTES } from '../../../plans/replan/laying/lay-phases.ts';
import { replan } from '../../../plans/replan/replan.ts';
import { checkLives, laidParts, roomsOf } from './lives.ts';
import { isUnfit } from './replans.ts';

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
