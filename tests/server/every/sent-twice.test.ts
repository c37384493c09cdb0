import { randomUUID } from 'node:crypto';
import { type CheerioAPI, load } from 'cheerio';
import { describe, expect, it } from 'vitest';
import { attachToPiece } from '../../../db/attachment/attachments.ts';
import { exportData } from '../../../db/data/export.ts';
import { addHabit } from '../../../db/habit/habits.ts';
import { latestChange } from '../../../db/journal/history.ts';
import { setChangeUndone } from '../../../db/journal/undo.ts';
import { createPlan } from '../../../db/plan/plans.ts';
import { addPiece, listPieces } from '../../../db/portfolio/pieces.ts';
import { importOwnQuestions, listOwnQuestions } from '../../../db/practice/own-questions.ts';
import { listOwnResources } from '../../../db/reading/own-resources.ts';
import { setFocusTimer } from '../../../db/task/focus-timer.ts';
import { day } from '../../../plans/day.ts';
import { startTimer } from '../../../plans/task/focus-timer.ts';
import { hashPassword } from '../../../server/security/password.ts';
import {
  addForms,
  findOfferedForms,
  formsOf,
  type OfferedForm,
  type Sent,
  sendForm,
} from '../../support/app/offered-forms.ts';
import { listRoutes, patternOf } from '../../support/app/routes.ts';
import { type TestApp, testApp } from '../../support/app/test-app.ts';
import { keepRoadmap, SMALL_ROADMAP } from '../../support/app/upload.ts';
import { givenPlan, MOMENT, sampleNewPlan, testDatabase } from '../../support/database/db.ts';
import { dumpAll, dumpTables } from '../../support/database/full-database.ts';
import { rememberRows } from '../../support/database/rewind.ts';
import { USUAL_MINUTES } from '../../support/made/usual-minutes.ts';

const NOW = '2026-03-10T12:00:00.000Z';
const PASSWORD = 'a lighthouse by day';
const AT_ONCE = 20;

/** Addresses whose forms are not sent here, and why. */
const ELSEWHERE: Record<string, string> = {
  '/login': 'a second log-in is a second session, and the first stays good',
  '/backups': 'it writes no row; asked for at once, a backup is shared: backups.test.ts does it',
  '/backups/download': 'the same, and the answer is the file',
  '/settings/data/cancel': 'it writes no row; what is let go is no longer there: bring-back.test.ts does it',
  '/setup/backup':
    'it takes the place of the whole database: backup-return.test.ts sends it twice, and at once',
  '/setup/backup/found': 'the same, with a file that lies beside the database',
  '/setup/backup/return': 'the same, once it was looked at',
  '/practice/own/categories/:id': 'the same title again is no change: own-categories.test.ts renames one',
  '/import': 'it writes no row; the same file twice waits twice, for an hour',
  '/import/:ticket/format': 'it writes no row; what was read is read once more',
  '/import/:ticket/questions': 'it takes a file that was brought before: own-csv.test.ts sends it twice',
  '/import/:ticket/tasks': 'it takes a file that was brought before: incoming/tasks.test.ts sends it twice',
};

/** An answer in words where nothing is left to do. */
const COMES_LATE = /Take it back on its page first/;

/** What only some moves read; the form has a field for each. */
const READ_BY_MOVES: Record<string, string> = { day: 'day', studyDays: 'push', on: 'done', reason: 'drop' };

/** Moves of several tasks and of one; where work goes depends on where it stands. */
const MOVES = ['today', 'next', 'day', 'split', 'push', 'done', 'drop'];
const READING_METHODS = ['GET', 'HEAD'];

/** What undo leaves alone, by the kind of change: a timer that was noted, or a clock that was stopped, is no record. */
const NOT_UNDONE: Record<string, string> = {
  'time-noted': 'focus_timer',
  'mock-round-finished': 'mock_clocks',
  'mock-finished': 'mock_clocks',
};

type Life = {
  app: TestApp;
  cookie?: string;
  /** Pages beside those without a parameter, or instead of them. */
  besides: readonly string[];
  isWhole?: boolean;
};

/** Something of all that a learner can have, behind a password, in the second week of a plan. */
async function givenUsedPlan(): Promise<Life> {
  const passwordHash = await hashPassword(PASSWORD);
  const app = await testApp({ taskCount: 12, now: NOW, config: { passwordHash } });
  createPlan(app.db, sampleNewPlan(), MOMENT);
  const { headers } = await app.post('/login', { password: PASSWORD });
  const session = String(headers['set-cookie']).split(';')[0] ?? '';
  // A device that has been on a journey for days.
  const since = Date.parse('2026-03-02T12:00:00Z') / 1000;
  const cookie = `${session}; daymark_zone=Asia/Tokyo~UTC~${since}`;
  const given = async (path: string, form: Record<string, string>) => {
    const fields = { formToken: randomUUID(), from: '/today', ...form };
    const { status } = await app.post(path, fields, { headers: { cookie } });
    expect([path, status]).toEqual([path, expect.toBeOneOf([201, 303])]);
  };
  await given('/plans/1/activation', {});
  await given('/tasks/1/evidence', { kind: 'note', text: 'It works', location: '', value: '' });
  for (const task of [1, 2, 3]) {
    await given(`/tasks/${task}/spent`, { spentMinutes: '90', spentOn: '2026-03-03' });
    await given(`/tasks/${task}/completion`, { done: 'yes' });
  }
  await given('/tasks/6/drop', { dropped: 'yes', reason: '' });
  await given('/tasks/10/sessions', { action: 'day', day: '2026-03-10', confirmed: 'yes' });
  await given('/tasks/11/sessions', { action: 'split', confirmed: 'yes' });
  for (const seed of ['a', 'b']) await given('/mocks', { format: 'coding', task: '7', partner: '', seed });
  await given('/mocks/1/rounds/1/clock', { running: 'yes' });
  await given('/mocks/1/rounds/1/notes', { text: 'Why five seeds?', revision: '0' });
  await given('/mocks/1/completion', { done: 'yes' });
  await given('/report/choices', { name: 'For Ada', choices: '' });
  await given('/report/links', { label: 'Ada', openDays: '30', choices: '' });
  await given('/calendar/links', { label: 'Phone' });
  await given('/pieces', { kind: 'paper', parent: '', title: 'A paper' });
  givenTalks(app);
  attachToPiece(app.db, {
    attachment: {
      key: 'file-1',
      sha256: '0'.repeat(64),
      name: 'notes.txt',
      type: 'text/plain',
      bytes: 1,
      pieceKey: listPieces(app.db)[0]?.key ?? '',
    },
    noun: 'paper',
    ...MOMENT,
  });
  givenRounds(app);
  importOwnQuestions(app.db, {
    rows: [],
    categories: [{ id: 'own-vision', title: 'Vision' }],
    ...MOMENT,
  });
  await given('/practice/own', OWN_QUESTION);
  await given('/reading/own', OWN_RESOURCE);
  const habit = { planId: 1, minutes: 5, onDaysOff: false, overDayCount: 0, startsOn: day('2026-03-03') };
  addHabit(app.db, { ...habit, title: 'Run', endsOn: day('2026-03-05'), ...MOMENT });
  addHabit(app.db, { ...habit, title: 'Read a paper', endsOn: null, ...MOMENT });
  await given('/tasks/4/completion', { done: 'yes' });
  const [question] = listOwnQuestions(app.db);
  const [resource] = listOwnResources(app.db);
  setFocusTimer(app.db, startTimer(7, new Date('2026-03-10T11:20:00Z'), day('2026-03-10')));
  return {
    app,
    cookie,
    isWhole: true,
    besides: [
      '/tasks/1',
      '/tasks/7/moves',
      '/pieces/piece-talk',
      '/pieces/piece-run/clock',
      '/pieces/piece-team',
      '/pieces/piece-round/debrief',
      `/habits/${app.plan().habits.at(-1)?.id}`,
      '/practice/questions/plain-kl-divergence/answer?reveal=yes',
      `/practice/questions/${question?.id}`,
      `/practice/own/${question?.id}/edit`,
      `/reading/own/new?task=task-2`,
      `/reading/own/${resource?.id}/edit`,
      '/reading/vaswani-2017-attention',
    ],
  };
}

/** One whose rehearsal runs, and one that can be rehearsed. */
function givenTalks({ db }: TestApp): void {
  const talk = { kind: 'talk', noun: 'talk', parentKey: '', title: 'A talk' };
  const parts = new Map([['hostile-questions', 'Is it new?\nIs it true?']]);
  addPiece(db, { ...MOMENT, ...talk, key: 'piece-talk', parts });
  addPiece(db, { ...MOMENT, ...talk, key: 'piece-other-talk' });
  const slide = { kind: 'slide', noun: 'slide', parentKey: 'piece-talk', title: 'A slide' };
  for (const key of ['piece-first', 'piece-second']) addPiece(db, { ...MOMENT, ...slide, key });
  const run = {
    key: 'piece-run',
    kind: 'rehearsal',
    noun: 'rehearsal',
    parentKey: 'piece-talk',
    title: 'A run',
  };
  const running = new Map([
    ['version', 'minutes-30'],
    ['clock', 'method 2026-03-10T11:20:00.000Z'],
  ]);
  addPiece(db, { ...MOMENT, ...run, parts: running });
}

/** A target without a question, and a round of it that asked two. */
function givenRounds({ db }: TestApp): void {
  const target = { key: 'piece-team', kind: 'target', noun: 'target', parentKey: '', title: 'Team X' };
  addPiece(db, { ...MOMENT, ...target });
  const round = { kind: 'interview', noun: 'interview', parentKey: 'piece-team', title: 'A screen' };
  const parts = new Map([
    ['day', '2026-03-09'],
    ['asked', 'Why us?\nWhy now?'],
  ]);
  addPiece(db, { ...MOMENT, ...round, key: 'piece-round', parts });
}

const OWN_QUESTION = {
  prompt: 'Why did it fail?',
  category: 'own',
  form: 'story',
  difficulty: '1',
  seconds: '90',
  points: 'It was late',
  pitfalls: '',
  followUps: '',
  probing: '',
  phase: '',
  tasks: '',
};

const OWN_RESOURCE = {
  title: 'A note on seeds',
  authors: 'Lovelace, Ada',
  year: '2024',
  kind: 'post',
  link: 'https://example.org/seeds',
  part: '',
  minutes: '20',
  need: 'must',
  tasks: 'task-1',
};

/** On days with room for more, where a task has several parts. */
async function givenRoom(): Promise<Life> {
  const app = await testApp({ now: '2026-03-03T12:00:00Z', taskCount: 3 });
  return {
    app,
    besides: ['/today?select=yes', '/plan?select=yes', '/tasks/1', '/tasks/2', '/tasks/1/moves'],
  };
}

async function givenOwnRoadmap(yaml: string): Promise<TestApp> {
  const app = await testApp({ plan: 'none', now: NOW });
  await keepRoadmap(app, yaml);
  await app.post('/plans', {
    ...USUAL_MINUTES,
    formToken: randomUUID(),
    startOn: '2026-03-09',
    length: 'weeks',
    timeZone: 'UTC',
    roadmap: 'own',
  });
  return app;
}

/** With a whole piece, as a task wants to make one. */
async function givenPieceMade(): Promise<Life> {
  const app = await givenOwnRoadmap(
    SMALL_ROADMAP.replace('minutes: 30 }', 'minutes: 30, makes: [{ kind: slide }] }'),
  );
  const parts = new Map([
    ['section', 'method'],
    ['shortest', 'minutes-30'],
  ]);
  const slide = { key: 'piece-1', kind: 'slide', noun: 'slide', parentKey: '', title: 'It works' };
  addPiece(app.db, { ...slide, parts, ...MOMENT });
  const talk = { key: 'piece-2', kind: 'talk', noun: 'talk', parentKey: '', title: 'How it works' };
  addPiece(app.db, { ...talk, ...MOMENT });
  for (const key of ['piece-3', 'piece-4']) {
    addPiece(app.db, { ...slide, key, parentKey: 'piece-2', ...MOMENT });
  }
  return { app, besides: [`/tasks/${app.task(1).id}`, '/pieces/piece-2'] };
}

/** With a roadmap that is newer than the plan. */
async function givenUpdate(): Promise<Life> {
  const app = await givenOwnRoadmap(SMALL_ROADMAP);
  await keepRoadmap(app, SMALL_ROADMAP.replace('title: One thing', 'title: One great thing'));
  return { app, besides: ['/plan/update', '/roadmaps'] };
}

async function givenNothing(): Promise<Life> {
  return { app: await testApp({ plan: 'none', now: NOW }), isWhole: true, besides: [] };
}

/** What works of the forms that each life offers, once it was tried. */
const worksOf = new Map<string, readonly Tried[]>();

const LIVES = [
  ['all that a learner can have', givenUsedPlan],
  ['nothing', givenNothing],
  ['days with room', givenRoom],
  ['a piece that a task makes', givenPieceMade],
  ['a roadmap that is newer than the plan', givenUpdate],
] as const;

describe('every form that a page offers', () => {
  it.each(LIVES)(
    'given %s, does the same sent twice, and twenty times at once, and is undone and redone whole',
    async (name, given) => {
      const tried = await sendAll(await given());
      worksOf.set(
        name,
        tried.filter(({ status }) => status !== 'idle'),
      );

      expect(
        tried.flatMap(({ page, shape, problems }) => problems.map((words) => `${page}: ${shape}: ${words}`)),
      ).toEqual([]);
    },
  );

  it('is sent, to every address that takes one and by every move', async () => {
    expect([...worksOf.keys()]).toEqual(LIVES.map(([name]) => name));
    const works = [...worksOf.values()].flat();
    const { app } = await givenUsedPlan();
    const missed = listRoutes(app.app).filter(
      ({ method, path }) =>
        !READING_METHODS.includes(method) &&
        !(path in ELSEWHERE) &&
        !works.some(({ address }) => patternOf(path).test(address)),
    );
    expect(missed).toEqual([]);
    const moves = works.flatMap(({ address, how }) => (address.endsWith('/sessions') ? [how] : []));
    expect(moves).toEqual(expect.arrayContaining(MOVES));
  });
});

function isRead({ address, how }: OfferedForm, field: string): boolean {
  return !address.endsWith('/sessions') || READ_BY_MOVES[field] === undefined || READ_BY_MOVES[field] === how;
}

type Tried = {
  shape: string;
  address: string;
  page: string;
  how: string;
  /** `asks`: it is a step on the way to another form. */
  status: 'changed' | 'asks' | 'idle';
  problems: readonly string[];
};

/** Tries every form that the pages offer: of each shape the first that changes something. */
async function sendAll({ app, cookie = '', besides, isWhole = false }: Life): Promise<Tried[]> {
  const trial = makeTrial(app, cookie);
  const forms = isWhole
    ? await findOfferedForms(trial.get, [...plainPages(app), ...besides])
    : new Map<string, OfferedForm[]>();
  for (const page of isWhole ? [] : besides)
    addForms(forms, formsOf(page, (await trial.get(page)) ?? load('')));
  const tried: Tried[] = [];
  // Those that lead to others add them at the end.
  for (const alike of forms.values()) {
    if (alike.some(({ address }) => address in ELSEWHERE)) continue;
    const outcome = await tryOneOf(alike, trial);
    addForms(forms, outcome.more);
    tried.push(outcome);
  }
  return tried;
}

async function tryOneOf(
  alike: readonly OfferedForm[],
  trial: Trial,
): Promise<Tried & { more: OfferedForm[] }> {
  const more: OfferedForm[] = [];
  const [first] = alike;
  for (const form of alike) {
    for (const fields of [form.filledIn, form.fields]) {
      const { hasChanged, problems, next } = await trial.send(form, fields);
      more.push(...next);
      if (hasChanged) return { ...form, status: 'changed', problems, more };
    }
  }
  if (!first) throw new Error('There is no form of this shape');
  return { ...first, status: more.length > 0 ? 'asks' : 'idle', problems: [], more };
}

function plainPages({ app }: TestApp): string[] {
  return listRoutes(app)
    .filter(({ method, path }) => method === 'GET' && !/[:*]|\.\w+$/.test(path))
    .map(({ path }) => path);
}

/** The data of another Daymark. */
function dataOfAnother(): string {
  const db = testDatabase();
  givenPlan(db, { taskCount: 3 });
  return [...exportData(db)].join('');
}

/** How many rows each table of a dump has. */
function countRows(dump: string): string {
  const tables: [string, unknown[]][] = JSON.parse(dump);
  return tables.map(([name, rows]) => `${name} ${rows.length}`).join();
}

type Trial = ReturnType<typeof makeTrial>;

function makeTrial(app: TestApp, cookie: string) {
  const { db } = app;
  const rewind = rememberRows(db);
  const dump = () => JSON.stringify(dumpAll(db));
  const before = { dump: dump(), tables: dumpTables(db), changeId: latestChange(db)?.id ?? 0 };
  const files: Record<string, string> = {
    '/settings/data': dataOfAnother(),
    '/roadmaps': SMALL_ROADMAP.replace('id: own', 'id: another'),
    '/portfolio/paper/import': 'arXiv:1706.03762\n',
  };
  const get = async (address: string): Promise<CheerioAPI | null> => {
    const answer = await app.app.inject({ url: address, headers: { host: 'localhost', cookie } });
    const isPage =
      answer.statusCode === 200 && String(answer.headers['content-type']).startsWith('text/html');
    return isPage && !answer.headers['content-disposition'] ? load(answer.body) : null;
  };

  const send = async (form: OfferedForm, fields: OfferedForm['fields']) => {
    const file = files[form.address] ?? 'Some words';
    const post = (htmx = false) => sendForm(app, form, fields, { cookie, file, htmx });
    const first = await post();
    const once = dump();
    if (once === before.dump)
      return { hasChanged: false, problems: [], next: await formsBehind(form, first) };

    const problems: string[] = [];
    await post(true);
    if (dump() !== once) problems.push('a second time it does more');
    else problems.push(...undoProblems());
    problems.push(...(await lossProblems(form, file)));
    rewind();
    await Promise.all(Array.from({ length: AT_ONCE }, (_, index) => post(index === 1)));
    const atOnce = dump();
    rewind();
    if (atOnce !== once) problems.push(...(await luckProblems(post, atOnce)));
    return { hasChanged: true, problems, next: [] };
  };

  /** The learner goes Back, says something else, and sends it: that is kept as well, or they are told that it is not. */
  const lossProblems = async (form: OfferedForm, file: string) => {
    const other = form.saidOtherwise.map(([name, value], index) =>
      isRead(form, name) ? ([name, value] as const) : (form.filledIn[index] ?? ([name, value] as const)),
    );
    if (JSON.stringify(other) === JSON.stringify(form.filledIn)) return [];
    const once = dump();
    const second = await sendForm(app, form, other, { cookie, file, htmx: true });
    const isTold =
      second.status >= 400 ||
      second.leadsTo.startsWith('/moves') ||
      COMES_LATE.test(second.$?.root().text() ?? '');
    const isLost = dump() === once && !isTold;
    return isLost ? ['with other words, the second time is lost'] : [];
  };

  /** What draws lots, such as the key of a question, writes something else each time, but as much. */
  const luckProblems = async (post: () => Promise<unknown>, atOnce: string): Promise<string[]> => {
    await post();
    const alone = dump();
    rewind();
    return countRows(alone) === countRows(atOnce) ? [] : ['at once it does more'];
  };

  const undoProblems = (): string[] => {
    const change = latestChange(db);
    if (!change || change.id <= before.changeId || change.undoneAt !== null) return [];
    const after = dumpTables(db);
    const differing = (tables: typeof after) => {
      const now = dumpTables(db);
      return Object.keys(now).filter(
        (name) =>
          JSON.stringify(now[name]) !== JSON.stringify(tables[name]) &&
          NOT_UNDONE[change.facts.kind] !== name,
      );
    };
    setChangeUndone(db, change.id, true, NOW);
    const undone = differing(before.tables).map(
      (name) => `undone, ${name} is not as before ${change.facts.kind}`,
    );
    setChangeUndone(db, change.id, false, NOW);
    return [
      ...undone,
      ...differing(after).map((name) => `redone, ${name} is not as after ${change.facts.kind}`),
    ];
  };

  /** What an answer that changed nothing asks next. */
  const formsBehind = async ({ address }: OfferedForm, { status, leadsTo, $ }: Sent) => {
    // What is refused in words may be asked for, and confirmed.
    if ($) return formsOf(address, $).filter((form) => status < 400 || form.address === address);
    const next = /^\/(moves|settings\/data\/)/.test(leadsTo) ? await get(leadsTo) : null;
    return next ? formsOf(leadsTo, next) : [];
  };

  return { get, send };
}
