import { load } from 'cheerio';
import { describe, expect, it, test } from 'vitest';
import { listChanges } from '../../../db/journal/history.ts';
import { listPlans } from '../../../db/plan/plans.ts';
import { type Answer, type TestApp, testApp } from '../../support/app/test-app.ts';
import { filePart, MULTIPART_TYPE, OWN_PAGE, sendTo } from '../../support/app/upload.ts';
import { dumpData } from '../../support/database/db.ts';

/** What a Daymark with a task done downloads. */
async function givenData(): Promise<string> {
  const { get, post } = await testApp();
  await post('/tasks/1/completion', { done: 'yes' });
  await post('/settings', { timeZone: 'Asia/Kolkata', dayStartHour: '4', theme: 'dark' });
  return (await get('/settings/data.json')).body;
}

/** Sends a file, and goes where that leads, until it is looked at. */
async function look(app: TestApp, content: string | Buffer): Promise<Answer> {
  const { statusCode, headers, body } = await sendTo('/settings/data', app, filePart(content, 'data.json'));
  if (statusCode !== 303) return { status: statusCode, headers, body, $: load(body) };
  return whenDone(app, String(headers.location));
}

async function whenDone({ get }: TestApp, address: string): Promise<Answer> {
  let answer = await get(address);
  while (answer.$('#import-progress').length > 0) answer = await get(address);
  return answer;
}

/** The form by which what was looked at comes back. */
function formOf({ $ }: Answer): Record<string, string> {
  const form = $('form[action="/settings/data/return"]');
  return { file: String(form.find('[name=file]').val()), basis: String(form.find('[name=basis]').val()) };
}

const problemsOf = ({ $ }: Answer) =>
  $('.error-summary li')
    .toArray()
    .map((item) => $(item).text());

describe('data that is brought back on its page', () => {
  it('is looked at first, and comes into an empty Daymark as it was', async () => {
    const data = await givenData();
    const app = await testApp({ plan: 'none' });
    expect((await app.get('/settings')).$('form[action="/settings/data"] [type=file]').length).toBe(1);
    const before = dumpData(app.db);

    const preview = await look(app, data);

    expect(preview.status).toBe(200);
    expect(preview.$('main').text()).toContain('Sample roadmap');
    expect(preview.$('main').text()).toContain('1 of 4 tasks done');
    expect(preview.$('main').text()).toContain('Your settings come with it.');
    expect(dumpData(app.db)).toEqual(before);
    const { status, headers } = await app.post('/settings/data/return', formOf(preview));
    expect([status, headers.location]).toEqual([303, '/']);
    expect((await app.get('/settings/data.json')).body).toBe(data);
    expect((await app.get('/today')).$('html').attr('data-theme')).toBe('dark');
  });

  it('comes beside what is here as one change, once', async () => {
    const data = await givenData();
    const app = await testApp({ taskCount: 2 });
    const plan = app.plan();
    const form = formOf(await look(app, data));

    expect((await app.post('/settings/data/return', form)).headers.location).toBe('/plans');

    expect(app.plan()).toEqual(plan);
    expect(listPlans(app.db).map(({ taskCount, doneCount }) => [taskCount, doneCount])).toEqual([
      [4, 1],
      [2, 0],
    ]);
    expect(listChanges(app.db, { limit: 1 })[0]).toMatchObject({
      facts: { kind: 'data-brought-back', planCount: 1 },
      canUndo: true,
    });
    const again = await look(app, data);
    expect(again.$('main').text()).toContain('All of it is here already');
    expect(again.$('#bring-back').length).toBe(0);
    expect((await app.post('/settings/data/return', form)).headers.location).toBe('/plans');
    expect(listPlans(app.db).length).toBe(2);
  });

  it('is looked at again when something was changed meanwhile', async () => {
    const app = await testApp();
    const form = formOf(await look(app, await givenData()));
    await app.post('/tasks/2/completion', { done: 'yes' });
    const before = dumpData(app.db);

    const stale = await app.post('/settings/data/return', form);

    expect([stale.status, stale.$('[role=alert]').text()]).toEqual([
      409,
      expect.stringContaining('changed meanwhile'),
    ]);
    expect(dumpData(app.db)).toEqual(before);
    expect((await app.post('/settings/data/return', formOf(stale))).status).toBe(303);
    expect(listPlans(app.db)).toHaveLength(2);
  });

  it('is asked for again where it is not at hand, and told what was changed', async () => {
    const app = await testApp();
    const before = dumpData(app.db);
    for (const form of [{}, { file: 'x', basis: 'y' }]) {
      const answer = await app.post('/settings/data/return', form);
      expect([answer.status, problemsOf(answer)]).toEqual([
        422,
        ['That file is no longer available: choose it again.'],
      ]);
    }
    expect(dumpData(app.db)).toEqual(before);
  });
});

describe('a file that is no data', () => {
  const tables = (given: Record<string, unknown>) =>
    JSON.stringify({ format: 'daymark-data', version: 1, tables: given });
  const plan = {
    id: 1,
    roadmapId: 'x',
    title: 'x',
    startOn: '2026-03-02',
    finishOn: '2026-03-08',
    weekdayMinutes: [0, 0, 0, 0, 0, 0, 0],
    interviewOn: null,
    createdAt: '2026-03-02T09:00:00.000Z',
    archivedAt: null,
  };

  it.each([
    { name: 'empty', content: '', says: 'There is nothing in this file.' },
    {
      name: 'two settings',
      content: '{"format":"daymark-data","version":1,"tables":{"settings":[{"id":1,"id":2}]}}',
      says: 'has “id” twice',
    },
    {
      name: 'another number',
      content: '{"format":"daymark-data","version":1,"tables":{"settings":[{"id":2}]}}',
      says: 'should be 1: there is one row of settings',
    },
    {
      name: 'a table twice',
      content: '{"format":"daymark-data","version":1,"tables":{"settings":[],"settings":[]}}',
      says: 'has “settings” twice',
    },
    {
      name: 'a format twice',
      content: '{"format":"x","format":"daymark-data","version":1,"tables":{}}',
      says: 'has “format” twice',
    },
    { name: 'not UTF-8', content: Buffer.from([0xff, 0xfe, 0x00]), says: 'not a text in UTF-8' },
    { name: 'not JSON', content: 'id: roadmap', says: 'not JSON' },
    { name: 'of another program', content: '{"format":"other"}', says: 'JSON of something else' },
    { name: 'a list', content: '[]', says: '“format” is “daymark-data”' },
    {
      name: 'of a newer Daymark',
      content: '{"format":"daymark-data","version":2,"tables":{}}',
      says: 'newer Daymark',
    },
    {
      name: 'without tables',
      content: '{"format":"daymark-data","version":1}',
      says: 'tables: should hold lists of rows',
    },
    {
      name: 'with a table that is none',
      content: tables({ spells: [] }),
      says: 'tables.spells: is not known',
    },
    {
      name: 'with a row that is none',
      content: tables({ plans: [7] }),
      says: 'tables.plans[0]: should be a row',
    },
    {
      name: 'with an unknown column',
      content: tables({ plans: [{ ...plan, mood: 1 }] }),
      says: 'tables.plans[0]: has mood, which is not known',
    },
    {
      name: 'with a day that is none',
      content: tables({ plans: [{ ...plan, interviewOn: '2026-02-31' }] }),
      says: 'tables.plans[0].interviewOn: should be a day',
    },
    {
      name: 'with a day of another age',
      content: tables({ plans: [{ ...plan, interviewOn: '9999-01-01' }] }),
      says: 'tables.plans[0].interviewOn: should be a day from 1970-01-01 to 2212-12-31',
    },
    {
      name: 'with an instant of another age',
      content: tables({ plans: [{ ...plan, createdAt: '9999-03-02T09:00:00.000Z' }] }),
      says: 'tables.plans[0].createdAt: should be an instant from 1970-01-01 to 2212-12-31',
    },
    {
      name: 'with one thing told twice deep in a row',
      content: tables({ plans: [plan, 'HERE'] }).replace('"HERE"', '{"id":2,"title":{"x":[{"a":1,"a":2}]}}'),
      says: 'tables.plans[1]: has “a” twice',
    },
    {
      name: 'with a plan of ages',
      content: tables({ plans: [{ ...plan, finishOn: '2199-01-01' }] }),
      says: 'tables.plans[0].finishOn: should be within',
    },
    {
      name: 'with a plan that ends first',
      content: tables({ plans: [{ ...plan, finishOn: '2026-03-01' }] }),
      says: 'finishOn: should be within',
    },
    {
      name: 'with too many minutes',
      content: tables({ plans: [{ ...plan, weekdayMinutes: [9999, 0, 0, 0, 0, 0, 0] }] }),
      says: 'weekdayMinutes.0: should be 1440 at most',
    },
    {
      name: 'with a number beyond numbers',
      content: tables({ plans: [{ ...plan, id: 1e308 }] }),
      says: 'tables.plans[0].id',
    },
    {
      name: 'with NUL',
      content: tables({ plans: [{ ...plan, title: 'a\0b' }] }),
      says: 'tables.plans[0].title: Use plain characters on one line',
    },
    {
      name: 'with half a character',
      content: tables({ plans: [{ ...plan, title: '\ud800' }] }),
      says: 'tables.plans[0].title: Use plain characters on one line',
    },
    {
      name: 'with a prototype',
      content: tables({ plans: [] }).replace('"tables":{', '"tables":{"__proto__":[{}],'),
      says: 'tables',
    },
    {
      name: 'with a prototype in a row',
      content: tables({ plans: [plan] }).replace('"id":1', '"id":1,"__proto__":{"x":1}'),
      says: 'tables.plans[0]',
    },
    {
      name: 'with a number twice',
      content: tables({ plans: [plan, plan] }),
      says: 'tables.plans[1].id: is the number of an earlier row',
    },
    {
      name: 'with a lost row',
      content: tables({ baselineDays: [{ planId: 9, day: '2026-03-02', minutes: 5 }] }),
      says: 'tables.baselineDays[0].planId: names a row of plans that is not in the file',
    },
    {
      name: 'with a row twice',
      content: tables({
        plans: [plan],
        baselineDays: [1, 2].map(() => ({ planId: 1, day: '2026-03-02', minutes: 5 })),
      }),
      says: 'tables.baselineDays[1]: is there twice',
    },
    {
      name: 'with a row that the tables refuse',
      content: tables({ plans: [plan], baselineDays: [{ planId: 1, day: '2026-03-02', minutes: 0 }] }),
      says: 'tables.baselineDays[0].minutes: should be 1 at least',
    },
    {
      name: 'with a script as link',
      content: tables({
        evidence: [
          {
            id: 1,
            taskId: 1,
            kind: 'link',
            text: 'x',
            location: 'javascript:alert(1)',
            value: null,
            leftOn: '2026-03-02',
          },
        ],
      }),
      says: 'tables.evidence[0].location: should begin with http',
    },
    {
      name: 'with a zone of Mars',
      content: tables({ settings: [{ id: 1, timeZone: 'Mars/Olympus', dayStartHour: 3, theme: 'auto' }] }),
      says: 'tables.settings[0].timeZone: is not a time zone',
    },
    {
      name: 'with a roadmap that is none',
      content: tables({
        roadmaps: [{ id: 1, key: 'own', title: 'x', yaml: 'x', uploadedAt: '2026-03-02T09:00:00.000Z' }],
      }),
      says: 'tables.roadmaps[0].yaml: should be a roadmap',
    },
    {
      name: 'as deep as it can be',
      content: `{"format":"daymark-data","version":1,"tables":${'['.repeat(100_000)}${']'.repeat(100_000)}}`,
      says: 'tables: should hold lists',
    },
  ])('$name is refused in words, and nothing changes', async ({ content, says }) => {
    const app = await testApp({ plan: 'none' });
    const before = dumpData(app.db);

    const answer = await look(app, content);

    expect(answer.status).toBe(422);
    expect(problemsOf(answer).join('\n')).toContain(says);
    expect(answer.$('form[action="/settings/data"]').length).toBe(1);
    expect(dumpData(app.db)).toEqual(before);
    expect(listChanges(app.db, { limit: 1 })).toEqual([]);
    expect(Object.keys(Object.prototype)).toEqual([]);
  });

  it('tells ten things at most, each once', async () => {
    const answer = await look(await testApp(), tables({ plans: Array.from({ length: 5000 }, () => ({})) }));
    const problems = problemsOf(answer);
    expect([answer.status, new Set(problems).size]).toEqual([422, problems.length]);
    expect(problems.length).toBeLessThanOrEqual(12);
    expect(problems[0]).toContain('as in');
  });

  it('is refused unread where it is too long', async () => {
    const app = await testApp();
    const { statusCode, body } = await app.app.inject({
      method: 'POST',
      url: '/settings/data',
      headers: { ...OWN_PAGE, 'content-type': MULTIPART_TYPE, 'content-length': '2500100000' },
      payload: 'x',
    });
    expect([statusCode, load(body)('h1').text()]).toEqual([413, 'That file is too large.']);
    expect(body).toContain('at most 2500 megabytes');
  });
});

test('changes that came with a file of data are told only, and the page says so', async () => {
  const app = await testApp({ plan: 'none' });
  const looked = await look(app, await givenData());
  const { headers } = await app.post('/settings/data/return', formOf(looked));
  await whenDone(app, String(headers.location));
  const lead = async () => (await app.get('/changes')).$('.lead').text();

  expect(await lead()).toContain('Each with a button can be taken back, and put back again; the others came');
  const { $ } = await app.get('/changes');
  // Bringing it in is a change of this Daymark.
  expect($('.changes__line').length).toBe(4);
  expect($('.changes__line button').length).toBe(1);
  expect((await (await testApp()).get('/changes')).$('.lead').text()).toContain('Each can be taken back');
});
