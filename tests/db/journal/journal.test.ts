import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, onTestFinished, test } from 'vitest';
import { closeDatabase, type Database, openDatabase } from '../../../db/file/open.ts';
import { latestChange, listChanges, listTaskChanges } from '../../../db/journal/history.ts';
import { recordChange } from '../../../db/journal/journal.ts';
import { setChangeUndone } from '../../../db/journal/undo.ts';
import { loadActivePlan } from '../../../db/plan/load-plan.ts';
import { setTaskCompletion } from '../../../db/task/completions.ts';
import { addEvidence, removeEvidence } from '../../../db/task/evidence.ts';
import { saveReflection } from '../../../db/task/texts.ts';
import { addDays, day } from '../../../plans/day.ts';
import { changeInWords } from '../../../plans/journal/change-words.ts';
import { seenOf } from '../../../plans/task/ticking/seen.ts';
import {
  AT,
  dumpData,
  givenPlan,
  later,
  latestWords,
  listWords,
  MOMENT,
  requirePlan,
  SOME_FACTS,
  TODAY,
  testDatabase,
} from '../../support/database/db.ts';
import { BRITISH_DATES } from '../../support/made/dates.ts';
import { anyScript } from '../acts.ts';

function taskIdAt(db: Database, index: number): number {
  return requirePlan(db).tasks[index]?.id ?? 0;
}

function lastChangeId(db: Database): number {
  return latestChange(db)?.id ?? 0;
}

describe('every write is in the journal', () => {
  test.each([
    ["update tasks set note = 'x'"],
    ['update tasks set note = note'],
    ['delete from steps where position = 1'],
    ['delete from plans'],
    ["insert into reflections values (1, 2, 'free', 'x', 1)"],
    ["insert or replace into reflections values (1, 1, 'free', 'x', 1)"],
  ])('a write outside of a change fails: %s', (sql) => {
    const db = testDatabase();
    givenPlan(db);
    const dump = dumpData(db);

    expect(() => db.client.exec(sql)).toThrow('belongs in a recorded change');

    expect(dumpData(db)).toEqual(dump);
  });

  test('a change that throws leaves nothing', () => {
    const db = testDatabase();
    givenPlan(db);
    const dump = dumpData(db);
    const write = () => {
      db.client.exec("update tasks set note = 'x'");
      throw new RangeError('Half-way');
    };

    expect(() => recordChange(db, { facts: SOME_FACTS, at: AT, onDay: TODAY }, write)).toThrow('Half-way');

    expect(dumpData(db)).toEqual(dump);
    expect(listChanges(db, { limit: 30 })).toHaveLength(1);
    expect(() => db.client.exec("update tasks set note = 'x'")).toThrow('belongs in a recorded change');
  });

  test('a change that changes nothing leaves no entry', () => {
    const db = testDatabase();
    givenPlan(db);

    const recorded = recordChange(db, { facts: SOME_FACTS, at: AT, onDay: TODAY }, () =>
      db.client.prepare('update tasks set title = title').run(),
    );

    expect(recorded.changeId).toBeNull();
    expect(listChanges(db, { limit: 30 })).toHaveLength(1);
  });

  test('one whose facts are damaged is told all the same, and can be taken back', () => {
    const db = testDatabase();
    givenPlan(db);
    setTaskCompletion(db, { taskId: taskIdAt(db, 0), on: TODAY, ...MOMENT });
    db.client.exec(`begin; update changes set params = '{}' where id = ${lastChangeId(db)}; commit`);

    expect(latestWords(db)).toBe('A change that cannot be told');
    expect(setChangeUndone(db, lastChangeId(db), true, AT).ok).toBe(true);
  });

  test('what it is may tell what came of it', () => {
    const db = testDatabase();
    givenPlan(db);
    const facts = (result: { changes: number }) =>
      ({ kind: 'tasks-finished', count: result.changes }) as const;

    recordChange(db, { facts, at: AT, onDay: TODAY }, () =>
      db.client.prepare("update tasks set note = 'x'").run(),
    );

    expect(latestChange(db)).toMatchObject({
      facts: { kind: 'tasks-finished', count: 4 },
      onDay: TODAY,
      canUndo: true,
    });
  });

  test('the same form sent fifty times has one effect', () => {
    const db = testDatabase();
    givenPlan(db);
    const taskId = taskIdAt(db, 0);
    const evidence = { kind: 'note', text: 'Seen', location: '', value: null } as const;

    const made = Array.from({ length: 50 }, () =>
      addEvidence(db, { ...MOMENT, ...evidence, taskId, formToken: 'form-1' }),
    );

    expect(new Set(made.map((change) => change?.changeId)).size).toBe(1);
    expect(requirePlan(db).tasks[0]?.evidence).toHaveLength(1);
    addEvidence(db, { ...MOMENT, ...evidence, taskId, formToken: 'form-2' });
    expect(requirePlan(db).tasks[0]?.evidence).toHaveLength(2);
  });
});

describe('undo', () => {
  test('takes one change back and leaves its neighbour', () => {
    const db = testDatabase();
    givenPlan(db);
    const [first, second] = [taskIdAt(db, 0), taskIdAt(db, 1)];
    setTaskCompletion(db, { ...MOMENT, taskId: first, on: TODAY });
    const changeId = lastChangeId(db);
    setTaskCompletion(db, { ...MOMENT, taskId: second, on: TODAY });

    expect(setChangeUndone(db, changeId, true, AT)).toEqual({
      ok: true,
      facts: { kind: 'task-finished', title: 'Task 1' },
    });

    const [task, neighbour] = requirePlan(db).tasks;
    expect(task?.completion).toBeNull();
    expect(neighbour?.completion).toEqual({ on: TODAY, at: AT });
    expect(listChanges(db, { limit: 30 }).map((change) => change.undoneAt)).toEqual([null, AT, null]);
  });

  test('twice is once, and redo puts it back', () => {
    const db = testDatabase();
    givenPlan(db);
    setTaskCompletion(db, { ...MOMENT, taskId: taskIdAt(db, 0), on: TODAY });
    const changeId = lastChangeId(db);
    const dump = dumpData(db);

    expect(setChangeUndone(db, changeId, true, AT).ok).toBe(true);
    expect(setChangeUndone(db, changeId, true, later(1)).ok).toBe(true);
    expect(latestChange(db)).toMatchObject({ undoneAt: AT, canUndo: false, canRedo: true });
    expect(setChangeUndone(db, changeId, false, AT).ok).toBe(true);

    expect(dumpData(db)).toEqual(dump);
    expect(latestChange(db)).toMatchObject({ undoneAt: null, canUndo: true, canRedo: false });
  });

  test('refuses when a later change touched the same row', () => {
    const db = testDatabase();
    givenPlan(db);
    const taskId = taskIdAt(db, 0);
    setTaskCompletion(db, { ...MOMENT, taskId, on: TODAY });
    const changeId = lastChangeId(db);
    setTaskCompletion(db, { ...MOMENT, taskId, on: addDays(TODAY, -1), seen: seenOf({ on: TODAY, at: AT }) });
    const dump = dumpData(db);

    expect(setChangeUndone(db, changeId, true, AT)).toEqual({ ok: false, reason: 'conflict' });

    expect(dumpData(db)).toEqual(dump);
  });

  test('refuses to take later work away with the plan that it hangs on', () => {
    const db = testDatabase();
    givenPlan(db);
    const changeId = lastChangeId(db);
    const evidence = { kind: 'note', text: 'Seen', location: '', value: null } as const;
    addEvidence(db, { ...MOMENT, ...evidence, taskId: taskIdAt(db, 0) });
    const dump = dumpData(db);

    expect(setChangeUndone(db, changeId, true, AT)).toEqual({ ok: false, reason: 'conflict' });

    expect(dumpData(db)).toEqual(dump);
  });

  test('refuses when the place of a row was taken since', () => {
    const db = testDatabase();
    givenPlan(db);
    const evidence = {
      kind: 'note',
      text: 'Seen',
      location: '',
      value: null,
      taskId: taskIdAt(db, 0),
    } as const;
    addEvidence(db, { ...MOMENT, ...evidence });
    const changeId = lastChangeId(db);
    setChangeUndone(db, changeId, true, AT);
    addEvidence(db, { ...MOMENT, ...evidence, text: 'Another' });

    expect(setChangeUndone(db, changeId, false, AT)).toEqual({ ok: false, reason: 'conflict' });

    expect(requirePlan(db).tasks[0]?.evidence.map(({ text }) => text)).toEqual(['Another']);
  });

  test('brings back a whole plan that was deleted, with all that hung on it', () => {
    const db = testDatabase();
    const planId = givenPlan(db);
    saveReflection(db, { ...MOMENT, planId, week: 1, text: 'A good week', baseRevision: 0 });
    const dump = dumpData(db);
    recordChange(db, { facts: SOME_FACTS, at: AT, onDay: TODAY }, () =>
      db.client.prepare('delete from plans where id = ?').run(planId),
    );
    expect(loadActivePlan(db)).toBeNull();

    expect(setChangeUndone(db, lastChangeId(db), true, AT).ok).toBe(true);

    expect(dumpData(db)).toEqual(dump);
  });

  test('brings back a row that was replaced rather than updated', () => {
    const db = testDatabase();
    const planId = givenPlan(db);
    saveReflection(db, { ...MOMENT, planId, week: 1, text: 'A good week', baseRevision: 0 });
    const dump = dumpData(db);
    recordChange(db, { facts: SOME_FACTS, at: AT, onDay: TODAY }, () =>
      db.client.prepare("insert or replace into reflections values (?, 1, 'free', 'Another', 7)").run(planId),
    );

    expect(setChangeUndone(db, lastChangeId(db), true, AT).ok).toBe(true);

    expect(dumpData(db)).toEqual(dump);
  });

  test('knows a change that is not there', () => {
    const db = testDatabase();

    expect(setChangeUndone(db, 7, true, AT)).toEqual({ ok: false, reason: 'missing' });
  });

  test('goes back a hundred changes at least, a few more at most, and says so of older ones', () => {
    const db = testDatabase();
    givenPlan(db);
    const taskId = taskIdAt(db, 0);
    const tick = (count: number) =>
      setTaskCompletion(db, { ...MOMENT, taskId, on: count % 2 === 0 ? TODAY : null });
    const undoable = () => listChanges(db, { limit: 200 }).filter(({ canUndo }) => canUndo).length;

    for (let count = 0; count < 100; count += 1) tick(count);
    for (let count = 100; count < 150; count += 1) {
      tick(count);
      expect(undoable()).toBeGreaterThanOrEqual(100);
      expect(undoable()).toBeLessThan(116);
    }

    expect(setChangeUndone(db, 1, true, AT)).toEqual({ ok: false, reason: 'too-old' });
    expect(listChanges(db, { limit: 200 })[99]).toMatchObject({ canUndo: true });
    expect(requirePlan(db).tasks).toHaveLength(4);
  });

  test('gives back every figure and character as it was', () => {
    const db = testDatabase();
    givenPlan(db);
    const taskId = taskIdAt(db, 0);
    const remove = (evidenceId: number) => removeEvidence(db, { ...MOMENT, taskId, evidenceId });
    fc.assert(
      fc.property(
        fc.double({ noNaN: true, noDefaultInfinity: true }),
        fc.string({ unit: 'binary' }),
        (value, text) => {
          addEvidence(db, { ...MOMENT, taskId, kind: 'number', text, location: '', value });
          const dump = dumpData(db);
          const added = requirePlan(db).tasks[0]?.evidence.at(-1)?.id ?? 0;
          remove(added);

          expect(setChangeUndone(db, lastChangeId(db), true, AT).ok).toBe(true);

          expect(dumpData(db)).toEqual(dump);
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe('thirty changes of all kinds', () => {
  test('undone one by one after a restart give back an identical dump, and redone the later one', () => {
    const folder = mkdtempSync(join(tmpdir(), 'daymark-'));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    let run = 0;
    fc.assert(
      fc.property(anyScript({ minLength: 30, maxLength: 40 }), (picks) => {
        run += 1;
        const path = join(folder, `${run}.db`);
        const first = openDatabase(path);
        givenPlan(first);
        const startChangeId = lastChangeId(first);
        const before = dumpData(first);
        for (const { act, pick } of picks) act(first, pick);
        const after = dumpData(first);
        closeDatabase(first);

        const second = openDatabase(path);
        const changeIds = listChanges(second, { limit: 60 })
          .map(({ id }) => id)
          .filter((id) => id > startChangeId);
        for (const id of changeIds) expect(setChangeUndone(second, id, true, AT).ok).toBe(true);
        expect(dumpData(second)).toEqual(before);
        for (const id of changeIds.toReversed()) expect(setChangeUndone(second, id, false, AT).ok).toBe(true);
        expect(dumpData(second)).toEqual(after);
        expect(second.client.pragma('foreign_key_check')).toEqual([]);
        closeDatabase(second);
      }),
      { numRuns: 15 },
    );
  });
});

describe('the list of changes', () => {
  test('has the newest first, and a task has its own', () => {
    const db = testDatabase();
    givenPlan(db);
    const [first, second] = [taskIdAt(db, 0), taskIdAt(db, 1)];
    setTaskCompletion(db, { ...MOMENT, taskId: first, on: TODAY });
    setTaskCompletion(db, { ...MOMENT, taskId: second, on: day('2026-03-03') });
    setTaskCompletion(db, { ...MOMENT, taskId: first, on: null });

    expect(listWords(db, 2)).toEqual(['Reopened “Task 1”', 'Finished “Task 2”']);
    expect(listTaskChanges(db, first).map(({ facts }) => changeInWords(facts, BRITISH_DATES))).toEqual([
      'Reopened “Task 1”',
      'Finished “Task 1”',
    ]);
  });
});
