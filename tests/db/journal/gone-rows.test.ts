import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { getTableName } from 'drizzle-orm';
import { getTableConfig } from 'drizzle-orm/sqlite-core';
import { describe, expect, onTestFinished, test } from 'vitest';
import { findLink, insertLink, listLinks, revokeLink } from '../../../db/access/links.ts';
import { closeDatabase, type Database, openDatabase } from '../../../db/file/open.ts';
import { COMPANION_TABLES } from '../../../db/journal/gone-rows.ts';
import { latestChange } from '../../../db/journal/history.ts';
import { recordChange } from '../../../db/journal/journal.ts';
import { DATA_TABLES } from '../../../db/journal/row-images.ts';
import { setChangeUndone } from '../../../db/journal/undo.ts';
import { setClockRunning } from '../../../db/mock/mock-clocks.ts';
import { findMock } from '../../../db/mock/mock-rows.ts';
import { deleteMock } from '../../../db/mock/mocks.ts';
import { deletePlan } from '../../../db/plan/plans.ts';
import { LINK_KINDS } from '../../../db/schema/access.ts';
import { findFocusTimer, setFocusTimer } from '../../../db/task/focus-timer.ts';
import { startTimer } from '../../../plans/task/focus-timer.ts';
import { AT, givenPlan, later, MOMENT, requirePlan, TODAY, testDatabase } from '../../support/database/db.ts';
import {
  dumpTables,
  everyTable,
  fillEmptyTables,
  writeFullDatabase,
} from '../../support/database/full-database.ts';
import { REPORT_LINK } from '../../support/made/links.ts';

const NOW = new Date(AT);
const TABLES = await everyTable();
/** Tables that belong to no row of data, with the reason why nothing takes their rows along. */
const STAND_ALONE: Record<string, string> = {
  changes: 'the journal itself',
  changed_rows: 'the journal itself',
  gone_rows: 'the journal itself',
  logins: 'who is logged in has nothing to do with plans',
  devices: 'which browsers logged in before has nothing to do with plans',
};
/** Columns that sound like a number of another row and are none. */
const NO_REFERENCE: Record<string, string> = {
  'changes.task_id': 'a change outlives its task, and finds it again when it comes back',
  'plans.roadmap_id': 'a name that a roadmap gives itself; that of a built-in one is in no table',
  'plans.track_id': 'the id of a track in the roadmap',
};

describe('the schema', () => {
  test('has each table in the journal, among the companions of those in it, or for itself', () => {
    const data: string[] = Object.values(DATA_TABLES).map(getTableName);
    const companions = COMPANION_TABLES.map(({ table }) => getTableName(table));
    const known = [...data, ...companions, ...Object.keys(STAND_ALONE)].sort();

    expect(TABLES.map(getTableName)).toEqual(known);
    for (const { table } of COMPANION_TABLES) {
      const parents = getTableConfig(table).foreignKeys.map((key) =>
        getTableName(key.reference().foreignTable),
      );
      expect(parents, getTableName(table)).toSatisfy(
        (names: string[]) => names.length > 0 && names.every((name) => data.includes(name)),
      );
    }
  });

  test('refers to rows by foreign keys alone', () => {
    const loose = TABLES.flatMap((table) => {
      const { name, columns, foreignKeys } = getTableConfig(table);
      const referring = foreignKeys.flatMap((key) => key.reference().columns.map((column) => column.name));
      return columns
        .filter((column) => column.name.endsWith('_id') && !referring.includes(column.name))
        .map((column) => `${name}.${column.name}`);
    });

    expect(loose.sort()).toEqual(Object.keys(NO_REFERENCE).sort());
  });
});

/** A file with something in every table; the plan in use has something in each that can hang on one. */
function givenFullFile(): string {
  const folder = mkdtempSync(join(tmpdir(), 'daymark-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const path = join(folder, 'daymark.db');
  writeFullDatabase(path);
  const db = openDatabase(path, { now: NOW });
  const facts = { kind: 'settings-changed' } as const;
  recordChange(db, { facts, at: AT, onDay: TODAY }, () => fillEmptyTables(db, TABLES, AT));
  for (const kind of LINK_KINDS) {
    const planId = requirePlan(db).id;
    const link = { planId, kind, label: kind, choices: '{}', createdAt: AT, expiresAt: null };
    insertLink(db, { ...link, tokenHash: `open-${kind}` });
    insertLink(db, { ...link, tokenHash: `expired-${kind}`, expiresAt: AT });
    insertLink(db, { ...link, tokenHash: `revoked-${kind}` });
    const revoked = listLinks(db, kind, planId, AT).at(-1);
    revokeLink(db, { kind, planId, linkId: revoked?.id ?? 0, at: AT });
  }
  closeDatabase(db);
  return path;
}

/** The names of tables whose rows go, one way or another, with a plan. */
function tablesOfPlans(): string[] {
  const found = new Set(['plans']);
  const isFound = (key: { onDelete?: string | undefined; reference: () => { foreignTable: object } }) =>
    key.onDelete === 'cascade' && found.has(getTableName(key.reference().foreignTable as never));
  for (let size = 0; size < found.size; ) {
    size = found.size;
    for (const table of TABLES)
      if (getTableConfig(table).foreignKeys.some(isFound)) found.add(getTableName(table));
  }
  return [...found].sort();
}

/** Opens the file anew, as after a restart, and lets it go. */
function reopened<T>(path: string, act: (db: Database) => T): T {
  const db = openDatabase(path, { now: NOW });
  const result = act(db);
  closeDatabase(db);
  return result;
}

describe('undoing the deletion of a plan', () => {
  test('gives back every row of every table, after a restart too; redone, they are gone again', () => {
    const path = givenFullFile();
    const before = reopened(path, dumpTables);
    const hanging = tablesOfPlans();
    expect(hanging).toEqual(expect.arrayContaining(['links', 'dismissals', 'focus_timer', 'mock_clocks']));
    for (const name of hanging) expect(before[name], `${name} has a row`).not.toEqual([]);

    reopened(path, (db) => deletePlan(db, { ...MOMENT, planId: requirePlan(db).id }));
    const after = reopened(path, dumpTables);
    for (const name of hanging) expect(after[name], `${name} is empty`).toEqual([]);

    for (let round = 1; round <= 2; round++) {
      expect(reopened(path, (db) => setChangeUndone(db, latestChange(db)?.id ?? 0, true, AT).ok)).toBe(true);
      expect(reopened(path, dumpTables)).toEqual(before);
      expect(reopened(path, (db) => setChangeUndone(db, latestChange(db)?.id ?? 0, false, AT).ok)).toBe(true);
      expect(reopened(path, dumpTables)).toEqual(after);
    }
    expect(reopened(path, (db) => db.client.pragma('foreign_key_check'))).toEqual([]);
  });

  test.each(LINK_KINDS)('leaves a link to the %s as it was: open, run out or revoked', (kind) => {
    const db = testDatabase(givenFullFile(), { now: NOW });
    const planId = requirePlan(db).id;
    const leads = () =>
      ['open', 'expired', 'revoked'].filter(
        (name) => findLink(db, kind, `${name}-${kind}`, AT) !== undefined,
      );
    const changeId = deletePlan(db, { ...MOMENT, planId })?.changeId ?? 0;
    expect(leads()).toEqual([]);

    setChangeUndone(db, changeId, true, AT);
    expect(leads()).toEqual(['open']);

    const open = listLinks(db, kind, planId, AT).find(({ label }) => label === kind);
    revokeLink(db, { kind, planId, linkId: open?.id ?? 0, at: AT });
    setChangeUndone(db, changeId, false, AT);
    setChangeUndone(db, changeId, true, AT);
    expect(leads()).toEqual([]);
  });

  test('gives a link another number when its own was taken meanwhile', () => {
    const db = testDatabase();
    const [first, second] = [givenPlan(db), givenPlan(db)];
    insertLink(db, { ...REPORT_LINK, planId: second, tokenHash: 'came back' });
    const changeId = deletePlan(db, { ...MOMENT, planId: second })?.changeId ?? 0;
    insertLink(db, { ...REPORT_LINK, planId: first, tokenHash: 'new' });

    expect(setChangeUndone(db, changeId, true, AT).ok).toBe(true);

    expect(findLink(db, 'report', 'new', AT)).toMatchObject({ planId: first, id: 1 });
    expect(findLink(db, 'report', 'came back', AT)).toMatchObject({ planId: second, id: 2 });
  });

  test('has the timer run on, which knows how long it was away', () => {
    const db = testDatabase();
    const planId = givenPlan(db);
    setFocusTimer(db, startTimer(2, NOW, TODAY));
    const changeId = deletePlan(db, { ...MOMENT, at: later(25), planId })?.changeId ?? 0;
    expect(findFocusTimer(db)).toBeNull();

    setChangeUndone(db, changeId, true, later(40));

    expect(findFocusTimer(db)).toMatchObject({ taskId: 2, runningSince: AT, awaySeconds: 15 * 60 });
  });

  test('leaves another timer that was started meanwhile', () => {
    const db = testDatabase();
    const [first, second] = [givenPlan(db), givenPlan(db)];
    const taskOf = (planId: number) =>
      Number(
        db.client
          .prepare('select min(tasks.id) from tasks join phases on phases.id = phase_id where plan_id = ?')
          .pluck()
          .get(planId),
      );
    setFocusTimer(db, startTimer(taskOf(second), NOW, TODAY));
    const changeId = deletePlan(db, { ...MOMENT, planId: second })?.changeId ?? 0;
    setFocusTimer(db, startTimer(taskOf(first), NOW, TODAY));

    expect(setChangeUndone(db, changeId, true, AT).ok).toBe(true);

    expect(findFocusTimer(db)?.taskId).toBe(taskOf(first));
  });
});

test('a plan whose making was undone comes back with its links when that is redone', () => {
  const db = testDatabase();
  const planId = givenPlan(db);
  const changeId = latestChange(db)?.id ?? 0;
  insertLink(db, {
    planId,
    kind: 'calendar',
    tokenHash: 'feed',
    label: '',
    choices: '{}',
    createdAt: AT,
    expiresAt: null,
  });
  const before = dumpTables(db);

  expect(setChangeUndone(db, changeId, true, AT).ok).toBe(true);
  expect(findLink(db, 'calendar', 'feed', AT)).toBeUndefined();
  expect(setChangeUndone(db, changeId, false, AT).ok).toBe(true);

  expect(dumpTables(db)).toEqual(before);
});

test('what a refused undo would bring back stays with its change', () => {
  const db = testDatabase(givenFullFile(), { now: NOW });
  const changeId = deletePlan(db, { ...MOMENT, planId: requirePlan(db).id })?.changeId ?? 0;
  const planId = givenPlan(db);
  const kept = () =>
    db.client.prepare('select count(*) from gone_rows where change_id = ?').pluck().get(changeId);
  const before = kept();
  expect(before).toBeGreaterThan(0);

  expect(setChangeUndone(db, changeId, true, AT)).toEqual({ ok: false, reason: 'conflict' });
  expect(kept()).toBe(before);

  deletePlan(db, { ...MOMENT, planId });
});

test('the clock of a deleted mock runs on when it comes back, without the time away', () => {
  const db = testDatabase(givenFullFile(), { now: NOW });
  const planId = requirePlan(db).id;
  const mock = findMock(db, planId, 1);
  if (!mock) throw new Error('There is no mock');
  setClockRunning(db, { mock, position: 2, isRunning: true, at: AT });
  const { changeId } = deleteMock(db, { ...MOMENT, at: later(10), mock });

  setChangeUndone(db, changeId ?? 0, true, later(70));

  const clock = findMock(db, planId, 1)?.rounds.find(({ position }) => position === 2)?.clock;
  expect(clock?.runningSince).toBe(later(60));
});
