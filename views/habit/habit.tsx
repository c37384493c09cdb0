import type { Day } from '../../plans/day.ts';
import { count, formatDecimal } from '../../plans/format.ts';
import { habitInWords } from '../../plans/habit/habit-words.ts';
import type { PractisedPattern } from '../../plans/habit/patterns.ts';
import type { Habit, Plan } from '../../plans/plan/plan.ts';
import type { HabitRecord } from '../../plans/week/week.ts';
import { useDates } from '../dates.ts';
import { Entry, PageHead } from '../parts/entry.tsx';
import { ChangedElsewhere } from '../parts/form/other-window.tsx';
import { Inline } from '../parts/markdown.tsx';
import { HabitFields, type HabitFormProps } from './habit-form.tsx';
import { HabitNotes } from './habit-notes.tsx';

export type HabitPageProps = {
  plan: Plan;
  /** As it is now, or was at last. */
  habit: Habit;
  today: Day;
  /** So far; `null` where no day has asked for it yet. */
  record: HabitRecord | null;
  /** What it is about from day to day; empty where its roadmap does not tell. */
  patterns: readonly PractisedPattern[];
  /** A change of what it is counts from today on. */
  hasPast: boolean;
  form: HabitFormProps;
};

/** One habit: how it went, what was written on its days, and what it is from now on. */
export function HabitPage({ plan, habit, today, record, patterns, hasPast, form }: HabitPageProps) {
  const isOwn = habit.phaseId === null;
  const dates = useDates();
  return (
    <main id="main" class="page page--habit" tabIndex={-1}>
      <PageHead eyebrow={<a href="/habits">Habits</a>} title={habit.title}>
        <p class="lead">
          {habitInWords(plan, habit, today, dates)}
          {record &&
            `. Kept on ${formatDecimal(record.keptCount)} of ${count(record.askedCount, 'day')} so far`}
          .
        </p>
      </PageHead>
      {form.theirs && <ChangedElsewhere what="this habit was" />}
      <Entry
        label="Change it"
        aside={hasPast ? 'Counts from today on; the days before stay as they are.' : ''}
      >
        <form class="form" method="post" action={`/habits/${habit.id}`} noValidate>
          <input type="hidden" name="revision" value={habit.revision} />
          <HabitFields {...form} />
          <button class="button" id="habit-save">
            {form.over.length > 0 ? 'Save it all the same' : form.theirs ? 'Save mine' : 'Save'}
          </button>
        </form>
      </Entry>
      {patterns.length > 0 && <Patterns patterns={patterns} />}
      {record && record.notes.length > 0 && (
        <Entry label="Notes" aside={`${count(record.notes.length, 'day')}, the newest first`}>
          <HabitNotes notes={record.notes.toReversed()} />
        </Entry>
      )}
      {isOwn && (
        <Entry label="Remove it" class="entry--quiet">
          <form method="post" action={`/habits/${habit.id}/removal`}>
            <p>
              Its ticks and notes go with it. To stop it and keep them, give it a last day above. Removing can
              be undone.
            </p>
            <button class="button button--quiet" id="habit-remove">
              Remove the habit
            </button>
          </form>
        </Entry>
      )}
    </main>
  );
}

/** What it is about from day to day, and which of it was practised. */
function Patterns({ patterns }: Pick<HabitPageProps, 'patterns'>) {
  const { formatDay } = useDates();
  const practisedCount = patterns.filter(({ keptOn }) => keptOn.length > 0).length;
  return (
    <Entry
      label="Patterns"
      aside={`${practisedCount} of ${patterns.length} practised; one on each study day`}
    >
      <ol class="ledger">
        {patterns.map(({ pattern, keptOn }) => (
          <li key={pattern} class="ledger__line">
            <span class="ledger__what">
              <Inline text={pattern} />
            </span>
            <span class="hint">{keptOn.length === 0 ? 'not yet' : keptOn.map(formatDay).join(', ')}</span>
          </li>
        ))}
      </ol>
    </Entry>
  );
}
