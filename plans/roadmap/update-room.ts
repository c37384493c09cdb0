import type { Day } from '../day.ts';
import { askingDays, habitsAskedOn } from '../habit/asked.ts';
import { overfilledBy } from '../habit/overfilled.ts';
import type { Plan } from '../plan/plan.ts';
import type { FullDay } from '../replan/full-days.ts';
import { replan } from '../replan/replan.ts';
import { sumOf } from '../sum.ts';
import { type ChosenUpdate, layUpdate } from './lay-update.ts';

/** Whether a plan still fits after an update. */
export type UpdateRoom = {
  /** Minutes of the new work and the changed estimates that find no room before the finish. */
  missingMinutes: number;
  /** Minutes that habits ask from today to the finish, more than before; below 0 where they ask less. */
  moreHabitMinutes: number;
  /** Coming days that it brings over their minutes, or further above them, in order. */
  overDays: readonly FullDay[];
  /** Minutes of all open work that find no room even if it is laid anew; 0 where no day is brought over. */
  shortMinutes: { before: number; after: number };
};

export const ROOM_AS_BEFORE: UpdateRoom = {
  missingMinutes: 0,
  moreHabitMinutes: 0,
  overDays: [],
  shortMinutes: { before: 0, after: 0 },
};

/** Tells whether a plan still fits with the part of an update that the learner wants, habits and tasks together. */
export function roomAfter(plan: Plan, chosen: ChosenUpdate, today: Day): UpdateRoom {
  const { missingMinutes, after } = layUpdate(plan, chosen, today);
  const overDays = overfilledBy(plan, after, today);
  return {
    missingMinutes,
    moreHabitMinutes: comingHabitMinutes(after, today) - comingHabitMinutes(plan, today),
    overDays,
    shortMinutes:
      overDays.length === 0
        ? ROOM_AS_BEFORE.shortMinutes
        : { before: minutesWithoutRoom(plan, today), after: minutesWithoutRoom(after, today) },
  };
}

function comingHabitMinutes(plan: Plan, today: Day): number {
  return sumOf(askingDays(plan, today, plan.calendar.finishOn), ({ day }) =>
    sumOf(habitsAskedOn(plan, day), ({ minutes }) => minutes),
  );
}

function minutesWithoutRoom(plan: Plan, today: Day): number {
  const { calendar } = plan;
  const request = {
    way: 'same-finish',
    today,
    calendar,
    excludedTaskIds: new Set<number>(),
    evenly: true,
  } as const;
  return replan(plan, request).shortfall?.missingMinutes ?? 0;
}
