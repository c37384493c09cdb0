import type BetterSqlite3 from 'better-sqlite3';
import { companionTriggers } from './gone-rows.ts';
import { type ImageTable, imageSql, imageTables } from './row-images.ts';

/** What the triggers of one connection ask: which change is being made or turned around, if any. */
export type JournalState = {
  openChangeId: number | null;
  /** The change that is turned around, if any: rows are counted then and not recorded. */
  turnedChangeId: number | null;
  /** The instant of what is written. */
  writtenAt: string;
  restoredRowCount: number;
  /** Tables to which something was written since a plan was read last, even if it was rolled back. */
  readonly touchedTables: Set<string>;
  /** The tasks to which these writes belong, as far as they were to tables of tasks or what hangs on them. */
  readonly touchedTasks: Set<number>;
  /** How many rows of a table were written since the file was opened, those that were rolled back too. */
  readonly writeCounts: Map<string, number>;
};

/** The state of a journal to which nothing was written. */
export function emptyJournal(): JournalState {
  return {
    openChangeId: null,
    turnedChangeId: null,
    writtenAt: '',
    restoredRowCount: 0,
    touchedTables: new Set(),
    touchedTasks: new Set(),
    writeCounts: new Map(),
  };
}

/**
 * Makes every write to a data table record itself, or fail when no change is being made.
 *
 * The triggers are temporary: they belong to this connection, and follow the schema without a migration.
 *
 * @see https://www.sqlite.org/undoredo.html
 */
export function installJournal(client: BetterSqlite3.Database): JournalState {
  const state = emptyJournal();
  client.function('open_change_id', () => state.openChangeId);
  client.function('journal_wants_row', (table, taskBefore, taskAfter) => {
    noteWrite(state, String(table), [taskBefore, taskAfter]);
    if (state.turnedChangeId !== null) {
      state.restoredRowCount += 1;
      return 0;
    }
    if (state.openChangeId === null)
      throw new Error('Every write to a data table belongs in a recorded change');
    return 1;
  });
  client.function('written_change_id', () => state.openChangeId ?? state.turnedChangeId);
  client.function('written_at', () => state.writtenAt);
  client.exec([...[...imageTables().values()].flatMap(tableTriggers), ...companionTriggers()].join('\n'));
  return state;
}

function noteWrite(state: JournalState, table: string, tasks: readonly unknown[]): void {
  const { touchedTables, touchedTasks, writeCounts } = state;
  touchedTables.add(table);
  for (const task of tasks) if (typeof task === 'number') touchedTasks.add(task);
  writeCounts.set(table, (writeCounts.get(table) ?? 0) + 1);
}

function tableTriggers(table: ImageTable): string[] {
  const taskOf = (row: string) => (table.taskColumn === null ? 'null' : `${row}."${table.taskColumn}"`);
  const wantsRow = (taskBefore: string, taskAfter: string) =>
    `journal_wants_row('${table.name}', ${taskBefore}, ${taskAfter})`;
  const differs = table.columns.map(({ name }) => `old."${name}" is not new."${name}"`).join(' or ');
  const trigger = (event: string, when: string, before: string, after: string) =>
    `create temp trigger journal_${table.name}_${event} after ${event} on main."${table.name}" when ${when} begin
       insert into changed_rows (change_id, table_name, before, after)
       values (open_change_id(), '${table.name}', ${before}, ${after});
     end;`;
  return [
    trigger('insert', wantsRow('null', taskOf('new')), 'null', imageSql(table, 'new')),
    trigger(
      'update',
      `${wantsRow(taskOf('old'), taskOf('new'))} and (${differs})`,
      imageSql(table, 'old'),
      imageSql(table, 'new'),
    ),
    trigger('delete', wantsRow(taskOf('old'), 'null'), imageSql(table, 'old'), 'null'),
  ];
}
