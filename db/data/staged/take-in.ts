import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import BetterSqlite3 from 'better-sqlite3';
import { getTableName } from 'drizzle-orm';
import { dataFileReader } from '../data-file.ts';
import { BYTES_TABLE } from '../file-bytes.ts';
import type { DataRow } from '../table-graph.ts';
import { type DataProblem, MOST_NOTED, tellProblems } from '../told-problems.ts';
import { judgeTogether } from './judge-together.ts';
import { bytesWriter, judgeBytes } from './staged-bytes.ts';
import {
  columnNames,
  inOneWrite,
  makeTables,
  PLACE,
  quoted,
  STAGED_TABLES,
  type StagedTable,
} from './staged-file.ts';

const PIECE_BYTES = 65_536;

/** Hears how much of something is done. */
export type Tell = (done: number, whole: number) => void;

/**
 * Reads a file of data into a staged file, row by row, and judges it.
 *
 * @returns what is wrong with it; nothing where it can be brought back
 */
export function takeIn(client: BetterSqlite3.Database, path: string, tell: Tell): readonly DataProblem[] {
  return inOneWrite(client, () => {
    makeTables(client);
    const read = readInto(client, path, tell);
    if (!read.ok) return read.problems;
    fillYardstick(client, read.tableNames);
    return tellProblems([...judgeTogether(client), ...judgeBytes(client)].slice(0, MOST_NOTED));
  });
}

function readInto(client: BetterSqlite3.Database, path: string, tell: Tell) {
  const writers = new Map<string, RowWriter>(
    STAGED_TABLES.map((staged) => [staged.name, rowWriter(client, staged)]),
  );
  const bytes = bytesWriter(client.name);
  writers.set(BYTES_TABLE, bytes.keep);
  const reader = dataFileReader((name, place, row) => writers.get(name)?.(place, row) ?? null);
  for (const piece of piecesOf(path, tell)) if (!reader.write(piece)) break;
  const [lastProblem, read] = [bytes.end(), reader.end()];
  return read.ok && lastProblem ? { ok: false as const, problems: [lastProblem] } : read;
}

function* piecesOf(path: string, tell: Tell): Generator<Uint8Array, void> {
  const descriptor = openSync(path, 'r');
  try {
    const whole = fstatSync(descriptor).size;
    const piece = Buffer.allocUnsafe(PIECE_BYTES);
    let done = 0;
    for (;;) {
      const bytes = readSync(descriptor, piece);
      if (bytes === 0) return;
      yield piece.subarray(0, bytes);
      done += bytes;
      tell(done, whole);
    }
  } finally {
    closeSync(descriptor);
  }
}

type RowWriter = (place: number, row: DataRow) => DataProblem | null;

function rowWriter(client: BetterSqlite3.Database, staged: StagedTable): RowWriter {
  const columns = Object.entries(staged.columns);
  const places = ['?', ...columns.map(() => '?')].join(', ');
  const insert = client.prepare<unknown[]>(
    `insert into ${quoted(getTableName(staged.table))} (${[PLACE, ...columnNames(staged)].join(', ')}) values (${places})`,
  );
  return (place, row) => {
    const values = columns.map(([key, column]) => {
      const value = row[key] ?? null;
      return value === null ? null : column.mapToDriverValue(value);
    });
    try {
      insert.run(place, ...values);
      return null;
    } catch (error) {
      if (!(error instanceof BetterSqlite3.SqliteError) || !error.code.startsWith('SQLITE_CONSTRAINT'))
        throw error;
      return refusal(`tables.${staged.name}[${place}]`, error);
    }
  };
}

/** Of two rows with one number the number is what is wrong. */
function refusal(path: string, { code, message }: { code: string; message: string }): DataProblem {
  if (/^UNIQUE.*\.id$/.test(message))
    return { path: `${path}.id`, message: 'is the number of an earlier row' };
  const isRepeated = code === 'SQLITE_CONSTRAINT_UNIQUE' || code === 'SQLITE_CONSTRAINT_PRIMARYKEY';
  return { path, message: isRepeated ? 'is there twice' : `does not fit (${message})` };
}

/** Files of an older Daymark know no yardstick: the plan as first planned is the one in force. */
const FIRST_YARDSTICK = [
  ['yardstickDays', 'baselineDays'],
  ['yardstickSessions', 'baselineSessions'],
] as const;

function fillYardstick(client: BetterSqlite3.Database, tableNames: ReadonlySet<string>): void {
  const tableOf = (name: string) => STAGED_TABLES.find((staged) => staged.name === name);
  for (const [name, firstName] of FIRST_YARDSTICK) {
    const [table, first] = [tableOf(name), tableOf(firstName)];
    if (!table || !first || tableNames.has(name)) continue;
    const names = [PLACE, ...columnNames(table)].join(', ');
    client.exec(
      `insert into ${quoted(getTableName(table.table))} (${names}) select ${names} from ${quoted(getTableName(first.table))}`,
    );
  }
}
