import type BetterSqlite3 from 'better-sqlite3';
import { JOURNAL_RULES } from './journal-rules.ts';
import { PLAN_RULES } from './plan-rules.ts';
import { PORTFOLIO_RULES } from './portfolio-rules.ts';
import { PRACTICE_RULES } from './practice-rules.ts';
import { READING_RULES } from './reading-rules.ts';
import type { DataRule } from './rule.ts';
import { TASK_RULES } from './task-rules.ts';

/** Every rule of what rows mean together. */
export const DATA_RULES: readonly DataRule[] = [
  ...PLAN_RULES,
  ...TASK_RULES,
  ...PRACTICE_RULES,
  ...READING_RULES,
  ...PORTFOLIO_RULES,
  ...JOURNAL_RULES,
];

/** Rows that break a rule, each by its rowid in the table of the rule. */
export type BrokenRule = { rule: DataRule; rowids: readonly number[] };

/**
 * Finds the rules that rows break, wherever these stand: in the database of a connection, or in one that is attached to
 * it. Rules about tables that it does not have are left out.
 *
 * @param schemaName - of the database: `main`, or the name under which it is attached
 */
export function findBrokenRules(
  client: BetterSqlite3.Database,
  schemaName: string,
  rules: readonly DataRule[] = DATA_RULES,
): BrokenRule[] {
  const names = new Set(
    client
      .prepare<[], string>(`select name from "${schemaName}".sqlite_schema where type = 'table'`)
      .pluck()
      .all(),
  );
  return rules.flatMap((rule) => {
    const tables = [...rule.broken.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
    if (tables.some((name) => name !== 'sqlite_schema' && !names.has(name))) return [];
    const sql = rule.broken.replaceAll(/\{(\w+)\}/g, `"${schemaName}"."$1"`);
    const rowids = listRowids(client, sql);
    return rowids.length === 0 ? [] : [{ rule, rowids }];
  });
}

/** A rule about a list cannot be asked of a row in which the list is unreadable; there is another rule for that. */
function listRowids(client: BetterSqlite3.Database, sql: string): number[] {
  try {
    return [...new Set(client.prepare<[], number>(sql).pluck().all())];
  } catch (error) {
    if (error instanceof Error && error.message === 'malformed JSON') return [];
    throw error;
  }
}
