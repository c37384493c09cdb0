import { and, eq, getTableName } from 'drizzle-orm';
import type { Day } from '../../plans/day.ts';
import { UNWRITTEN } from '../../plans/plan/plan.ts';
import type { Database } from '../file/open.ts';
import { habitNotes, habits } from '../schema/plan.ts';
import { type NewText, type SaveOutcome, saveText } from '../task/texts.ts';

/** Saves what the learner wrote on a day of a habit; revision 0 is that of nothing. The same text again is no change. */
export function saveHabitNote(
  db: Database,
  { habitId, day, ...newText }: NewText & { habitId: number; day: Day },
): SaveOutcome {
  return saveText(db, newText, () => {
    const habit = db.orm.select({ title: habits.title }).from(habits).where(eq(habits.id, habitId)).get();
    if (!habit) return undefined;

    return {
      tableName: getTableName(habitNotes),
      key: { [habitNotes.habitId.name]: habitId, [habitNotes.day.name]: day },
      columns: { text: habitNotes.text.name, revision: habitNotes.revision.name },
      facts: { kind: 'habit-note-written', title: habit.title, day },
      current: findNote(db, habitId, day) ?? UNWRITTEN,
      write: (text, revision) => writeNote(db, { habitId, day, text, revision }),
    };
  });
}

function findNote({ orm }: Database, habitId: number, day: Day) {
  const { text, revision } = habitNotes;
  return orm
    .select({ text, revision })
    .from(habitNotes)
    .where(and(eq(habitNotes.habitId, habitId), eq(habitNotes.day, day)))
    .get();
}

function writeNote({ orm }: Database, note: typeof habitNotes.$inferInsert): void {
  const { text, revision } = note;
  orm
    .insert(habitNotes)
    .values(note)
    .onConflictDoUpdate({ target: [habitNotes.habitId, habitNotes.day], set: { text, revision } })
    .run();
}
