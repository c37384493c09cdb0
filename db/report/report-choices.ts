import { asc, eq } from 'drizzle-orm';
import type { Database } from '../file/open.ts';
import { readAndWrite } from '../file/transaction.ts';
import { type ChangeMade, type ChangeMoment, changeMade, recordChange } from '../journal/journal.ts';
import { reportChoices } from '../schema/report.ts';

/** Choices for a report under a name; `choices` is JSON, as the report reads it. */
export type SavedChoices = typeof reportChoices.$inferSelect;

/** By name. */
export function listReportChoices({ orm }: Database): SavedChoices[] {
  return orm.select().from(reportChoices).orderBy(asc(reportChoices.name), asc(reportChoices.id)).all();
}

type NewChoices = Omit<SavedChoices, 'id'>;

/** Keeps choices under a name; those that had it are replaced. The same again is no change. */
export function saveReportChoices(db: Database, choices: NewChoices & ChangeMoment): ChangeMade {
  return readAndWrite(db, () => saveAsFound(db, choices));
}

function saveAsFound(
  db: Database,
  { name, choices, at, today, formToken }: NewChoices & ChangeMoment,
): ChangeMade {
  const earlier = db.orm.select().from(reportChoices).where(eq(reportChoices.name, name)).get();
  const facts = { kind: earlier ? 'report-changed' : 'report-saved', title: name } as const;
  const { changeId } = recordChange(db, { facts, at, onDay: today, formToken }, () => {
    if (earlier?.choices === choices) return;
    db.orm
      .insert(reportChoices)
      .values({ name, choices })
      .onConflictDoUpdate({ target: reportChoices.name, set: { choices } })
      .run();
  });
  return { changeId };
}

/** Deletes saved choices; `undefined` when there are none of this id. */
export function deleteReportChoices(
  db: Database,
  { choicesId, at, today, formToken }: ChangeMoment & { choicesId: number },
): ChangeMade | undefined {
  const facts = (saved: SavedChoices | undefined) =>
    ({ kind: 'report-deleted', title: saved?.name ?? '' }) as const;
  return changeMade(
    recordChange(db, { facts, at, onDay: today, formToken }, () => {
      const isWanted = eq(reportChoices.id, choicesId);
      const saved = db.orm.select().from(reportChoices).where(isWanted).get();
      if (saved) db.orm.delete(reportChoices).where(isWanted).run();
      return saved;
    }),
  );
}
