import type BetterSqlite3 from 'better-sqlite3';

const NAMED = `
  select sha256 from attachments
  union select json_extract("before", '$.sha256') from changed_rows where table_name = 'attachments' and "before" is not null
  union select json_extract("after", '$.sha256') from changed_rows where table_name = 'attachments' and "after" is not null`;

/**
 * The SHA-256 of every file that a database names: in its rows, and in what can be taken back or put back. None where its
 * tables are of an earlier version.
 */
export function listNamedBytes(client: BetterSqlite3.Database): string[] {
  const table = client
    .prepare("select 1 from sqlite_schema where type = 'table' and name = 'attachments'")
    .get();
  return table === undefined ? [] : client.prepare<[], string>(NAMED).pluck().all();
}
