import { eq } from 'drizzle-orm';
import type { Day } from '../../plans/day.ts';
import type { Database } from '../file/open.ts';
import { readAndWrite } from '../file/transaction.ts';
import { dismissals } from '../schema/plan.ts';

/** What the invitations of a plan were about that the learner has put away. */
export function listDismissals(db: Database, planId: number): ReadonlySet<string> {
  const { invitation } = dismissals;
  const rows = db.orm.select({ invitation }).from(dismissals).where(eq(dismissals.planId, planId)).all();
  return new Set(rows.map((row) => row.invitation));
}

/** Puts an invitation away; once more is harmless. It is no change of the plan: what is waved off is nothing to undo. */
export function dismissInvitation(
  db: Database,
  dismissal: { planId: number; invitation: string; day: Day },
): void {
  readAndWrite(db, () => db.orm.insert(dismissals).values(dismissal).onConflictDoNothing().run());
}
