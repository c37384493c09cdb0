import { createHash } from 'node:crypto';
import formbody from '@fastify/formbody';
import { load } from 'cheerio';
import Fastify from 'fastify';
import { render } from 'preact-render-to-string';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { closeDatabase, openDatabase } from '../../../db/file/open.ts';
import { logins } from '../../../db/schema/access.ts';
import { localPath } from '../../../server/security/local-path.ts';
import { requireLogin } from '../../../server/security/login.ts';
import { hashPassword } from '../../../server/security/password.ts';
import { protect } from '../../../server/security/protect.ts';

const PASSWORD = 'a lighthouse by day';
const WRONG = 'a lighthouse by night';
const START = Date.parse('2026-03-02T12:00:00Z');
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const PRIVATE_ROUTES = ['/today', '/plan', '/report.json', '/healthy', '/staticky'];
const OPEN_ROUTES = ['/health', '/static/css/app.css', '/vendor/htmx.js'];

let passwordHash = '';
beforeAll(async () => {
  passwordHash = await hashPassword(PASSWORD);
});

/** A small app behind a login, on an empty database, with a clock that the test moves. */
async function lockedApp({ trustProxy }: { trustProxy?: string[] } = {}) {
  const db = openDatabase(':memory:');
  const app = Fastify(trustProxy === undefined ? {} : { trustProxy });
  onTestFinished(async () => {
    await app.close();
    closeDatabase(db);
  });
  const time = { now: START };
  await app.register(formbody);
  await protect(app, { allowedHosts: ['localhost'] });
  await requireLogin(app, {
    db,
    clock: { now: () => new Date(time.now) },
    passwordHash,
    renderPage: (title, content) => `<!doctype html><title>${title}</title>${render(content)}`,
    wantsFragment: (request) => request.headers['hx-request'] === 'true',
  });
  for (const url of [...PRIVATE_ROUTES, '/health', '/static/*', '/vendor/*']) app.get(url, () => 'inside');
  const changes: string[] = [];
  app.post('/tasks/:id/completion', () => changes.push('change') && 'changed');

  const visit = (url: string, cookie = '', headers: Record<string, string> = {}) =>
    app.inject({ url, headers: { host: 'localhost', cookie, ...headers } });
  const post = (
    url: string,
    fields: Record<string, string>,
    headers: Record<string, string> = {},
    remoteAddress = '127.0.0.1',
  ) =>
    app.inject({
      method: 'POST',
      url,
      remoteAddress,
      headers: { host: 'localhost', 'content-type': 'application/x-www-form-urlencoded', ...headers },
      payload: new URLSearchParams(fields).toString(),
    });
  const logIn = (password: string, remoteAddress = '127.0.0.1') =>
    post('/login', { password }, {}, remoteAddress);
  /** Logs in as a new browser and gives its cookie. */
  const givenSession = async () => cookieOf(await logIn(PASSWORD));
  const isInside = async (cookie: string) => (await visit('/today', cookie)).body === 'inside';
  const storedHashes = () =>
    db.orm
      .select()
      .from(logins)
      .all()
      .map(({ tokenHash }) => tokenHash);
  return { app, db, time, changes, visit, post, logIn, givenSession, isInside, storedHashes };
}

type Answer = { headers: Record<string, unknown> };

function setCookieOf({ headers }: Answer): string {
  return [headers['set-cookie']].flat().map(String).join('\n');
}

function cookieOf(answer: Answer): string {
  return setCookieOf(answer).split(';')[0] ?? '';
}

const tokenOf = (cookie: string) => cookie.replace('daymark_session=', '');
const hashOf = (cookie: string) => createHash('sha256').update(tokenOf(cookie)).digest('hex');

describe('a stranger', () => {
  it.each([...PRIVATE_ROUTES, '/nowhere', '/static', '/health%2F..%2Ftoday', '/%74oday'])(
    'is sent from %s to the login',
    async (url) => {
      const { visit } = await lockedApp();

      const answer = await visit(url);

      expect(answer.statusCode).toBe(303);
      expect(answer.headers.location).toBe(`/login?next=${encodeURIComponent(url)}`);
      expect(answer.body).not.toContain('inside');
    },
  );

  it.each(OPEN_ROUTES)('is shown %s', async (url) => {
    const { visit } = await lockedApp();
    expect((await visit(url)).body).toBe('inside');
  });

  it('is led from a fragment to the login by htmx', async () => {
    const { visit, post, changes } = await lockedApp();
    const htmx = { 'hx-request': 'true' };

    for (const answer of [await visit('/today', '', htmx), await post('/tasks/1/completion', {}, htmx)]) {
      expect(answer.statusCode).toBe(401);
      expect(answer.headers['hx-redirect']).toBe('/login');
      expect(answer.body).toBe('');
    }
    expect(changes).toEqual([]);
  });

  it('changes nothing, and comes back to a page after the login, not to the change', async () => {
    const { post, changes } = await lockedApp();

    const answer = await post('/tasks/1/completion', { done: 'yes' });

    expect(answer.statusCode).toBe(303);
    expect(answer.headers.location).toBe('/login');
    expect(changes).toEqual([]);
  });

  it.each([
    { name: 'no cookie', cookie: '' },
    { name: 'an empty token', cookie: 'daymark_session=' },
    { name: 'a made-up token', cookie: `daymark_session=${'A'.repeat(43)}` },
  ])('stays outside with $name', async ({ cookie }) => {
    const { givenSession, isInside } = await lockedApp();
    await givenSession();
    expect(await isInside(cookie)).toBe(false);
  });

  it('stays outside with the hash that the database holds', async () => {
    const { givenSession, isInside, storedHashes } = await lockedApp();
    await givenSession();
    expect(await isInside(`daymark_session=${storedHashes()[0]}`)).toBe(false);
  });

  it('cannot log somebody in from another site', async () => {
    const { post, storedHashes } = await lockedApp();

    const answer = await post('/login', { password: PASSWORD }, { 'sec-fetch-site': 'cross-site' });

    expect(answer.statusCode).toBe(403);
    expect(storedHashes()).toEqual([]);
  });
});

describe('the login page', () => {
  it('asks for the password and remembers where to go', async () => {
    const { visit } = await lockedApp();

    const page = load((await visit('/login?next=/plan')).body);

    expect(page('main h1').text()).toBe('Log in');
    expect(page(`label[for="${page('input[type=password]').attr('id')}"]`).text()).toBe('Password');
    expect(page('input[type=password]').attr('autocomplete')).toBe('current-password');
    expect(page('input[name=next]').attr('value')).toBe('/plan');
    expect(page('[role=alert]').length).toBe(0);
  });

  it('says that a password is wrong, beside its field, and keeps where to go', async () => {
    const { post } = await lockedApp();

    const answer = await post('/login', { password: WRONG, next: '/plan' });

    const page = load(answer.body);
    expect(answer.statusCode).toBe(422);
    expect(page('[role=alert]').text()).toContain('not the password');
    expect(page('input[type=password]').attr('aria-describedby')).toBe(page('[role=alert]').attr('id'));
    expect(page('input[type=password]').attr('value')).toBeUndefined();
    expect(page('input[name=next]').attr('value')).toBe('/plan');
    expect(answer.body).not.toContain(WRONG);
  });

  it('asks again when nothing was typed, which is not an attempt', async () => {
    const { post, logIn } = await lockedApp();

    for (let count = 0; count < 8; count++)
      expect((await post('/login', { password: '' })).statusCode).toBe(422);
    expect((await post('/login', {})).statusCode).toBe(422);

    expect((await logIn(PASSWORD)).statusCode).toBe(303);
  });
});

describe('logging in', () => {
  it('opens everything and goes to where the learner was heading', async () => {
    const { post, isInside } = await lockedApp();

    const answer = await post('/login', { password: PASSWORD, next: '/weeks/3?print=yes' });

    expect(answer.statusCode).toBe(303);
    expect(answer.headers.location).toBe('/weeks/3?print=yes');
    expect(await isInside(cookieOf(answer))).toBe(true);
  });

  it('sets a cookie that scripts and other sites cannot use, and that plain http can', async () => {
    const { logIn } = await lockedApp();
    const cookie = setCookieOf(await logIn(PASSWORD));

    expect(cookie).toMatch(/^daymark_session=[\w-]{43};/);
    expect(cookie.split('; ')).toEqual(
      expect.arrayContaining(['HttpOnly', 'SameSite=Lax', 'Path=/', 'Max-Age=2592000']),
    );
    expect(cookie).not.toContain('Secure');
    expect(cookie).not.toContain('Domain');
  });

  it('sets a cookie that stays on https when the learner came by https', async () => {
    const { post } = await lockedApp({ trustProxy: ['127.0.0.1'] });
    const answer = await post('/login', { password: PASSWORD }, { 'x-forwarded-proto': 'https' });
    expect(setCookieOf(answer)).toContain('; Secure');
  });

  it('stores the hash of the token, never the token', async () => {
    const { givenSession, storedHashes } = await lockedApp();
    const cookie = await givenSession();
    expect(storedHashes()).toEqual([hashOf(cookie)]);
  });

  it('gives a new token each time and ends the old one, and no other', async () => {
    const { givenSession, post, isInside } = await lockedApp();
    const old = await givenSession();
    const neighbour = await givenSession();

    const fresh = cookieOf(await post('/login', { password: PASSWORD }, { cookie: old }));

    expect(fresh).not.toBe(old);
    expect(await isInside(old)).toBe(false);
    expect(await isInside(fresh)).toBe(true);
    expect(await isInside(neighbour)).toBe(true);
  });

  it('does not take over a token that was planted before', async () => {
    const { post, isInside } = await lockedApp();
    const planted = `daymark_session=${'P'.repeat(43)}`;

    await post('/login', { password: PASSWORD }, { cookie: planted });

    expect(await isInside(planted)).toBe(false);
  });

  it('lasts thirty days and not a moment longer', async () => {
    const { time, givenSession, isInside } = await lockedApp();
    const cookie = await givenSession();

    time.now = START + 30 * DAY - 1;
    expect(await isInside(cookie)).toBe(true);

    time.now = START + 30 * DAY;
    expect(await isInside(cookie)).toBe(false);
  });

  it('sweeps out the logins that have expired, and no other', async () => {
    const { time, givenSession, storedHashes } = await lockedApp();
    await givenSession();
    time.now = START + 20 * DAY;
    const neighbour = await givenSession();

    time.now = START + 31 * DAY;
    const fresh = await givenSession();

    expect(storedHashes().sort()).toEqual([hashOf(neighbour), hashOf(fresh)].sort());
  });
});

describe('logging out', () => {
  it('ends this session on the server too, and leaves the others', async () => {
    const { givenSession, post, isInside, storedHashes } = await lockedApp();
    const cookie = await givenSession();
    const neighbour = await givenSession();

    const answer = await post('/logout', {}, { cookie });

    expect(answer.statusCode).toBe(303);
    expect(answer.headers.location).toBe('/login');
    expect(setCookieOf(answer)).toContain('daymark_session=;');
    expect(await isInside(cookie)).toBe(false);
    expect(await isInside(neighbour)).toBe(true);
    expect(storedHashes()).toEqual([hashOf(neighbour)]);
  });

  it('everywhere ends every session', async () => {
    const { givenSession, post, isInside, storedHashes } = await lockedApp();
    const cookies = [await givenSession(), await givenSession(), await givenSession()];

    await post('/logout-everywhere', {}, { cookie: cookies[0] ?? '' });

    for (const cookie of cookies) expect(await isInside(cookie)).toBe(false);
    expect(storedHashes()).toEqual([]);
  });

  it('everywhere is not for strangers', async () => {
    const { givenSession, post, isInside } = await lockedApp();
    const cookie = await givenSession();

    await post('/logout-everywhere', {});

    expect(await isInside(cookie)).toBe(true);
  });
});

describe('guessing', () => {
  it('stops an address after five attempts, with words and a time, and leaves its neighbour alone', async () => {
    const { logIn } = await lockedApp();
    for (let count = 0; count < 5; count++) expect((await logIn(WRONG)).statusCode).toBe(422);

    const refused = await logIn(PASSWORD);

    expect(refused.statusCode).toBe(429);
    expect(refused.headers['retry-after']).toBe('900');
    expect(load(refused.body)('[role=alert]').text()).toContain('Try again in 15 minutes');
    expect(refused.headers['set-cookie']).toBeUndefined();
    expect((await logIn(PASSWORD, '127.0.0.2')).statusCode).toBe(303);
  });

  it('is over after the window: the right password gets in again', async () => {
    const { time, logIn } = await lockedApp();
    for (let count = 0; count < 20; count++) await logIn(WRONG);

    time.now = START + 15 * MINUTE;

    expect((await logIn(PASSWORD)).statusCode).toBe(303);
  });

  it('from many addresses at the same moment gets fifty tries in all', async () => {
    const { app, logIn } = await lockedApp();
    await app.ready();

    const answers = await Promise.all(
      Array.from({ length: 60 }, (_, index) => logIn(WRONG, `10.0.0.${index}`)),
    );

    expect(answers.filter(({ statusCode }) => statusCode === 422)).toHaveLength(50);
    expect(answers.filter(({ statusCode }) => statusCode === 429)).toHaveLength(10);
  });

  it('cannot hide behind a forged forwarded address', async () => {
    const { post } = await lockedApp();

    const statusCodes = [];
    for (let index = 0; index < 7; index++) {
      const headers = { 'x-forwarded-for': `10.0.0.${index}` };
      statusCodes.push((await post('/login', { password: WRONG }, headers)).statusCode);
    }

    expect(statusCodes).toEqual([422, 422, 422, 422, 422, 429, 429]);
  });

  it('is not held against somebody who got in', async () => {
    const { logIn } = await lockedApp();
    for (let round = 0; round < 3; round++) {
      for (let count = 0; count < 4; count++) expect((await logIn(WRONG)).statusCode).toBe(422);
      expect((await logIn(PASSWORD)).statusCode).toBe(303);
    }
  });
});

describe('where to go after the login', () => {
  it.each(['/', '/today', '/weeks/3?a=b&c=%2F#note', '/%E2%9C%93', '/.//evil.example'])(
    'may be %s',
    (path) => {
      expect(localPath(path)).toBe(path);
      expect(new URL(path, 'http://localhost').host).toBe('localhost');
    },
  );

  it.each([
    '',
    'today',
    '//evil.example',
    '/\\evil.example',
    '\\\\evil.example',
    'https://evil.example',
    'javascript:alert(1)',
    '/\t/evil.example',
    '/\n/evil.example',
    '/today\r\nSet-Cookie: a=b',
    '/today\\..\\evil',
    '/ /evil.example',
    '/\u0000',
    '/✓',
  ])('may not be %j', (path) => {
    expect(localPath(path)).toBe('/');
  });

  it('is the start when the form was tampered with', async () => {
    const { post, visit } = await lockedApp();

    const answer = await post('/login', { password: PASSWORD, next: '//evil.example' });
    const page = load((await visit('/login?next=//evil.example')).body);

    expect(answer.headers.location).toBe('/');
    expect(page('input[name=next]').attr('value')).toBe('/');
  });
});
