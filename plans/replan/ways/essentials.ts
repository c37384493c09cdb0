import { untilInterview } from '../../calendar/change-calendar.ts';
import type { Day } from '../../day.ts';
import type { Plan, Session, Task } from '../../plan/plan.ts';
import { sumOf } from '../../sum.ts';
import { remainingMinutes } from '../../task/task-progress.ts';
import { type Candidate, chooseEssentials, daysForMock, type EssentialChoice } from '../essentials/choose.ts';
import type { Facing } from '../essentials/worth.ts';
import { type ComingDay, listComingDays, minutesDoneOn } from '../laying/coming-days.ts';
import { missingForEssentials, type Replan, type ReplanRequest, replan } from '../replan.ts';

export type EssentialsRequest = Omit<ReplanRequest, 'way'> &
  Facing & {
    interviewOn: Day | null;
    /** Kept by hand, with what they come after. */
    keptTaskIds: ReadonlySet<number>;
    /** For the key of each task that builds on another one, the key of that one. */
    prerequisites: ReadonlyMap<string, string>;
  };

/** What is kept for an interview, what is left out, and the plan that it makes. */
export type Essentials = {
  replan: Replan;
  /** Ids of the rounds that it is for; empty for all of them. */
  rounds: readonly string[];
  /** The hours that are left. */
  roomMinutes: number;
  /** The open tasks that stay, and those that go, in roadmap order. */
  staying: readonly Task[];
  going: readonly Task[];
  /** The rehearsal for the interview; `null` when none fits. */
  mock: Task | null;
};

/** A day is not cut to the last minute, so that a little less than was counted fits: it is looked for in small steps. */
const SHARE_OF_MISSING = 1 / 8;
const LEAST_STEP_MINUTES = 5;
const MOST_TRIES = 40;
/** Where the shortest find no day, longer ones hardly do. */
const MOST_FILLS = 4;

/**
 * Keeps the work that is worth most in the hours before the interview, and lays it over these days; the rest is left
 * out, and the finish is the day before the interview.
 *
 * The hours are those of all days until then. Work that is pinned or excluded stays, as what is kept by hand does. The
 * rehearsal for the interview comes after a third of the days, if nothing has to be done before it.
 *
 * @returns `null` when there are no hours left, or no open task
 * @see plans/README.md#essentials for a worked example
 */
export function keepEssentials(plan: Plan, request: EssentialsRequest): Essentials | null {
  const { today, interviewOn } = request;
  // One that is over is nothing to be ready for.
  const isAhead = interviewOn !== null && interviewOn >= today;
  const calendar = untilInterview(request.calendar, isAhead ? interviewOn : null);
  const days = listComingDays(plan, calendar, today, minutesDoneOn(plan, today));
  const roomMinutes = sumOf(days, roomOf);
  const open = plan.tasks.filter(isOpen);
  if (roomMinutes === 0 || open.length === 0) return null;

  let minutes = roomMinutes;
  for (let tries = 1; ; tries++) {
    const choice = chooseFrom(plan, request, minutes);
    const split = splitBy(plan, { ...request, calendar }, { choice, days });
    const missing = missingForEssentials(plan, split.request) ?? 0;
    const isKeptTooMuch = choice.minutes > roomMinutes;
    if (missing === 0 || isKeptTooMuch || tries === MOST_TRIES) {
      const whole = missing === 0 ? fillUp(plan, { ...request, calendar }, { choice, days }, split) : split;
      return { ...layBy(plan, whole), rounds: request.rounds, roomMinutes };
    }
    minutes = choice.minutes - Math.max(LEAST_STEP_MINUTES, Math.ceil(missing * SHARE_OF_MISSING));
  }
}

function roomOf({ studyMinutes, habitMinutes, doneMinutes }: ComingDay): number {
  return Math.max(0, studyMinutes - habitMinutes - doneMinutes);
}

function isOpen({ completion, droppedOn }: Task): boolean {
  return completion === null && droppedOn === null;
}

function chooseFrom(plan: Plan, request: EssentialsRequest, minutes: number): EssentialChoice {
  const { prerequisites, droppedTaskIds, today } = request;
  const isKept = (task: Task) =>
    request.keptTaskIds.has(task.id) ||
    request.excludedTaskIds.has(task.id) ||
    task.sessions.some(({ day, isPinned }) => isPinned && day >= today);
  const isLeftOut = ({ id }: Task) => droppedTaskIds?.has(id) ?? false;
  return chooseEssentials({
    tasks: plan.tasks.map((task) => toCandidate(task, prerequisites)),
    minutes,
    rounds: request.rounds,
    weakness: request.weakness,
    keptKeys: keysOf(plan.tasks.filter((task) => isKept(task) && !isLeftOut(task))),
    leftOutKeys: keysOf(plan.tasks.filter(isLeftOut)),
  });
}

function keysOf(tasks: readonly Task[]): Set<string> {
  return new Set(tasks.map(({ key }) => key));
}

function toCandidate(task: Task, prerequisites: ReadonlyMap<string, string>): Candidate {
  return {
    ...task,
    after: prerequisites.get(task.key) ?? null,
    leftMinutes: remainingMinutes(task),
    state: stateOf(task),
  };
}

/** What the learner knows already counts as done. */
function stateOf(task: Task): Candidate['state'] {
  if (isOpen(task)) return 'open';
  return task.completion !== null || task.droppedAs === 'known' ? 'done' : 'gone';
}

type Chosen = { choice: EssentialChoice; days: readonly ComingDay[] };

type Laid = Pick<Essentials, 'replan' | 'staying' | 'going' | 'mock'>;

/** What goes and stays by a choice, and the replan that it asks for. */
type Split = Omit<Laid, 'replan'> & { request: Omit<ReplanRequest, 'way'> };

function layBy(plan: Plan, { request, ...split }: Split): Laid {
  return { ...split, replan: replan(plan, { ...request, way: 'essentials' }) };
}

function splitBy(plan: Plan, request: EssentialsRequest, { choice, days }: Chosen): Split {
  const open = plan.tasks.filter(isOpen);
  const staying = open.filter(({ key }) => choice.keys.has(key));
  const going = open.filter(({ key }) => !choice.keys.has(key));
  const mock = staying.find(({ key }) => key === choice.mockKey) ?? null;
  const early =
    mock === null || going.length === 0 ? null : comeEarly(mock, { request, days, openKeys: keysOf(open) });
  const droppedTaskIds = new Set(going.map(({ id }) => id));
  return {
    request: { ...request, droppedTaskIds, ...(early && { broughtForward: early }) },
    staying,
    going,
    mock,
  };
}

/**
 * What was chosen may leave hours that no day could be cut to; something short of what was left out may still find a
 * day there. The shortest are tried, each once.
 */
function fillUp(plan: Plan, request: EssentialsRequest, { choice, days }: Chosen, split: Split): Split {
  const { prerequisites, droppedTaskIds } = request;
  const free = sumOf(days, roomOf) - choice.minutes;
  const canStay = ({ id, key }: Task, goingKeys: ReadonlySet<string>) =>
    !droppedTaskIds?.has(id) && !goingKeys.has(prerequisites.get(key) ?? '');
  const goingKeys = keysOf(split.going);
  const shortest = split.going
    .filter((task) => remainingMinutes(task) <= free && canStay(task, goingKeys))
    .toSorted((one, other) => remainingMinutes(one) - remainingMinutes(other))
    .slice(0, MOST_FILLS);
  for (const task of shortest) {
    const minutes = choice.minutes + remainingMinutes(task);
    const more = { choice: { ...choice, minutes, keys: new Set([...choice.keys, task.key]) }, days };
    const tried = splitBy(plan, request, more);
    if (missingForEssentials(plan, tried.request) === null) return fillUp(plan, request, more, tried);
  }
  return split;
}

type Early = { request: EssentialsRequest; days: readonly ComingDay[]; openKeys: ReadonlySet<string> };

/**
 * The mock pinned to the first day after a third of the study days that has the room for it; `null` where it is pinned,
 * excluded or on today already, has to wait for other work, or finds no such day.
 */
function comeEarly(mock: Task, { request, days, openKeys }: Early): Task | null {
  const { today, prerequisites, excludedTaskIds } = request;
  const hasDay = mock.sessions.some(({ day, isPinned }) => day === today || (isPinned && day > today));
  const waits = openKeys.has(prerequisites.get(mock.key) ?? '');
  const minutes = remainingMinutes(mock);
  if (hasDay || waits || minutes === 0 || excludedTaskIds.has(mock.id)) return null;

  const studyDays = days.filter((day) => roomOf(day) > 0);
  const found = daysForMock(studyDays).find((day) => roomOf(day) >= minutes);
  if (found === undefined) return null;
  const session: Session = { day: found.day, minutes, isPinned: true, position: 0 };
  return { ...mock, sessions: [...mock.sessions.filter(({ day }) => day < today), session] };
}
