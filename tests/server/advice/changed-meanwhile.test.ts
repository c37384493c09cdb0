import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { describe, expect, it, onTestFinished } from 'vitest';
import { backUpDatabase } from '../../../db/file/backup/make.ts';
import { closeDatabase } from '../../../db/file/open.ts';
import { projectRoot } from '../../../db/file/project-root.ts';
import { followAll, type Way } from '../../support/advice/follow.ts';
import { typeHere } from '../../support/advice/type-here.ts';
import { type Answer, type Form, type TestApp, testApp } from '../../support/app/test-app.ts';
import {
  fieldPart,
  filePart,
  MULTIPART_TYPE,
  multipartBody,
  OWN_PAGE,
  SMALL_ROADMAP,
  sendTo,
} from '../../support/app/upload.ts';

/** Something that is refused on a page that shows what is no longer so, or in a form that says what cannot be. */
type World = {
  ask: () => Promise<string>;
  /** As it is advised. */
  well: () => Promise<unknown>;
  /** Another thing that is advised. */
  other?: () => Promise<unknown>;
  named?: (words: string) => Promise<unknown>;
};

const adviceOf = async (asked: Promise<Answer>, status: number): Promise<string> => {
  const answer = await asked;
  expect([answer.status, answer.$('h1').text()]).toEqual([status, expect.any(String)]);
  return answer.$('h1 ~ *').first().text().trim();
};

const goesWell = async (asked: Promise<{ status: number }>, status = 303) =>
  expect((await asked).status).toBe(status);

/** What a page has in the form of an address. */
function formIn({ $ }: Answer, action: string, index = 0): Form {
  const form = $(`form[action="${action}"]`).eq(index);
  expect(form.length, action).toBe(1);
  return Object.fromEntries(
    form
      .find('[name]')
      .toArray()
      .map(({ attribs }) => [attribs.name ?? '', attribs.value ?? '']),
  );
}

function givenFile(): string {
  const folder = mkdtempSync(join(tmpdir(), 'daymark-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return join(folder, 'daymark.db');
}

const changeCount = (app: TestApp) =>
  app.db.client.prepare<[], number>('select max(id) from changes').pluck().get() ?? 0;

const themes = (app: TestApp, theme: string) =>
  app.post('/settings', { timeZone: 'UTC', dayStartHour: '3', theme });

async function changedSince(): Promise<World> {
  const app = await testApp();
  await goesWell(themes(app, 'dark'));
  const first = changeCount(app);
  await goesWell(themes(app, 'light'));
  const undo = (id: number) => app.post(`/changes/${id}/undo`, { undone: 'yes' });
  const well = async () => {
    await goesWell(undo(first + 1));
    await goesWell(undo(first));
  };
  return { ask: () => adviceOf(undo(first), 409), well };
}

async function tooOld(): Promise<World> {
  const app = await testApp();
  await goesWell(app.post('/tasks/1/completion', { done: 'yes' }));
  const old = changeCount(app);
  for (let one = 0; one < 250; one += 1) await goesWell(themes(app, one % 2 === 0 ? 'dark' : 'light'));
  const ask = () => adviceOf(app.post(`/changes/${old}/undo`, { undone: 'yes' }), 410);
  const well = async () => {
    await goesWell(app.post('/tasks/1/completion', { done: 'no' }));
    expect(app.task(1).completion).toBe(null);
  };
  return { ask, well };
}

const later = '2026-03-09';

const finishOn = (app: TestApp, on: string) =>
  app.post('/sessions', { action: 'done', on, task: [1, 2].map((number) => String(app.task(number).id)) });

const keepOn = (app: TestApp, on: string) =>
  app.post(`/habits/${app.plan().habits[0]?.id}/days/${on}/completion`, { done: 'yes' });

async function nothingTicked(): Promise<World> {
  const app = await testApp();
  const ids = [1, 2].map((number) => String(app.task(number).id));
  const send = (task: readonly string[]) => app.post('/sessions', { action: 'done', task });
  return { ask: () => adviceOf(send([]), 422), well: () => goesWell(send(ids)) };
}

const comingDay = (post: (app: TestApp, on: string) => Promise<Answer>) => async (): Promise<World> => {
  const app = await testApp();
  const well = () => goesWell(post(app, '2026-03-04'));
  const other = () => goesWell(post(app, '2026-03-03'));
  return { ask: () => adviceOf(post(app, later), 422), well, other };
};

async function habitThatEnded(): Promise<World> {
  const app = await testApp({ database: givenFile() });
  const address = `/habits/${app.plan().habits[0]?.id}/days/2026-03-04/completion`;
  expect((await app.get('/today')).body).toContain(address);
  // As in another window.
  const other = new BetterSqlite3(app.db.client.name);
  other.exec("update habits set ends_on = '2026-03-03'");
  other.close();
  const well = async () => expect((await app.get('/today')).body).not.toContain(address);
  return { ask: () => adviceOf(app.post(address, { done: 'yes' }), 409), well };
}

async function reviewClosedElsewhere(): Promise<World> {
  const app = await testApp({ now: '2026-03-10T09:00:00Z' });
  const close = (wanted: string, seen: string) =>
    app.post('/weeks/1/review/closing', { wanted, seen, from: '/today' });
  await goesWell(close('done', 'open'));
  const well = async () => {
    const page = await app.get('/weeks/1');
    expect(page.status).toBe(200);
    await goesWell(app.post('/weeks/1/review/closing', { wanted: 'open', seen: 'done', from: '/weeks/1' }));
  };
  return { ask: () => adviceOf(close('dismissed', 'open'), 409), well };
}

/** As it is sent when nothing is changed in it. */
function setupForm(setup: Answer): Form {
  const chosen = setup.$('form[action="/plans"] input[type=radio][checked]').toArray();
  return {
    ...formIn(setup, '/plans'),
    ...Object.fromEntries(chosen.map(({ attribs }) => [attribs.name ?? '', attribs.value ?? ''])),
  };
}

async function secondSetup(): Promise<World> {
  const app = await testApp({ plan: 'none' });
  const sent = setupForm(await app.get('/setup'));
  await goesWell(app.post('/plans', sent));
  const planId = app.plan().id;
  const startAgain = async (query: string) => {
    const page = await app.get(`/setup?${query}`);
    expect([page.status, page.$('form[action="/plans"]').length]).toEqual([200, 1]);
  };
  const ways = async () => {
    const plans = await app.get('/plans');
    expect(plans.$(`a[href="/setup?again=${planId}"]`).length).toBe(1);
    await startAgain(`again=${planId}`);
    expect(plans.$('a[href="/roadmaps"]').length).toBeGreaterThan(0);
    await startAgain('roadmap=research-scientist-100');
  };
  return { ask: () => adviceOf(app.post('/plans', { ...sent, formToken: 'another' }), 409), well: ways };
}

/** A backup that is sent from a page of before there was a plan. */
async function backupOverPlan(): Promise<World> {
  const file = givenFile();
  const app = await testApp({ database: file });
  const other = await testApp({ database: givenFile(), taskCount: 3 });
  const backup = backUpDatabase(other.db.client, other.db.client.name, new Date(), 'by-hand');
  const ask = () => adviceOf(app.post('/setup/backup/found', { name: 'x' }), 409);
  const byCommand = async (command: string) => {
    await app.app.close();
    closeDatabase(app.db);
    expect(await typeHere(command.replace(/FILE$/, backup), { env: {} })).toMatchObject({ code: 0 });
    expect((await testApp({ plan: 'none', database: file })).plan().tasks.length).toBe(3);
  };
  return { ask, well: async () => undefined, named: byCommand };
}

async function planGone(): Promise<World> {
  const app = await testApp();
  const well = async () => {
    const roadmaps = await app.get('/roadmaps');
    const link = roadmaps.$('a[href^="/setup?roadmap="]').first().attr('href') ?? '';
    await goesWell(app.get(link), 200);
  };
  return { ask: () => adviceOf(app.get('/setup?again=99'), 404), well };
}

async function roadmapGone(): Promise<World> {
  const { well } = await planGone();
  const app = await testApp();
  return { ask: () => adviceOf(app.get('/setup?roadmap=not-there'), 404), well };
}

async function roadmapOfPlanGone(): Promise<World> {
  const app = await testApp({ plan: 'none' });
  const upload = async () => {
    const { statusCode } = await sendTo('/roadmaps', app, filePart(SMALL_ROADMAP), fieldPart('keep', 'yes'));
    expect(statusCode).toBe(303);
  };
  await upload();
  await goesWell(app.post('/plans', setupForm(await app.get('/setup?roadmap=own'))));
  const again = `/setup?again=${app.plan().id}`;
  await goesWell(app.get(again), 200);
  await goesWell(app.post('/roadmaps/own/removal', {}));
  const well = async () => {
    expect((await app.get('/settings')).$('a[href="/roadmaps"]').length).toBe(1);
    await upload();
    await goesWell(app.get(again), 200);
  };
  return { ask: () => adviceOf(app.get(again), 404), well };
}

async function orderSince(): Promise<World> {
  const app = await testApp();
  const { id, sessions } = app.task(1);
  const order = (task: number) =>
    app.post(`/days/${sessions[0]?.day}/order`, { task: `${task}`, before: '' });
  return { ask: () => adviceOf(order(999), 409), well: () => goesWell(order(id)) };
}

async function foreignName(): Promise<World> {
  const app = await testApp();
  const headers = { host: 'planner.example' };
  const well = () => goesWell(app.get('/today'), 200);
  const other = async () => {
    const named = await testApp({ config: { allowedHosts: ['localhost', 'planner.example'] } });
    await goesWell(named.get('/today', headers), 200);
  };
  return { ask: () => adviceOf(app.get('/today', headers), 421), well, other };
}

async function brokenForm(): Promise<World> {
  const url = '/roadmaps';
  const app = await testApp();
  const ask = async () => {
    const { statusCode, body } = await app.app.inject({
      method: 'POST',
      url,
      headers: { ...OWN_PAGE, 'content-type': MULTIPART_TYPE },
      payload: multipartBody(filePart(SMALL_ROADMAP)).subarray(0, 60),
    });
    expect(statusCode).toBe(400);
    return /class="lead">([^<]+)</.exec(body)?.[1] ?? body;
  };
  const well = async () => {
    const { statusCode } = await sendTo(url, app, filePart(SMALL_ROADMAP));
    expect(statusCode).toBe(200);
  };
  return { ask, well };
}

const noSuchReport = (url: string, done: number) => async (): Promise<World> => {
  const app = await testApp();
  const send = (choices: string) =>
    app.post(url, { choices, name: 'Mine', label: 'Ada', openDays: '30', from: '/report' });
  const well = async () => {
    const page = await app.get('/report?range=week');
    const chosen = page.$(`form[action="${url}"] [name=choices]`).val();
    await goesWell(send(String(chosen)), done);
  };
  return { ask: () => adviceOf(send('range=phase&phase=gone'), 422), well };
};

async function noSuchTable(): Promise<World> {
  const app = await testApp();
  const table = (name: string) => app.get(`/report.csv?table=${name}`);
  const tables = async (words: string) => {
    for (const name of words.split(', ')) await goesWell(table(name), 200);
  };
  return { ask: () => adviceOf(table('none'), 422), well: async () => {}, named: tables };
}

async function formByHand(): Promise<World> {
  const app = await testApp();
  const send = (done: string) => app.post('/tasks/1/completion', { done });
  return { ask: () => adviceOf(send('perhaps'), 422), well: () => goesWell(send('yes')) };
}

/** Each place in the code that refuses something for good, or because of what a page showed. */
const REFUSED: Readonly<Record<string, readonly (readonly [string, () => Promise<World>])[]>> = {
  'journal/routes.ts': [
    ['409: a change that was changed since', changedSince],
    ['410: a change that is too old', tooOld],
  ],
  'task/sessions.tsx': [
    ['422: no task that was ticked', nothingTicked],
    ['422: several tasks on a day to come', comingDay((app, on) => finishOn(app, on))],
  ],
  'task/ticking/completions.ts': [
    [
      '422: a task on a day to come',
      comingDay((app, on) => app.post('/tasks/1/completion', { done: 'yes', on })),
    ],
  ],
  'habit/routes.tsx': [
    ['422: a habit on a day to come', comingDay(keepOn)],
    ['409: a habit that ended', habitThatEnded],
  ],
  'http/forms/upload.ts': [['400: half a file', brokenForm]],
  'http/forms/parse-form.ts': [['422: a form that was made by hand', formByHand]],
  'report/choices-routes.ts': [['422: a choice that there is not', noSuchReport('/report/choices', 303)]],
  'report/link-routes.ts': [['422: a link to what there is not', noSuchReport('/report/links', 201)]],
  'report/routes.ts': [['422: a table that there is not', noSuchTable]],
  'review/routes.tsx': [['409: a review that was closed elsewhere', reviewClosedElsewhere]],
  'plan/setup.tsx': [['409: a second setup', secondSetup]],
  'data/backup-return.tsx': [['409: a backup where there is a plan', backupOverPlan]],
  'plan/setup-subject.ts': [
    ['404: a plan that is gone', planGone],
    ['404: a roadmap that is gone', roadmapGone],
    ['404: the roadmap of a plan', roadmapOfPlanGone],
  ],
  'today/day-order.ts': [['409: an order of what is not there', orderSince]],
  'security/protect.ts': [['421: a name that is not known', foreignName]],
};

/** Those that are followed elsewhere, each by its test. */
const ELSEWHERE: Readonly<Record<string, readonly [test: string, words: readonly string[]]>> = {
  'mock/outcomes.ts': ['server/mock/mocks.test.ts', ['proves no task that wants a link']],
  'http/writing.tsx': ['server/task/writing.test.ts', ['What you typed is still in the field.']],
  'review/routes.tsx': ['server/every/texts/too-long.test.ts', ["path: '/weeks/1/review'"]],
  'task/quick-add.tsx': ['server/task/quick-add.test.ts', ['still in the line']],
  'http/forms/upload.ts': ['server/roadmap/roadmaps.test.ts', ['411']],
  'attachment/receive.ts': ['server/attachment/files.test.ts', ['This picture is damaged.']],
  'attachment/routes.ts': [
    'server/attachment/files.test.ts',
    ['Choose a file first.', 'but its bytes are not'],
  ],
  'practice/own/category-routes.ts': ['server/practice/own/own-categories.test.ts', ['Choose another name']],
  'portfolio/making/routes.ts': ['server/portfolio/making.test.ts', ['not whole any more']],
};

/** What asks for nothing to be done. */
const TOLD_ALONE: Readonly<Record<string, readonly string[]>> = {
  'http/changed.ts': ['What you see there is as it was.'],
};

const WAYS: readonly Way<World>[] = [
  {
    words:
      /First take back the later change of [^:]+: .+?\. Then try this again|You can still change it by hand|Tick the tasks that you mean, then try again|Reload the page(?: and try again| to see it)?|Its days were changed in another window: reload the page|Choose the file and try again|Choose again on the page of the report|Open it at the address that it printed when it started|Choose a roadmap to make one|Choose another(?=\.)|Upload its roadmap again, under Roadmaps, and then start again|Under Plans it can be started again, or another made|Choose today/,
    follow: ({ well }) => well(),
  },
  {
    words:
      /an earlier day|If this name is meant to lead here, add it to DAYMARK_ALLOWED_HOSTS and start Daymark again/,
    follow: ({ other }) => {
      expect(other).toBeDefined();
      return other?.();
    },
  },
  {
    words:
      /If that is what you want, stop Daymark, type (.+?) and start it again; what is here now is kept aside/,
    follow: ({ named }, [command = '']) => named?.(command),
  },
  { words: /Choose one of the tables ([a-z, ]+)/, follow: ({ named }, [words = '']) => named?.(words) },
];

/** What was kept, and what may have happened. */
const KEPT =
  /(?:A backup takes the place of all that is here, your plan too|Nothing was (?:changed|kept|taken back|saved)|No link was made|It was left as it is|Its order stays as it is|The plan itself is as it was|It may have been deleted|What it replaced is kept for the last hundred changes|It was changed in another window, and that change was kept|The form did not say whether it is done)\. ?/g;

describe('the advice of what is refused for good, or because of what a page showed, is followed word for word', () => {
  it.for(Object.values(REFUSED).flat())('%s', async ([, prepare]) => {
    await followAll(prepare, async ({ ask }) => (await ask()).replaceAll(KEPT, ''), WAYS);
  });

  it('is there for every place in the code that refuses so', () => {
    const folder = join(projectRoot(), 'server');
    const counted = readdirSync(folder, { recursive: true, encoding: 'utf8' }).flatMap((name) => {
      if (!/\.tsx?$/.test(name)) return [];
      const code = readFileSync(join(folder, name), 'utf8');
      const found = code.match(/new HttpProblem\(\s*(?!\s|403|413|429|503|507)\d/g);
      return found ? [[name, found.length]] : [];
    });
    const names = new Set([REFUSED, ELSEWHERE, TOLD_ALONE].flatMap((told) => Object.keys(told)));
    const tried = [...names].map((name) => [
      name,
      (REFUSED[name]?.length ?? 0) + (ELSEWHERE[name]?.[1].length ?? 0) + (TOLD_ALONE[name]?.length ?? 0),
    ]);

    expect(tried.toSorted()).toEqual(counted.toSorted());
  });

  it.for(Object.entries(ELSEWHERE))('is followed elsewhere, where it is said by %s', ([, [test, words]]) => {
    const code = readFileSync(join(projectRoot(), 'tests', test), 'utf8');
    for (const each of words) expect(code).toContain(each);
  });

  it.for(Object.entries(TOLD_ALONE))('is none in what %s says', ([name, told]) => {
    const code = readFileSync(join(projectRoot(), 'server', name), 'utf8');
    for (const each of told) expect(code).toContain(each);
  });
});
