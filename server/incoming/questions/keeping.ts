import type { Database } from '../../../db/file/open.ts';
import { oncePerDatabase } from '../../../db/file/statements/statements.ts';
import type { ChangeMoment } from '../../../db/journal/journal.ts';
import { isRecorded } from '../../../db/journal/journal.ts';
import { type ImportedRow, importOwnQuestions } from '../../../db/practice/own-questions.ts';
import type { QuestionsFound } from '../../../plans/incoming/questions/found.ts';
import type { AppDeps } from '../../deps.ts';
import type { HeldForms } from '../../http/forms/held-forms.ts';
import { newOwnKey } from '../../practice/question-bank.ts';
import type { KeepOrder } from './keep-job.ts';
import type { Look } from './looking.ts';

/** Questions that are being kept beside the server's own thread. */
export type Keeping = {
  readonly look: Look;
  readonly whole: number;
  /** How many are written, in memory that both threads share. */
  readonly progress: Int32Array<SharedArrayBuffer>;
  outcome: 'working' | 'kept' | 'stale' | { failure: unknown };
};

/** So few are written before anybody has waited. */
const MOST_AT_ONCE = 300;
/** So many are handed over at once. */
const ROWS_PER_PART = 500;

const keepings = oncePerDatabase((_db: Database) => new Map<string, Keeping>());

export function keepingOf({ db }: AppDeps, ticket: string): Keeping | undefined {
  return keepings(db).get(ticket);
}

/**
 * Keeps what a file brings: at once where it is little, else beside.
 *
 * @returns `kept`, `stale` where something was changed since it was looked at, or that it goes on
 */
export async function keepFound(
  deps: AppDeps,
  forms: HeldForms,
  {
    ticket,
    look,
    found,
    moment,
  }: { ticket: string; look: Look; found: QuestionsFound; moment: ChangeMoment },
): Promise<'kept' | 'stale' | 'working'> {
  const { db } = deps;
  const coming = [...found.added, ...found.changed];
  const categories = found.newCategories;
  // That it failed is told in Settings: what is brought in here is taken back from Recent changes.
  if (coming.length <= MOST_AT_ONCE || db.client.memory) {
    await deps.backups.make('before-import');
    const rows = coming.map(rowOf);
    return importOwnQuestions(db, { rows, categories, basis: look.basis, ...moment }) ? 'kept' : 'stale';
  }
  const keeping: Keeping = {
    look,
    whole: coming.length,
    progress: new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT)),
    outcome: 'working',
  };
  keepings(db).set(ticket, keeping);
  const order = {
    database: db.client.name,
    categories,
    basis: look.basis,
    moment,
    progress: keeping.progress,
  };
  void keepBeside(deps, forms, coming, order).then(
    (outcome) => {
      keeping.outcome = outcome;
    },
    (failure) => {
      // What ended it may have come too late.
      const isIn = moment.formToken !== undefined && isRecorded(db, moment.formToken);
      keeping.outcome = isIn ? 'kept' : { failure };
    },
  );
  return 'working';
}

async function keepBeside(
  { background, backups }: AppDeps,
  forms: HeldForms,
  coming: readonly QuestionsFound['added'][number][],
  order: Omit<KeepOrder, 'parts'>,
): Promise<'kept' | 'stale'> {
  await backups.make('before-import');
  const parts: string[] = [];
  for (let from = 0; from < coming.length; from += ROWS_PER_PART) {
    parts.push(JSON.stringify(coming.slice(from, from + ROWS_PER_PART).map(rowOf)));
    await new Promise((resolve) => setImmediate(resolve));
  }
  return forms.during('Questions are being kept.', () => background.run('keep', { ...order, parts }));
}

function rowOf({ key, words, archivedOn, origin }: QuestionsFound['added'][number]): ImportedRow {
  return { key: key ?? newOwnKey(), words, archivedOn, origin };
}
