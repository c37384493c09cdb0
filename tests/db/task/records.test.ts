import { expect, test } from 'vitest';
import {
  deleteAllLogins,
  deleteExpiredLogins,
  deleteLogin,
  findLogin,
  insertLogin,
} from '../../../db/access/logins.ts';
import { latestChange, listChanges } from '../../../db/journal/history.ts';
import { setChangeUndone } from '../../../db/journal/undo.ts';
import { loadActivePlan } from '../../../db/plan/load-plan.ts';
import { loadSettings, saveSettings } from '../../../db/settings/settings.ts';
import { setTaskCompletion } from '../../../db/task/completions.ts';
import { addEvidence, removeEvidence } from '../../../db/task/evidence.ts';
import { exportedData, exportText } from '../../support/database/data.ts';
import { AT, givenPlan, later, MOMENT, TODAY, testDatabase } from '../../support/database/db.ts';

const DEFAULTS = {
  timeZone: 'UTC',
  dayStartHour: 3,
  theme: 'auto',
  weekStart: 0,
  hourCycle: 'auto',
  locale: 'en-GB',
  drillMinutes: 15,
  drillOnDaysOff: false,
  desiredRetention: 0.9,
  studyTime: null,
  activePlanId: null,
};
const NOTE = {
  kind: 'note',
  text: 'Seen',
  location: '',
  value: null,
  pieceKey: '',
  attachmentKey: '',
} as const;

test('evidence is left today, removed and brought back, and its neighbour stays', () => {
  const db = testDatabase();
  givenPlan(db);
  const texts = () => loadActivePlan(db)?.tasks.map(({ evidence }) => evidence.map(({ text }) => text));
  const taskId = loadActivePlan(db)?.tasks[0]?.id ?? 0;
  addEvidence(db, { ...MOMENT, ...NOTE, taskId });
  addEvidence(db, { ...MOMENT, ...NOTE, taskId, text: 'Neighbour' });
  expect(loadActivePlan(db)?.tasks[0]?.evidence[0]).toEqual({ id: 1, ...NOTE, leftOn: TODAY });

  expect(removeEvidence(db, { ...MOMENT, taskId, evidenceId: 1 })).toEqual({ changeId: 4 });
  expect(texts()).toEqual([['Neighbour'], [], [], []]);
  expect(removeEvidence(db, { ...MOMENT, taskId, evidenceId: 1 })).toEqual({ changeId: null });

  setChangeUndone(db, 4, true, AT);
  expect(texts()).toEqual([['Seen', 'Neighbour'], [], [], []]);
});

test('evidence of another task is not removed, and of no task not left', () => {
  const db = testDatabase();
  givenPlan(db);
  const taskId = loadActivePlan(db)?.tasks[0]?.id ?? 0;
  addEvidence(db, { ...MOMENT, ...NOTE, taskId });

  expect(removeEvidence(db, { ...MOMENT, taskId: taskId + 1, evidenceId: 1 })).toEqual({ changeId: null });
  expect(removeEvidence(db, { ...MOMENT, taskId: 999, evidenceId: 1 })).toBeUndefined();
  expect(addEvidence(db, { ...MOMENT, ...NOTE, taskId: 999 })).toBeUndefined();
  expect(() => addEvidence(db, { ...MOMENT, ...NOTE, taskId, kind: 'number', value: Infinity })).toThrow(
    RangeError,
  );

  expect(loadActivePlan(db)?.tasks.map(({ evidence }) => evidence.length)).toEqual([1, 0, 0, 0]);
});

test('settings have defaults, and saving changes what is named alone', () => {
  const db = testDatabase();
  expect(loadSettings(db)).toEqual(DEFAULTS);

  saveSettings(db, { timeZone: 'Asia/Kolkata' }, MOMENT);
  saveSettings(db, { theme: 'dark' }, MOMENT);

  expect(loadSettings(db)).toEqual({ ...DEFAULTS, timeZone: 'Asia/Kolkata', theme: 'dark' });
  setChangeUndone(db, latestChange(db)?.id ?? 0, true, AT);
  expect(loadSettings(db)).toEqual({ ...DEFAULTS, timeZone: 'Asia/Kolkata' });
});

test('saving settings that hold already is no change', () => {
  const db = testDatabase();
  expect(saveSettings(db, { theme: 'auto' }, MOMENT)).toEqual({ changeId: null });
  saveSettings(db, { theme: 'dark' }, MOMENT);

  expect(saveSettings(db, { theme: 'dark' }, MOMENT)).toEqual({ changeId: null });

  expect(listChanges(db, { limit: 30 })).toHaveLength(1);
});

test('a login is found until it expires, is deleted, or all are', () => {
  const db = testDatabase();
  const login = (tokenHash: string, minutes: number) => ({
    tokenHash,
    createdAt: AT,
    expiresAt: later(minutes),
  });
  for (const [hash, minutes] of [
    ['a', 10],
    ['b', 60],
    ['c', 60],
    ['d', 60],
  ] as const)
    insertLogin(db, login(hash, minutes));
  const alive = (now: string) =>
    ['a', 'b', 'c', 'd'].filter((hash) => findLogin(db, hash, now) !== undefined);

  expect(findLogin(db, 'b', AT)).toEqual(login('b', 60));
  expect(alive(later(9))).toEqual(['a', 'b', 'c', 'd']);
  expect(alive(later(10))).toEqual(['b', 'c', 'd']);
  deleteLogin(db, 'b');
  expect(alive(AT)).toEqual(['a', 'c', 'd']);
  deleteExpiredLogins(db, later(10));
  expect(alive(AT)).toEqual(['c', 'd']);
  deleteAllLogins(db);
  expect(alive(AT)).toEqual([]);
});

test('the export has every table, the same bytes each time, and no secret', () => {
  const db = testDatabase();
  givenPlan(db);
  const taskId = loadActivePlan(db)?.tasks[0]?.id ?? 0;
  setTaskCompletion(db, { ...MOMENT, taskId, on: TODAY, formToken: 'secret-token' });
  insertLogin(db, { tokenHash: 'secret-hash', createdAt: AT, expiresAt: later(60) });

  const json = exportText(db);
  const exported = exportedData(db);

  expect(exported).toMatchObject({ format: 'daymark-data', version: 1 });
  expect(Object.entries(exported.tables).map(([name, rows]) => `${name} ${rows.length}`)).toEqual([
    'settings 1',
    'plans 1',
    'calendarExceptions 0',
    'baselineDays 12',
    'yardstickDays 12',
    'replans 0',
    'phases 2',
    'habits 2',
    'habitCompletions 0',
    'habitNotes 0',
    'tasks 4',
    'steps 12',
    'sessions 4',
    'baselineSessions 4',
    'yardstickSessions 4',
    'spentTimes 0',
    'evidence 0',
    'reflections 0',
    'weekReviews 0',
    'roadmaps 0',
    'reportChoices 0',
    'ownCategories 0',
    'ownQuestions 0',
    'answerNotes 0',
    'answers 0',
    'ownResources 0',
    'readings 0',
    'readingNotes 0',
    'pieces 0',
    'pieceParts 0',
    'attachments 0',
    'mocks 0',
    'mockRounds 0',
    'mockScores 0',
    'changes 2',
  ]);
  expect(exported.tables.tasks?.[0]).toMatchObject({ key: 'task-1', completedOn: TODAY, completedAt: AT });
  expect(json).not.toContain('secret');
  expect(exportText(db)).toBe(json);
});
