import type { Day } from '../../plans/day.ts';
import { agree, count } from '../../plans/format.ts';
import { habitInWords } from '../../plans/habit/habit-words.ts';
import { canBeTakenUp, habitState, latestHabits } from '../../plans/habit/stretches.ts';
import type { Habit, Phase, Plan } from '../../plans/plan/plan.ts';
import { type FullDay, mostOver } from '../../plans/replan/full-days.ts';
import { dayInWords } from '../../plans/replan/summary.ts';
import { inPlainWords } from '../../plans/text/linear.ts';
import { useDates } from '../dates.ts';
import { Entry, PageHead } from '../parts/entry.tsx';
import { ActionForm } from '../parts/form/action-form.tsx';
import { Inline } from '../parts/markdown.tsx';
import { HabitFields, type HabitFormProps } from './habit-form.tsx';

export type HabitsPageProps = {
  plan: Plan;
  today: Day;
  /** Coming days that ask for more than their minutes, habits included. */
  overDays: readonly FullDay[];
  form: Pick<HabitFormProps, 'values' | 'errors' | 'over'>;
  formToken: string;
  from: string;
};

/** What do I do day by day? The learner's own habits, those of the roadmap, and one more. */
export function HabitsPage({ plan, today, overDays, form, formToken, from }: HabitsPageProps) {
  const latest = latestHabits(plan);
  const isOver = (habit: Habit) => habitState(plan, habit, today) === 'over';
  const own = latest.filter((habit) => habit.phaseId === null && !isOver(habit));
  const over = latest.filter(
    (habit) => isOver(habit) && (habit.phaseId === null || canBeTakenUp(plan, habit, today)),
  );
  return (
    <main id="main" class="page page--habits" tabIndex={-1}>
      <PageHead title="Habits">
        <p class="lead">
          Short things, day by day. They take room in a day but count in no pace; a missed one expires, and on
          days off nothing is asked unless you want it.
        </p>
        <OverDaysLine overDays={overDays} />
      </PageHead>
      <Entry label="Your own">
        {own.length === 0 ? (
          <p>
            {today <= plan.calendar.finishOn
              ? 'None yet. Add the first one below: one abstract a day, say.'
              : 'None, and the plan is over.'}
          </p>
        ) : (
          <Habits {...{ plan, today, from }} habits={own} />
        )}
      </Entry>
      {today <= plan.calendar.finishOn && <AddHabit form={form} formToken={formToken} />}
      {plan.phases.map((phase) => (
        <PhaseHabits
          key={phase.id}
          {...{ plan, today, from, phase }}
          habits={latest.filter((habit) => habit.phaseId === phase.id && !isOver(habit))}
        />
      ))}
      {over.length > 0 && (
        <Entry label="Over" class="entry--quiet">
          <Habits {...{ plan, today, from }} habits={over} />
        </Entry>
      )}
    </main>
  );
}

function AddHabit({ form, formToken }: Pick<HabitsPageProps, 'form' | 'formToken'>) {
  return (
    <Entry id="add" label="Add a habit">
      <form class="form" method="post" action="/habits" noValidate>
        <input type="hidden" name="formToken" value={formToken} />
        <HabitFields {...form} theirs={null} asksFirstDay without="plan" />
        <button class="button" id="habit-add">
          {form.over.length > 0 ? 'Add it all the same' : 'Add the habit'}
        </button>
      </form>
    </Entry>
  );
}

type HabitsProps = { plan: Plan; today: Day; from: string; habits: readonly Habit[] };

function PhaseHabits({ phase, habits, ...rest }: HabitsProps & { phase: Phase }) {
  if (habits.length === 0) return null;
  return (
    <Entry label={phase.title} aside="Of the roadmap">
      <Habits habits={habits} {...rest} />
    </Entry>
  );
}

function Habits({ plan, today, from, habits }: HabitsProps) {
  const dates = useDates();
  return (
    <ul class="items">
      {habits.map((habit) => (
        <li key={habit.id} class="item">
          <div class="item__body">
            <a class="item__title" href={`/habits/${habit.id}`}>
              <Inline text={habit.title} inLink />
            </a>
            <p class="item__meta">
              <span class="item__word">{habitInWords(plan, habit, today, dates)}</span>
            </p>
            {canBeTakenUp(plan, habit, today) && (
              <TakeUp habit={habit} from={from} today={today} plan={plan} />
            )}
          </div>
        </li>
      ))}
    </ul>
  );
}

function TakeUp({ plan, habit, today, from }: { plan: Plan; habit: Habit; today: Day; from: string }) {
  const isOver = habitState(plan, habit, today) === 'over';
  return (
    <ActionForm action={`/habits/${habit.id}/taking-up`} from={from}>
      <button class="button button--quiet" id={`habit-${habit.id}-take-up`}>
        {isOver ? 'Take it up again' : 'Let it go on'}
        <span class="visually-hidden">: {inPlainWords(habit.title)}</span>
      </button>
    </ActionForm>
  );
}

function OverDaysLine({ overDays }: { overDays: readonly FullDay[] }) {
  const dates = useDates();
  const fullest = mostOver(overDays);
  if (fullest === undefined) return null;
  return (
    <p>
      {count(overDays.length, 'coming day')} {agree(overDays.length, 'asks', 'ask')} for more than{' '}
      {agree(overDays.length, 'its', 'their')} minutes; the fullest is {dayInWords(fullest, dates)}.{' '}
      <a href="/replan">Replan</a> spreads the work anew beside the habits.
    </p>
  );
}
