import { calendarDays } from '../calendar/calendar.ts';
import { phaseOfDay, studyMinutesOn } from '../calendar/study-days.ts';
import type { Day } from '../day.ts';
import { oncePerValue } from '../once-per-value.ts';
import type { Habit, Plan } from '../plan/plan.ts';

type Asked = Pick<Habit, 'startsOn' | 'endsOn'>;

/** Tells whether a day is one of those between the first and the last that ask for a habit, wherever its phase lies. */
export function lastsOn({ startsOn, endsOn }: Asked, day: Day): boolean {
  return (startsOn === null || startsOn <= day) && (endsOn === null || day <= endsOn);
}

/**
 * The habits that a day of the plan asks: those of its phase, then the learner's own. A day off asks for those alone
 * that are wanted on days off; a day outside of the plan asks for none.
 */
export function habitsAskedOn(plan: Plan, day: Day): Habit[] {
  const { startOn, finishOn } = plan.calendar;
  if (day < startOn || day > finishOn) return [];
  const isDayOff = studyMinutesOn(plan.calendar, day) === 0;
  const phaseId = phaseOfDay(plan, day)?.id ?? null;
  return plan.habits.filter(
    (habit) =>
      (habit.phaseId === null || habit.phaseId === phaseId) &&
      (habit.onDaysOff || !isDayOff) &&
      lastsOn(habit, day),
  );
}

/** The days that may ask for a habit: those of the plan between two days, both included, days off among them. */
export function askingDays({ calendar }: Pick<Plan, 'calendar'>, from: Day, to: Day) {
  return calendarDays(calendar).filter(({ day }) => from <= day && day <= to);
}

/** Minutes that habits ask of a study day in a phase, wherever replanning may put the phase. */
export function habitMinutesOn(
  { habits }: Pick<Plan, 'habits'>,
  phaseId: number | undefined,
  day: Day,
): number {
  const { own, ofPhase } = byPhase(habits);
  let minutes = 0;
  for (const habit of ofPhase.get(phaseId ?? null) ?? []) if (lastsOn(habit, day)) minutes += habit.minutes;
  for (const habit of own) if (lastsOn(habit, day)) minutes += habit.minutes;
  return minutes;
}

const byPhase = oncePerValue((habits: readonly Habit[]) => ({
  own: habits.filter(({ phaseId }) => phaseId === null),
  ofPhase: Map.groupBy(
    habits.filter(({ phaseId }) => phaseId !== null),
    ({ phaseId }) => phaseId,
  ),
}));
