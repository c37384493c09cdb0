import { count, formatDecimal } from '../../plans/format.ts';
import type { Evidence, Task } from '../../plans/plan/plan.ts';
import type { WeekSummary } from '../../plans/week/week.ts';
import { useDates } from '../dates.ts';
import { HabitNotes } from '../habit/habit-notes.tsx';
import { Entry } from '../parts/entry.tsx';
import { Inline } from '../parts/markdown.tsx';
import { EvidenceBody } from '../task/evidence/evidence.tsx';

/** How often each habit was kept; nothing when the week asks for none. */
export function HabitsEntry({ week }: { week: WeekSummary }) {
  if (week.habits.length === 0) return null;
  return (
    <Entry label="Habits">
      <ul class="ledger">
        {week.habits.map(({ habit, keptCount, askedCount, notes }) => (
          <li key={habit.id} class="ledger__line">
            <span class="ledger__what">
              <Inline text={habit.title} />
            </span>
            <span class="ledger__figure">
              {week.when === 'coming'
                ? `on ${count(askedCount, 'day')}`
                : `${formatDecimal(keptCount)} of ${count(askedCount, 'day')}`}
            </span>
            {notes.length > 0 && <HabitNotes notes={notes} />}
          </li>
        ))}
      </ul>
    </Entry>
  );
}

export type EvidenceEntryProps = {
  evidence: readonly { task: Task; evidence: Evidence }[];
  aside: string;
};

/** What was left as proof, each piece with its task; nothing when there is none. */
export function EvidenceEntry({ evidence: pieces, aside }: EvidenceEntryProps) {
  const { formatDay } = useDates();
  if (pieces.length === 0) return null;
  return (
    <Entry id="evidence" label="Evidence" aside={aside}>
      <ul class="evidence">
        {pieces.map(({ task, evidence }) => (
          <li key={evidence.id} class="evidence__item">
            <p class="evidence__meta">
              <a href={`/tasks/${task.id}#evidence`}>
                <Inline text={task.title} inLink />
              </a>
              , {formatDay(evidence.leftOn)}
            </p>
            <EvidenceBody evidence={evidence} />
          </li>
        ))}
      </ul>
    </Entry>
  );
}

/** Of a week. */
export function evidenceWords({ evidence }: WeekSummary): string {
  return `${count(evidence.length, 'piece')} left this week`;
}
