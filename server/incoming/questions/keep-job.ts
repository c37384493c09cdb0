import { writeBeside } from '../../../db/file/write-beside.ts';
import type { ChangeMoment } from '../../../db/journal/journal.ts';
import { type ImportedRow, importOwnQuestions } from '../../../db/practice/own-questions.ts';
import type { OwnCategory } from '../../../plans/practice/own/own-category.ts';

/** Questions that were looked at, to be kept on a connection of its own. */
export type KeepOrder = {
  database: string;
  /** The rows as JSON, some hundred in each: texts are handed over sooner than values. */
  parts: readonly string[];
  categories: readonly OwnCategory[];
  basis: string;
  moment: ChangeMoment;
  progress: Int32Array<SharedArrayBuffer>;
};

export function keepBeside({
  database,
  parts,
  categories,
  basis,
  moment,
  progress,
}: KeepOrder): 'kept' | 'stale' {
  const rows = parts.flatMap((part): ImportedRow[] => JSON.parse(part));
  const tell = (done: number) => Atomics.store(progress, 0, done);
  return writeBeside(database, (db) =>
    importOwnQuestions(db, { rows, categories, basis, ...moment }, tell) ? 'kept' : 'stale',
  );
}
