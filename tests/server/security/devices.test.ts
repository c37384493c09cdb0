import { createHash } from 'node:crypto';
import { load } from 'cheerio';
import { describe, expect, it } from 'vitest';
import { devices } from '../../../db/schema/access.ts';
import { localPath } from '../../../server/security/local-path.ts';
import {
  cookieOf,
  DAY,
  deviceOf,
  lockedApp,
  PASSWORD,
  setCookieOf,
  WRONG,
} from '../../support/app/locked-app.ts';

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
