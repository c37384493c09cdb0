import type { Calendar, DayMinutes } from '../calendar/calendar.ts';
import type { Day } from '../day.ts';
import type { Plan, Session, Task } from '../plan/plan.ts';
import { sumMinutes, sumOf } from '../sum.ts';
import type { EvidenceKind } from '../task/kinds.ts';
import { remainingMinutes } from '../task/task-progress.ts';
import { listChanges } from './changes.ts';
import {
  type Change,
  changeOf,
  compareDays,
  type DayChange,
  heaviestOf,
  listMoves,
  type Move,
  minutesPerStudyDay,
} from './compare.ts';
import { fullDays, fullestBefore } from './full-days.ts';
import { comingCalendarDays } from './laying/coming-days.ts';
import { HOURS_LESS, type Lightened } from './ways/lighter.ts';
import type { Shortfall } from './ways/shortfall.ts';
import { keepFinish, keepHours, makeLighter, minutesMissing, type Outcome } from './ways/ways.ts';
import { findStartingPoint, type PhaseDays, type StartingPoint } from './work/starting-point.ts';
import type { OpenWork } from './work/task-work.ts';

/** Spread over the days left, push and move the finish, or drop stretch tasks. */
export const REPLAN_WAYS = ['same-finish', 'same-hours', 'lighter'] as const;
/** Besides, what is left out may be what is needed least before an interview: see `ways/essentials.ts`. */
export type ReplanWay = (typeof REPLAN_WAYS)[number] | 'essentials';

export type ReplanRequest = {
  way: ReplanWay;
  /** The learner's own calendar day; may lie outside the plan. */
  today: Day;
  /** The calendar to plan on; the plan's own when unchanged. */
  calendar: Calendar;
  /** Tasks to leave where they are. */
  excludedTaskIds: ReadonlySet<number>;
  /** Tasks to drop besides; core tasks go only this way. */
  droppedTaskIds?: ReadonlySet<number>;
  /** Lets today take displaced work as if nothing were planned on it. */
  fillToday?: boolean;
  /** Lets days go over their minutes when there are not enough. */
  acceptOverfull?: boolean;
  /** Lets `same-finish` lay all open work anew and evenly, also where nothing is displaced. */
  evenly?: boolean;
  /** A task with sessions of its own choice, pinned before the rest is laid. */
  broughtForward?: Task;
  /** Hours a week that `lighter` is to save; 1 unless told otherwise. */
  hoursLess?: number;
};

/** What a replan would change, and what it would come to. */
export type Replan = {
  way: ReplanWay;
  /** Every session, past ones included, of each task whose sessions change, by task id. */
  sessions: ReadonlyMap<number, readonly Session[]>;
  /** In roadmap order. */
  droppedTaskIds: readonly number[];
  /** In roadmap order. */
  moves: readonly Move[];
  /** Every coming day, days off included, in order; a day outside the calendar only if it holds work. */
  days: readonly DayChange[];
  /** The day with most minutes, habits included. */
  fullestDay: { before: DayMinutes | null; after: DayMinutes | null };
  /** Task minutes for each coming study day of the calendar, rounded. */
  minutesPerStudyDay: { before: number; after: number };
  /** The finish of the calendar. */
  finishOn: { before: Day; after: Day };
  /** The last coming day with work; `null` when there is none. */
  lastSessionOn: { before: Day | null; after: Day | null };
  /** The calendar that was asked for, with the finish as moved. */
  calendar: Calendar;
  /**
   * Every phase with its days, which end where its work needs more of them or has to give way; shrunk in proportion
   * where the calendar finishes before they do.
   */
  phases: readonly PhaseDays[];
  /** Dropped tasks with the evidence that they would have left. */
  lostEvidence: readonly { task: Task; kind: EvidenceKind }[];
  /** Work that stays on a day off or after the finish, because it is pinned or excluded. */
  stayingOnDaysOff: readonly { task: Task; day: Day }[];
  shortfall: Shortfall | null;
  /** Some days go over their minutes by a few, because the same finish would not fit otherwise. */
  usesLeeway: boolean;
  /** What `lighter` was asked for, and what it comes to; `null` in the other ways. */
  lightening: Lightening | null;
  /** Nothing changes and nothing is dropped. */
  isEmpty: boolean;
};

/**
 * Moves unfinished work to coming days, in one of three ways.
 *
 * Displaced are the unfinished minutes of days before today, of days off and after the finish, above the minutes of a
 * day on which the calendar was lowered, and those that have no day at all. What is done, pinned or excluded stays, and
 * so does today, unless the calendar takes it off. Afterwards the coming minutes of a task are what is left of it.
 *
 * Where it does not fit, the sessions are left as they are and the shortfall tells why, unless over-full days are
 * accepted by name.
 *
 * @param plan - not changed
 * @throws {RangeError} when a day of the plan or the calendar is not a day
 * @see plans/README.md#replanning for a worked example
 */
export function replan(plan: Plan, request: ReplanRequest): Replan {
  const { broughtForward } = request;
  const asItIs = findStartingPoint(plan, request);
  const startingPoint =
    broughtForward === undefined ? asItIs : findStartingPoint(withTask(plan, broughtForward), request);
  const outcome = planBy(request, startingPoint);
  const changes = listAllChanges(outcome, asItIs, broughtForward);
  const gone = new Set(outcome.dropped);
  const dropped = startingPoint.all.filter((work) => gone.has(work)).map(({ task }) => task);
  return {
    way: request.way,
    sessions: sessionsById(changes),
    droppedTaskIds: dropped.map(({ id }) => id),
    moves: listMoves(changes),
    ...compareLoads(asItIs, outcome, changes),
    finishOn: { before: plan.calendar.finishOn, after: outcome.calendar.finishOn },
    calendar: outcome.calendar,
    phases: outcome.phases,
    lostEvidence: dropped.map((task) => ({ task, kind: task.evidenceKind })),
    shortfall: outcome.shortfall,
    usesLeeway: outcome.usesLeeway,
    lightening: outcome.lightening && lighteningOf(outcome.lightening, dropped),
    isEmpty: changes.length === 0 && dropped.length === 0,
  };
}

/**
 * The minutes that a replan for the essentials would find missing: its shortfall without what would make it fit, which
 * takes much longer to find.
 *
 * @returns `null` when the work fits
 */
export function missingForEssentials(plan: Plan, request: Omit<ReplanRequest, 'way'>): number | null {
  const { broughtForward, evenly = false } = request;
  const changed = broughtForward === undefined ? plan : withTask(plan, broughtForward);
  return minutesMissing(findStartingPoint(changed, request), { evenly, mayGoOver: false });
}

/** What is laid anew, and the task that had its day before that. Where nothing is laid, that one stays too. */
function listAllChanges(outcome: Outcome, asItIs: StartingPoint, broughtForward: Task | undefined): Change[] {
  const changes = listChanges(outcome, asItIs.today);
  const work = asItIs.all.find(({ task }) => task.id === broughtForward?.id);
  if (outcome.placements === null || broughtForward === undefined || work === undefined) return changes;
  const change = changeOf(work, broughtForward.sessions, asItIs.today);
  return [...changes, change].sort((a, b) => a.work.index - b.work.index);
}

function withTask(plan: Plan, changed: Task): Plan {
  return { ...plan, tasks: plan.tasks.map((task) => (task.id === changed.id ? changed : task)) };
}

/** What a lighter plan was asked to save, and what it does. */
export type Lightening = {
  /** Hours a week less that were asked for. */
  hoursLess: number;
  /** Minutes of work that this is until the finish. */
  wantedMinutes: number;
  /** Minutes of the tasks that go. */
  droppedMinutes: number;
  /** Core tasks that would have to go for the rest of it; they are only named. */
  coreTasks: readonly Task[];
};

function lighteningOf({ hoursLess, wantedMinutes, core }: Lightened, dropped: readonly Task[]): Lightening {
  const droppedMinutes = sumOf(dropped, remainingMinutes);
  return { hoursLess, wantedMinutes, droppedMinutes, coreTasks: core.map(({ task }) => task) };
}

/**
 * The unfinished minutes that would be moved by a replan, by task, in roadmap order.
 *
 * @param calendar - the calendar to plan on; the plan's own when unchanged
 */
export function displacedWork(plan: Plan, calendar: Calendar, today: Day): { task: Task; minutes: number }[] {
  const { openWork, settle } = findStartingPoint(plan, { calendar, today, excludedTaskIds: new Set() });
  return settle(openWork)
    .filter(({ displacedMinutes }) => displacedMinutes > 0)
    .map(({ task, displacedMinutes }) => ({ task, minutes: displacedMinutes }));
}

function planBy(
  { way, acceptOverfull = false, evenly = false, hoursLess = HOURS_LESS[0] }: ReplanRequest,
  startingPoint: StartingPoint,
): Outcome {
  if (way === 'same-hours') return keepHours(startingPoint);
  if (way === 'lighter') return makeLighter(startingPoint, { acceptOverfull, hoursLess });
  return keepFinish(startingPoint, { acceptOverfull, evenly, mayGoOver: way === 'same-finish' });
}

function sessionsById(changes: readonly Change[]): Map<number, readonly Session[]> {
  const sessionsOf = new Map<number, readonly Session[]>();
  for (const { work, sessions } of changes) sessionsOf.set(work.task.id, sessions);
  return sessionsOf;
}

function compareLoads(
  startingPoint: StartingPoint,
  { openWork, dropped, days: comingDays, phases }: Outcome,
  changes: readonly Change[],
) {
  const days = compareDays(startingPoint.all, changes, dropped, comingDays, startingPoint.today);
  const before = days.map((each) => ({ day: each.day, minutes: each.before }));
  const after = days.map((each) => ({ day: each.day, minutes: each.after }));
  return {
    days,
    fullestDay: {
      before: fullestBefore(startingPoint.plan, days, startingPoint.today),
      after: heaviestOf(fullDays(startingPoint.plan, { days, phases }).map(({ full }) => full)),
    },
    minutesPerStudyDay: {
      before: minutesPerStudyDay(sumMinutes(before), daysBefore(startingPoint)),
      after: minutesPerStudyDay(sumMinutes(after), comingDays),
    },
    lastSessionOn: { before: lastWithWork(before), after: lastWithWork(after) },
    stayingOnDaysOff: listStaying(openWork, comingDays),
  };
}

/** The coming days of the plan's own calendar; known already when it is the one that was asked for. */
function daysBefore({ plan, calendar, today, days }: StartingPoint): readonly DayMinutes[] {
  if (plan.calendar !== calendar) return comingCalendarDays(plan.calendar, today);
  return days.map(({ day, studyMinutes }) => ({ day, minutes: studyMinutes }));
}

function lastWithWork(days: readonly DayMinutes[]): Day | null {
  return days.findLast(({ minutes }) => minutes > 0)?.day ?? null;
}

function listStaying(openWork: readonly OpenWork[], comingDays: readonly DayMinutes[]) {
  const studyDays = new Set(comingDays.filter(({ minutes }) => minutes > 0).map(({ day }) => day));
  const staying: { task: Task; day: Day }[] = [];
  for (const { task, fixed } of openWork) {
    for (const { day, minutes } of fixed) {
      if (minutes > 0 && !studyDays.has(day)) staying.push({ task, day });
    }
  }
  return staying;
}
