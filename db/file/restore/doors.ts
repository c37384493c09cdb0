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
    if (tellsOfLinks(client)) closeLinks(client);
  } finally {
    client.exec('detach replaced');
  }
}

/** A link of a plan that was deleted, here or there, lies among the rows that went: undoing the deletion brings it back. */
function closeLinks(client: BetterSqlite3.Database): void {
  const wasRevoked = [
    LINKS_REVOKED,
    ...(hasTable(client, 'replaced', 'gone_rows') ? [GONE_LINKS_REVOKED] : []),
  ];
  client.exec(`create temp table was_revoked as ${wasRevoked.join(' union all ')}`);
  client.exec(`
    update main.links set revoked_at = was.revoked_at from temp.was_revoked as was
    where was.token_hash = main.links.token_hash and main.links.revoked_at is null`);
  if (hasTable(client, 'main', 'gone_rows')) {
    client.exec(`
      update main.gone_rows set image = json_set(image, '$.revoked_at', was.revoked_at) from temp.was_revoked as was
      where table_name = 'links' and was.token_hash = json_extract(image, '$.token_hash')
        and json_extract(image, '$.revoked_at') is null`);
  }
  client.exec('drop table temp.was_revoked');
}

const LINKS_REVOKED = 'select token_hash, revoked_at from replaced.links where revoked_at is not null';
const GONE_LINKS_REVOKED = `
  select json_extract(image, '$.token_hash'), json_extract(image, '$.revoked_at') from replaced.gone_rows
  where table_name = 'links' and json_extract(image, '$.revoked_at') is not null`;

/** Whoever brings a backup in on a page stays logged in: the tables of both are those of this version. */
export function keepLogins(client: BetterSqlite3.Database, replaced: string): void {
  client.prepare('attach ? as replaced').run(replaced);
  for (const table of WHO_IS_KNOWN) client.exec(`insert into main.${table} select * from replaced.${table}`);
  client.exec('detach replaced');
}

/** Not one that was changed by another program, which a restore may be to put right. */
function tellsOfLinks(client: BetterSqlite3.Database): boolean {
  const columns = client
    .prepare<[], string>("select name from pragma_table_info('links', 'replaced')")
    .pluck();
  const names = columns.all();
  return names.includes('token_hash') && names.includes('revoked_at');
}

function hasTable(client: BetterSqlite3.Database, schema: 'main' | 'replaced', name: string): boolean {
  return (
    client.prepare(`select 1 from ${schema}.sqlite_schema where type = 'table' and name = ?`).get(name) !==
    undefined
  );
}
