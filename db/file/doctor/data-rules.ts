import type BetterSqlite3 from 'better-sqlite3';
import { getTableColumns, getTableName, is } from 'drizzle-orm';
import { SQLiteTable } from 'drizzle-orm/sqlite-core';
import { DATA_TABLES } from '../../journal/row-images.ts';
import { changes } from '../../schema/journal.ts';
import { listTables, type RowRule } from './table-rules.ts';

/** What rows mean together, which no table can say of itself. */
const RULES: readonly (RowRule & { tables: readonly string[] })[] = [
  {
    tables: ['plans', 'phases'],
    tells: 'has no phase',
    broken: "select 'plan ' || id from plans where id not in (select plan_id from phases)",
  },
  {
    tables: ['plans', 'calendar_exceptions'],
    tells: 'has no day with study minutes',
    broken: `select 'plan ' || id from plans
      where not exists (select 1 from json_each(weekday_minutes) where value > 0)
        and not exists (select 1 from calendar_exceptions where plan_id = plans.id and minutes > 0)`,
  },
  {
    tables: ['plans', 'settings'],
    tells: 'is there without the settings',
    broken: "select 'plan ' || id from plans where not exists (select 1 from settings)",
  },
  {
    tables: ['plans', 'phases', 'tasks', 'sessions'],
    tells: 'has a session outside of its plan',
    broken: `select 'task ' || sessions.task_id || ': ' || sessions.day from sessions
      join tasks on tasks.id = sessions.task_id join phases on phases.id = tasks.phase_id
      join plans on plans.id = phases.plan_id
      where sessions.day < plans.start_on or sessions.day > plans.finish_on`,
  },
  {
    tables: ['mock_clocks', 'mock_rounds'],
    tells: 'has a clock without its round',
    broken: `select 'mock ' || mock_id || ', round ' || position from mock_clocks
      where (mock_id, position) not in (select mock_id, position from mock_rounds)`,
  },
  {
    tables: ['mock_scores', 'mock_rounds'],
    tells: 'has a score without its round',
    broken: `select 'mock ' || mock_id || ', round ' || position from mock_scores
      where (mock_id, position) not in (select mock_id, position from mock_rounds)`,
  },
  {
    tables: ['changed_rows'],
    tells: 'cannot be read, so that its change cannot be undone',
    broken: `select 'changed_rows ' || id from changed_rows
      where coalesce(before, after) is null or not json_valid(coalesce(before, '{}'))
        or not json_valid(coalesce(after, '{}'))
        or table_name not in (select name from sqlite_schema where type = 'table')`,
  },
];

/** Rules of what rows mean together, as far as the file has their tables, and of lists that are kept as JSON. */
export function rulesOfData(client: BetterSqlite3.Database): RowRule[] {
  const names = new Set(listTables(client).map(({ name }) => name));
  const together = RULES.filter(({ tables }) => tables.every((table) => names.has(table)));
  return [...together, ...jsonRules(client)];
}

function jsonRules(client: BetterSqlite3.Database): RowRule[] {
  const hasColumn = client
    .prepare<[string, string]>('select 1 from pragma_table_info(?) where name = ?')
    .pluck();
  return [...Object.values(DATA_TABLES), changes].flatMap((table) => {
    if (!is(table, SQLiteTable)) return [];
    const name = getTableName(table);
    return Object.values(getTableColumns(table))
      .filter((column) => column.dataType === 'json' && hasColumn.get(name, column.name) !== undefined)
      .map((column) => ({
        tells: `has something unreadable in ${column.name}`,
        broken: `select '${name} ' || rowid from "${name}" where not json_valid("${column.name}")`,
      }));
  });
}
