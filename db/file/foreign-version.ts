import type { Database } from './open.ts';
import { oncePerDatabase } from './statements.ts';

const statements = oncePerDatabase(({ client }) => client.prepare<[], number>('pragma data_version').pluck());

/** Differs after every write of another connection to the file; what this one writes, its journal knows. */
export function foreignVersion(db: Database): number | undefined {
  return statements(db).get();
}
