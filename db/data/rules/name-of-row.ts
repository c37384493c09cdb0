import type BetterSqlite3 from 'better-sqlite3';

/** SQL: which row it is, where its number alone would tell nobody. */
const NAMES: Readonly<Record<string, string>> = {
  plans: "'plan ' || id",
  sessions: "'task ' || task_id || ': ' || day",
  baseline_sessions: "'task ' || task_id || ': ' || day",
  yardstick_sessions: "'task ' || task_id || ': ' || day",
  steps: "'task ' || task_id || ', step ' || position",
  mock_rounds: "'mock ' || mock_id || ', round ' || position",
  mock_scores: "'mock ' || mock_id || ', round ' || position",
  mock_clocks: "'mock ' || mock_id || ', round ' || position",
};

/** Which row of a database it is, in words. */
export function nameOfRow(client: BetterSqlite3.Database, table: string, rowid: number): string {
  const name = NAMES[table] ?? `'${table} ' || rowid`;
  const found = client
    .prepare<[number], string | null>(`select ${name} from main."${table}" where rowid = ?`)
    .pluck()
    .get(rowid);
  return found ?? `${table} ${rowid}`;
}
