import type { DayMinutes } from '../../calendar/calendar.ts';
import { phaseOfDay, studyMinutesOn } from '../../calendar/study-days.ts';
import { addDays, type Day } from '../../day.ts';
import type { Phase, Plan, Session } from '../../plan/plan.ts';
import type { FullDay } from '../../replan/full-days.ts';
import { fitInto, listRooms, newSession } from '../../replan/moving/find-room.ts';
import { firstPhase } from '../../task/new-task.ts';
import { withStraightQuotes } from '../../text/quotes.ts';
import { agendaOf } from '../../today/agenda.ts';
import type { Proposal, ProposedPhase, ProposedTask } from './proposal.ts';

/** A task of a file as it would stand in the plan. */
export type PlacedTask = ProposedTask & { phaseId: number; sessions: readonly Session[] };

/** Why a task does not stand on the day that its file names. */
export type Moved = { title: string; from: Day; why: 'over' | 'off' | 'outside' };

/** Where the tasks of a file would fall. */
export type Placement = {
  tasks: readonly PlacedTask[];
  /** Of the work that got days; `null` where none did. */
  firstDay: Day | null;
  lastDay: Day | null;
  /** Days that their dated work brings over their minutes, in order. */
  overDays: readonly FullDay[];
  moved: readonly Moved[];
  /** Open tasks for which there is no room. */
  dayless: readonly PlacedTask[];
};

/** Of each phase of the file the phase of the plan that it goes into. */
export type PhaseChoice = readonly number[];

/**
 * Guesses where each phase of a file belongs in a plan: by the days that it names, by its title, else from today on, one
 * after the other as long as each lasts.
 */
export function guessPhases(plan: Plan, { phases }: Proposal, today: Day): number[] {
  let from = today > plan.calendar.startOn ? today : plan.calendar.startOn;
  return phases.map((phase) => {
    const found =
      phaseByDays(plan, phase) ??
      phaseByTitle(plan, phase) ??
      firstPhase(plan, from, today) ??
      plan.phases.at(-1);
    from = addDays(from, 7 * phase.weekCount);
    return found?.id ?? 0;
  });
}

function phaseByDays(plan: Plan, { tasks }: ProposedPhase): Phase | undefined {
  const dated = tasks.find(({ day }) => day !== null && phaseOfDay(plan, day) !== null);
  return (dated?.day && phaseOfDay(plan, dated.day)) ?? undefined;
}

function phaseByTitle({ phases }: Plan, { title }: ProposedPhase): Phase | undefined {
  const wanted = sameTitle(title);
  return phases.find((phase) => sameTitle(phase.title) === wanted);
}

/**
 * The tasks that the plan has already, by their places in the file: of the same title in the same phase.
 *
 * @param phaseIds - of each phase of the file the phase of the plan
 */
export function repeatsIn(plan: Plan, { phases }: Proposal, phaseIds: PhaseChoice): ReadonlySet<number> {
  const known = new Set(plan.tasks.map(({ phaseId, title }) => `${phaseId} ${sameTitle(title)}`));
  const repeats = new Set<number>();
  let place = 0;
  for (const [index, { tasks }] of phases.entries()) {
    for (const { title } of tasks) {
      if (known.has(`${phaseIds[index]} ${sameTitle(title)}`)) repeats.add(place);
      place += 1;
    }
  }
  return repeats;
}

function sameTitle(title: string): string {
  return withStraightQuotes(title).toLowerCase().split(/\s+/u).join(' ').trim();
}

/**
 * Finds days for the tasks of a file, without moving anything of the plan: those with a day on their day, pinned; the
 * others in their order, from today on, where there is room. What is done needs none.
 *
 * @param phaseIds - of each phase of the file the phase of the plan that it goes into
 */
export function placeTasks(plan: Plan, { phases }: Proposal, phaseIds: PhaseChoice, today: Day): Placement {
  const rooms = new Rooms(listRooms(plan, today));
  const moved: Moved[] = [];
  const wanted = phases.flatMap(({ tasks, note }, index) =>
    tasks.map((task, nth) => ({
      ...task,
      // A phase of the plan has its own words: what stands under the heading stands with its first task.
      note:
        nth === 0 && note !== '' ? [note, task.note].filter((text) => text !== '').join('\n\n') : task.note,
      phaseId: phaseIds[index] ?? 0,
    })),
  );
  // Days that are named take their minutes first.
  const pinned = wanted.map((task) => {
    const on = task.isDone ? null : dayFor(plan, task, today, moved);
    if (on !== null) rooms.take([{ day: on, minutes: leftOf(task) }]);
    return on;
  });
  const tasks = wanted.map((task, index): PlacedTask => {
    const on = pinned[index] ?? null;
    if (task.isDone) return { ...task, sessions: [] };
    if (on !== null)
      return { ...task, sessions: [{ day: on, minutes: leftOf(task), isPinned: true, position: 0 }] };
    const phase = plan.phases.find(({ id }) => id === task.phaseId);
    return { ...task, sessions: rooms.place(phase, leftOf(task), today).map(newSession) };
  });
  return {
    tasks,
    ...daysOf(tasks),
    overDays: overDaysBy(plan, tasks, today),
    moved,
    dayless: tasks.filter(isDayless),
  };
}

function isDayless({ isDone, sessions }: PlacedTask): boolean {
  return !isDone && sessions.length === 0;
}

/** The day that its file names, if work can be put on it. */
function dayFor(plan: Plan, { day, title }: ProposedTask, today: Day, moved: Moved[]): Day | null {
  if (day === null) return null;
  const { calendar } = plan;
  const why =
    day < today
      ? 'over'
      : day < calendar.startOn || day > calendar.finishOn
        ? 'outside'
        : studyMinutesOn(calendar, day) === 0
          ? 'off'
          : null;
  if (why === null) return day;
  moved.push({ title, from: day, why });
  return null;
}

/** What is left of it, as a plan counts that: less the share of its ticked steps. */
function leftOf({ minutes, steps }: ProposedTask): number {
  const done = steps.filter(({ isDone }) => isDone).length;
  return steps.length === 0 ? minutes : Math.max(1, minutes - Math.round((minutes * done) / steps.length));
}

/** The minutes that days have left while work is put on them. */
class Rooms {
  private readonly minutesOf: Map<Day, number>;
  /** Work of a phase is laid in order: the next task begins on no day before the last one. */
  private readonly reached = new Map<string, Day>();

  constructor(rooms: readonly DayMinutes[]) {
    this.minutesOf = new Map(rooms.map(({ day, minutes }) => [day, minutes]));
  }

  place(phase: Phase | undefined, minutes: number, today: Day): DayMinutes[] {
    const all = [...this.minutesOf].map(([day, left]) => ({ day, minutes: left }));
    const from = this.reached.get(phase?.key ?? '') ?? today;
    const inOrder = all.filter(({ day }) => day >= from);
    const days = fitInto(inOrder, { phase, minutes }, today) ?? fitInto(all, { phase, minutes }, today) ?? [];
    this.take(days);
    const last = days.at(-1)?.day;
    if (last !== undefined && last >= from) this.reached.set(phase?.key ?? '', last);
    return days;
  }

  take(days: readonly DayMinutes[]): void {
    for (const { day, minutes } of days) this.minutesOf.set(day, (this.minutesOf.get(day) ?? 0) - minutes);
  }
}

function daysOf(tasks: readonly PlacedTask[]): Pick<Placement, 'firstDay' | 'lastDay'> {
  const days = tasks.flatMap(({ sessions }) => sessions.map(({ day }) => day)).sort();
  return { firstDay: days[0] ?? null, lastDay: days.at(-1) ?? null };
}

function overDaysBy(plan: Plan, tasks: readonly PlacedTask[], today: Day): FullDay[] {
  const added = new Map<Day, number>();
  for (const { day, minutes } of tasks.flatMap(({ sessions }) => sessions)) {
    added.set(day, (added.get(day) ?? 0) + minutes);
  }
  return [...added].sort().flatMap(([day, more]) => {
    const { plannedMinutes, studyMinutes } = agendaOf(plan, day, today);
    const minutes = plannedMinutes + more;
    return minutes > studyMinutes ? [{ day, minutes, studyMinutes }] : [];
  });
}
