import type BetterSqlite3 from 'better-sqlite3';

/** Who is logged in, and which devices are known to belong to somebody who was. */
const WHO_IS_KNOWN = ['logins', 'devices'] as const;

/**
 * What opens a door to others is not brought back: every login of then is ended and every device forgotten, since one
 * that was logged out since would be good again, and a link that was revoked since stays so, as far as the database that
 * is replaced knows of it.
 *
 * @param replaced - the file of the database that is replaced; `null` where there is none that can be read
 */
export function closeDoors(client: BetterSqlite3.Database, replaced: string | null): void {
  for (const table of ['logins', 'devices']) {
    if (hasTable(client, 'main', table)) client.exec(`delete from ${table}`);
  }
  if (replaced === null || !hasTable(client, 'main', 'links')) return;

  client.prepare('attach ? as replaced').run(replaced);
  try {
    if (hasTable(client, 'replaced', 'links')) client.exec(REVOKE_WHAT_WAS_REVOKED);
  } finally {
    client.exec('detach replaced');
  }
}

const REVOKE_WHAT_WAS_REVOKED = `
  update main.links set revoked_at = was.revoked_at from replaced.links as was
  where was.token_hash = main.links.token_hash and main.links.revoked_at is null and was.revoked_at is not null`;

/** Whoever brings a backup in on a page stays logged in: the tables of both are those of this version. */
export function keepLogins(client: BetterSqlite3.Database, replaced: string): void {
  client.prepare('attach ? as replaced').run(replaced);
  for (const table of WHO_IS_KNOWN) client.exec(`insert into main.${table} select * from replaced.${table}`);
  client.exec('detach replaced');
}

function hasTable(client: BetterSqlite3.Database, schema: 'main' | 'replaced', name: string): boolean {
  return (
    client.prepare(`select 1 from ${schema}.sqlite_schema where type = 'table' and name = ?`).get(name) !==
    undefined
  );
}
