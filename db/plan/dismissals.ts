import { eq, sql } from 'drizzle-orm';
import type { Day } from '../../plans/day.ts';
import type { Database } from '../file/open.ts';
import { oncePerDatabase } from '../file/statements.ts';
import { readAndWrite } from '../file/transaction.ts';
import { dismissals } from '../schema/plan.ts';

const statements = oncePerDatabase(({ orm }) => ({
  list: orm
    .select({ invitation: dismissals.invitation })
    .from(dismissals)
    .where(eq(dismissals.planId, sql.placeholder('planId')))
    .prepare(),
}));

/** What the invitations of a plan were about that the learner has put away. */
export function listDismissals(db: Database, planId: number): ReadonlySet<string> {
  return new Set(
    statements(db)
      .list.all({ planId })
      .map(({ invitation }) => invitation),
  );
}

/** Puts an invitation away; once more is harmless. It is no change of the plan: what is waved off is nothing to undo. */
export function dismissInvitation(
  db: Database,
  dismissal: { planId: number; invitation: string; day: Day },
): void {
  readAndWrite(db, () => db.orm.insert(dismissals).values(dismissal).onConflictDoNothing().run());
}
