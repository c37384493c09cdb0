import { beforeAll, describe, expect, it } from 'vitest';
import { links } from '../../../db/schema/access.ts';
import { hashPassword } from '../../../server/security/password.ts';
import { hashToken } from '../../../server/security/token.ts';
import { type Answer, type TestApp, type TestAppOptions, testApp } from '../../support/app/test-app.ts';
import { dumpData } from '../../support/database/db.ts';

const FORM_TOKEN = '6f1f5f0e-6f43-4f4e-9d5a-3d6a0f6f8a01';
const NEW_LINK = { label: 'Ada', openDays: '30', from: '/report' };

let passwordHash = '';
beforeAll(async () => {
  passwordHash = await hashPassword('a lighthouse by day');
});

/** An app with a link for a mentor, and one for somebody else, which must not change. */
async function appWithLinks(options: TestAppOptions = {}) {
  const app = await testApp(options);
  const path = pathOf(await app.post('/report/links', NEW_LINK));
  const neighbour = pathOf(await app.post('/report/links', { ...NEW_LINK, label: 'Neighbour' }));
  return { ...app, path, neighbour };
}

/** The path of the link that an answer shows. */
function pathOf({ $ }: Answer): string {
  return new URL(String($('#fresh-link').val())).pathname;
}

const stored = ({ db }: Pick<TestApp, 'db'>) => db.orm.select().from(links).all();

describe('a link for the mentor', () => {
  it('is there only once it was made', async () => {
    const app = await testApp();
    expect((await app.get('/report')).$('.links__item')).toHaveLength(0);
    expect(stored(app)).toEqual([]);
  });

  it('is shown this once, opens the report, and is kept as a fingerprint', async () => {
    const app = await testApp();
    const answer = await app.post('/report/links', NEW_LINK);
    const path = pathOf(answer);

    expect(answer.status).toBe(201);
    expect(String(answer.$('#fresh-link').val())).toBe(`http://localhost${path}`);
    expect(path).toMatch(/^\/shared\/[\w-]{43}$/);
    expect((await app.get(path)).$('.report__title').text()).toBe('Sample roadmap');
    expect((await app.get('/report')).body).not.toContain(path);
    expect(stored(app)).toMatchObject([
      {
        label: 'Ada',
        tokenHash: hashToken(path.slice('/shared/'.length)),
        expiresAt: '2026-04-03T09:00:00.000Z',
      },
    ]);
    expect(JSON.stringify(stored(app))).not.toContain(path.slice('/shared/'.length));
  });

  it('says whom it is about, where the learner gave a name, in every form of that report', async () => {
    const app = await testApp();
    const { $, ...answer } = await app.post('/report/links', {
      ...NEW_LINK,
      learner: ' Ada <b>\n Lovelace ',
    });
    await app.post('/report/choices', { name: 'Mine', choices: 'learner=Grace+Hopper', from: '/report' });
    const name = 'Ada <b> Lovelace';

    const shared = await app.get(pathOf({ $, ...answer }));

    expect(shared.$('head title').text()).toBe(`Sample roadmap, progress report of ${name}`);
    expect(shared.$('.report__eyebrow').text()).toContain(`Progress report of ${name}, `);
    expect($('#link-1 .hint').text()).toContain(`about ${name}`);
    const { $: $page } = await app.get('/report?learner=Grace+Hopper');
    expect($page('.report__eyebrow').text()).toContain('of Grace Hopper');
    expect($page('.downloads__link[aria-current], .report-desk__saved a').attr('href')).toBe(
      '/report?learner=Grace+Hopper',
    );
    expect($page('form[action="/report/links"] [name=learner]').val()).toBe('Grace Hopper');
    expect((await app.get('/report.md?learner=A*b*')).body).toMatch(
      /^# Sample roadmap: progress report of A\\\*b/,
    );
    expect(JSON.parse((await app.get('/report.json?learner=Ada')).body)).toMatchObject({ learner: 'Ada' });
    expect((await app.get('/report.md')).body).toMatch(/^# Sample roadmap: progress report\n/);
    expect((await app.get(`/report?learner=${'x'.repeat(300)}`)).status).toBe(200);
  });

  it.each([
    { hosts: ['localhost'], said: 'this device only', fresh: 'this device only', how: 'README' },
    {
      hosts: ['localhost', '192.168.1.20'],
      said: 'your own network only',
      fresh: 'this device only',
      how: 'README',
    },
    {
      hosts: ['localhost', 'daymark.example.org'],
      said: '',
      fresh: 'this device only',
      how: 'Open Daymark at daymark.example.org',
    },
  ])('says how far it leads where that is not everywhere: $hosts', async ({ hosts, said, fresh, how }) => {
    const app = await testApp({ config: { allowedHosts: hosts } });
    for (const [page, links] of [
      ['/report', '/report/links'],
      ['/calendar', '/calendar/links'],
    ] as const) {
      const before = (await app.get(page)).$('main').text();
      const { $ } = await app.post(links, { ...NEW_LINK, from: page });
      expect([page, before.includes('a link leads to')]).toEqual([page, said !== '']);
      expect(before).toContain(said);
      expect($('#fresh-link-reach').text()).toContain(fresh);
      expect($('#fresh-link-reach').text()).toContain(how);
      expect($('#fresh-link-copy').attr('data-copies')).toBe($('#fresh-link').attr('id'));
    }
  });

  it('has nothing to say of a name that anybody can open', async () => {
    const app = await testApp({ config: { allowedHosts: ['daymark.example.org'] } });
    const headers = { host: 'daymark.example.org', origin: 'http://daymark.example.org' };
    const { $, status } = await app.post('/report/links', NEW_LINK, { headers });
    expect([status, $('#fresh-link-reach').length]).toEqual([201, 0]);
  });

  it('is another each time, and one for a form that is sent again', async () => {
    const app = await testApp();
    const form = { ...NEW_LINK, formToken: FORM_TOKEN };
    const paths = [];
    for (const each of [NEW_LINK, NEW_LINK, form, form])
      paths.push(pathOf(await app.post('/report/links', each)));

    expect(new Set(paths).size).toBe(3);
    expect(paths[3]).toBe(paths[2]);
    expect(stored(app)).toHaveLength(3);
  });

  it('stays closed when its form is sent again, and its address is not shown any more', async () => {
    const app = await testApp();
    const form = { ...NEW_LINK, formToken: FORM_TOKEN };
    const path = pathOf(await app.post('/report/links', form));
    await app.post('/report/links/1/revocation', { from: '/report' });
    const { $ } = await app.post('/report/links', form);
    expect($('#fresh-link')).toHaveLength(0);
    expect((await app.get(path)).status).toBe(404);
    expect(stored(app)).toHaveLength(1);
  });

  it('is made by htmx in place', async () => {
    const { post } = await testApp();
    const { status, $, body } = await post('/report/links', NEW_LINK, { htmx: true });
    expect([status, $('#fresh-link').length, body.startsWith('<main')]).toEqual([201, 1, true]);
  });

  it.each([
    { openDays: '7', expiresAt: '2026-03-11T09:00:00.000Z' },
    { openDays: 'forever', expiresAt: '2026-04-03T09:00:00.000Z' },
    { openDays: '100000', expiresAt: '2026-04-03T09:00:00.000Z' },
  ])('is open for $openDays days, thirty where that makes no sense', async ({ openDays, expiresAt }) => {
    const app = await testApp();
    await app.post('/report/links', { ...NEW_LINK, openDays });
    expect(stored(app)[0]?.expiresAt).toBe(expiresAt);
  });

  it('is listed with whom it is for and until when, and closed for good', async () => {
    const app = await appWithLinks();
    const { $ } = await app.get('/report');
    expect(
      $('.links__label')
        .toArray()
        .map((label) => $(label).text()),
    ).toEqual(['Ada', 'Neighbour']);
    expect($('.links__item').first().text()).toContain('open until 3 Apr 2026');

    const { status, headers } = await app.post('/report/links/1/revocation', { from: '/report' });

    expect([status, headers.location]).toEqual([303, '/report']);
    expect((await app.get(app.path)).status).toBe(404);
    expect((await app.get(app.neighbour)).status).toBe(200);
    await app.post('/report/links/1/revocation', { from: '/report' });
    const again = await app.post('/report/links/99/revocation', { from: '/report' }, { htmx: true });
    expect(again.$('.links__label').text()).toBe('Neighbour');
  });

  it('is not journaled: no undo opens a closed one', async () => {
    const app = await testApp();
    const before = dumpData(app.db);
    await app.post('/report/links', NEW_LINK);
    expect(dumpData(app.db)).toEqual(before);
    expect((await app.get('/changes')).body).not.toContain('Ada');
  });

  it('is refused to a page of another site', async () => {
    const app = await testApp();
    for (const headers of [{ origin: 'null' }, { 'sec-fetch-site': 'cross-site' }]) {
      expect((await app.post('/report/links', NEW_LINK, { headers })).status).toBe(403);
    }
    expect(stored(app)).toEqual([]);
  });
});

describe('the shared report', () => {
  it('tells nobody of its address, and is not for search engines', async () => {
    const { get, path } = await appWithLinks();
    const { headers, $ } = await get(path);
    expect(headers).toMatchObject({
      'referrer-policy': 'no-referrer',
      'x-robots-tag': 'noindex, nofollow, noarchive',
      'cache-control': 'no-store',
    });
    expect($('meta[name=robots]').attr('content')).toContain('noindex');
    expect($('meta[name=referrer]').attr('content')).toBe('no-referrer');
  });

  it('leads nowhere in Daymark, runs nothing, and asks nothing', async () => {
    const { get, post, path } = await appWithLinks();
    await post('/tasks/1/completion', { done: 'yes' });
    const { $ } = await get(path);
    expect($('a[href^="/"], form, button, input, script, nav, [hx-post], [hx-get]')).toHaveLength(0);
  });

  it('is live', async () => {
    const { get, post, path } = await appWithLinks();
    expect((await get(path)).$('.report__headline').text()).toContain('0 of 4 tasks finished');
    await post('/tasks/1/completion', { done: 'yes' });
    expect((await get(path)).$('.report__headline').text()).toContain('1 of 4 tasks finished');
  });

  it('is gone alike when the link is wrong, closed, run out or of another kind', async () => {
    const app = await appWithLinks();
    const wrong = await app.get(`/shared/${'x'.repeat(43)}`);
    await app.post('/report/links/1/revocation', { from: '/report' });
    const closed = await app.get(app.path);
    app.setNow('2026-04-03T08:59:59Z');
    expect((await app.get(app.neighbour)).status).toBe(200);
    app.setNow('2026-04-03T09:00:00Z');
    const runOut = await app.get(app.neighbour);

    expect(wrong.status).toBe(404);
    for (const answer of [closed, runOut]) {
      expect([answer.status, answer.body]).toEqual([wrong.status, wrong.body]);
      expect(Object.keys(answer.headers)).toEqual(Object.keys(wrong.headers));
    }
  });

  it('opens without the password, and opens nothing else', async () => {
    const app = await testApp({ config: { passwordHash } });
    const login = await app.post('/login', { password: 'a lighthouse by day' });
    const cookie = String(login.headers['set-cookie']).split(';')[0] ?? '';
    const path = pathOf(await app.post('/report/links', NEW_LINK, { headers: { cookie } }));

    expect((await app.get(path)).status).toBe(200);
    expect((await app.get(path)).headers).not.toHaveProperty('set-cookie');
    for (const elsewhere of ['/report', '/report.json', `${path}/`, `${path}/report`, '/shared', '/today']) {
      expect([elsewhere, (await app.get(elsewhere)).status]).toEqual([elsewhere, 303]);
    }
    expect((await app.post('/report/links', NEW_LINK)).headers.location).toBe('/login');
    expect(stored(app)).toHaveLength(1);
  });

  it('slows down whoever tries addresses, and still opens to who has the right one', async () => {
    const app = await appWithLinks();
    const statuses = [];
    for (let attempt = 0; attempt < 31; attempt += 1)
      statuses.push((await app.get(`/shared/${attempt}`)).status);

    expect(new Set(statuses.slice(0, 30))).toEqual(new Set([404]));
    expect(statuses[30]).toBe(429);
    expect((await app.get(app.path)).status).toBe(200);
    app.setNow('2026-03-04T09:15:01Z');
    expect((await app.get('/shared/x')).status).toBe(404);
  });
});
