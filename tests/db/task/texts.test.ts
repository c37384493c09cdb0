import { describe, expect, test } from 'vitest';
import type { Database } from '../../../db/file/open.ts';
import { latestChange, listChanges } from '../../../db/journal/history.ts';
import { setChangeUndone } from '../../../db/journal/undo.ts';
import { loadActivePlan } from '../../../db/plan/load-plan.ts';
import { setTaskCompletion } from '../../../db/task/completions.ts';
import { saveNote, saveReflection } from '../../../db/task/texts.ts';
import { changeInWords } from '../../../plans/journal/change-words.ts';
import type { ReflectionPrompt } from '../../../plans/review/review.ts';
import { givenPlan, later, latestWords, MOMENT, TODAY, testDatabase } from '../../support/database/db.ts';
import { BRITISH_DATES } from '../../support/made/dates.ts';

function testPlan() {
  const db = testDatabase();
  const planId = givenPlan(db);
  const tasks = () => loadActivePlan(db)?.tasks ?? [];
  const taskId = tasks()[0]?.id ?? 0;
  const save = (text: string, baseRevision: number, minutes = 0) =>
    saveNote(db, { at: later(minutes), today: TODAY, taskId, text, baseRevision });
  const reflect = (text: string, baseRevision: number, week = 1) =>
    saveReflection(db, { ...MOMENT, planId, week, text, baseRevision });
  return { db, planId, taskId, save, reflect, note: () => tasks()[0]?.note, tasks };
}

function undoLatest(db: Database, wanted = true) {
  return setChangeUndone(db, latestChange(db)?.id ?? 0, wanted, later(0));
}

describe('a note', () => {
  test('is saved with the next revision, and its neighbours stay', () => {
    const { save, tasks } = testPlan();
    const neighbours = tasks().slice(1);

    expect(save('Softmax is shift-invariant', 0)).toEqual({ ok: true, revision: 1 });

    expect(tasks()[0]?.note).toEqual({ text: 'Softmax is shift-invariant', revision: 1 });
    expect(tasks().slice(1)).toEqual(neighbours);
  });

  test('that is the same already is no change, from a stale page as well', () => {
    const { db, save, note } = testPlan();
    save('One', 0);

    expect(save('One', 1)).toEqual({ ok: true, revision: 1 });
    expect(save('One', 0)).toEqual({ ok: true, revision: 1 });

    expect(note()?.revision).toBe(1);
    expect(listChanges(db, { limit: 30 })).toHaveLength(2);
  });

  test('from a stale page is refused with the text that is there', () => {
    const { save, note } = testPlan();
    save('One', 0);

    expect(save('Two', 0)).toEqual({ ok: false, reason: 'stale', current: { text: 'One', revision: 1 } });

    expect(note()).toEqual({ text: 'One', revision: 1 });
  });

  test('of no task is missing', () => {
    const { db } = testPlan();

    expect(saveNote(db, { ...MOMENT, taskId: 999, text: 'x', baseRevision: 0 })).toEqual({
      ok: false,
      reason: 'missing',
    });
  });

  test('from a page that shows an undone text is noticed as stale, whatever was written since', () => {
    const { db, save, note } = testPlan();
    save('Undone', 0);
    undoLatest(db);
    const since = save('Written since', 0);

    expect(since).toEqual({ ok: true, revision: 2 });
    expect(save('From the old page', 1)).toMatchObject({ ok: false, reason: 'stale' });
    expect(note()?.text).toBe('Written since');
  });
});

describe('saving as one types', () => {
  test('is one change, and undo goes back to before the first letter', () => {
    const { db, save, note } = testPlan();
    for (let count = 0; count < 100; count += 1) save(`Letters: ${count}`, count, count / 60);

    expect(
      listChanges(db, { limit: 30 }).map(({ facts, at }) => [changeInWords(facts, BRITISH_DATES), at]),
    ).toEqual([
      ['Edited the note on “Task 1”', later(99 / 60)],
      ['Made the plan “Sample roadmap”', later(0)],
    ]);

    expect(undoLatest(db).ok).toBe(true);
    expect(note()).toEqual({ text: '', revision: 0 });
    expect(undoLatest(db, false).ok).toBe(true);
    expect(note()).toEqual({ text: 'Letters: 99', revision: 100 });
  });

  test('is another change after ten minutes', () => {
    const { db, save } = testPlan();
    save('One', 0);
    save('Two', 1, 10);
    save('Three', 2, 21);

    expect(listChanges(db, { limit: 30 })).toHaveLength(3);
  });

  test('is another change when something else came between', () => {
    const { db, save, taskId, note } = testPlan();
    save('One', 0);
    setTaskCompletion(db, { ...MOMENT, taskId, on: TODAY });
    save('Two', 1);

    expect(listChanges(db, { limit: 30 })).toHaveLength(4);
    undoLatest(db);
    expect(note()?.text).toBe('One');
  });

  test('is another change after an undo, and for another text', () => {
    const { db, save, taskId, tasks } = testPlan();
    save('One', 0);
    undoLatest(db);
    save('Two', 0);
    saveNote(db, { ...MOMENT, taskId: taskId + 1, text: 'Neighbour', baseRevision: 0 });

    expect(listChanges(db, { limit: 30 })).toHaveLength(4);
    undoLatest(db);
    expect(tasks().map(({ note }) => note.text)).toEqual(['Two', '', '', '']);
  });

  test('never joins the change that finished the task', () => {
    const { db, save, taskId, tasks } = testPlan();
    setTaskCompletion(db, { ...MOMENT, taskId, on: TODAY });
    save('One', 0);

    undoLatest(db);

    expect(tasks()[0]).toMatchObject({ completion: { on: TODAY }, note: { text: '' } });
  });
});

describe('a reflection', () => {
  test('begins at revision 0, and is saved for its own week', () => {
    const { db, reflect } = testPlan();

    expect(reflect('A good week', 0, 1)).toEqual({ ok: true, revision: 1 });
    expect(reflect('A busy week', 0, 2)).toEqual({ ok: true, revision: 1 });
    expect(reflect('A very good week', 1, 1)).toEqual({ ok: true, revision: 2 });

    expect(loadActivePlan(db)?.reflections).toEqual([
      { week: 1, prompt: 'free', text: 'A very good week', revision: 2 },
      { week: 2, prompt: 'free', text: 'A busy week', revision: 1 },
    ]);
  });

  test('and the answers to each question are texts of their own', () => {
    const { db, planId, reflect } = testPlan();
    const answer = (prompt: ReflectionPrompt, text: string, baseRevision: number) =>
      saveReflection(db, { ...MOMENT, planId, week: 1, prompt, text, baseRevision });
    reflect('A good week', 0);

    expect(answer('went-well', 'Mornings', 0)).toEqual({ ok: true, revision: 1 });
    expect(answer('do-differently', 'Start with the hard thing', 0)).toEqual({ ok: true, revision: 1 });
    expect(answer('went-well', 'Evenings', 0)).toMatchObject({ ok: false, reason: 'stale' });

    expect(loadActivePlan(db)?.reflections).toEqual([
      { week: 1, prompt: 'do-differently', text: 'Start with the hard thing', revision: 1 },
      { week: 1, prompt: 'free', text: 'A good week', revision: 1 },
      { week: 1, prompt: 'went-well', text: 'Mornings', revision: 1 },
    ]);
    expect(latestWords(db)).toBe('Answered “What will you do differently?” on week 1');
    undoLatest(db);
    expect(loadActivePlan(db)?.reflections.map(({ prompt }) => prompt)).toEqual(['free', 'went-well']);
  });

  test('typed at one go is one change, which undo takes away', () => {
    const { db, reflect } = testPlan();
    reflect('A', 0);
    reflect('A g', 1);

    expect(listChanges(db, { limit: 30 })).toHaveLength(2);
    undoLatest(db);
    expect(loadActivePlan(db)?.reflections).toEqual([]);
  });

  test('from a stale page is refused, and of a week outside the plan missing', () => {
    const { reflect } = testPlan();
    reflect('One', 0);

    expect(reflect('Two', 0)).toEqual({ ok: false, reason: 'stale', current: { text: 'One', revision: 1 } });
    expect(reflect('Three', 0, 3)).toEqual({ ok: false, reason: 'missing' });
    expect(reflect('None', 0, 0)).toEqual({ ok: false, reason: 'missing' });
  });
});
