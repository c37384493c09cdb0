import type { Plan, Session, Task } from '../plan.ts';
import type { EvidenceKind } from '../roadmap/roadmap.ts';
import type { Calendar, DayMinutes } from '../schedule/calendar.ts';
import type { Day } from '../schedule/day.ts';
import { comingCalendarDays } from './coming-days.ts';
import {
  type Change,
  compareDays,
  type DayChange,
  heaviestOf,
  listMoves,
  type Move,
  minutesPerStudyDay,
} from './compare.ts';
import { sumMinutes } from './minutes.ts';
import { mergeSessions, type OpenWork } from './open-work.ts';
import type { Shortfall } from './shortfall.ts';
import { type PhaseDays, type Survey, surveyWork } from './survey.ts';
import { keepFinish, keepHours, makeLighter, type Outcome } from './ways.ts';

/** Spread over the days left, push and move the finish, or drop stretch tasks. */
export type ReplanWay = 'same-finish' | 'same-hours' | 'lighter';

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
  heaviestDay: { before: DayMinutes | null; after: DayMinutes | null };
  /** Task minutes for each coming study day of the calendar, rounded. */
  minutesPerStudyDay: { before: number; after: number };
  /** The finish of the calendar. */
  finishOn: { before: Day; after: Day };
  /** The last coming day with work; `null` when there is none. */
  lastSessionOn: { before: Day | null; after: Day | null };
  /** The calendar that was asked for, with the finish as moved. */
  calendar: Calendar;
  /** Every phase with its days: moved with their work by `same-hours`, otherwise as they are. */
  phases: readonly PhaseDays[];
  /** Dropped tasks with the evidence that they would have left. */
  lostEvidence: readonly { task: Task; kind: EvidenceKind }[];
  /** Work that stays on a day off or after the finish, because it is pinned or excluded. */
  stayingOnDaysOff: readonly { task: Task; day: Day }[];
  shortfall: Shortfall | null;
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
  const survey = surveyWork(plan, request);
  const outcome = planBy(request, survey);
  const changes = outcome.placements === null ? [] : listChanges(outcome);
  const droppedTaskIds = new Set(outcome.dropped.map(({ task }) => task.id));
  const dropped = plan.tasks.filter(({ id }) => droppedTaskIds.has(id));
  return {
    way: request.way,
    sessions: new Map(changes.map(({ work, sessions }) => [work.task.id, sessions])),
    droppedTaskIds: dropped.map(({ id }) => id),
    moves: listMoves(changes, survey.today),
    ...compareLoads(survey, outcome, changes, droppedTaskIds),
    finishOn: { before: plan.calendar.finishOn, after: outcome.calendar.finishOn },
    calendar: outcome.calendar,
    phases: outcome.phases,
    lostEvidence: dropped.map((task) => ({ task, kind: task.evidenceKind })),
    shortfall: outcome.shortfall,
    isEmpty: changes.length === 0 && dropped.length === 0,
  };
}

/**
 * The unfinished minutes that would be moved by a replan, by task, in roadmap order.
 *
 * @param calendar - the calendar to plan on; the plan's own when unchanged
 */
export function displacedWork(plan: Plan, calendar: Calendar, today: Day): { task: Task; minutes: number }[] {
  const { works, settle } = surveyWork(plan, { calendar, today, excludedTaskIds: new Set() });
  return settle(works)
    .filter(({ displacedMinutes }) => displacedMinutes > 0)
    .map(({ task, displacedMinutes }) => ({ task, minutes: displacedMinutes }));
}

function planBy({ way, fillToday = false, acceptOverfull = false }: ReplanRequest, survey: Survey): Outcome {
  if (way === 'same-hours') return keepHours(survey);
  const options = { fillToday, acceptOverfull };
  return way === 'lighter' ? makeLighter(survey, options) : keepFinish(survey, options);
}

/** The tasks whose sessions are not what they were, in roadmap order. */
function listChanges({ works, placements }: Outcome): Change[] {
  const placementOf = new Map(placements?.map((placement) => [placement.work, placement]));
  return works.flatMap((work) => {
    const placement = placementOf.get(work);
    const isLaid = placement !== undefined && placement.placed.length > 0;
    if (!isLaid && !work.isCut) return [];
    const coming = isLaid ? [...placement.staying, ...placement.placed] : work.movable;
    const sessions = mergeSessions([
      ...work.settled,
      ...coming.map((each) => ({ ...each, isPinned: false, position: positionOn(work.task, each.day) })),
    ]);
    return isSame(sessions, work.task.sessions) ? [] : [{ work, sessions }];
  });
}

/** Work that stays on its day keeps its place there. */
function positionOn(task: Task, day: Day): number {
  return task.sessions.find((session) => session.day === day)?.position ?? 0;
}

function isSame(sessions: readonly Session[], others: readonly Session[]): boolean {
  if (sessions.length !== others.length) return false;
  return sessions.every(({ day, minutes, isPinned }, index) => {
    const other = others[index];
    return other?.day === day && other.minutes === minutes && other.isPinned === isPinned;
  });
}

function compareLoads(
  { plan, today, all, calendar: asked }: Survey,
  { calendar, works }: Outcome,
  changes: readonly Change[],
  droppedTaskIds: ReadonlySet<number>,
) {
  const comingDays = comingCalendarDays(calendar, today);
  const daysBefore =
    plan.calendar === asked && asked === calendar ? comingDays : comingCalendarDays(plan.calendar, today);
  const days = compareDays(all, changes, droppedTaskIds, comingDays, today);
  const before = days.map((each) => ({ day: each.day, minutes: each.before }));
  const after = days.map((each) => ({ day: each.day, minutes: each.after }));
  return {
    days,
    heaviestDay: { before: heaviestOf(before), after: heaviestOf(after) },
    minutesPerStudyDay: {
      before: minutesPerStudyDay(sumMinutes(before), daysBefore),
      after: minutesPerStudyDay(sumMinutes(after), comingDays),
    },
    lastSessionOn: { before: lastWithWork(before), after: lastWithWork(after) },
    stayingOnDaysOff: listStaying(works, comingDays),
  };
}

function lastWithWork(days: readonly DayMinutes[]): Day | null {
  return days.findLast(({ minutes }) => minutes > 0)?.day ?? null;
}

function listStaying(works: readonly OpenWork[], comingDays: readonly DayMinutes[]) {
  const studyDays = new Set(comingDays.filter(({ minutes }) => minutes > 0).map(({ day }) => day));
  return works.flatMap(({ task, fixed }) =>
    fixed.filter(({ day, minutes }) => minutes > 0 && !studyDays.has(day)).map(({ day }) => ({ task, day })),
  );
}
