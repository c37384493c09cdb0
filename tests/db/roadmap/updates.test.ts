import { expect, test } from 'vitest';
import { applyUpdate, type UpdateToApply } from '../../../db/roadmap/updates.ts';
import { setTaskCompletion } from '../../../db/task/completions.ts';
import { setStepCompletion } from '../../../db/task/step-completions.ts';
import { addDays } from '../../../plans/day.ts';
import {
  expectNoChange,
  expectOneUndoableChange,
  givenPlan,
  latestWords,
  MOMENT,
  requirePlan,
  TODAY,
  testDatabase,
} from '../../support/database/db.ts';
import { givenSession } from '../../support/made/plans.ts';

function testPlan() {
  const db = testDatabase();
  const planId = givenPlan(db);
  const nothing: UpdateToApply = {
    planId,
    added: [],
    changed: [],
    returningTaskIds: [],
    droppedTaskIds: [],
    dropReason: '',
    sessionsByTask: new Map(),
    facts: { kind: 'update-taken-over', addedCount: 1, changedCount: 2, droppedCount: 1 },
  };
  const update = (parts: Partial<UpdateToApply>) => applyUpdate(db, { ...nothing, ...MOMENT, ...parts });
  return { db, update };
}

const ADDED = {
  key: 'task-5',
  title: 'Task 5',
  minutes: 45,
  kind: 'study',
  weight: 'core',
  essential: false,
  serves: [],
  evidenceKind: 'link',
  steps: ['Read'],
  sessions: [givenSession(addDays(TODAY, 1), 45)],
} as const;

test('a newer roadmap adds, changes and drops in one change, and no progress goes', () => {
  const { db, update } = testPlan();
  const [one, two] = requirePlan(db).tasks;
  setTaskCompletion(db, { ...MOMENT, taskId: one?.id ?? 0, on: TODAY });
  setStepCompletion(db, { ...MOMENT, taskId: two?.id ?? 0, position: 1, on: TODAY });
  const before = requirePlan(db);
  const [first, second, third, fourth] = before.tasks;
  const phaseId = before.phases[0]?.id ?? 0;
  const sessions = [givenSession(addDays(TODAY, 2), 80)];

  expectOneUndoableChange(db, () =>
    update({
      added: [{ ...ADDED, phaseId }],
      changed: [{ taskId: second?.id ?? 0, changes: { minutes: 80, steps: ['Explain', 'Read'] } }],
      returningTaskIds: [],
      droppedTaskIds: [third?.id ?? 0],
      dropReason: 'Not in the newer roadmap',
      sessionsByTask: new Map([[second?.id ?? 0, sessions]]),
    }),
  );

  const { tasks, ...others } = requirePlan(db);
  const [, , added] = tasks;
  expect({ ...others, tasks: before.tasks }).toEqual(before);
  expect(added).toMatchObject({
    key: 'task-5',
    phaseId,
    origin: 'roadmap',
    baseline: [],
    evidenceKind: 'link',
  });
  expect(tasks.filter((task) => task !== added)).toEqual([
    first,
    {
      ...second,
      minutes: 80,
      revision: 1,
      steps: [
        { position: 1, text: 'Explain', completion: null },
        { ...second?.steps[0], position: 2 },
      ],
      sessions,
    },
    { ...third, droppedOn: TODAY, dropReason: 'Not in the newer roadmap' },
    fourth,
  ]);
  expect(latestWords(db)).toBe(
    'Updated the plan with 1 new task and 2 changed tasks of the roadmap, and dropped 1 task that the roadmap no longer has',
  );
});

test('an update that brings nothing is no change', () => {
  const { db, update } = testPlan();

  expectNoChange(db, () => expect(update({})).toEqual({ changeId: null }));
});

test('what another plan has is refused as a whole', () => {
  const { db, update } = testPlan();
  const own = requirePlan(db);
  givenPlan(db);
  const other = requirePlan(db);
  const added = [{ ...ADDED, phaseId: own.phases[0]?.id ?? 0 }];
  const foreignTaskId = other.tasks[0]?.id ?? 0;

  expectNoChange(db, () => {
    expect(update({ planId: other.id, added })).toBeUndefined();
    expect(update({ added, droppedTaskIds: [foreignTaskId] })).toBeUndefined();
    expect(update({ added, changed: [{ taskId: foreignTaskId, changes: {} }] })).toBeUndefined();
    expect(update({ added, sessionsByTask: new Map([[foreignTaskId, []]]) })).toBeUndefined();
  });
});
