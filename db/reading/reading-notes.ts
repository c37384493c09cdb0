import { getTableName } from 'drizzle-orm';
import { type Text, UNWRITTEN } from '../../plans/plan/plan.ts';
import type { Database } from '../file/open.ts';
import { oncePerState } from '../file/state/once-per-state.ts';
import { readingNotes } from '../schema/reading.ts';
import { type NewText, type SaveOutcome, saveText } from '../task/texts.ts';

/** The learner's own words on resources, by the ids of these. The value is shared until one is written. */
export const listReadingNotes: (db: Database) => ReadonlyMap<string, Text> = oncePerState(
  [readingNotes],
  ({ orm }) =>
    new Map(
      orm
        .select()
        .from(readingNotes)
        .all()
        .map(({ resourceKey, ...text }) => [resourceKey, text]),
    ),
);

/** Saves the note on a resource that is there. The same text again is no change. */
export function saveReadingNote(
  db: Database,
  { resource, ...newText }: NewText & { resource: { id: string; title: string } },
): SaveOutcome {
  return saveText(db, newText, () => ({
    tableName: getTableName(readingNotes),
    key: { [readingNotes.resourceKey.name]: resource.id },
    columns: { text: readingNotes.text.name, revision: readingNotes.revision.name },
    facts: { kind: 'reading-note-written', title: resource.title },
    current: listReadingNotes(db).get(resource.id) ?? UNWRITTEN,
    write: (text, revision) => writeNote(db, { resourceKey: resource.id, text, revision }),
  }));
}

function writeNote({ orm }: Database, note: typeof readingNotes.$inferInsert): void {
  const { text, revision } = note;
  orm
    .insert(readingNotes)
    .values(note)
    .onConflictDoUpdate({ target: readingNotes.resourceKey, set: { text, revision } })
    .run();
}
