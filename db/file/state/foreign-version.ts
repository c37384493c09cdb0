import type BetterSqlite3 from 'better-sqlite3';
import type { Database } from '../open.ts';
import { oncePerDatabase } from '../statements/statements.ts';

const statements = oncePerDatabase(({ client }) => client.prepare<[], number>('pragma data_version').pluck());

/** What was answered in the look that goes on now, if one does. */
const looks = oncePerDatabase(
  ({ client }): Look => ({
    isOn: false,
    version: undefined,
    begin: client.prepare('BEGIN'),
    end: client.prepare('COMMIT'),
  }),
);

type Look = {
  isOn: boolean;
  version: number | undefined;
  begin: BetterSqlite3.Statement<[]>;
  end: BetterSqlite3.Statement<[]>;
};

/** Differs after every write of another connection to the file; what this one writes, its journal knows. */
export function foreignVersion(db: Database): number | undefined {
  const look = looks(db);
  return look.isOn ? look.version : statements(db).get();
}

/**
 * Looks at the file for one answer: all of it is read as it was at one moment. Each reading by itself would ask anew
 * whether others have written since, and take a lock for it.
 *
 * @param look - writes nothing
 */
export function inOneLook<T>(db: Database, look: () => T): T {
  const state = looks(db);
  if (db.client.inTransaction) return look();

  state.begin.run();
  try {
    state.version = statements(db).get();
    state.isOn = true;
    return look();
  } finally {
    state.isOn = false;
    state.end.run();
  }
}

/** Tells whether what is read now may yet be rolled back: in a transaction that is more than a look. */
export function isUnsettled(db: Database): boolean {
  return db.client.inTransaction && !looks(db).isOn;
}
