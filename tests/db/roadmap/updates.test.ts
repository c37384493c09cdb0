import { expect, test } from 'vitest';
import { setHabitCompletion } from '../../../db/habit/habit-completions.ts';
import { saveHabitNote } from '../../../db/habit/habit-notes.ts';
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
    habits: { added: [], changed: [], ended: [] },
    phases: [],
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

test('a newer roadmap asks other habits from today on and words a phase anew, and what was kept stays', () => {
  const { db, update } = testPlan();
  const [first, second] = requirePlan(db).habits;
  for (const on of [addDays(TODAY, -1), TODAY])
    setHabitCompletion(db, { ...MOMENT, habitId: first?.id ?? 0, day: on, isDone: true });
  const note = { ...MOMENT, text: 'Two pointers', baseRevision: 0 };
  saveHabitNote(db, { ...note, habitId: first?.id ?? 0, day: TODAY });
  const before = requirePlan(db);
  const phaseId = before.phases[0]?.id ?? 0;

  expectOneUndoableChange(db, () =>
    update({
      habits: {
        added: [{ key: 'fresh', phaseId, title: 'Fresh', minutes: 10, startsOn: TODAY }],
        changed: [{ habitId: first?.id ?? 0, changes: { minutes: 40 }, hasPast: true }],
        ended: [{ habitId: second?.id ?? 0, endsOn: TODAY }],
      },
      phases: [{ phaseId, changes: { goal: 'Another goal' } }],
    }),
  );

  const { habits, phases, ...others } = requirePlan(db);
  expect({ ...others, habits: before.habits, phases: before.phases }).toEqual(before);
  expect(phases).toEqual([{ ...before.phases[0], goal: 'Another goal' }, ...before.phases.slice(1)]);
  const of = (key: string | undefined) => habits.filter((habit) => habit.key === key);
  expect(of(first?.key)).toMatchObject([
    {
      id: first?.id,
      minutes: first?.minutes,
      endsOn: addDays(TODAY, -1),
      completedDays: [addDays(TODAY, -1)],
    },
    {
      title: first?.title,
      minutes: 40,
      stretch: 2,
      startsOn: TODAY,
      endsOn: null,
      completedDays: [TODAY],
      notes: [{ day: TODAY, text: 'Two pointers' }],
    },
  ]);
  expect(of(second?.key)).toEqual([{ ...second, endsOn: TODAY, revision: 1 }]);
  expect(of('fresh')).toMatchObject([{ phaseId, title: 'Fresh', minutes: 10, startsOn: TODAY, stretch: 1 }]);
});

test('a habit that was not asked yet is changed where it stands', () => {
  const { db, update } = testPlan();
  const second = requirePlan(db).habits[1];

  expectOneUndoableChange(db, () =>
    update({
      habits: {
        added: [],
        changed: [{ habitId: second?.id ?? 0, changes: { title: 'Otherwise' }, hasPast: false }],
        ended: [],
      },
    }),
  );

  expect(requirePlan(db).habits[1]).toEqual({ ...second, title: 'Otherwise', revision: 1 });
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
  const foreignPhaseId = other.phases[0]?.id ?? 0;
  const foreignHabitId = other.habits[0]?.id ?? 0;

  expectNoChange(db, () => {
    expect(update({ planId: other.id, added })).toBeUndefined();
    expect(update({ added, droppedTaskIds: [foreignTaskId] })).toBeUndefined();
    expect(update({ added, changed: [{ taskId: foreignTaskId, changes: {} }] })).toBeUndefined();
    expect(update({ added, sessionsByTask: new Map([[foreignTaskId, []]]) })).toBeUndefined();
    expect(update({ added, phases: [{ phaseId: foreignPhaseId, changes: {} }] })).toBeUndefined();
    const habits = { added: [], changed: [], ended: [] };
    const fresh = { key: 'fresh', phaseId: foreignPhaseId, title: 'Fresh', minutes: 5, startsOn: null };
    expect(update({ habits: { ...habits, added: [fresh] } })).toBeUndefined();
    const changed = [{ habitId: foreignHabitId, changes: { minutes: 5 }, hasPast: false }];
    expect(update({ habits: { ...habits, changed } })).toBeUndefined();
    const ended = [{ habitId: foreignHabitId, endsOn: TODAY }];
    expect(update({ habits: { ...habits, ended } })).toBeUndefined();
  });
});
