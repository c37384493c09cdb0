import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { describe, expect, it, onTestFinished } from 'vitest';
import { ownMigrations } from '../../../db/file/migrating/migrations.ts';
import { compareTables } from '../../../db/file/migrating/tables.ts';
import { listChanges } from '../../../db/journal/history.ts';
import { setChangeUndone } from '../../../db/journal/undo.ts';
import { loadActivePlan } from '../../../db/plan/load-plan.ts';
import { later, testDatabase } from '../../support/database/db.ts';
import { EARLIER_SCHEMAS, givenEarlier } from '../../support/database/earlier-schema.ts';

const NOW = new Date('2026-03-05T06:30:00.000Z');
/** Drizzle's own table, which each migration adds to. */
const BOOKKEEPING = '__drizzle_migrations';

/** Each row of each table, by the columns that it had then; what the journal kept is read as the values it stands for. */
function readTables(path: string): Map<string, unknown[]> {
  const client = new BetterSqlite3(path, { readonly: true });
  const names = client
    .prepare<[], string>("select name from sqlite_schema where type = 'table' and name not like 'sqlite%'")
    .pluck()
    .all();
  const tables = names
    .filter((name) => name !== BOOKKEEPING)
    .map((name) => [name, client.prepare(`select * from "${name}"`).all()] as const);
  client.close();
  return new Map(tables);
}

/** What the journal keeps, without what 0004 adds to it: each first yardstick beside its baseline. */
function kept(tables: Map<string, unknown[]>): EarlierRow[] {
  const rows = (tables.get('changed_rows') ?? []) as EarlierRow[];
  return rows.filter(({ table_name: name }) => !name.startsWith('yardstick_'));
}

/** Rows of a table that are kept with the change that took away what they belong to: since 0005, clocks of mocks. */
function gone(tables: Map<string, unknown[]>, name: string): unknown[] {
  const rows = (tables.get('gone_rows') ?? []) as { table_name: string; image: string }[];
  return rows.filter((row) => row.table_name === name).map(({ image }) => JSON.parse(image));
}

type EarlierRow = { table_name: string };

/** Since 0002 a change has a kind, which for those from before is `told`. */
type EarlierChange = { id: number; summary: string; kind?: string; params?: string };

function factsOf({ summary, kind = 'told', params = '{}' }: EarlierChange) {
  return kind === 'told' ? { kind, words: summary } : { kind, ...JSON.parse(params) };
}

describe.each(EARLIER_SCHEMAS)('from the schema %s', (schema) => {
  it('has a fixture in which no table is empty', () => {
    const tables = readTables(givenEarlier(schema));

    expect([...tables].filter(([, rows]) => rows.length === 0).map(([name]) => name)).toEqual([]);
  });

  it('every row arrives with what it held', () => {
    const path = givenEarlier(schema);
    const before = readTables(path);

    testDatabase(path, { now: NOW });

    const after = readTables(path);
    const goneSince = (name: string) => (before.has('gone_rows') ? [] : gone(after, name));
    for (const [name, rows] of before) {
      if (name === 'changed_rows') continue;
      expect([...(after.get(name) ?? []), ...goneSince(name)], name).toMatchObject(rows);
    }
    expect(kept(after)).toHaveLength(kept(before).length);
  });

  it('the tables are those that its migrations make, as they lie there and brought up to date', () => {
    const path = givenEarlier(schema);
    for (const prepare of [() => {}, () => testDatabase(path, { now: NOW })]) {
      prepare();
      const client = new BetterSqlite3(path, { readonly: true });
      onTestFinished(() => void client.close());
      expect(compareTables(client, ownMigrations())).toEqual([]);
    }
  });

  it('the plan as first planned is the one in force, unless a replan was accepted', () => {
    const path = givenEarlier(schema);
    if (readTables(path).has('replans')) return;
    testDatabase(path, { now: NOW });

    const after = readTables(path);
    expect(after.get('yardstick_days')).toEqual(after.get('baseline_days'));
    expect(after.get('yardstick_sessions')).toEqual(after.get('baseline_sessions'));
  });

  it('changes keep what they tell, in words or as kind and parameters', () => {
    const path = givenEarlier(schema);
    const changes = (readTables(path).get('changes') ?? []) as EarlierChange[];

    const db = testDatabase(path, { now: NOW });

    const told = listChanges(db, { limit: 100 }).map(({ id, facts }) => [id, facts]);
    expect(told.reverse()).toEqual(changes.map((change) => [change.id, factsOf(change)]));
  });

  it('the plan can be read, and every change that was made before can still be taken back', () => {
    const db = testDatabase(givenEarlier(schema), { now: NOW });

    expect(loadActivePlan(db)?.tasks.length).toBeGreaterThan(0);
    for (const { id, facts } of listChanges(db, { limit: 100 })) {
      expect(setChangeUndone(db, id, true, later(600)), JSON.stringify(facts)).toMatchObject({ ok: true });
    }
    expect(loadActivePlan(db)).toBeNull();
  });
});

it('the clocks of a deleted mock, which had nothing to belong to, come back with it', () => {
  const path = givenEarlier('0004_yardstick.sql');
  const orphan = { mock_id: 2, position: 1, seconds_before: 120, running_since: null };
  expect(readTables(path).get('mock_clocks')).toContainEqual(orphan);

  const db = testDatabase(path, { now: NOW });
  expect(readTables(path).get('mock_clocks')).not.toContainEqual(orphan);

  const [deletion] = listChanges(db, { limit: 1 });
  expect(setChangeUndone(db, deletion?.id ?? 0, true, later(600))).toMatchObject({ ok: true });
  expect(readTables(path).get('mock_clocks')).toContainEqual(orphan);
});

it('every migration has a fixture of the schema that it starts from', () => {
  const migrations = readdirSync(join(import.meta.dirname, '../../../db/migrations'))
    .filter((name) => name.endsWith('.sql'))
    .map((name) => basename(name));

  expect(EARLIER_SCHEMAS).toEqual(migrations.sort().slice(0, -1));
});

it('a task that was dropped as not on the track is known as such, and one that was dropped otherwise is not', () => {
  const path = givenEarlier('0011_portfolio.sql');
  const client = new BetterSqlite3(path);
  client.exec(`update tasks set dropped_on = '2026-03-03', drop_reason = 'Not on the track of this plan' where id = 1;
    update tasks set dropped_on = '2026-03-03', drop_reason = 'Ill' where id = 2`);
  client.close();

  const plan = loadActivePlan(testDatabase(path, { now: NOW }));

  expect(plan?.tasks.filter(({ isOffTrack }) => isOffTrack).map(({ id }) => id)).toEqual([1]);
});
