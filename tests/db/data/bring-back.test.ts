import { getTableConfig, SQLiteSyncDialect } from 'drizzle-orm/sqlite-core';
import { describe, expect, it } from 'vitest';
import { isDayName } from '../../../db/data/rules/columns/value-schema.ts';
import { PLAN_TABLES, TABLE_SHAPES } from '../../../db/data/table-graph.ts';
import type { Database } from '../../../db/file/open.ts';
import { listChanges } from '../../../db/journal/history.ts';
import { setChangeUndone } from '../../../db/journal/undo.ts';
import { loadPlan } from '../../../db/plan/load-plan.ts';
import { listPlans } from '../../../db/plan/plans.ts';
import { loadSettings, saveSettings } from '../../../db/settings/settings.ts';
import { setTaskCompletion } from '../../../db/task/completions.ts';
import { saveNote } from '../../../db/task/texts.ts';
import { bringBack, exportText, stageData } from '../../support/database/data.ts';
import {
  AT,
  dumpData,
  expectNoChange,
  expectOneUndoableChange,
  givenPlan,
  later,
  listWords,
  MOMENT,
  requirePlan,
  TODAY,
  testDatabase,
} from '../../support/database/db.ts';
import { generatedData } from '../../support/database/generated-data.ts';

/** A file of one plan takes as long as one of many, nearly: most of it is the file's own tables. */
const MOST_PLANS = 12;

describe('data that is brought back', () => {
  it('is written again to the byte, for a thousand generated plans, and twice is once', () => {
    const filled = new Set<string>();
    const countsOfPlans = new Set<number>();
    // Emptied after each file by undo, which is proved on the way: making a new one takes ten times as long.
    const db = testDatabase();
    const empty = exportText(db);
    let plans = 0;
    for (let seed = 1; plans < 1000; seed++) {
      const data = generatedData(seed, MOST_PLANS);
      plans += data.tables.plans?.length ?? 0;
      countsOfPlans.add(data.tables.plans?.length ?? 0);
      const text = `${JSON.stringify(data, null, 2)}\n`;
      for (const [name, rows] of Object.entries(data.tables)) if (rows.length > 0) filled.add(name);

      const first = bringBack(db, text, MOMENT);
      const again = exportText(db);
      const second = bringBack(db, again, { ...MOMENT, at: later(1) });

      if (again !== text) expect([seed, again]).toEqual([seed, text]);
      expect([seed, second]).toMatchObject([seed, { brought: { is: 'in' }, changeId: null }]);
      const { changeId } = first;
      if (changeId !== null) expect(setChangeUndone(db, changeId, true, AT).ok).toBe(true);
      db.client.exec('begin; delete from changes; commit');
    }
    expect(exportText(db)).toBe(empty);
    expect([...filled].sort()).toEqual([...TABLE_SHAPES.map(({ name }) => name), 'changes'].sort());
    expect([...countsOfPlans].sort((one, other) => one - other)).toEqual(
      Array.from({ length: MOST_PLANS + 1 }, (_, count) => count),
    );
  });

  it('comes whole into an empty Daymark: numbers, settings and the list of changes', () => {
    const from = givenUsed();
    const text = exportText(from);
    const into = testDatabase();
    saveSettings(into, { theme: 'dark' }, MOMENT);

    expectOneUndoableChange(into, () => bringBack(into, text, MOMENT));

    expect(dumpData(into)).toEqual(dumpData(from));
    expect(loadSettings(into)).toMatchObject({ theme: 'auto', timeZone: 'Asia/Kolkata' });
    // Its own list had begun: it goes on, and the other one stays behind.
    expect(listWords(into, 9)).toEqual(['Brought data back: 1 plan', 'Changed the settings']);
    const fresh = testDatabase();
    bringBack(fresh, text, MOMENT);
    expect(exportText(fresh)).toBe(text);
    expect(listChanges(fresh, { limit: 9 }).map(({ facts, canUndo }) => [facts, canUndo])).toEqual([
      [{ kind: 'data-brought-back', planCount: 1 }, true],
      ...listChanges(from, { limit: 9 }).map(({ facts }) => [facts, false]),
    ]);
  });

  it('keeps the words of changes in a file that an older Daymark wrote', () => {
    const data = JSON.parse(exportText(givenUsed()));
    data.tables.changes = [
      {
        id: 1,
        at: AT,
        onDay: TODAY,
        summary: 'Changed the day to 2 March 2026 for “Task 1”',
        taskId: 1,
        undoneAt: null,
      },
    ];
    const into = testDatabase();

    bringBack(into, JSON.stringify(data), MOMENT);

    expect(listWords(into, 9)).toEqual([
      'Brought data back: 1 plan',
      'Changed the day to 2 March 2026 for “Task 1”',
    ]);
  });

  it.each([
    { kind: 'task-lost', params: { title: 'Task 1' } },
    { kind: 'task-finished', params: { name: 'Task 1' } },
  ])('is refused with a change that nobody here can tell: $kind, $params', (facts) => {
    const data = JSON.parse(exportText(givenUsed()));
    Object.assign(data.tables.changes[1], facts);

    expect(stageData(testDatabase(), JSON.stringify(data)).problems).toEqual([
      {
        path: 'tables.changes[1].kind',
        message: 'is not known with these “params”; perhaps a newer Daymark wrote it',
      },
    ]);
  });

  it('adds to what is here, under numbers of its own, and overwrites nothing', () => {
    const text = exportText(givenUsed());
    const into = testDatabase();
    givenPlan(into, { taskCount: 3 });
    const before = requirePlan(into);
    const settings = loadSettings(into);

    expectOneUndoableChange(into, () => bringBack(into, text, MOMENT));

    expect(requirePlan(into)).toEqual(before);
    expect(loadSettings(into)).toEqual(settings);
    const plans = listPlans(into);
    expect(plans.map(({ title, doneCount }) => [title, doneCount])).toEqual([
      ['Sample roadmap', 1],
      ['Sample roadmap', 0],
    ]);
    const brought = loadPlan(into, plans[0]?.id ?? 0);
    expect(brought?.tasks[0]).toMatchObject({ note: { text: 'A note' }, completion: { on: '2026-03-04' } });
    expect(brought?.tasks[0]?.sessions).toHaveLength(1);
    expectNoChange(into, () => bringBack(into, text, { ...MOMENT, at: later(5) }));
  });

  it('knows a plan again that has other numbers here, and gives answers the mock that is here', () => {
    for (let seed = 1; seed <= 12; seed++) {
      const into = testDatabase();
      givenPlan(into);
      const file = JSON.stringify(generatedData(seed));
      bringBack(into, file, MOMENT);
      expectNoChange(into, () => bringBack(into, file, { ...MOMENT, at: later(1) }));
      expectNoChange(into, () => bringBack(into, exportText(into), { ...MOMENT, at: later(2) }));
      expect(into.client.pragma('foreign_key_check')).toEqual([]);
    }
  });

  it('brings a plan of which more is done by now as another', () => {
    const db = givenUsed();
    const file = exportText(db);
    setTaskCompletion(db, { taskId: 2, on: TODAY, ...MOMENT });

    bringBack(db, file, { ...MOMENT, at: later(1) });

    expect(listPlans(db).map(({ doneCount }) => doneCount)).toEqual([1, 2]);
  });

  it('is only looked at for the preview', () => {
    const text = exportText(givenUsed());
    const into = testDatabase();
    expectNoChange(into, () => {
      expect(stageData(into, text).coming).toMatchObject({
        isWhole: true,
        plans: [{ title: 'Sample roadmap', taskCount: 4, doneCount: 1, isHere: false }],
        counts: { plans: 1, tasks: 4 },
      });
    });
    expect(exportText(into)).toBe(exportText(testDatabase()));
  });

  it('is refused as a whole where the tables refuse a row', () => {
    const data = JSON.parse(exportText(givenUsed()));
    data.tables.tasks[1].key = data.tables.tasks[0].key;
    const into = testDatabase();
    expectNoChange(into, () => {
      const { problems } = bringBack(into, JSON.stringify(data), MOMENT);
      expect(problems).toEqual([{ path: 'tables.tasks[1]', message: 'is there twice' }]);
    });
  });
});

describe('what the schema says of tables', () => {
  it('tells which go with a plan', () => {
    const beside = TABLE_SHAPES.map(({ name }) => name).filter((name) => !PLAN_TABLES.has(name));
    expect(beside).toEqual(expect.arrayContaining(['settings', 'roadmaps', 'answers', 'answerNotes']));
    expect([...PLAN_TABLES]).toEqual(
      expect.arrayContaining(['steps', 'habitCompletions', 'mockScores', 'evidence']),
    );
  });

  it('tells the days by their names, as the checks of the tables do', () => {
    for (const { name, table, columns } of TABLE_SHAPES) {
      const checked = getTableConfig(table).checks.flatMap(({ value }) => {
        const said = new SQLiteSyncDialect().sqlToQuery(value).sql;
        return /^"(\w+)" glob '\[0-9\]\[0-9\]\[0-9\]\[0-9\]-/.exec(said)?.[1] ?? [];
      });
      const named = Object.entries(columns)
        .filter(([key]) => isDayName(key))
        .map(([, column]) => column.name);
      expect([name, named.sort()]).toEqual([name, checked.sort()]);
    }
  });
});

/** A Daymark that was used: a plan with one task done and a note, and settings of its own. */
function givenUsed(): Database {
  const db = testDatabase();
  givenPlan(db);
  setTaskCompletion(db, { taskId: 1, on: TODAY, ...MOMENT });
  saveNote(db, { taskId: 1, text: 'A note', baseRevision: 0, ...MOMENT });
  saveSettings(db, { timeZone: 'Asia/Kolkata' }, MOMENT);
  return db;
}
