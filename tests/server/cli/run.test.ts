import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { backUpDatabase } from '../../../db/file/backup/make.ts';
import { closeDatabase, openDatabase } from '../../../db/file/open.ts';
import { listChanges } from '../../../db/journal/history.ts';
import { loadActivePlan } from '../../../db/plan/load-plan.ts';
import { deletePlan, setPlanArchived } from '../../../db/plan/plans.ts';
import type { Task } from '../../../plans/plan/plan.ts';
import { runCli } from '../../../server/cli/run.ts';
import { fixedClock } from '../../../server/clock.ts';
import {
  dumpData,
  givenPlan,
  listWords,
  MOMENT,
  requirePlan,
  testDatabase,
} from '../../support/database/db.ts';

type Ran = { code: number; out: string; err: string };

/** A database in a file with the sample plan, and the command line on it at a fixed moment. */
function givenCli({ plan = true, env = {} }: { plan?: boolean; env?: Record<string, string> } = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'daymark-cli-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const path = join(folder, 'daymark.db');
  const made = openDatabase(path);
  if (plan) givenPlan(made, { taskCount: 12 });
  closeDatabase(made);

  const run = async (...words: string[]): Promise<Ran> => {
    const ran = { code: -1, out: '', err: '' };
    ran.code = await runCli(words, {
      env: { DAYMARK_DATABASE: path, ...env },
      clock: fixedClock('2026-03-04T09:00:00Z'),
      write: (text) => {
        ran.out += typeof text === 'string' ? text : Buffer.from(text).toString('utf8');
      },
      complain: (text) => {
        ran.err += text;
      },
    });
    return ran;
  };
  const db = testDatabase(path);
  return {
    run,
    db,
    folder,
    task: (id: number): Task | undefined => requirePlan(db).tasks.find((task) => task.id === id),
  };
}

describe('today', () => {
  it('tells what the day asks, with the numbers that other commands take', async () => {
    const { run } = givenCli();
    const { code, out } = await run('today');
    expect(code).toBe(0);
    expect(out).toContain('4 March 2026, day 3 of 14\n');
    expect(out).toMatch(/^\[ \] {4}3 {2}Task 3, 1 h$/m);
    expect(out).toContain('From earlier days:\n');
    expect(out).toMatch(/You are 2 study days behind the plan/);
  });

  it('tells the same as JSON', async () => {
    const { run } = givenCli();
    const { out } = await run('today', '--json');
    expect(JSON.parse(out)).toMatchObject({
      day: '2026-03-04',
      dayNumber: 3,
      sessions: [{ taskId: 3, title: 'Task 3', part: 1, minutes: 60, isDone: false }],
      habits: [{ title: 'Drill of first', minutes: 20, isDone: false }],
      carriedOver: [{ taskId: 1, remainingMinutes: 60, plannedOn: '2026-03-02' }, { taskId: 2 }],
    });
  });
});

describe('done', () => {
  it.each([
    { name: 'a number', words: ['3'] },
    { name: 'a title', words: ['task', '3'] },
  ])('checks a task off, by $name, and leaves its neighbours', async ({ words }) => {
    const { run, db, task } = givenCli();
    const neighbour = task(2);

    const { code, out } = await run('done', ...words);

    expect([code, out]).toEqual([0, '“Task 3” is done, on 4 March 2026.\n']);
    expect(task(3)?.completion?.on).toBe('2026-03-04');
    expect(task(2)).toEqual(neighbour);
    expect(listChanges(db, { limit: 1 })[0]).toMatchObject({
      facts: { kind: 'task-finished', title: 'Task 3' },
      canUndo: true,
      taskId: 3,
    });
  });

  it('takes an earlier day, and leaves what is done on its day', async () => {
    const { run, db, task } = givenCli();
    await run('done', '3', '--on', '2026-03-02');
    const dump = dumpData(db);

    const again = await run('done', '3', '--json');

    expect(JSON.parse(again.out)).toEqual({ changeId: null, taskId: 3, title: 'Task 3', on: '2026-03-02' });
    expect(dumpData(db)).toEqual(dump);
    expect(task(3)?.completion?.on).toBe('2026-03-02');
  });

  it('puts what is done on another day only where that is said', async () => {
    const { run, db, task } = givenCli();
    await run('done', '3', '--on', '2026-03-02');
    const dump = dumpData(db);

    const late = await run('done', '3', '--on', '2026-03-03');
    expect(late).toMatchObject({ code: 1, out: '' });
    expect(late.err).toBe(
      '“Task 3” was finished already, on Monday 2 March 2026. It stays so; with --change-day it goes to the other day.\n',
    );
    expect(dumpData(db)).toEqual(dump);

    const changed = await run('done', '3', '--on', '2026-03-03', '--change-day');
    expect(changed.out).toBe('“Task 3” is done, on 3 March 2026.\n');
    expect(task(3)?.completion?.on).toBe('2026-03-03');
  });

  it('lists the tasks that a text could mean, and takes the only one that is open', async () => {
    const { run, db, task } = givenCli();
    const before = dumpData(db);

    const { code, out, err } = await run('done', 'task', '1', 'x');
    expect([code, out]).toEqual([1, '']);
    expect(err).toContain('No task of the plan in use is called “task 1 x”');
    const several = await run('done', 'sk 1');
    expect(several.code).toBe(1);
    expect(several.err).toMatch(/^4 tasks are called something with “sk 1”/);
    for (const title of ['Task 1', 'Task 10', 'Task 11', 'Task 12']) expect(several.err).toContain(title);
    expect(dumpData(db)).toEqual(before);

    for (const id of ['1', '10', '11']) await run('done', id);
    expect((await run('done', 'sk 1')).code).toBe(0);
    expect(task(12)?.completion?.on).toBe('2026-03-04');
  });

  it('refuses days to come', async () => {
    const { run, db } = givenCli();
    const before = dumpData(db);
    expect(await run('done', '3', '--on', '2026-03-05')).toMatchObject({
      code: 1,
      err: expect.stringContaining('has not come yet'),
    });
    expect(dumpData(db)).toEqual(before);
  });
});

describe('undo', () => {
  it('takes changes back one after the other, and says so when there are none', async () => {
    const { run, db } = givenCli();
    const before = dumpData(db);
    await run('done', '3');
    await run('done', '4');

    expect((await run('undo')).out).toBe('Taken back: Finished “Task 4”\n');
    expect((await run('undo')).out).toBe('Taken back: Finished “Task 3”\n');

    expect(dumpData(db)).toEqual(before);
    await run('undo');
    expect(await run('undo')).toMatchObject({ code: 1, out: '' });
  });

  it('takes back what made the only plan, and puts it back', async () => {
    const { run, db } = givenCli();
    const before = dumpData(db);

    expect((await run('undo')).out).toMatch(/^Taken back: /);
    expect((await run('today')).err).toContain('There is no plan yet.');
    expect((await run('redo')).out).toMatch(/^Put back: /);

    expect(dumpData(db)).toEqual(before);
  });

  it.each([
    { name: 'archived', act: setPlanArchived, says: 'No plan is in use.' },
    { name: 'deleted', act: deletePlan, says: 'There is no plan yet.' },
  ])('takes back that the only plan was $name, and does so again', async ({ act, says }) => {
    const { run, db } = givenCli();
    const before = dumpData(db);
    act(db, { planId: 1, isArchived: true, ...MOMENT });
    const after = dumpData(db);

    for (const command of ['today', 'pace', 'week', 'report'])
      expect([command, (await run(command)).err]).toEqual([command, expect.stringContaining(says)]);
    expect((await run('undo')).out).toMatch(/^Taken back: /);
    expect(dumpData(db)).toEqual(before);
    expect((await run('redo')).out).toMatch(/^Put back: /);
    expect(dumpData(db)).toEqual(after);
  });

  it('is put back in turn, until something else is changed', async () => {
    const { run, db } = givenCli();
    await run('done', '3');
    await run('done', '4');
    const after = dumpData(db);
    await run('undo');
    await run('undo');

    expect((await run('redo')).out).toBe('Put back: Finished “Task 3”\n');
    expect((await run('redo')).out).toBe('Put back: Finished “Task 4”\n');
    expect(dumpData(db)).toEqual(after);
    expect(await run('redo')).toMatchObject({
      code: 1,
      out: '',
      err: expect.stringContaining('nothing to put back'),
    });
  });
});

describe('add', () => {
  it('adds a task where it fits, or on a day', async () => {
    const { run, task, db } = givenCli();
    expect((await run('add', 'Read', 'the', 'paper', '--minutes', '45')).code).toBe(0);
    const { out } = await run(
      'add',
      'Ask Ada',
      '--on',
      '2026-03-06',
      '--kind',
      'rehearsal',
      '--stretch',
      '--json',
    );

    const { taskId } = JSON.parse(out);
    expect(task(taskId)).toMatchObject({
      title: 'Ask Ada',
      minutes: 60,
      kind: 'rehearsal',
      weight: 'stretch',
      origin: 'own',
      sessions: [{ day: '2026-03-06', minutes: 60, isPinned: true }],
    });
    const fitted = requirePlan(db).tasks.find(({ title }) => title === 'Read the paper');
    expect(fitted?.sessions.reduce((sum, { minutes }) => sum + minutes, 0)).toBe(45);
    expect(listWords(db, 2)).toEqual([
      'Added “Ask Ada”, 1 h on 6 March 2026; over its minutes: Fri 6 Mar with 2 h 20 min of 2 h',
      'Added “Read the paper”, 45 min on 7 March 2026',
    ]);
  });

  it.each([
    { words: ['x', '--minutes', 'ten'], says: 'whole minutes' },
    { words: ['x', '--on', '2026-03-01'], says: 'That day is over' },
    { words: [' '], says: 'Write what the task is' },
  ])('says what is wrong with it, and adds nothing: $words', async ({ words, says }) => {
    const { run, db } = givenCli();
    const before = dumpData(db);
    expect(await run('add', ...words)).toMatchObject({ code: 1, err: expect.stringContaining(says) });
    expect(dumpData(db)).toEqual(before);
  });
});

describe('week and pace', () => {
  it('tell how it goes', async () => {
    const { run } = givenCli();
    await run('done', '1');
    expect((await run('week')).out).toContain(
      'Week 1 of 2, 2 March 2026 to 8 March 2026: Phase 1\n1 h finished of 6 h planned\n',
    );
    expect(JSON.parse((await run('week', '2', '--json')).out)).toMatchObject({
      week: 2,
      finishedTasks: [],
      plannedMinutes: 360,
    });
    expect(await run('week', '3')).toMatchObject({
      code: 1,
      err: 'The plan has 2 weeks, and none is number 3. Name one from 1 to 2.\n',
    });
    expect((await run('pace')).out).toMatch(/study day behind the plan/);
    expect((await run('pace', '--json')).out).not.toMatch(/\d\.\d{7}/);
    expect(JSON.parse((await run('pace', '--json')).out)).toMatchObject({
      pace: { verdict: 'behind', studyDays: 1 },
    });
  });
});

describe('report', () => {
  it.each(['md', 'csv', 'json', 'html'])('is written to a file or the terminal as %s', async (format) => {
    const { run, folder } = givenCli();
    await run('done', '1');
    const file = join(folder, `report.${format}`);

    const written = await run('report', '--format', format, '--out', file);

    expect(written).toMatchObject({ code: 0, out: '', err: `The report is in ${file}.\n` });
    expect(readFileSync(file, 'utf8')).toContain('Task 1');
    expect((await run('report', '--format', format)).out).toBe(readFileSync(file, 'utf8'));
  });

  it('is written as PDF', async () => {
    const { run, folder } = givenCli();
    const file = join(folder, 'report.pdf');
    expect((await run('report', '--format', 'pdf', '--out', file)).code).toBe(0);
    expect(readFileSync(file).subarray(0, 5).toString('latin1')).toBe('%PDF-');
  });

  it('is a file that only its owner may read, in the folder where it was asked for', async () => {
    const typedIn = mkdtempSync(join(tmpdir(), 'daymark-typed-in-'));
    onTestFinished(() => rmSync(typedIn, { recursive: true, force: true }));
    const { run } = givenCli({ env: { INIT_CWD: typedIn } });
    const umask = process.umask(0);
    onTestFinished(() => void process.umask(umask));
    mkdirSync(join(typedIn, 'for-ada'));

    const { err } = await run('report', '--out', 'for-ada/report.md');

    const file = join(typedIn, 'for-ada/report.md');
    expect(err).toBe(`The report is in ${file}.\n`);
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  it('says what it cannot do', async () => {
    const { run, folder } = givenCli();
    const nowhere = join(folder, 'missing/report.md');
    expect(await run('report', '--out', nowhere)).toMatchObject({
      code: 1,
      err: expect.stringContaining(nowhere),
    });
    expect(await run('report', '--from', '2026-03-09', '--to', '2026-03-02')).toMatchObject({
      code: 1,
      out: '',
    });
  });
});

describe('what is not understood', () => {
  it.each([
    [['dance'], 'unknown command'],
    [[], 'Usage: daymark'],
    [['done'], 'missing required argument'],
    [['done', '1', '--on', 'yesterday'], 'like 2026-03-02'],
    [['week', 'three'], 'number of a week'],
    [['today', '--loud'], 'unknown option'],
    [['today', 'now'], 'too many arguments'],
    [['report', '--format', 'docx'], 'Allowed choices'],
    [['add', 'x', '--kind', 'nap'], 'Allowed choices'],
  ])('ends with 2 and says why: %j', async (words, says) => {
    const { run, db } = givenCli();
    const before = dumpData(db);
    const { code, out, err } = await run(...words);
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain(says);
    expect(dumpData(db)).toEqual(before);
  });

  it('is explained by --help, which is no mistake', async () => {
    const { run } = givenCli();
    const { code, out } = await run('--help');
    expect(code).toBe(0);
    for (const word of ['today', 'done', 'read', 'undo', 'add', 'week', 'pace', 'report', 'exits with 0'])
      expect(out).toContain(word);
    expect((await run('done', '--help')).out).toContain('--on <day>');
  });

  it('has a problem without a plan, a database or a sensible setting, in words', async () => {
    const { run, db } = givenCli({ plan: false });
    expect(loadActivePlan(db)).toBeNull();
    expect(await run('today')).toMatchObject({
      code: 1,
      out: '',
      err: expect.stringContaining('There is no plan yet'),
    });
    const err: string[] = [];
    const surroundings = { write: () => undefined, complain: (text: string) => err.push(text) };
    expect(
      await runCli(['today'], { ...surroundings, env: { DAYMARK_DATABASE: '/nowhere/daymark.db' } }),
    ).toBe(1);
    expect(await runCli(['today'], { ...surroundings, env: { DAYMARK_PORT: 'x' } })).toBe(1);
    expect(err).toEqual([
      expect.stringContaining('There is no database at /nowhere/daymark.db'),
      expect.stringContaining('DAYMARK_PORT is "x"'),
    ]);
  });

  it.each(['today', 'backup'])('says what a start says of a database that is gone: %s', async (command) => {
    const { run, folder, db } = givenCli();
    const path = join(folder, 'daymark.db');
    const backup = backUpDatabase(db.client, path, new Date('2026-03-04T08:00:00Z'), 'daily');
    closeDatabase(db);
    rmSync(path);

    const { code, err } = await run(command);

    expect(code).toBe(1);
    expect(err).toContain(`The database ${path} is gone or empty`);
    expect(err).toContain(`restore ${backup}\``);
    expect(() => openDatabase(path, { exclusive: true })).toThrow(err.trim());
  });
});
