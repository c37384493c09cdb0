import type { Database } from './open.ts';
import { oncePerDatabase } from './statements.ts';

const statements = oncePerDatabase(({ client }) => ({
  ownWrites: client.prepare<[], number>('select total_changes()').pluck(),
  foreignWrites: client.prepare<[], number>('pragma data_version').pluck(),
}));

/** Differs after every write, of this process or another, so that what was read before can be kept until then. */
export function dataVersion(db: Database): string {
  return `${statements(db).foreignWrites.get()}.${statements(db).ownWrites.get()}`;
}
