import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Database } from '../../../db/file/open.ts';
import { latestChange } from '../../../db/journal/history.ts';
import { setChangeUndone } from '../../../db/journal/undo.ts';
import { wayBack } from '../../../db/journal/way-back.ts';
import { addSpentTime } from '../../../db/task/spent-times.ts';
import {
  AT,
  dumpData,
  givenPlan,
  later,
  MOMENT,
  requirePlan,
  TODAY,
  testDatabase,
} from '../../support/database/db.ts';
import { anyScript } from '../acts.ts';

/** Undoes or redoes what is next, if there is something. */
function turn(db: Database, way: 'undo' | 'redo', at = AT): boolean {
  const next = wayBack(db)[way];
  return next !== undefined && setChangeUndone(db, next.id, way === 'undo', at).ok;
}

test('after any changes, as many undos and redos give back all data, and beyond the first there is nothing more', () => {
  fc.assert(
    fc.property(anyScript({ minLength: 1, maxLength: 12 }), fc.nat(14), (picks, undoCount) => {
      const db = testDatabase();
      const empty = dumpData(db);
      givenPlan(db);
      for (const { act, pick } of picks) act(db, pick);
      const after = dumpData(db);
      const changeCount = latestChange(db)?.id ?? 0;

      const turned = Array.from({ length: undoCount }, () => turn(db, 'undo')).filter(Boolean).length;
      expect(turned).toBe(Math.min(undoCount, changeCount));
      for (let redo = 0; redo < turned; redo++) expect(turn(db, 'redo')).toBe(true);
      expect([wayBack(db).redo, dumpData(db)]).toEqual([undefined, after]);

      for (let undo = 0; undo < changeCount; undo++) expect(turn(db, 'undo')).toBe(true);
      expect([wayBack(db).undo, dumpData(db)]).toEqual([undefined, empty]);
    }),
    { numRuns: 15 },
  );
});

/** A plan, and a way to change something at an instant, as its minute. */
function givenChanges() {
  const db = testDatabase();
  givenPlan(db);
  const taskId = requirePlan(db).tasks[0]?.id ?? 0;
  const change = (minute: number) =>
    addSpentTime(db, { ...MOMENT, at: later(minute), taskId, day: TODAY, minutes: 1 })?.changeId;
  return { db, change };
}

test('whatever is changed, undone and redone in turn, it goes as in an editor', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom('change', 'undo', 'redo'), { maxLength: 20 }), (script) => {
      const { db, change } = givenChanges();
      const model = { undo: [latestChange(db)?.id], redo: [] as (number | undefined)[] };
      for (const [minute, step] of script.entries()) {
        if (step === 'change') Object.assign(model, { undo: [...model.undo, change(minute) ?? 0], redo: [] });
        // Without a plan there is nothing to change.
        else if (step === 'undo' ? model.undo.length > 1 : model.redo.length > 0) {
          expect(turn(db, step, later(minute))).toBe(true);
          model[step === 'undo' ? 'redo' : 'undo'].push(model[step].pop());
        }
        const { undo, redo } = wayBack(db);
        expect([undo?.id, redo?.id]).toEqual([model.undo.at(-1), model.redo.at(-1)]);
      }
    }),
    { numRuns: 40 },
  );
});

test('a clock that was put back does not confuse what was undone last', () => {
  const { db, change } = givenChanges();
  const [first, second] = [change(60), change(61)];
  const turnAtOnce = (way: 'undo' | 'redo') => turn(db, way, AT);

  expect([turnAtOnce('undo'), turnAtOnce('undo')]).toEqual([true, true]);

  const next = wayBack(db).redo?.id;
  expect(turnAtOnce('redo')).toBe(true);
  expect([next, wayBack(db).redo?.id]).toEqual([first, second]);
});
