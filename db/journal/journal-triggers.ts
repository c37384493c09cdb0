import type BetterSqlite3 from 'better-sqlite3';
import { IMAGE_TABLES, type ImageTable, imageSql } from './row-images.ts';

/** What the triggers of one connection ask: which change is being made, if any. */
export type JournalState = {
  openChangeId: number | null;
  /** While a change is taken back, rows are counted and not recorded. */
  isRestoring: boolean;
  restoredRowCount: number;
  /** Tables to which something was written since a plan was read last, even if it was rolled back. */
  readonly touchedTables: Set<string>;
  /** How many rows of a table were written since the file was opened, those that were rolled back too. */
  readonly writeCounts: Map<string, number>;
};

/**
 * Makes every write to a data table record itself, or fail when no change is being made.
 *
 * The triggers are temporary: they belong to this connection, and follow the schema without a migration.
 *
 * @see https://www.sqlite.org/undoredo.html
 */
export function installJournal(client: BetterSqlite3.Database): JournalState {
  const state: JournalState = {
    openChangeId: null,
    isRestoring: false,
    restoredRowCount: 0,
    touchedTables: new Set(),
    writeCounts: new Map(),
  };
  client.function('open_change_id', () => state.openChangeId);
  client.function('journal_wants_row', (table) => {
    noteWrite(state, String(table));
    if (state.isRestoring) {
      state.restoredRowCount += 1;
      return 0;
    }
    if (state.openChangeId === null)
      throw new Error('Every write to a data table belongs in a recorded change');
    return 1;
  });
  client.exec([...IMAGE_TABLES.values()].flatMap(tableTriggers).join('\n'));
  return state;
}

function noteWrite({ touchedTables, writeCounts }: JournalState, table: string): void {
  touchedTables.add(table);
  writeCounts.set(table, (writeCounts.get(table) ?? 0) + 1);
}

function tableTriggers(table: ImageTable): string[] {
  const wantsRow = `journal_wants_row('${table.name}')`;
  const differs = table.columns.map(({ name }) => `old."${name}" is not new."${name}"`).join(' or ');
  const trigger = (event: string, when: string, before: string, after: string) =>
    `create temp trigger journal_${table.name}_${event} after ${event} on main."${table.name}" when ${when} begin
       insert into changed_rows (change_id, table_name, before, after)
       values (open_change_id(), '${table.name}', ${before}, ${after});
     end;`;
  return [
    trigger('insert', wantsRow, 'null', imageSql(table, 'new')),
    trigger('update', `${wantsRow} and (${differs})`, imageSql(table, 'old'), imageSql(table, 'new')),
    trigger('delete', wantsRow, imageSql(table, 'old'), 'null'),
  ];
}
