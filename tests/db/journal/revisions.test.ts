import { expect, it, onTestFinished, vi } from 'vitest';
import type { Database } from '../../../db/file/open.ts';
import { nextRevision } from '../../../db/journal/revisions.ts';
import { setChangeUndone } from '../../../db/journal/undo.ts';
import { saveNote } from '../../../db/task/texts.ts';
import { AT, givenPlan, later, MOMENT, testDatabase } from '../../support/database/db.ts';

const NEIGHBOURS = 30;
const LONG_AGO = 24 * 60;

/** Writes a note and takes it back, so often, each long after the one before. */
function writeAndTakeBack(db: Database, taskId: number, times: number): void {
  for (let time = 1; time <= times; time += 1) {
    const at = later(time * LONG_AGO);
    const saved = saveNote(db, { ...MOMENT, at, taskId, text: `${time}`, baseRevision: 0 });
    expect(saved).toMatchObject({ ok: true });
    const id = db.client.prepare<[], number>('select max(id) from changes').pluck().get() ?? 0;
    expect(setChangeUndone(db, id, true, at).ok).toBe(true);
  }
}

const nextOf = (db: Database, taskId: number) =>
  nextRevision(db, { tableName: 'tasks', key: { id: taskId }, column: 'note_revision', current: 0 });

it('a revision counts on from what was undone of its own row, whatever was undone of others', () => {
  const db = testDatabase();
  givenPlan(db);
  writeAndTakeBack(db, 1, 2);
  writeAndTakeBack(db, 2, 5);

  expect([1, 2, 3].map((taskId) => nextOf(db, taskId))).toEqual([3, 6, 1]);
});

it('a save reads none of what was undone of other rows', () => {
  const db = testDatabase();
  givenPlan(db);
  const parse = vi.spyOn(JSON, 'parse');
  onTestFinished(() => parse.mockRestore());
  const readBySave = (text: string, at: string) => {
    parse.mockClear();
    const baseRevision = Number(text) - 1;
    expect(saveNote(db, { ...MOMENT, at, taskId: 1, text, baseRevision })).toMatchObject({ ok: true });
    return parse.mock.calls.filter(([json]) => String(json).includes('"note_revision"')).length;
  };
  const before = readBySave('1', AT);

  writeAndTakeBack(db, 2, NEIGHBOURS);

  expect(readBySave('2', later((NEIGHBOURS + 1) * LONG_AGO))).toBe(before);
});
