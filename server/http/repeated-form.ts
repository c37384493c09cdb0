import type { Database } from '../../db/file/open.ts';
import { type ChangeMoment, recordChange } from '../../db/journal/journal.ts';

/** Tells whether a form made its change before: a change of nothing leaves no entry, but knows its own repeat. */
export function isRepeatedForm(db: Database, { at, today, formToken }: ChangeMoment): boolean {
  return recordChange(db, { summary: '', at, onDay: today, formToken }, () => undefined).isRepeat;
}
