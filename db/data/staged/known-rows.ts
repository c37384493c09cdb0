import type BetterSqlite3 from 'better-sqlite3';
import { getTableName } from 'drizzle-orm';
import type { TableShape } from '../table-graph.ts';
import { quoted } from './staged-file.ts';

type Recogniser = {
  /** What tells a row, in SQL. */
  words: string;
  /** Tells whether what is told so is here; each of several like ones once. */
  isHere: (told: string) => boolean;
};

/** Knows rows of a table that are here: by their name where they have one, otherwise by all they say. */
export function recogniser(
  client: BetterSqlite3.Database,
  { table, columns, naturalKey, references }: TableShape,
): Recogniser {
  const referring = new Set(references.map(({ column }) => column));
  const own = Object.keys(columns).filter((key) => key !== 'id' && !referring.has(key));
  const telling = naturalKey.length > 0 ? naturalKey : own;
  const words = `json_array(${telling.map((key) => quoted(columns[key]?.name ?? key)).join(', ')})`;
  // In a table, and not in memory: there may be any number of them.
  client.exec('delete from told');
  client.exec(
    `insert into told select ${words}, 1 from here.${quoted(getTableName(table))} where true
       on conflict (words) do update set amount = amount + 1`,
  );
  const find = client.prepare<[string]>('update told set amount = amount - 1 where words = ? and amount > 0');
  return { words, isHere: (told) => find.run(told).changes === 1 };
}
