import { describe, expect, test } from 'vitest';
import { setHabitCompletion } from '../../../db/habit/habit-completions.ts';
import { latestChange } from '../../../db/journal/history.ts';
import { setChangeUndone } from '../../../db/journal/undo.ts';
import { loadActivePlan, loadPlan } from '../../../db/plan/load-plan.ts';
import { createPlan, deletePlan, listPlans, setActivePlan, setPlanArchived } from '../../../db/plan/plans.ts';
import { setTaskCompletion } from '../../../db/task/completions.ts';
import { setTaskDropped } from '../../../db/task/dropping.ts';
import { addEvidence } from '../../../db/task/evidence.ts';
import { setStepCompletion } from '../../../db/task/step-completions.ts';
import { saveNote, saveReflection } from '../../../db/task/texts.ts';
import { day } from '../../../plans/day.ts';
import { measurePlanPace } from '../../../plans/progress/pace.ts';
import {
  AT,
  expectNoChange,
  expectOneUndoableChange,
  givenPlan,
  latestWords,
  listWords,
  MOMENT,
  requirePlan,
  sampleNewPlan,
  TODAY,
  testDatabase,
} from '../../support/database/db.ts';

/** Two plans: the second one is in use. */
function testPlans() {
  const db = testDatabase();
  const firstId = givenPlan(db);
  const secondId = givenPlan(db, { taskCount: 2 });
  return { db, firstId, secondId, activeId: () => loadActivePlan(db)?.id };
}

describe('the list of plans', () => {
  test('has the newest first, with how much of each is done', () => {
    const { db, firstId, secondId } = testPlans();
    const [one, two, three] = loadPlan(db, firstId)?.tasks.map(({ id }) => id) ?? [];
    setTaskCompletion(db, { ...MOMENT, taskId: one ?? 0, on: TODAY });
    setTaskCompletion(db, { ...MOMENT, taskId: two ?? 0, on: TODAY });
    setTaskDropped(db, { ...MOMENT, taskId: two ?? 0, droppedOn: TODAY, reason: '' });
    setTaskDropped(db, { ...MOMENT, taskId: three ?? 0, droppedOn: TODAY, reason: '' });

    const sample = {
      roadmapId: 'sample',
      trackId: null,
      title: 'Sample roadmap',
      startOn: '2026-03-02',
      finishOn: '2026-03-15',
      interviewOn: null,
      rounds: [],
      createdAt: AT,
      archivedAt: null,
    };
    expect(listPlans(db)).toEqual([
      { ...sample, id: secondId, isActive: true, taskCount: 2, doneCount: 0 },
      { ...sample, id: firstId, isActive: false, taskCount: 2, doneCount: 1 },
    ]);
  });

  test('never has an archived plan in use, whatever is taken back', () => {
    const { db, firstId, secondId, activeId } = testPlans();
    setActivePlan(db, { ...MOMENT, planId: firstId });
    const chosen = latestChange(db)?.id ?? 0;
    setPlanArchived(db, { ...MOMENT, planId: secondId, isArchived: true });

    expect(setChangeUndone(db, chosen, true, AT)).toEqual({ ok: false, reason: 'conflict' });
    expect(activeId()).toBe(firstId);
  });

  test('has archived plans last', () => {
    const { db, firstId, secondId } = testPlans();

    setPlanArchived(db, { ...MOMENT, planId: secondId, isArchived: true });

    expect(listPlans(db).map(({ id, archivedAt }) => [id, archivedAt])).toEqual([
      [firstId, null],
      [secondId, AT],
    ]);
  });

  test('is empty before the first plan', () => {
    expect(listPlans(testDatabase())).toEqual([]);
  });
});

describe('the plan in use', () => {
  test('is switched, and both plans stay as they are', () => {
    const { db, firstId, secondId, activeId } = testPlans();
    const plans = [loadPlan(db, firstId), loadPlan(db, secondId)];

    expectOneUndoableChange(db, () => setActivePlan(db, { ...MOMENT, planId: firstId }));

    expect(activeId()).toBe(firstId);
    expect([loadPlan(db, firstId), loadPlan(db, secondId)]).toEqual(plans);
    expect(latestWords(db)).toBe('Switched to the plan “Sample roadmap”');
    expectNoChange(db, () => setActivePlan(db, { ...MOMENT, planId: firstId }));
  });

  test('comes out of the archive when it is put in use', () => {
    const { db, firstId, activeId } = testPlans();
    setPlanArchived(db, { ...MOMENT, planId: firstId, isArchived: true });

    expectOneUndoableChange(db, () => setActivePlan(db, { ...MOMENT, planId: firstId }));

    expect(activeId()).toBe(firstId);
    expect(listPlans(db).map(({ archivedAt }) => archivedAt)).toEqual([null, null]);
  });

  test('archived, it hands over to the newest of the others', () => {
    const { db, firstId, secondId, activeId } = testPlans();

    expectOneUndoableChange(db, () => setPlanArchived(db, { ...MOMENT, planId: secondId, isArchived: true }));
    expect(activeId()).toBe(firstId);
    setPlanArchived(db, { ...MOMENT, planId: firstId, isArchived: true });
    expect(activeId()).toBeUndefined();

    setPlanArchived(db, { ...MOMENT, planId: secondId, isArchived: false });
    expect(activeId()).toBeUndefined();
    expect(listWords(db, 3)).toEqual([
      'Took the plan “Sample roadmap” out of the archive',
      'Archived the plan “Sample roadmap”',
      'Archived the plan “Sample roadmap”',
    ]);
    expect(listPlans(db)[0]).toMatchObject({ id: secondId, archivedAt: null });
  });

  test('archived twice is once, and a plan beside it stays in use', () => {
    const { db, firstId, secondId, activeId } = testPlans();
    setPlanArchived(db, { ...MOMENT, planId: firstId, isArchived: true });

    const again = { ...MOMENT, at: '2026-03-05T09:00:00.000Z', planId: firstId, isArchived: true };
    expectNoChange(db, () => setPlanArchived(db, again));

    expect(activeId()).toBe(secondId);
  });

  test('a plan that is not there is undefined and no change', () => {
    const { db } = testPlans();
    const none = { ...MOMENT, planId: 999 };

    expectNoChange(db, () => {
      expect(setActivePlan(db, none)).toBeUndefined();
      expect(setPlanArchived(db, { ...none, isArchived: true })).toBeUndefined();
      expect(deletePlan(db, none)).toBeUndefined();
    });
  });
});

describe('deleting a plan', () => {
  test('takes all that hangs on it, leaves the other, and one undo brings it back', () => {
    const { db, firstId, secondId, activeId } = testPlans();
    const { tasks, habits } = requirePlan(db);
    const taskId = tasks[0]?.id ?? 0;
    setTaskCompletion(db, { ...MOMENT, taskId, on: TODAY });
    setHabitCompletion(db, { ...MOMENT, habitId: habits[0]?.id ?? 0, day: TODAY, isDone: true });
    addEvidence(db, { ...MOMENT, taskId, kind: 'number', text: 'F1', location: '', value: 0.1 });
    saveReflection(db, { ...MOMENT, planId: secondId, week: 1, text: 'A good week', baseRevision: 0 });
    const first = loadPlan(db, firstId);

    expectOneUndoableChange(db, () => deletePlan(db, { ...MOMENT, planId: secondId }));

    expect(listPlans(db).map(({ id }) => id)).toEqual([firstId]);
    expect(activeId()).toBe(firstId);
    expect(loadPlan(db, firstId)).toEqual(first);
    expect(loadPlan(db, secondId)).toBeNull();
    expect(latestWords(db)).toBe('Deleted the plan “Sample roadmap”');
  });

  test('of the only plan leaves none in use', () => {
    const db = testDatabase();
    const planId = givenPlan(db);

    expectOneUndoableChange(db, () => deletePlan(db, { ...MOMENT, planId }));

    expect(loadActivePlan(db)).toBeNull();
  });

  test('beside the one in use leaves that in use', () => {
    const { db, firstId, secondId, activeId } = testPlans();

    deletePlan(db, { ...MOMENT, planId: firstId });

    expect(activeId()).toBe(secondId);
  });
});

describe('starting again', () => {
  /** A first plan with one task done, one begun, one dropped, and one as it was. */
  function testAgain() {
    const db = testDatabase();
    const firstId = givenPlan(db);
    const [done = 0, begun = 0, dropped = 0] = requirePlan(db).tasks.map(({ id }) => id);
    setTaskCompletion(db, { ...MOMENT, taskId: done, on: TODAY });
    saveNote(db, { ...MOMENT, taskId: done, text: 'It works', baseRevision: 0 });
    addEvidence(db, {
      ...MOMENT,
      taskId: done,
      kind: 'link',
      text: 'Code',
      location: 'https://a.example',
      value: null,
    });
    setStepCompletion(db, { ...MOMENT, taskId: begun, position: 2, on: TODAY });
    setTaskCompletion(db, { ...MOMENT, taskId: dropped, on: TODAY });
    setTaskDropped(db, { ...MOMENT, taskId: dropped, droppedOn: TODAY, reason: 'Known' });
    const startAgain = (keepFrom: number) =>
      createPlan(db, { ...sampleNewPlan(), keepFrom }, { at: AT, today: day('2026-03-02') });
    return { db, firstId, startAgain };
  }

  test('keeps what was done, by the task’s id in the roadmap, and leaves the first plan as it is', () => {
    const { db, firstId, startAgain } = testAgain();
    const first = loadPlan(db, firstId);

    expectOneUndoableChange(db, () => startAgain(firstId));

    const plan = requirePlan(db);
    const [done, begun, dropped, open] = plan.tasks;
    expect(plan.id).not.toBe(firstId);
    expect(done).toMatchObject({
      key: 'task-1',
      completion: { on: TODAY, at: AT },
      note: { text: 'It works', revision: 1 },
      evidence: [{ kind: 'link', text: 'Code', location: 'https://a.example', leftOn: TODAY }],
    });
    expect(begun?.completion).toBeNull();
    expect(begun?.steps.map(({ completion }) => completion?.on ?? null)).toEqual([null, TODAY, null]);
    expect(dropped).toMatchObject({ completion: null, droppedOn: null });
    expect(open).toEqual({ ...first?.tasks[3], id: open?.id, phaseId: open?.phaseId });
    expect(loadPlan(db, firstId)).toEqual(first);
    expect(latestWords(db)).toBe('Started “Sample roadmap” again with 1 task done');
  });

  test('gives work that is done no days, and starts on pace with it', () => {
    const { db, firstId, startAgain } = testAgain();

    startAgain(firstId);

    const plan = requirePlan(db);
    expect(plan.tasks.map(({ sessions }) => sessions.length)).toEqual([0, 1, 1, 1]);
    expect(plan.tasks[0]?.baseline).toEqual([{ day: '2026-03-02', minutes: 60 }]);
    const pace = measurePlanPace(plan, TODAY);
    expect(pace.totalMinutes).toBe(240);
    expect(pace.earnedMinutes).toBe(80);
    expect(pace.added).toEqual({ taskCount: 0, minutes: 0 });
  });

  test('without keeping is a plan like the first one was', () => {
    const { db, startAgain } = testAgain();
    const fresh = testDatabase();
    givenPlan(fresh);

    startAgain(999);

    const shapeOf = (plan: ReturnType<typeof requirePlan>) =>
      plan.tasks.map(({ id: _, phaseId: __, ...task }) => task);
    expect(shapeOf(requirePlan(db))).toEqual(shapeOf(requirePlan(fresh)));
  });

  test('a task that is done is not dropped, though it would not fit', () => {
    const { db, firstId } = testAgain();
    const newPlan = sampleNewPlan();
    const sessions = newPlan.schedule.sessions.filter(({ taskId }) => taskId === 'task-3');
    const droppedTaskIds = ['task-1', 'task-2', 'task-4'];

    createPlan(db, { ...newPlan, schedule: { sessions }, droppedTaskIds, keepFrom: firstId }, MOMENT);

    expect(requirePlan(db).tasks.map(({ droppedOn }) => droppedOn)).toEqual([null, TODAY, null, TODAY]);
  });
});
