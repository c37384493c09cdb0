import type { HabitNote } from '../../plans/plan/plan.ts';
import { useDates } from '../dates.ts';
import { DayLink } from '../parts/day-link.tsx';
import { Markdown } from '../parts/markdown.tsx';

/** What was written on the days of a habit, each with its day. */
export function HabitNotes({ notes }: { notes: readonly HabitNote[] }) {
  const { formatDay } = useDates();
  return (
    <ul class="habit-notes">
      {notes.map(({ day, text }) => (
        <li key={day}>
          <p class="habit-notes__day">
            <DayLink day={day}>{formatDay(day)}</DayLink>
          </p>
          <Markdown text={text} />
        </li>
      ))}
    </ul>
  );
}
