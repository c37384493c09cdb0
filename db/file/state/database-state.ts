import type { Database } from '../open.ts';
import { oncePerDatabase } from '../statements/statements.ts';

const statements = oncePerDatabase(({ client }) =>
  client
    .prepare<[], string>("select data_version || '.' || total_changes() from pragma_data_version")
    .pluck(),
);

/** Differs after every write to the file, by whichever connection and to whichever table, journaled or not. */
export function databaseState(db: Database): string | undefined {
  return statements(db).get();
}
