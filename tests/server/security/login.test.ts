import { load } from 'cheerio';
import { describe, expect, it } from 'vitest';
import {
  cookieOf,
  DAY,
  hashOf,
  lockedApp,
  OPEN_ROUTES,
  PASSWORD,
  PRIVATE_ROUTES,
  START,
  setCookieOf,
  WRONG,
} from '../../support/app/locked-app.ts';

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
