import { eq, sql } from 'drizzle-orm';
import type { Day } from '../../plans/day.ts';
import type { Database } from '../file/open.ts';
import { oncePerDatabase } from '../file/statements/statements.ts';
import { readAndWrite } from '../file/transaction.ts';
import { dismissals } from '../schema/plan.ts';

const statements = oncePerDatabase(({ orm }) => ({
  list: orm
    .select({ invitation: dismissals.invitation, day: dismissals.day })
    .from(dismissals)
    .where(eq(dismissals.planId, sql.placeholder('planId')))
    .prepare(),
}));

/** What the invitations of a plan were about that the learner has put away, and when they last did. */
export function listDismissals(db: Database, planId: number): ReadonlyMap<string, Day> {
  return new Map(
    statements(db)
      .list.all({ planId })
      .map(({ invitation, day }) => [invitation, day]),
  );
}

/** Puts an invitation away; once more is harmless. It is no change of the plan: what is waved off is nothing to undo. */
export function dismissInvitation(
  db: Database,
  dismissal: { planId: number; invitation: string; day: Day },
): void {
  const { day } = dismissal;
  const target = [dismissals.planId, dismissals.invitation];
  readAndWrite(db, () =>
    db.orm.insert(dismissals).values(dismissal).onConflictDoUpdate({ target, set: { day } }).run(),
  );
}
