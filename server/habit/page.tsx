import { randomUUID } from 'node:crypto';
import type { Day } from '../../plans/day.ts';
import { askingDays } from '../../plans/habit/asked.ts';
import { recordHabits } from '../../plans/habit/habit-record.ts';
import { overfilledDays } from '../../plans/habit/overfilled.ts';
import { practisedPatterns } from '../../plans/habit/patterns.ts';
import { hasPast, stretchesOf } from '../../plans/habit/stretches.ts';
import type { Habit, Plan } from '../../plans/plan/plan.ts';
import { HabitPage } from '../../views/habit/habit.tsx';
import type { HabitFormProps } from '../../views/habit/habit-form.tsx';
import { HabitsPage, type HabitsPageProps } from '../../views/habit/habits.tsx';
import type { PageRequest, PageRoute } from '../http/pages/page-route.ts';
import type { Page } from '../http/respond.tsx';
import { patternsOfPlan } from '../roadmap/told-by-roadmap.ts';
import { asksFirstDay, habitFormValues } from './form.ts';

export const habitsPage: PageRoute = {
  path: '/habits',
  find: ({ plan, today, from }) => habitsWith(plan, today, from, firstForm(plan, today)),
};

/** The page with a form as it was sent, or as it is at first. */
export function habitsWith(plan: Plan, today: Day, from: string, form: HabitsPageProps['form']): Page {
  const overDays = overfilledDays(plan, today);
  const main = <HabitsPage {...{ plan, today, overDays, form, from }} formToken={randomUUID()} />;
  return { title: 'Habits', nav: 'habits', sheet: 'task', main };
}

function firstForm({ calendar: { startOn } }: Plan, today: Day): HabitsPageProps['form'] {
  const values = {
    title: '',
    minutes: '10',
    days: 'study',
    startsOn: startOn > today ? startOn : today,
    endsOn: '',
  };
  return { values, errors: {}, over: [] };
}

export const habitPage: PageRoute = {
  path: '/habits/:id',
  find: (request) => {
    const habit = findLatest(request.plan, request.params.id ?? '');
    return habit ? habitWith(request, habit, firstEdit(habit)) : null;
  },
};

/** The habit that an address names, as it is now or was at last. */
export function findLatest(plan: Plan, id: string): Habit | undefined {
  const named = plan.habits.find((habit) => String(habit.id) === id);
  return named && stretchesOf(plan, named).at(-1);
}

type Edit = Pick<HabitFormProps, 'values' | 'errors' | 'over' | 'theirs'>;

function firstEdit(habit: Habit): Edit {
  return { values: habitFormValues(habit), errors: {}, over: [], theirs: null };
}

/** The page with a form as it was sent, or as it is at first. */
export function habitWith(
  { deps, plan, today }: Pick<PageRequest, 'deps' | 'plan' | 'today'>,
  habit: Habit,
  edit: Edit,
): Page {
  const without = habit.phaseId === null ? 'plan' : 'phase';
  const form = { ...edit, asksFirstDay: asksFirstDay({ habit, today }), without } as const;
  const main = (
    <HabitPage
      {...{ plan, habit, today, form }}
      record={recordOf(plan, habit, today)}
      patterns={practisedPatterns(plan, habit, patternsOfPlan(deps, plan))}
      hasPast={hasPast(plan, habit, today)}
    />
  );
  return { title: habit.title, nav: 'habits', sheet: 'task', main };
}

function recordOf(plan: Plan, habit: Habit, today: Day) {
  const alone = { ...plan, habits: stretchesOf(plan, habit) };
  return recordHabits(alone, askingDays(plan, plan.calendar.startOn, today))[0] ?? null;
}
