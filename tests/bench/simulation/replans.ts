import type { DayMinutes } from '../../../plans/calendar/calendar.ts';
import { addDays, type Day } from '../../../plans/day.ts';
import type { Plan, Session, Task } from '../../../plans/plan/plan.ts';
import { daysThrough } from '../../../plans/progress/forecast/closed-days.ts';
import { yardstickAfter } from '../../../plans/progress/yardstick.ts';
import { sumMinutes, sumOf } from '../../../plans/sum.ts';
import { remainingMinutes } from '../../../plans/task/task-progress.ts';

type Request = { today: Day; way: 'same-finish' | 'same-hours'; daysOff: readonly Day[] };

const HORIZON_DAYS = 900;
/** The load of the first plan, beside the habits. */
const USUAL_LOAD = 0.9;
const STEP_MINUTES = 5;

/**
 * The plan after an accepted replan, laid in the plainest way: what is left, in order and evenly over the days until the
 * finish; where it does not fit there, or hours are kept, over as many days as it takes at the usual load.
 */
export function layAnew(plan: Plan, { today, way, daysOff }: Request): Plan {
  const exceptions = [
    ...plan.calendar.exceptions,
    ...daysOff.map((day) => ({ day, minutes: 0, reason: 'Ill' })),
  ];
  const withDaysOff = { ...plan, calendar: { ...plan.calendar, exceptions } };
  const leftMinutes = sumOf(plan.tasks, remainingMinutes);
  const days = daysFor(withDaysOff, { today, way, leftMinutes });
  const lastOn = days.at(-1)?.day ?? plan.calendar.finishOn;
  const finishOn = lastOn > plan.calendar.finishOn ? lastOn : plan.calendar.finishOn;
  const calendar = { ...withDaysOff.calendar, finishOn };
  const sessions = laySessions(plan.tasks, shareOut(days, leftMinutes), today);

  const yardstick = yardstickAfter(plan, { calendar, sessions, droppedTaskIds: [] }, today);
  if (yardstick === null) throw new RangeError('A replan needs a day that is over, and one to come');
  return {
    ...plan,
    calendar,
    yardstickDays: yardstick.days,
    replans: [...plan.replans, yardstick.replan],
    tasks: plan.tasks.map((task) => ({
      ...task,
      sessions: sessions.get(task.id) ?? task.sessions,
      yardstick: yardstick.sessionsByTask.get(task.id) ?? task.yardstick,
    })),
  };
}

/** Each coming study day with its free minutes. */
function daysFor(
  plan: Plan,
  { today, way, leftMinutes }: Omit<Request, 'daysOff'> & { leftMinutes: number },
) {
  const free = daysThrough(plan.calendar, today, addDays(today, HORIZON_DAYS))
    .filter(({ minutes }) => minutes > 0)
    .map(({ day, minutes }) => ({ day, minutes: minutes - sumMinutes(plan.habits) }));
  const untilFinish = free.filter(({ day }) => day <= plan.calendar.finishOn);
  if (way === 'same-finish' && sumMinutes(untilFinish) >= leftMinutes) return untilFinish;

  let room = 0;
  const enough = free.findIndex(({ minutes }) => {
    room += USUAL_LOAD * minutes;
    return room >= leftMinutes;
  });
  return free.slice(0, enough + 1);
}

/** So many minutes over the days in proportion to theirs, in steps of five. */
function shareOut(days: readonly DayMinutes[], minutes: number): DayMinutes[] {
  const total = sumMinutes(days);
  let before = 0;
  let shared = 0;
  return days.map(({ day, minutes: free }, index) => {
    before += free;
    const even = STEP_MINUTES * Math.round((minutes * before) / total / STEP_MINUTES);
    const upTo = index === days.length - 1 ? minutes : Math.min(minutes, even);
    const share = upTo - shared;
    shared = upTo;
    return { day, minutes: share };
  });
}

/** What is done stays on the day before; the rest is laid one task after the other. */
function laySessions(
  tasks: readonly Task[],
  days: readonly DayMinutes[],
  today: Day,
): Map<number, Session[]> {
  const sessionsOf = new Map<number, Session[]>();
  const room = days.map((each) => ({ ...each }));
  for (const task of tasks) {
    let left = remainingMinutes(task);
    if (left === 0) continue;
    const sessions: Session[] = [];
    const doneMinutes = task.minutes - left;
    if (doneMinutes > 0) sessions.push(sessionOn(addDays(today, -1), doneMinutes));
    while (left > 0 && room[0] !== undefined) {
      const minutes = Math.min(left, room[0].minutes);
      if (minutes > 0) sessions.push(sessionOn(room[0].day, minutes));
      left -= minutes;
      room[0].minutes -= minutes;
      if (room[0].minutes === 0) room.shift();
    }
    sessionsOf.set(task.id, sessions);
  }
  return sessionsOf;
}

function sessionOn(day: Day, minutes: number): Session {
  return { day, minutes, isPinned: false, position: 0 };
}
