import { eq, getTableName } from 'drizzle-orm';
import { type Text, UNWRITTEN } from '../../plans/plan/plan.ts';
import type { Database } from '../file/open.ts';
import { oncePerState } from '../file/state/once-per-state.ts';
import { answerNotes } from '../schema/practice.ts';
import { type NewText, type SaveOutcome, saveText } from '../task/texts.ts';

/** The learner's own words on questions, by the ids of these; emptied ones are left out. */
export const listAnswerNotes: (db: Database) => ReadonlyMap<string, string> = oncePerState(
  [answerNotes],
  ({ orm }) => {
    const { questionKey, text } = answerNotes;
    const rows = orm.select({ questionKey, text }).from(answerNotes).all();
    return new Map(rows.filter((row) => row.text !== '').map((row) => [row.questionKey, row.text]));
  },
);

/** The note on one question; revision 0 is that of a question without one. */
export function findAnswerNote({ orm }: Database, questionKey: string): Text {
  const { text, revision } = answerNotes;
  return (
    orm.select({ text, revision }).from(answerNotes).where(eq(answerNotes.questionKey, questionKey)).get() ??
    UNWRITTEN
  );
}

/** Saves the note on a question that is there. The same text again is no change. */
export function saveAnswerNote(
  db: Database,
  { question, ...newText }: NewText & { question: { id: string; prompt: string } },
): SaveOutcome {
  return saveText(db, newText, () => ({
    tableName: getTableName(answerNotes),
    key: { [answerNotes.questionKey.name]: question.id },
    columns: { text: answerNotes.text.name, revision: answerNotes.revision.name },
    facts: { kind: 'answer-written', prompt: question.prompt },
    current: findAnswerNote(db, question.id),
    write: (text, revision) => writeAnswerNote(db, { questionKey: question.id, text, revision }),
  }));
}

function writeAnswerNote({ orm }: Database, note: typeof answerNotes.$inferInsert): void {
  const { text, revision } = note;
  orm
    .insert(answerNotes)
    .values(note)
    .onConflictDoUpdate({ target: answerNotes.questionKey, set: { text, revision } })
    .run();
}
