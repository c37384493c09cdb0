import { describe, expect, test } from 'vitest';
import { latestChange, listTaskChanges } from '../../../db/journal/history.ts';
import { setChangeUndone } from '../../../db/journal/undo.ts';
import { createPlan } from '../../../db/plan/plans.ts';
import { setTaskDropped } from '../../../db/task/dropping.ts';
import { addTask, editTask } from '../../../db/task/editing.ts';
import { setStepsCompletion } from '../../../db/task/step-completions.ts';
import { addDays } from '../../../plans/day.ts';
import {
  AT,
  expectNoChange,
  expectOneUndoableChange,
  givenPlan,
  later,
  latestWords,
  MOMENT,
  requirePlan,
  sampleNewPlan,
  TODAY,
  testDatabase,
} from '../../support/database/db.ts';
import { givenSession } from '../../support/made/plans.ts';

function testPlan() {
  const db = testDatabase();
  const planId = givenPlan(db);
  const tasks = () => requirePlan(db).tasks;
  const [first, second] = tasks();
  if (!first || !second) throw new Error('The sample plan has tasks');
  const neighbours = () => tasks().filter(({ id }) => id !== first.id);
  return { db, planId, phaseId: first.phaseId, first, second, tasks, neighbours, task: () => tasks()[0] };
}

const OWN = {
  title: 'Read a paper',
  minutes: 90,
  kind: 'study',
  weight: 'stretch',
  essential: false,
  steps: ['Skim', 'Read'],
} as const;

describe('a task of the learner’s own', () => {
  test('joins its phase last, with its days and without a baseline, and its neighbours stay', () => {
    const { db, planId, phaseId, tasks } = testPlan();
    const before = tasks();

    const added = addTask(db, { ...MOMENT, ...OWN, planId, phaseId, sessions: [givenSession(TODAY, 90)] });

    const [one, two, own, ...others] = tasks();
    expect([one, two, ...others]).toEqual(before);
    expect(own).toEqual({
      ...OWN,
      id: added?.taskId,
      key: 'own-1',
      phaseId,
      evidenceKind: 'note',
      serves: [],
      origin: 'own',
      revision: 0,
      steps: OWN.steps.map((text, index) => ({ position: index + 1, text, completion: null })),
      completion: null,
      droppedOn: null,
      dropReason: '',
      droppedAs: 'dropped',
      isOffTrack: false,
      sessions: [givenSession(TODAY, 90)],
      baseline: [],
      yardstick: [],
      note: { text: '', revision: 0 },
      evidence: [],
      spent: [],
    });
    expect(latestWords(db)).toBe('Added “Read a paper”, 1 h 30 min on 4 March 2026');
  });

  test('is in its own history, and one undo takes it away', () => {
    const { db, planId, phaseId } = testPlan();
    const sessions = [givenSession(TODAY, 30), givenSession(addDays(TODAY, 1), 60)];

    expectOneUndoableChange(db, () => addTask(db, { ...MOMENT, ...OWN, planId, phaseId, sessions }));

    const own = requirePlan(db).tasks.find(({ origin }) => origin === 'own');
    expect(listTaskChanges(db, own?.id ?? 0).map(({ facts }) => facts)).toEqual([
      { kind: 'task-added', title: 'Read a paper', minutes: 90, startsOn: TODAY },
    ]);
  });

  test('the same form sent twice adds one, and another one gets a key of its own', () => {
    const { db, planId, phaseId, tasks } = testPlan();
    const form = { ...MOMENT, ...OWN, planId, phaseId, sessions: [], formToken: 'form-1' };

    const added = addTask(db, form);
    expect(addTask(db, form)).toEqual(added);
    addTask(db, { ...form, formToken: 'form-2' });

    const own = tasks().filter(({ origin }) => origin === 'own');
    expect(own.map(({ key }) => key)).toEqual(['own-1', 'own-2']);
  });

  test('needs a phase of its plan', () => {
    const { db, planId } = testPlan();
    createPlan(db, sampleNewPlan(), MOMENT);
    const foreign = requirePlan(db).phases[0]?.id ?? 0;

    expectNoChange(db, () => {
      for (const phaseId of [foreign, 999]) {
        expect(addTask(db, { ...MOMENT, ...OWN, planId, phaseId, sessions: [] })).toBeUndefined();
      }
    });
  });
});

describe('editing a task', () => {
  test('changes what is named, and neither its baseline nor its neighbours', () => {
    const { db, first, neighbours, task } = testPlan();
    const before = neighbours();

    const changes = { title: 'Task one', minutes: 90, sessions: [givenSession(TODAY, 90)] };
    const outcome = editTask(db, { ...MOMENT, taskId: first.id, baseRevision: 0, changes });

    expect(outcome).toEqual({ ok: true, changeId: 2, revision: 1 });
    expect(task()).toEqual({ ...first, ...changes, revision: 1 });
    expect(neighbours()).toEqual(before);
  });

  test.each([
    [{ title: 'Task one' }, 'Renamed “Task 1” to “Task one”'],
    [{ minutes: 90 }, 'Changed the estimate of “Task 1” from 1 h to 1 h 30 min'],
    [{ weight: 'stretch' as const }, 'Changed the weight of “Task 1”'],
    [
      { kind: 'study' as const, weight: 'stretch' as const, steps: [] },
      'Changed the kind, weight and steps of “Task 1”',
    ],
    [{ sessions: [] }, 'Changed the days of “Task 1”'],
  ])('says what it did: %j', (changes, summary) => {
    const { db, first } = testPlan();

    expectOneUndoableChange(db, () =>
      editTask(db, { ...MOMENT, taskId: first.id, baseRevision: 0, changes }),
    );

    expect(latestWords(db)).toBe(summary);
  });

  test('a step keeps its tick by its words, wherever it goes', () => {
    const { db, first, task } = testPlan();
    setStepsCompletion(db, { ...MOMENT, taskId: first.id, positions: [1, 3], on: TODAY });

    const steps = ['Explain', 'Build', 'Read', 'Read'];
    editTask(db, { ...MOMENT, taskId: first.id, baseRevision: 0, changes: { steps } });

    expect(task()?.steps.map(({ text, completion }) => [text, completion?.on ?? null])).toEqual([
      ['Explain', TODAY],
      ['Build', null],
      ['Read', TODAY],
      ['Read', null],
    ]);
    editTask(db, { ...MOMENT, taskId: first.id, baseRevision: 1, changes: { steps: ['Build'] } });
    expect(task()?.steps).toEqual([{ position: 1, text: 'Build', completion: null }]);
  });

  test('the same words again are no change, whatever revision they come from', () => {
    const { db, first } = testPlan();
    const { title, minutes, kind, weight } = first;
    const changes = { title, minutes, kind, weight, steps: ['Read', 'Build', 'Explain'] };

    expectNoChange(db, () => {
      const edit = { ...MOMENT, taskId: first.id, baseRevision: 7, changes };
      expect(editTask(db, edit)).toEqual({ ok: true, changeId: null, revision: 0 });
    });
  });

  test('a stale page is told what the task is by now, and overwrites nothing', () => {
    const { db, first } = testPlan();
    const edit = (baseRevision: number, title: string) =>
      editTask(db, { ...MOMENT, taskId: first.id, baseRevision, changes: { title } });
    edit(0, 'Mine');

    expectNoChange(db, () =>
      expect(edit(0, 'Theirs')).toMatchObject({
        ok: false,
        reason: 'stale',
        current: { title: 'Mine', minutes: 60, revision: 1, steps: ['Read', 'Build', 'Explain'] },
      }),
    );
  });

  test('a page that shows what was undone since is stale', () => {
    const { db, first } = testPlan();
    const edit = (baseRevision: number, title: string) =>
      editTask(db, { ...MOMENT, taskId: first.id, baseRevision, changes: { title } });
    edit(0, 'Undone');
    setChangeUndone(db, latestChange(db)?.id ?? 0, true, AT);

    expect(edit(0, 'Second')).toMatchObject({ ok: true, revision: 2 });
    expect(edit(1, 'Third')).toMatchObject({ ok: false, reason: 'stale' });
  });

  test('a task that is not there is missing', () => {
    const { db } = testPlan();
    const edit = { ...MOMENT, taskId: 999, baseRevision: 0, changes: { title: 'X' } };

    expectNoChange(db, () => expect(editTask(db, edit)).toEqual({ ok: false, reason: 'missing' }));
  });
});

describe('dropping a task', () => {
  test('keeps it with its reason and its days, and restoring gives them back', () => {
    const { db, first, neighbours, task } = testPlan();
    const before = neighbours();

    expectOneUndoableChange(db, () =>
      setTaskDropped(db, { ...MOMENT, taskId: first.id, droppedOn: TODAY, reason: 'Known already' }),
    );
    expect(task()).toEqual({ ...first, droppedOn: TODAY, dropReason: 'Known already' });
    expect(latestWords(db)).toBe('Dropped “Task 1”');

    setTaskDropped(db, { ...MOMENT, taskId: first.id, droppedOn: null, reason: '' });
    expect(task()).toEqual(first);
    expect(latestWords(db)).toBe('Restored “Task 1”');
    expect(neighbours()).toEqual(before);
  });

  test('restored, it may get other days', () => {
    const { db, first, task } = testPlan();
    setTaskDropped(db, { ...MOMENT, taskId: first.id, droppedOn: TODAY, reason: '' });
    const sessions = [givenSession(addDays(TODAY, 2), 60)];

    expectOneUndoableChange(db, () =>
      setTaskDropped(db, { ...MOMENT, taskId: first.id, droppedOn: null, reason: '', sessions }),
    );

    expect(task()).toEqual({ ...first, sessions });
  });

  test('twice is once; the second time may give another reason, not another day', () => {
    const { db, first, task } = testPlan();
    const drop = (reason: string) =>
      setTaskDropped(db, { ...MOMENT, taskId: first.id, droppedOn: TODAY, reason });
    drop('Too long');

    expectNoChange(db, () => {
      const again = { ...MOMENT, taskId: first.id, droppedOn: addDays(TODAY, 3), reason: 'Too long' };
      expect(setTaskDropped(db, { ...again, at: later(5) })).toEqual({ changeId: null });
    });
    drop('Too easy');
    expect(task()).toMatchObject({ droppedOn: TODAY, dropReason: 'Too easy' });
    expect(latestWords(db)).toBe('Changed the reason for dropping “Task 1”');
  });

  test('a task that is not there is undefined and no change', () => {
    const { db } = testPlan();
    const drop = { ...MOMENT, taskId: 999, droppedOn: TODAY, reason: '' };

    expectNoChange(db, () => expect(setTaskDropped(db, drop)).toBeUndefined());
  });
});
