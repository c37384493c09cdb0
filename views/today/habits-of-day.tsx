import type { VNode } from 'preact';
import type { Day } from '../../plans/day.ts';
import { formatMinutes } from '../../plans/format.ts';
import type { DrillDay } from '../../plans/practice/drill/drill-day.ts';
import { isDrillHabit } from '../../plans/practice/drill/drill-habit.ts';
import { inPlainWords } from '../../plans/text/linear.ts';
import type { AgendaHabit } from '../../plans/today/agenda.ts';
import { habitItemId, habitNoteId } from '../ids.ts';
import { Entry } from '../parts/entry.tsx';
import { Check } from '../parts/form/check.tsx';
import { WritingForm } from '../parts/form/writing-form.tsx';
import { Inline } from '../parts/markdown.tsx';
import { type Part, part } from '../parts/part.tsx';
import { DRILL_ADDRESS } from '../practice/addresses.ts';
import { drillInWords } from '../practice/answering/drill-words.ts';

export type HabitsOfDayProps = {
  habits: readonly AgendaHabit[];
  day: Day;
  isComing: boolean;
  /** Today's drill; `null` on other days. */
  drill: DrillDay | null;
  from: string;
};

/** The habits of a day, the drill among them; `null` when it has none. */
export function habitsOfDay({ habits, day, isComing, drill, from }: HabitsOfDayProps): Part | null {
  const isOfHabit = habits.some(({ habit }) => isDrillHabit(habit));
  const ownDrill = drill !== null && drill.asked.length > 0 && !isOfHabit ? drill : null;
  if (habits.length === 0 && ownDrill === null) return null;
  const rows = habits.map((item) => {
    const drillOfHabit = isDrillHabit(item.habit) ? drill : null;
    return part(habitItemId(item.habit.id, day), HabitItem, {
      item,
      day,
      isComing,
      drill: drillOfHabit,
      from,
    });
  });
  return part(
    'habits',
    Habits,
    {},
    ownDrill ? [...rows, part('drill', DrillItem, { drill: ownDrill })] : rows,
  );
}

const HABITS_ASIDE = (
  <>
    Kept or missed, day by day; they never pile up. <a href="/habits">Change them</a>
  </>
);

function Habits({ id, rows }: { id: string; rows: readonly VNode[] }) {
  return (
    <Entry id={id} label="Habits" aside={HABITS_ASIDE}>
      <ul class="items">{rows}</ul>
    </Entry>
  );
}

type HabitItemProps = {
  item: AgendaHabit;
  day: Day;
  isComing: boolean;
  /** The drill that this habit is; a finished one keeps it. */
  drill: DrillDay | null;
  from: string;
};

function HabitItem({ id, item, day, isComing, drill, from }: HabitItemProps & { id: string }) {
  const { habit, isDone, seen, pattern } = item;
  return (
    <li class="item" id={id} data-item>
      {isComing ? (
        <span class="check__box check__box--coming" aria-hidden="true" />
      ) : (
        <Check
          id={`${id}-check`}
          action={`/habits/${habit.id}/days/${day}/completion`}
          from={from}
          at={id}
          isDone={isDone}
          seen={seen}
          label={habit.title}
        />
      )}
      <div class="item__body">
        <span class="item__title">
          <Inline text={habit.title} />
        </span>
        {pattern !== null && (
          <p class="item__pattern">
            <Inline text={pattern} />
          </p>
        )}
        <p class="item__meta">
          <span class="item__word">{formatMinutes(habit.minutes)}</span>
          {drill && <DrillLink drill={drill} />}
        </p>
        {!isComing && <HabitNoteLine item={item} day={day} from={from} />}
      </div>
    </li>
  );
}

/** A line on the day, a tap away; what is written is in sight. */
function HabitNoteLine({ item: { habit, note }, day, from }: Pick<HabitItemProps, 'item' | 'day' | 'from'>) {
  const id = habitNoteId(habit.id, day);
  return (
    <details class="fold habit-note">
      <summary id={`${id}-summary`}>
        {note.text === '' ? (
          'Note'
        ) : (
          <span class="habit-note__text">
            <Inline text={note.text} inLink />
          </span>
        )}
        <span class="visually-hidden"> on {inPlainWords(habit.title)}</span>
      </summary>
      <WritingForm
        id={id}
        action={`/habits/${habit.id}/days/${day}/note`}
        from={from}
        label={`Note on ${habit.title}`}
        text={note}
        rows={2}
        placeholder="What was it today?"
      />
    </details>
  );
}

/** The day's drill among the habits, where the plan has no habit that it keeps. */
function DrillItem({ id, drill }: { id: string; drill: DrillDay }) {
  return (
    <li class={`item${drill.isDone ? ' item--done' : ''}`} id={id} data-item>
      <span class="check__box check__box--coming" aria-hidden="true" />
      <div class="item__body">
        <a class="item__title" href={DRILL_ADDRESS}>
          Daily drill
        </a>
        <p class="item__meta">
          <span class="item__word">{drillInWords(drill)}</span>
        </p>
      </div>
    </li>
  );
}

/** What the drill comes to, beside the habit that it keeps; a tick by hand counts as well. */
function DrillLink({ drill }: { drill: DrillDay }) {
  return (
    <span class="item__word">
      <a href={DRILL_ADDRESS}>Drill</a>: {drillInWords(drill)}
    </span>
  );
}
