import { createHash } from 'node:crypto';
import formbody from '@fastify/formbody';
import { load } from 'cheerio';
import Fastify from 'fastify';
import { render } from 'preact-render-to-string';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { closeDatabase } from '../../../db/file/open.ts';
import { devices, logins } from '../../../db/schema/access.ts';
import { localPath } from '../../../server/security/local-path.ts';
import { requireLogin } from '../../../server/security/login.ts';
import { hashPassword } from '../../../server/security/password.ts';
import { protect } from '../../../server/security/protect.ts';
import { memoryDatabase } from '../../support/database/db.ts';

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
  const db = memoryDatabase();
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

function deviceOf(answer: Answer): string {
  return /daymark_device=[\w-]+/.exec(setCookieOf(answer))?.[0] ?? '';
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
  it('is slowed down after three attempts of an address, with words and a time, and leaves its neighbour alone', async () => {
    const { time, logIn } = await lockedApp();
    for (let attempt = 0; attempt < 3; attempt++) expect((await logIn(WRONG)).statusCode).toBe(422);

    const refused = await logIn(PASSWORD);

    expect(refused.statusCode).toBe(429);
    expect(refused.headers['retry-after']).toBe('5');
    expect(load(refused.body)('[role=alert]').text()).toContain('Try again in 5 seconds.');
    expect(refused.headers['set-cookie']).toBeUndefined();
    expect((await logIn(PASSWORD, '127.0.0.2')).statusCode).toBe(303);
    time.now += 5000;
    expect((await logIn(PASSWORD)).statusCode).toBe(303);
  });

  it('waits ten minutes at most: the right password gets in again', async () => {
    const { time, logIn } = await lockedApp();
    for (let attempt = 0; attempt < 12; attempt++) {
      const { headers } = await logIn(WRONG);
      time.now += Number(headers['retry-after'] ?? 0) * 1000;
    }

    time.now += 10 * MINUTE;

    expect((await logIn(PASSWORD)).statusCode).toBe(303);
  });

  it('from fifty addresses does not keep the owner out at any other', async () => {
    const { app, logIn } = await lockedApp();
    await app.ready();
    await Promise.all(Array.from({ length: 50 }, (_, index) => logIn(WRONG, `10.0.${index}.1`)));

    expect((await logIn(PASSWORD, '192.0.2.7')).statusCode).toBe(303);
  });

  it('by a whole network makes it wait, and the right password of another comes in meanwhile', async () => {
    const { app, time, logIn } = await lockedApp();
    await app.ready();
    for (let index = 0; index < 12; index++) await logIn(WRONG, `10.0.0.${index}`);

    const waiting = logIn(PASSWORD, '10.0.0.99');
    expect((await logIn(PASSWORD, '10.0.1.1')).statusCode).toBe(303);
    time.now += MINUTE;

    expect((await waiting).statusCode).toBe(303);
  });

  it('that waits while Daymark stops is told that it was not looked at', async () => {
    const { app, logIn } = await lockedApp();
    await app.ready();
    for (let index = 0; index < 12; index++) await logIn(WRONG, `10.0.0.${index}`);
    const waiting = logIn(PASSWORD, '10.0.0.99');
    await new Promise((resolve) => setImmediate(resolve));
    await app.close();

    const answer = await waiting;
    expect(answer.statusCode).toBe(429);
    expect(load(answer.body)('[role=alert]').text()).toContain('the password was not looked at');
  });

  it('does not hold up a device that logged in before, at the same address', async () => {
    const { post, logIn } = await lockedApp();
    const device = deviceOf(await logIn(PASSWORD));
    for (let attempt = 0; attempt < 4; attempt++) await logIn(WRONG);
    expect((await logIn(PASSWORD)).statusCode).toBe(429);

    expect((await post('/login', { password: PASSWORD }, { cookie: device })).statusCode).toBe(303);
  });

  it('cannot hide behind a forged forwarded address', async () => {
    const { post } = await lockedApp();

    const statusCodes = [];
    for (let index = 0; index < 5; index++) {
      const headers = { 'x-forwarded-for': `10.0.0.${index}` };
      statusCodes.push((await post('/login', { password: WRONG }, headers)).statusCode);
    }

    expect(statusCodes).toEqual([422, 422, 422, 429, 429]);
  });

  it('is not held against somebody who got in', async () => {
    const { logIn } = await lockedApp();
    for (let round = 0; round < 3; round++) {
      for (let attempt = 0; attempt < 2; attempt++) expect((await logIn(WRONG)).statusCode).toBe(422);
      expect((await logIn(PASSWORD)).statusCode).toBe(303);
    }
  });

  it('with a long text is refused before it can wait anywhere', async () => {
    const { post } = await lockedApp();
    const { statusCode } = await post('/login', { password: WRONG, next: 'x'.repeat(20_000) });
    expect(statusCode).toBe(413);
  });
});

describe('a device that logged in', () => {
  it('gets a cookie for a year, of which only the hash is kept', async () => {
    const { db, logIn } = await lockedApp();
    const answer = await logIn(PASSWORD);

    const cookie = setCookieOf(answer)
      .split('\n')
      .find((one) => one.startsWith('daymark_device='));
    expect(cookie?.split('; ')).toEqual(
      expect.arrayContaining(['HttpOnly', 'SameSite=Lax', 'Path=/', 'Max-Age=31536000']),
    );
    const token = deviceOf(answer).replace('daymark_device=', '');
    expect(token).toMatch(/^[\w-]{43}$/);
    const hash = createHash('sha256').update(token).digest('hex');
    expect(db.orm.select().from(devices).all()).toMatchObject([{ tokenHash: hash }]);
  });

  it('gets a new one at each login, and only a stranger a second', async () => {
    const { db, post, logIn } = await lockedApp();
    const device = deviceOf(await logIn(PASSWORD));
    const count = () => db.orm.select().from(devices).all().length;

    const again = deviceOf(await post('/login', { password: PASSWORD }, { cookie: device }));
    expect([again === device, count()]).toEqual([false, 1]);
    await logIn(PASSWORD);
    expect(count()).toBe(2);
  });

  it.each([
    { name: 'after a year without a login', end: 'year' },
    { name: 'after logging out everywhere', end: 'everywhere' },
  ])('is a stranger again $name', async ({ end }) => {
    const { time, post, logIn } = await lockedApp();
    const answer = await logIn(PASSWORD);
    const device = deviceOf(answer);
    if (end === 'everywhere') await post('/logout-everywhere', {}, { cookie: cookieOf(answer) });
    else time.now += 365 * DAY;
    for (let attempt = 0; attempt < 4; attempt++) await logIn(WRONG);

    expect((await post('/login', { password: PASSWORD }, { cookie: device })).statusCode).toBe(429);
  });

  it('stays known after logging out there, and is inside nowhere', async () => {
    const { post, visit, logIn } = await lockedApp();
    const answer = await logIn(PASSWORD);
    await post('/logout', {}, { cookie: cookieOf(answer) });
    for (let attempt = 0; attempt < 4; attempt++) await logIn(WRONG);

    expect((await visit('/today', deviceOf(answer))).statusCode).toBe(303);
    expect((await post('/login', { password: PASSWORD }, { cookie: deviceOf(answer) })).statusCode).toBe(303);
  });
});

/** A browser's cookies of one name, over http and https: what came by https alone is kept from http, both ways. */
function browser(app: Awaited<ReturnType<typeof lockedApp>>, { keepsCookies = true } = {}) {
  const jar = new Map<string, { pair: string; isSecure: boolean }>();
  const ask = async (scheme: 'http' | 'https', method: 'GET' | 'POST', url: string, payload = '') => {
    const isSent = ({ isSecure }: { isSecure: boolean }) => scheme === 'https' || !isSecure;
    const cookie = [...jar.values()]
      .filter(isSent)
      .map(({ pair }) => pair)
      .join('; ');
    const answer = await app.app.inject({
      method,
      url,
      payload,
      headers: {
        host: 'localhost',
        origin: `${scheme}://localhost`,
        'x-forwarded-proto': scheme,
        'content-type': 'application/x-www-form-urlencoded',
        cookie,
      },
    });
    for (const line of keepsCookies ? [answer.headers['set-cookie'] ?? []].flat() : []) {
      const [pair = ''] = line.split(';');
      const [name = ''] = pair.split('=');
      if (scheme === 'http' && jar.get(name)?.isSecure) continue;
      jar.set(name, { pair, isSecure: line.includes('; Secure') });
    }
    return answer;
  };
  /** Logs in and follows where that leads. */
  const logIn = async (scheme: 'http' | 'https', next: string) => {
    let answer = await ask(
      scheme,
      'POST',
      '/login',
      new URLSearchParams({ password: PASSWORD, next }).toString(),
    );
    for (let hop = 0; answer.statusCode === 303 && hop < 5; hop++)
      answer = await ask(scheme, 'GET', String(answer.headers.location));
    return answer;
  };
  return { logIn };
}

describe('a browser that does not keep the login', () => {
  it.each(['http', 'https'] as const)('is rare: by %s it is where it was heading', async (scheme) => {
    const { logIn } = browser(await lockedApp({ trustProxy: ['127.0.0.1'] }));
    expect((await logIn(scheme, '/plan')).body).toBe('inside');
  });

  it('because it logged in by https before is told to open that address', async () => {
    const { logIn } = browser(await lockedApp({ trustProxy: ['127.0.0.1'] }));
    await logIn('https', '/plan');

    const page = load((await logIn('http', '/plan')).body);

    expect(page('[role=alert]').text()).toContain('did not keep the login');
    expect(page('main a').first().attr('href')).toBe('https://localhost/plan');
    expect(page('main').text()).toContain('delete the cookies of localhost');
    expect((await logIn('https', '/plan')).body).toBe('inside');
  });

  it('because it keeps no cookies is told to allow them', async () => {
    const { logIn } = browser(await lockedApp({ trustProxy: ['127.0.0.1'] }), { keepsCookies: false });

    const page = load((await logIn('http', '/plan')).body);

    expect(page('main').text()).toContain('Allow cookies for localhost');
    expect(page('main a').attr('href')).toBe('/login?next=%2Fplan');
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
