import type { Calendar } from '../calendar/calendar.ts';
import { type CalendarDifference, findCalendarDifferences } from '../calendar/calendar-words.ts';
import type { CalendarChanges } from '../calendar/change-calendar.ts';
import type { Day } from '../day.ts';
import type { NewChangeFacts } from '../journal/change-facts.ts';
import type { Plan, Session, Task } from '../plan/plan.ts';
import { yardstickAfter } from '../progress/yardstick.ts';
import { sumMinutes } from '../sum.ts';
import { NOT_ESSENTIAL } from './essentials/not-essential.ts';
import { displacedWork, REPLAN_WAYS, type Replan, type ReplanWay, replan } from './replan.ts';
import { replanFigures } from './replan-words.ts';
import { type ReplanSummary, summariseReplan } from './summary.ts';
import { type Essentials, type EssentialsRequest, keepEssentials } from './ways/essentials.ts';
import { HOURS_LESS, type HoursLess } from './ways/lighter.ts';

/** A change of dates that can be judged and applied. */
export type Proposal = {
  /** `null` where none was chosen. */
  way: ReplanWay | null;
  changes: CalendarChanges;
  /** The plan's own value when nothing about it changes. */
  calendar: Calendar;
  interviewOn: Day | null;
  excludedTaskIds: ReadonlySet<number>;
  droppedTaskIds: ReadonlySet<number>;
  pinnedTaskIds: ReadonlySet<number>;
  /** Kept among the essentials by hand. */
  keptTaskIds: ReadonlySet<number>;
  /** The rounds that the learner faces; empty for all of them. */
  rounds: readonly string[];
  fillToday: boolean;
  acceptOverfull: boolean;
  /** All open work is laid anew and evenly by `same-finish`. */
  evenly: boolean;
  /** Hours a week less that a lighter plan is to save. */
  hoursLess: HoursLess;
};

/** Minutes that have no day to come, and of how many tasks. */
export type Displaced = { minutes: number; taskCount: number };

/** What essentials are chosen by, besides the proposal; without it all areas are as weak, and nothing asks for more. */
export type EssentialGrounds = Pick<EssentialsRequest, 'weakness' | 'prerequisites'>;

const NO_GROUNDS: EssentialGrounds = { weakness: new Map(), prerequisites: new Map() };

/** What a proposal comes to: each of the ways, and what it changes about the calendar. */
export type Preview = {
  /** In the order in which they are offered. */
  replans: readonly Replan[];
  /** What is kept, and for what; `null` when there are no hours left to choose for. */
  essentials: Essentials | null;
  /** The way that is chosen, or offered as long as none is. */
  way: ReplanWay;
  calendarDifferences: readonly CalendarDifference[];
  /** As proposed. */
  interviewOn: Day | null;
  /** With the proposed calendar. */
  displaced: Displaced;
  /** Tasks that get pinned to the days they have. */
  pinnedCount: number;
  /** What the way comes to, before its details; `null` where it does not fit, or moves nothing. */
  summary: ReplanSummary | null;
  /** What a plan lighter by so many hours a week would cost; none where another way is looked at. */
  lighter: readonly LighterChoice[];
};

/** A lighter plan by some hours a week: in full, and in one line. */
export type LighterChoice = { hoursLess: HoursLess; replan: Replan };

/** Tells what a proposal comes to in each of the ways; nothing is changed. */
export function previewProposal(
  plan: Plan,
  proposal: Proposal,
  today: Day,
  grounds: EssentialGrounds = NO_GROUNDS,
): Preview {
  const { calendar, interviewOn } = proposal;
  const replans = REPLAN_WAYS.map((way) => replanBy(way, plan, proposal, today));
  const essentials = essentialsOf(plan, proposal, today, grounds);
  const offer = offerWay(replans, plan, proposal, today);
  const offered = proposal.way ?? offer;
  const way = offered === 'essentials' && essentials === null ? 'same-finish' : offered;
  const finish =
    way === 'essentials' ? essentials?.replan.calendar : way === 'same-hours' ? plan.calendar : calendar;
  const offers = inOrderOfOffer(replans, essentials?.replan ?? null, offer);
  const chosen = offers.find((each) => each.way === way);
  const hasMoves = chosen !== undefined && !chosen.isEmpty;
  return {
    replans: offers,
    essentials,
    way,
    calendarDifferences: findDifferences(plan, proposal, (finish ?? calendar).finishOn),
    interviewOn,
    displaced: measureDisplaced(plan, calendar, today),
    pinnedCount: newlyPinned(plan, proposal, today).length,
    summary: hasMoves ? summariseReplan(plan, chosen, today) : null,
    lighter: way === 'lighter' ? HOURS_LESS.map((hours) => lighterBy(hours, plan, proposal, today)) : [],
  };
}

function inOrderOfOffer(replans: readonly Replan[], essentials: Replan | null, offer: ReplanWay): Replan[] {
  if (essentials === null) return [...replans];
  return offer === 'essentials' ? [essentials, ...replans] : [...replans, essentials];
}

function lighterBy(hoursLess: HoursLess, plan: Plan, proposal: Proposal, today: Day): LighterChoice {
  return { hoursLess, replan: replanBy('lighter', plan, { ...proposal, hoursLess }, today) };
}

function essentialsOf(
  plan: Plan,
  proposal: Proposal,
  today: Day,
  grounds: EssentialGrounds,
): Essentials | null {
  return keepEssentials(pinTasks(plan, proposal.pinnedTaskIds, today), { ...proposal, ...grounds, today });
}

/**
 * The first way that moves all work and is in time; the essentials where the interview or the finish has come nearer
 * than the work fits; else what fits, or tells what would make it fit.
 */
function offerWay(replans: readonly Replan[], plan: Plan, proposal: Proposal, today: Day): ReplanWay {
  const offered = replans.find(
    (each) => each.shortfall === null && isInTime(each.finishOn.after, plan, proposal),
  );
  const needsDrops = offered === undefined || offered.way === 'lighter';
  return needsDrops && isNear(plan, proposal, today) ? 'essentials' : (offered?.way ?? 'same-finish');
}

/** An interview is to come before the plan would end, or the finish comes earlier. */
function isNear(plan: Plan, { calendar, interviewOn }: Proposal, today: Day): boolean {
  const hasInterview = interviewOn !== null && interviewOn > today;
  return hasInterview || calendar.finishOn < plan.calendar.finishOn;
}

/** Before the interview; without one, by the finish that was asked for. */
function isInTime(finishOn: Day, plan: Plan, { calendar, interviewOn }: Proposal): boolean {
  if (interviewOn !== null) return finishOn < interviewOn;
  return calendar.finishOn === plan.calendar.finishOn || finishOn <= calendar.finishOn;
}

/** A finish that moves with the work is told with the work. */
function findDifferences(
  plan: Plan,
  { changes, calendar, interviewOn }: Proposal,
  finishOn: Day,
): CalendarDifference[] {
  return findCalendarDifferences(changes, plan, { calendar: { ...calendar, finishOn }, interviewOn });
}

/** Minutes without a day to come, and of how many tasks. */
export function measureDisplaced(plan: Plan, calendar: Calendar, today: Day): Displaced {
  const displaced = displacedWork(plan, calendar, today);
  return { minutes: sumMinutes(displaced), taskCount: displaced.length };
}

/** What the chosen way does, ready to be written; `null` when it does not fit, or changes nothing. */
export function planReplan(
  plan: Plan,
  proposal: Proposal,
  today: Day,
  grounds: EssentialGrounds = NO_GROUNDS,
) {
  const way = proposal.way ?? 'same-finish';
  const outcome =
    way === 'essentials'
      ? essentialsOf(plan, proposal, today, grounds)?.replan
      : replanBy(way, plan, proposal, today);
  if (outcome === undefined) return null;
  const { sessions, droppedTaskIds, calendar, phases, shortfall, isEmpty } = outcome;
  const pinned = newlyPinned(plan, proposal, today);
  const changesCalendar = calendar !== plan.calendar || proposal.interviewOn !== plan.interviewOn;
  if (shortfall !== null && sessions.size === 0) return null;
  if (isEmpty && pinned.length === 0 && !changesCalendar) return null;
  return {
    planId: plan.id,
    sessionsByTask: new Map([...pinned.map(({ id, sessions: own }) => [id, own] as const), ...sessions]),
    droppedTaskIds,
    dropReason: droppedTaskIds.length > 0 ? dropReasonOf(way) : '',
    calendar,
    phases,
    interviewOn: proposal.interviewOn,
    rounds: proposal.rounds,
    // Another interview alone, or a pin, is no other plan.
    yardstick: isEmpty && calendar === plan.calendar ? null : yardstickAfter(plan, outcome, today),
    facts: factsOf(plan, proposal, outcome, pinned.length),
  };
}

function dropReasonOf(way: ReplanWay): string {
  return way === 'essentials' ? NOT_ESSENTIAL : 'Left out when replanning';
}

function replanBy(way: ReplanWay, plan: Plan, proposal: Proposal, today: Day): Replan {
  return replan(pinTasks(plan, proposal.pinnedTaskIds, today), { ...proposal, way, today });
}

/** Tasks with a session that gets pinned, with all of their sessions. */
function newlyPinned(plan: Plan, { pinnedTaskIds }: Proposal, today: Day) {
  const wanted = plan.tasks.filter((task) => pinnedTaskIds.has(task.id) && isPinnable(task, today));
  return pinTasks({ ...plan, tasks: wanted }, pinnedTaskIds, today).tasks;
}

/** For the list of changes: the calendar, what moves with it, and what gets pinned. */
function factsOf(plan: Plan, proposal: Proposal, outcome: Replan, pinnedCount: number): NewChangeFacts {
  const hasWork = !outcome.isEmpty || outcome.finishOn.before !== outcome.finishOn.after;
  return {
    kind: 'replanned',
    calendar: findDifferences(plan, proposal, plan.calendar.finishOn),
    work: hasWork ? replanFigures(outcome) : null,
    pinnedCount,
  };
}

/** The plan as if some tasks were pinned to the days that they have from today on. */
function pinTasks(plan: Plan, taskIds: ReadonlySet<number>, today: Day): Plan {
  if (taskIds.size === 0) return plan;
  const tasks = plan.tasks.map((task) =>
    taskIds.has(task.id) ? { ...task, sessions: pinComing(task, today) } : task,
  );
  return { ...plan, tasks };
}

/** Tells whether a task has a coming session that is not pinned yet. */
function isPinnable(task: Task, today: Day): boolean {
  return task.sessions.some((session) => session.day >= today && !session.isPinned);
}

function pinComing({ sessions }: Task, today: Day): Session[] {
  return sessions.map((session) => (session.day < today ? session : { ...session, isPinned: true }));
}
