import type { Day } from '../day.ts';
import { type Habit, type Text, UNWRITTEN } from '../plan/plan.ts';

/** What the learner wrote on a day of a habit; nothing, with the revision of nothing, where they did not. */
export function noteOn({ notes }: Pick<Habit, 'notes'>, day: Day): Text {
  const found = notes.find((note) => note.day === day);
  return found ? { text: found.text, revision: found.revision } : UNWRITTEN;
}
