import type { Database } from '../../../db/file/open.ts';
import { type ChangeMoment, isRecorded } from '../../../db/journal/journal.ts';

/** Tells whether a form made its change before: a change of nothing leaves no entry, but knows its own repeat. */
export function isRepeatedForm(db: Database, { formToken }: ChangeMoment): boolean {
  return formToken !== undefined && isRecorded(db, formToken);
}
