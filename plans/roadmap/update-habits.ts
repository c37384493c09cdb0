import type { Day } from '../day.ts';
import { dayBefore, hasPast, lastDayOf, latestHabits } from '../habit/stretches.ts';
import type { Habit, Phase, Plan } from '../plan/plan.ts';
import { differences } from './differences.ts';
import type { Roadmap, RoadmapHabit } from './roadmap.ts';

/** What a plan keeps of a habit of its roadmap; what it is about from day to day, the roadmap tells itself. */
const COMPARED_WORDS = ['title', 'minutes'] as const;

export type HabitChanges = Partial<Pick<Habit, (typeof COMPARED_WORDS)[number]>>;

/** A habit that a plan does not have yet, and its phase in the plan. */
export type NewHabit = { habit: RoadmapHabit; phase: Phase };

/** As it is now in the plan, and whether it was changed since the plan was made, so that its own words may be meant. */
type KnownHabit = { habit: Habit; isEdited: boolean };
export type ChangedHabit = KnownHabit & { changes: HabitChanges };
export type GoneHabit = KnownHabit;

/** What a newer roadmap asks otherwise day by day; every list in roadmap order. */
export type HabitUpdate = {
  added: readonly NewHabit[];
  changed: readonly ChangedHabit[];
  /** Not in the roadmap any more: they end. */
  gone: readonly GoneHabit[];
};

export const NO_HABIT_UPDATE: HabitUpdate = { added: [], changed: [], gone: [] };

/**
 * Tells what a newer state of a plan's roadmap asks day by day that the plan does not, by the stable ids of habits.
 *
 * Only coming days can ask for something else: habits of a phase that is over are left alone, and so are those that the
 * learner ended and those of the learner's own. A habit that moved to another phase stays where it is. A habit of a
 * phase that the plan does not have has no days in it, and is not offered.
 *
 * @param today - the learner's own calendar day
 */
export function findHabitUpdate(plan: Plan, { phases }: Roadmap, today: Day): HabitUpdate {
  const known = latestHabits(plan).filter(({ phaseId }) => phaseId !== null);
  const goingOn = known.filter((habit) => goesOn(plan, habit, today));
  const newer = new Map(phases.flatMap(({ habits }) => habits.map((habit) => [habit.id, habit])));
  return {
    added: listNew(plan, phases, new Set(known.map(({ key }) => key)), today),
    changed: goingOn.flatMap((habit) => listChanged(habit, newer.get(habit.key))),
    gone: goingOn
      .filter(({ key }) => !newer.has(key))
      .map((habit) => ({ habit, isEdited: wasEdited(habit) })),
  };
}

function goesOn(plan: Plan, habit: Habit, today: Day): boolean {
  return (habit.endsOn === null || habit.endsOn > today) && lastDayOf(plan, habit) >= today;
}

function listNew(plan: Plan, phases: Roadmap['phases'], known: ReadonlySet<string>, today: Day): NewHabit[] {
  const coming = new Map(plan.phases.filter(({ endsOn }) => endsOn >= today).map((each) => [each.key, each]));
  return phases.flatMap(({ id, habits }) => {
    const phase = coming.get(id);
    const added = habits.filter((habit) => !known.has(habit.id));
    return phase === undefined ? [] : added.map((habit) => ({ habit, phase }));
  });
}

function listChanged(habit: Habit, newer: RoadmapHabit | undefined): ChangedHabit[] {
  const changes: HabitChanges = newer ? differences(COMPARED_WORDS, habit, newer) : {};
  return Object.keys(changes).length === 0 ? [] : [{ habit, changes, isEdited: wasEdited(habit) }];
}

function wasEdited({ revision, stretch }: Habit): boolean {
  return revision > 0 || stretch > 1;
}

/** The first day that a habit which joins a plan is asked for; `null` where its phase says so. */
export function startOfNew({ startsOn }: Phase, today: Day): Day | null {
  return startsOn < today ? today : null;
}

/**
 * The last day of a habit that ends: yesterday. Today, where it was kept or written on today, so that this stays in
 * sight, or where it began today.
 */
export function endOfGone({ startsOn, completedDays, notes }: Habit, today: Day): Day {
  const isOnToday =
    completedDays.includes(today) || notes.some(({ day, text }) => day === today && text !== '');
  const last = isOnToday ? today : dayBefore(today);
  return startsOn !== null && startsOn > last ? startsOn : last;
}

/** The habits of a plan as an update leaves them: each keeps what it asked until yesterday, and its ticks and notes. */
export function habitsAfter(plan: Plan, { added, changed, gone }: HabitUpdate, today: Day): Habit[] {
  const changesOf = new Map(changed.map(({ habit, changes }) => [habit.id, changes]));
  const goneIds = new Set(gone.map(({ habit }) => habit.id));
  const after = plan.habits.flatMap((habit) => {
    if (goneIds.has(habit.id))
      return [{ ...habit, endsOn: endOfGone(habit, today), revision: habit.revision + 1 }];
    const changes = changesOf.get(habit.id);
    if (changes === undefined) return [habit];
    return hasPast(plan, habit, today)
      ? changedFrom(habit, changes, today)
      : [{ ...habit, ...changes, revision: habit.revision + 1 }];
  });
  return [...after, ...added.map((each, index) => toHabit(each, -1 - index, today))];
}

/** A habit until yesterday, and as it goes on. */
function changedFrom(habit: Habit, changes: HabitChanges, today: Day): Habit[] {
  const before = { ...withDays(habit, (day) => day !== today), endsOn: dayBefore(today) };
  const after = { ...withDays(habit, (day) => day === today), ...changes, startsOn: today };
  return [
    { ...before, revision: habit.revision + 1 },
    { ...after, id: -habit.id, stretch: habit.stretch + 1, revision: 0 },
  ];
}

function withDays(habit: Habit, holds: (day: Day) => boolean): Habit {
  const completedDays = habit.completedDays.filter(holds);
  const kept = new Set<string>(completedDays);
  return {
    ...habit,
    completedDays,
    completedAt: Object.fromEntries(Object.entries(habit.completedAt).filter(([day]) => kept.has(day))),
    notes: habit.notes.filter(({ day }) => holds(day)),
  };
}

/** A new habit as it would stand in the plan, under a number that no habit has. */
function toHabit({ habit: { id: key, title, minutes }, phase }: NewHabit, id: number, today: Day): Habit {
  return {
    id,
    key,
    phaseId: phase.id,
    stretch: 1,
    title,
    minutes,
    onDaysOff: false,
    startsOn: startOfNew(phase, today),
    endsOn: null,
    revision: 0,
    completedDays: [],
    completedAt: {},
    notes: [],
  };
}
