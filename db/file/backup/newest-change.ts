import BetterSqlite3 from 'better-sqlite3';

/**
 * How far a database is: its newest change, when something was written last, since a change goes on while somebody types,
 * and which were taken back. What the journal does not hear of, such as a link or a login, is not worth a backup alone.
 */
export type NewestChange = { id: number; at: string; undone: string };

const NONE: NewestChange = { id: 0, at: '', undone: '' };

/** Reads what every version of the tables has had from the first. */
export function readNewestChange(client: BetterSqlite3.Database): NewestChange {
  const hasChanges = client
    .prepare("select 1 from sqlite_schema where type = 'table' and name = 'changes'")
    .get();
  if (hasChanges === undefined) return NONE;
  const row = client
    .prepare<[], NewestChange>(
      "select coalesce(max(id), 0) as id, coalesce(max(at), '') as at, count(undone_at) || ' ' || coalesce(max(undone_at), '') as undone from changes",
    )
    .get();
  return row ?? NONE;
}

export function readNewestChangeOf(path: string): NewestChange {
  const client = new BetterSqlite3(path, { readonly: true });
  try {
    return readNewestChange(client);
  } finally {
    client.close();
  }
}

export function isSameChange(one: NewestChange, other: NewestChange): boolean {
  return one.id === other.id && one.at === other.at && one.undone === other.undone;
}
