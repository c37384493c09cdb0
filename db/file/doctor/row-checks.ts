import BetterSqlite3 from 'better-sqlite3';
import { isTimeZone } from '../../../plans/day.ts';
import { isUsable } from '../backup/usable.ts';
import type { Check, Patient } from './check.ts';
import { rulesOfData } from './data-rules.ts';
import { brokenRows, type Finding } from './findings.ts';
import { listTables, type RowRule, rulesOfTables } from './table-rules.ts';

/** So many rows are named; the others are counted. */
const NAMED = 3;

/** Whether each row means something, by itself and with the others. */
export const ROW_CHECKS: readonly Check[] = [
  {
    about: 'Rows that belong to others',
    look: (patient) => tell(patient, findOrphans, 'each has what it belongs to'),
  },
  {
    about: 'Rules of rows',
    look: (patient) => tell(patient, findBroken, 'each row keeps them'),
  },
];

/** What is wrong with rows, each told once. */
type FindWrong = (client: BetterSqlite3.Database) => string[];

function tell(patient: Patient, find: FindWrong, well: string): string | Finding[] | null {
  if (patient.client === null) return null;
  const wrong = find(patient.client);
  if (wrong.length === 0) return well;
  const { file, backups, migrations } = patient;
  const sound = backups.find((backup) => isUsable(backup, migrations) && isWithout(backup, find));
  return wrong.map((found) => brokenRows(file, found, sound));
}

function isWithout(backup: string, find: FindWrong): boolean {
  const client = new BetterSqlite3(backup, { readonly: true });
  try {
    return find(client).length === 0;
  } finally {
    client.close();
  }
}

function findOrphans(client: BetterSqlite3.Database): string[] {
  const rows = client.prepare<[], { table: string; parent: string }>('pragma foreign_key_check').all();
  const kinds = Map.groupBy(
    rows,
    ({ table, parent }) => `of ${table} has lost what it belongs to in ${parent}`,
  );
  return [...kinds].map(([kind, { length }]) => `${rowsOf(length)} ${kind}.`);
}

function findBroken(client: BetterSqlite3.Database): string[] {
  const rules = [...rulesOfTables(client), ...rulesOfData(client)];
  return [...rules.flatMap((rule) => tellBroken(client, rule)), ...unknownZones(client)];
}

function tellBroken(client: BetterSqlite3.Database, { tells, broken }: RowRule): string[] {
  const names = listBroken(client, broken);
  if (names.length === 0) return [];
  const others = names.length > NAMED ? `, and ${names.length - NAMED} more` : '';
  return [`${rowsOf(names.length)} ${tells}: ${names.slice(0, NAMED).join(', ')}${others}.`];
}

/** A rule about a list cannot be asked of a row in which the list is unreadable; there is another rule for that. */
function listBroken(client: BetterSqlite3.Database, sql: string): string[] {
  try {
    return client.prepare<[], string>(sql).pluck().all();
  } catch (error) {
    if (error instanceof Error && error.message === 'malformed JSON') return [];
    throw error;
  }
}

function rowsOf(amount: number): string {
  return amount === 1 ? '1 row' : `Each of ${amount} rows`;
}

/** Only what Node knows of the world's zones can tell. */
function unknownZones(client: BetterSqlite3.Database): string[] {
  if (!listTables(client).some(({ name }) => name === 'settings')) return [];
  const zones = client.prepare<[], string>('select time_zone from settings').pluck().all();
  return zones
    .filter((zone) => !isTimeZone(zone))
    .map((zone) => `The settings name a time zone that is none: ${zone}.`);
}
