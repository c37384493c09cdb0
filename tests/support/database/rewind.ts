import type { Database } from '../../../db/file/open.ts';

/**
 * Remembers all rows of a database as they are, to put them back as often as wanted: cheaper than a fresh one, and
 * whoever serves it stays.
 *
 * @returns what puts them back
 */
export function rememberRows({ client, journal }: Database): () => void {
  const tables = client
    .prepare<[], string>(
      "select name from main.sqlite_schema where type = 'table' and name not like 'sqlite%'",
    )
    .pluck()
    .all()
    // Rows that go leave others in it.
    .sort((one, other) => Number(one === 'gone_rows') - Number(other === 'gone_rows'));
  client.exec("attach ':memory:' as remembered");
  const remembered = tables.map((name) => {
    client.exec(`create table remembered."${name}" as select * from main."${name}"`);
    const [now, then] = [`select * from main."${name}"`, `select * from remembered."${name}"`];
    const differs = client
      .prepare<[], number>(`select exists (${now} except ${then}) or exists (${then} except ${now})`)
      .pluck();
    return { name, differs };
  });
  return () => {
    client.pragma('foreign_keys = off');
    // Rows are put back as undo does it: nothing of it is a change.
    journal.turnedChangeId = 0;
    client.exec('begin');
    for (const { name } of remembered.filter(({ differs }) => differs.get() === 1))
      client.exec(
        `delete from main."${name}"; insert into main."${name}" select * from remembered."${name}"`,
      );
    client.exec('commit');
    journal.turnedChangeId = null;
    client.pragma('foreign_keys = on');
  };
}
