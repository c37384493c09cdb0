import type { BurnUpPoint } from '../../../plans/progress/history.ts';
import { hasOpenWork } from '../../../plans/today/agenda.ts';
import type { BeforeThePlan } from '../../../plans/today/before-the-plan.ts';
import type { InterviewAhead } from '../../../plans/today/interview-ahead.ts';
import type { LookingBack } from '../../../plans/today/looking-back.ts';
import { type Part, part } from '../../parts/part.tsx';
import { BulkBar } from '../../task/bulk-bar.tsx';
import { TimerBar } from '../../task/timer/timer-bar.tsx';
import { carriedOverEntry } from '../carried-over.tsx';
import { comingRounds, type DayProps, roundsOfDay } from '../day.tsx';
import { DayHead } from '../day-head.tsx';
import { dayWork } from '../day-work.tsx';
import { habitsOfDay } from '../habits-of-day.tsx';
import { invitations } from '../invitations.tsx';
import { aheadPart, firstWorkPart, meanwhilePart } from './before-the-plan.tsx';
import { arrivalPart, lookingBackParts } from './looking-back.tsx';
import { WhatIsNext } from './what-is-next.tsx';

const FEW_OPEN_TASKS = 3;

type Parts = readonly (Part | null | false)[];

/** Today before the first day of the plan. */
export function todayBeforeThePlan(
  day: DayProps,
  { ahead, interview }: { ahead: BeforeThePlan; interview: InterviewAhead | null },
): Part[] {
  return shown([
    headOf(day),
    roundsOfDay(day),
    aheadPart(ahead),
    journeyOf(day),
    timerOf(day),
    workOf(day),
    firstWorkPart(ahead),
    comingRounds(day),
    meanwhilePart({ interview, drill: day.drill, doneCount: ahead.doneCount, finishOn: ahead.finishOn }),
  ]);
}

export type AfterThePlanProps = {
  back: LookingBack;
  burnUp: readonly BurnUpPoint[];
  interview: InterviewAhead | null;
  plan: { id: number; roadmapId: string };
};

/** Today once the plan has nothing more to ask. At first what was done stands first; after a week, what is next. */
export function todayAfterThePlan(
  day: DayProps,
  { back, burnUp, interview, plan }: AfterThePlanProps,
): Part[] {
  const { drill, from } = day;
  const done = lookingBackParts(back, burnUp, day.today);
  const next = part('what-is-next', WhatIsNext, { plan, interview, drill, open: back.open, from });
  const ways = [next, earlierWorkOf(day), day.isSelecting && hasOpenWork(day.agenda) && bulkOf(day)];
  return shown([
    headOf(day),
    roundsOfDay(day),
    arrivalPart(back),
    timerOf(day),
    habitsOf(day),
    comingRounds(day),
    ...(back.isFresh ? [...done, ...ways] : [...ways, ...done]),
    waitingOf(day),
    workOf(day),
  ]);
}

function shown(parts: Parts): Part[] {
  return parts.filter((each) => each !== null && each !== false);
}

function headOf({ agenda, today }: DayProps): Part {
  const { day, dayNumber, dayCount, daysLeftBehind, daysOutside, week, weekCount, phase } = agenda;
  return part('day-head', DayHead, {
    day,
    today,
    place: { dayNumber, dayCount, daysLeftBehind, daysOutside, week, weekCount, phase },
  });
}

function timerOf({ timer, from }: DayProps): Part | null {
  return timer && part('timer', TimerBar, { shown: timer, from });
}

/** Nothing is to be looked back on yet. */
function journeyOf({ invitations: offered, from }: DayProps): Part | null {
  return invitations(
    offered.filter(({ kind }) => kind === 'zone' || kind === 'interview'),
    from,
  );
}

/** Weeks that wait to be looked back on, and a journey; the plan itself invites to nothing any more. */
function waitingOf({ invitations: offered, from }: DayProps): Part | null {
  const kinds = ['zone', 'review', 'earlier-reviews'];
  return invitations(
    offered.filter(({ kind }) => kinds.includes(kind)),
    from,
  );
}

/** Also when all of it is done: a tick may be taken back. */
function workOf({ agenda: { items, day }, today, isSelecting, ask, from }: DayProps): Part | null {
  return items.length === 0 ? null : dayWork({ items, day, today, isSelecting, ask, from });
}

/** Outside of the plan there are none, and the drill is among the ways on. */
function habitsOf({ agenda: { habits, day }, drill, from }: DayProps): Part | null {
  return habits.length === 0 ? null : habitsOfDay({ habits, day, isComing: false, drill, from });
}

/** More than a few are a way on among others, and in sight when they are asked for. */
function earlierWorkOf({ agenda, showsAllEarlier, isSelecting, from }: DayProps): Part | null {
  const { carriedOver, items } = agenda;
  const isAsked = showsAllEarlier || isSelecting || carriedOver.length <= FEW_OPEN_TASKS;
  if (carriedOver.length === 0 || !isAsked) return null;
  return carriedOverEntry({
    carriedOver,
    tasksOfToday: new Set(items.map(({ task }) => task.id)),
    isFarBehind: false,
    showsAll: showsAllEarlier,
    isSelecting,
    from,
  });
}

function bulkOf({ today, nextStudyDay, basis, from }: DayProps): Part {
  return part('bulk', BulkBar, { today, nextStudyDay, basis, from });
}
