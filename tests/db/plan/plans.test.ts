import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { setHabitCompletion } from '../../../db/habit/habit-completions.ts';
import { recordChange } from '../../../db/journal/journal.ts';
import { loadActivePlan, loadPlan } from '../../../db/plan/load-plan.ts';
import { createPlan } from '../../../db/plan/plans.ts';
import { sessions } from '../../../db/schema/task.ts';
import { loadSettings } from '../../../db/settings/settings.ts';
import { setTaskCompletion } from '../../../db/task/completions.ts';
import { addEvidence } from '../../../db/task/evidence.ts';
import { saveReflection } from '../../../db/task/texts.ts';
import { day } from '../../../plans/day.ts';
import {
  AT,
  dumpData,
  givenPlan,
  MOMENT,
  SOME_FACTS,
  sampleNewPlan,
  TODAY,
  testDatabase,
} from '../../support/database/db.ts';

test('before the first plan there is none', () => {
  expect(loadActivePlan(testDatabase())).toBeNull();
});

test('a plan is read back as it was made', () => {
  const db = testDatabase();
  const newPlan = sampleNewPlan();
  const exceptions = [{ day: day('2026-03-05'), minutes: 0, reason: 'A wedding' }];

  const { planId } = createPlan(db, { ...newPlan, calendar: { ...newPlan.calendar, exceptions } }, MOMENT);

  const plan = loadActivePlan(db);
  expect(plan).toMatchObject({
    id: planId,
    title: 'Sample roadmap',
    roadmapId: 'sample',
    calendar: { ...newPlan.calendar, exceptions },
    interviewOn: null,
    reflections: [],
    weekReviews: [],
  });
  // Fourteen days, less two Sundays and the wedding.
  expect(plan?.baselineDays).toHaveLength(11);
  expect(plan?.yardstickDays).toEqual(plan?.baselineDays);
  expect(plan?.phases.map(({ key, startsOn, endsOn }) => [key, startsOn, endsOn])).toEqual([
    ['first', '2026-03-02', '2026-03-08'],
    ['second', '2026-03-09', '2026-03-15'],
  ]);
  expect(plan?.habits.map(({ key, minutes, completedDays }) => [key, minutes, completedDays])).toEqual([
    ['first-drill', 20, []],
    ['second-drill', 20, []],
  ]);
  expect(plan?.tasks.map(({ key }) => key)).toEqual(['task-1', 'task-2', 'task-3', 'task-4']);
  expect(plan?.tasks[2]).toEqual({
    id: expect.any(Number),
    key: 'task-3',
    phaseId: plan?.phases[1]?.id,
    kind: 'hands-on',
    title: 'Task 3',
    minutes: 60,
    weight: 'core',
    essential: false,
    evidenceKind: 'note',
    serves: [],
    origin: 'roadmap',
    revision: 0,
    steps: ['Read', 'Build', 'Explain'].map((text, index) => ({
      position: index + 1,
      text,
      completion: null,
    })),
    completion: null,
    droppedOn: null,
    dropReason: '',
    droppedAs: 'dropped',
    isOffTrack: false,
    sessions: [{ day: '2026-03-09', minutes: 60, isPinned: false, position: 0 }],
    baseline: [{ day: '2026-03-09', minutes: 60 }],
    yardstick: [{ day: '2026-03-09', minutes: 60 }],
    note: { text: '', revision: 0 },
    evidence: [],
    spent: [],
  });
});

test('what was recorded is in the plan, each thing with what it belongs to', () => {
  const db = testDatabase();
  const planId = givenPlan(db);
  const plan = loadActivePlan(db);
  const taskId = plan?.tasks[1]?.id ?? 0;
  const evidence = { kind: 'link', text: 'Code', location: 'https://example.org', value: null } as const;

  setTaskCompletion(db, { ...MOMENT, taskId, on: TODAY });
  addEvidence(db, { ...MOMENT, ...evidence, taskId });
  setHabitCompletion(db, { ...MOMENT, habitId: plan?.habits[0]?.id ?? 0, day: TODAY, isDone: true });
  saveReflection(db, { ...MOMENT, planId, week: 2, text: 'Busy', baseRevision: 0 });

  const after = loadActivePlan(db);
  expect(after?.tasks[1]).toEqual({
    ...plan?.tasks[1],
    completion: { on: TODAY, at: AT },
    evidence: [{ id: 1, ...evidence, pieceKey: '', attachmentKey: '', leftOn: TODAY }],
  });
  expect(after?.tasks[0]).toEqual(plan?.tasks[0]);
  expect(after?.habits.map(({ completedDays }) => completedDays)).toEqual([[TODAY], []]);
  expect(after?.reflections).toEqual([{ week: 2, prompt: 'free', text: 'Busy', revision: 1 }]);
});

test('a session that is pinned is read as pinned, and no other', () => {
  const db = testDatabase();
  givenPlan(db);
  const pinFirst = () => db.orm.update(sessions).set({ isPinned: true }).where(eq(sessions.taskId, 1)).run();

  recordChange(db, { facts: SOME_FACTS, at: AT, onDay: TODAY }, pinFirst);

  const pinned = loadActivePlan(db)?.tasks.map((task) => task.sessions.map(({ isPinned }) => isPinned));
  expect(pinned).toEqual([[true], [false], [false], [false]]);
});

test('a dropped task is kept without sessions', () => {
  const db = testDatabase();
  const newPlan = sampleNewPlan();
  const sessions = newPlan.schedule.sessions.filter(({ taskId }) => taskId !== 'task-2');

  createPlan(db, { ...newPlan, schedule: { sessions }, droppedTaskIds: ['task-2'] }, MOMENT);

  const tasks = loadActivePlan(db)?.tasks.slice(0, 2);
  expect(
    tasks?.map(({ droppedOn, sessions, baseline }) => [droppedOn, sessions.length, baseline.length]),
  ).toEqual([
    [null, 1, 1],
    [TODAY, 0, 0],
  ]);
});

test('a second plan comes into use and leaves the first as it is', () => {
  const db = testDatabase();
  const firstId = givenPlan(db);
  const first = loadPlan(db, firstId);

  const { planId } = createPlan(db, { ...sampleNewPlan({ taskCount: 2 }), timeZone: 'Asia/Kolkata' }, MOMENT);

  expect(loadActivePlan(db)?.id).toBe(planId);
  expect(loadActivePlan(db)?.tasks).toHaveLength(2);
  expect(loadPlan(db, firstId)).toEqual(first);
  expect(loadSettings(db)).toEqual({
    timeZone: 'Asia/Kolkata',
    dayStartHour: 3,
    theme: 'auto',
    weekStart: 0,
    hourCycle: 'auto',
    locale: 'en-GB',
    drillMinutes: 15,
    drillOnDaysOff: false,
    desiredRetention: 0.9,
    studyTime: null,
    activePlanId: planId,
  });
});

test('the setup form sent twice makes one plan', () => {
  const db = testDatabase();
  const made = createPlan(db, sampleNewPlan(), { ...MOMENT, formToken: 'setup' });
  const dump = dumpData(db);

  expect(createPlan(db, sampleNewPlan(), { ...MOMENT, formToken: 'setup' })).toEqual(made);

  expect(dumpData(db)).toEqual(dump);
});

test('a session of an unknown task makes no plan', () => {
  const db = testDatabase();
  const sessions = [{ taskId: 'nowhere', day: TODAY, minutes: 30 }];

  expect(() => createPlan(db, sampleNewPlan({ schedule: { sessions } }), MOMENT)).toThrow('"nowhere"');

  expect(loadActivePlan(db)).toBeNull();
  expect(db.client.prepare('select count(*) from plans').pluck().get()).toBe(0);
});

test('a large plan takes no more queries than a small one', () => {
  const queriesFor = (taskCount: number) => {
    const queries: string[] = [];
    const db = testDatabase(':memory:', { logQuery: (sql) => queries.push(sql) });
    givenPlan(db, { taskCount });
    queries.length = 0;
    expect(loadActivePlan(db)?.tasks).toHaveLength(taskCount);
    return queries.length;
  };

  expect(queriesFor(200)).toBe(queriesFor(10));
  // One for each table of a plan, and what a transaction and its basis take.
  expect(queriesFor(200)).toBeLessThan(26);
});

test.each([
  ["update tasks set kind = 'chore'"],
  ['update tasks set minutes = 0'],
  ["update tasks set completed_on = '2026-03-02'"],
  ["update tasks set dropped_on = 'yesterday'"],
  ['update baseline_days set minutes = 1441'],
  ['update sessions set is_pinned = 2'],
  ["update settings set theme = 'pink'"],
  ['update settings set week_start = 7'],
  ["update settings set hour_cycle = '13'"],
  ["update tasks set origin = 'elsewhere'"],
  ["update plans set interview_on = 'soon'"],
  ["update plans set finish_on = '2026-01-01'"],
  ["update plans set weekday_minutes = '[1]'"],
  ["insert into evidence (task_id, kind, text, left_on) values (1, 'number', 'F1', '2026-03-02')"],
  ["insert into habit_completions (habit_id, day, completed_at) values (99, '2026-03-02', '')"],
])('the tables refuse what cannot be: %s', (sql) => {
  const db = testDatabase();
  givenPlan(db);
  const dump = dumpData(db);

  expect(() =>
    recordChange(db, { facts: SOME_FACTS, at: AT, onDay: TODAY }, () => db.client.exec(sql)),
  ).toThrow(/constraint failed/i);

  expect(dumpData(db)).toEqual(dump);
});
