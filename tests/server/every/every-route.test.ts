import { Readable } from 'node:stream';
import type { HTTPMethods } from 'fastify';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../../db/file/open.ts';
import { hashPassword } from '../../../server/security/password.ts';
import { listRoutes, type Route } from '../../support/app/routes.ts';
import { encodeForm, testApp } from '../../support/app/test-app.ts';
import { filePart, MULTIPART_TYPE, multipartBody, OWN_PAGE } from '../../support/app/upload.ts';

const READING_METHODS = ['GET', 'HEAD'];
const TAKE_FILES = [
  '/import',
  '/portfolio/paper/import',
  '/roadmaps',
  '/settings/data',
  '/setup/backup',
  '/pieces/:key/files',
  '/tasks/:id/evidence',
];
const PASSWORD = 'a lighthouse by day';

/** A value for each parameter that leads to something in the sample plan. */
const PARAMETERS: Record<string, string> = {
  ':id': '1',
  ':position': '1',
  ':part': '1',
  ':evidence': '1',
  ':key': 'own-1',
  ':spent': '1',
  ':question': 'plain-kl-divergence',
  ':task': '1',
  ':day': '2026-03-03',
  ':week': '1',
  ':prompt': 'went-well',
  ':name': 'notes.txt',
  ':phase': 'first',
  '*': 'static/nothing.css',
};

/** Fields for every form at once, so that none is refused for what it says. */
const ANY_FORM = encodeForm({
  done: 'yes',
  undone: 'yes',
  text: 'Words',
  revision: '0',
  format: 'coding',
  running: 'yes',
  grade: 'good',
  question: 'plain-kl-divergence',
  mode: 'drill',
  asked: '3',
  known: '0',
  prompt: 'Why?',
  kind: 'note',
  location: '',
  value: '',
  timeZone: 'Europe/Berlin',
  dayStartHour: '5',
  theme: 'dark',
  dropped: 'yes',
  pinned: 'yes',
  state: 'running',
  spentMinutes: '25',
  spentOn: '2026-03-03',
  basis: 'outdated',
  task: '1',
  before: '',
  line: 'Ask Ada for a mock !30',
  title: 'A task of my own',
  minutes: '60',
  weight: 'core',
  steps: '',
  phaseId: '1',
  when: 'fits',
  confidence: '4',
  proof: 'A talk',
  intention: 'One paper a day',
  invitation: 'replan-1',
  wanted: 'dismissed',
  seen: 'open',
  password: PASSWORD,
  archived: 'yes',
  shared: 'yes',
  setAside: 'yes',
});

let passwordHash = '';
beforeAll(async () => {
  passwordHash = await hashPassword(PASSWORD);
});

/** The app behind a password, so that its routes are among them, with somebody logged in. */
async function appWithLogin() {
  const testing = await testApp({ config: { passwordHash } });
  const { headers } = await testing.post('/login', { password: PASSWORD });
  const cookie = String(headers['set-cookie']).split(';')[0] ?? '';
  const request = (route: Route, headers: Record<string, string> = {}, payload?: string) =>
    testing.app.inject({
      method: route.method as 'POST',
      url: addressOf(route),
      headers: { host: 'localhost', cookie, ...headers },
      ...(payload === undefined ? {} : { payload }),
    });
  return { ...testing, request };
}

function addressOf({ path }: Route): string {
  return path.replace(/:\w+|\*/g, (parameter) => PARAMETERS[parameter] ?? parameter);
}

/** Every row of every table there is, those of logins and the journal too. */
function dumpAll({ client }: Database): unknown {
  const tables = client
    .prepare<[], { name: string }>("select name from sqlite_schema where type = 'table'")
    .all();
  return tables.map(({ name }) => [name, client.prepare(`select * from "${name}"`).all()]);
}

const isReading = ({ method }: Route) => READING_METHODS.includes(method);

describe('the list of routes', () => {
  it('is that of the app', async () => {
    const { app } = await appWithLogin();
    const routes = listRoutes(app);

    expect(routes).toContainEqual({ method: 'GET', path: '/settings/data.json' });
    expect(routes).toContainEqual({ method: 'POST', path: '/tasks/:id/evidence/:evidence/removal' });
    expect(routes).toContainEqual({ method: 'POST', path: '/logout-everywhere' });
    expect(routes.filter(isReading).length).toBeGreaterThanOrEqual(38);
    expect(routes.filter((route) => !isReading(route)).length).toBeGreaterThanOrEqual(14);
    for (const { method, path } of routes.filter(({ path: address }) => !address.includes('*'))) {
      expect([method, path, app.hasRoute({ method: method as HTTPMethods, url: path })]).toEqual([
        method,
        path,
        true,
      ]);
    }
  });
});

describe('reading', () => {
  it('changes nothing, at any address, whoever asks', async () => {
    const { app, db, request } = await appWithLogin();
    const before = dumpAll(db);

    for (const route of listRoutes(app).filter(isReading)) {
      for (const headers of [{}, { 'hx-request': 'true' }, { 'sec-fetch-site': 'cross-site' }]) {
        const { statusCode } = await request(route, headers);
        expect([route, statusCode]).toEqual([route, expect.toSatisfy((status: number) => status < 500)]);
      }
    }

    expect(dumpAll(db)).toEqual(before);
  });
});

describe('changing', () => {
  it.each<{ name: string; headers: Record<string, string> }>([
    { name: 'a cross-site page', headers: { origin: 'http://localhost', 'sec-fetch-site': 'cross-site' } },
    { name: 'a same-site page', headers: { origin: 'http://localhost', 'sec-fetch-site': 'same-site' } },
    { name: 'a null origin', headers: { origin: 'null' } },
    { name: 'another site', headers: { origin: 'https://evil.example', 'sec-fetch-site': 'same-origin' } },
    { name: 'a name that begins like ours', headers: { origin: 'http://localhost.evil.example' } },
    { name: 'a name that ends like ours', headers: { origin: 'http://notlocalhost' } },
    { name: 'our name on another port', headers: { origin: 'http://localhost:8080' } },
    { name: 'our name on another scheme', headers: { origin: 'https://localhost' } },
    { name: 'our name as a user of another', headers: { origin: 'http://localhost@evil.example' } },
  ])('is refused from $name, at any address', async ({ headers }) => {
    const { app, db, request } = await appWithLogin();
    const before = dumpAll(db);
    const form = { 'content-type': 'application/x-www-form-urlencoded' };

    for (const route of listRoutes(app).filter((one) => !isReading(one))) {
      for (const method of new Set([route.method, 'POST', 'PUT', 'PATCH', 'DELETE'])) {
        const { statusCode } = await request({ ...route, method }, { ...form, ...headers }, ANY_FORM);
        expect([method, route.path, statusCode]).toEqual([method, route.path, 403]);
      }
    }

    expect(dumpAll(db)).toEqual(before);
  });

  it('is let through from our own pages with the same form', async () => {
    const { app, request } = await appWithLogin();
    const own = {
      origin: 'http://localhost',
      'sec-fetch-site': 'same-origin',
      'content-type': 'application/x-www-form-urlencoded',
    };
    for (const route of listRoutes(app).filter((one) => !isReading(one))) {
      const { statusCode } = await request(route, own, ANY_FORM);
      expect([route.path, statusCode]).toEqual([route.path, expect.toBeOneOf([201, 303, 404, 409, 422])]);
    }
  });

  it.each(['application/json', 'text/plain', 'multipart/form-data; boundary=x', 'application/xml', ''])(
    'takes forms only: a body of type “%s” is refused in words, at any address',
    async (type) => {
      const { app, db, request } = await appWithLogin();
      const before = dumpAll(db);

      for (const route of listRoutes(app).filter((one) => !isReading(one))) {
        const headers: Record<string, string> = type === '' ? {} : { 'content-type': type };
        const { statusCode, body } = await request(route, headers, '["done"]');
        // Some addresses take files: there it is the form itself that is malformed.
        const takesIt = TAKE_FILES.includes(route.path) && type.startsWith('multipart/');
        expect([route.path, statusCode]).toEqual([route.path, takesIt ? 400 : 415]);
        expect(body).toContain('That could not be read.');
      }

      expect(dumpAll(db)).toEqual(before);
    },
  );

  it.each(TAKE_FILES)('takes a file only whole, and of a length that is told: %s', async (url) => {
    const { app, db } = await testApp({ plan: 'none' });
    const before = dumpAll(db);
    const body = multipartBody(filePart('x'.repeat(20_000)));
    const send = (payload: Buffer | Readable) =>
      app.inject({
        method: 'POST',
        url,
        headers: { ...OWN_PAGE, 'content-type': MULTIPART_TYPE },
        payload,
      });

    const half = await send(body.subarray(0, body.length / 2));
    const endless = await send(Readable.from([body]));

    expect([half.statusCode, half.body]).toEqual([
      400,
      expect.stringContaining('Choose the file and try again.'),
    ]);
    expect([endless.statusCode, endless.body]).toEqual([
      411,
      expect.stringContaining('Send the file with a Content-Length.'),
    ]);
    expect(dumpAll(db)).toEqual(before);
  });

  it('is not possible by a method that a route does not have', async () => {
    const { app, db, request } = await appWithLogin();
    const before = dumpAll(db);
    for (const route of listRoutes(app).filter(({ method }) => method === 'GET')) {
      for (const method of ['PUT', 'PATCH', 'DELETE']) {
        expect((await request({ ...route, method })).statusCode).toBe(404);
      }
    }
    expect(dumpAll(db)).toEqual(before);
  });
});

describe('the content security policy', () => {
  const isStrict = (headers: Readonly<Record<string, unknown>>) => {
    const policy = String(headers['content-security-policy']);
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self'");
    expect(policy).not.toMatch(/unsafe-|\*|https?:/);
    expect(headers['x-content-type-options']).toBe('nosniff');
  };

  it('is on every answer of every route', async () => {
    const { app, request } = await appWithLogin();
    for (const route of listRoutes(app)) {
      isStrict((await request(route, { 'content-type': 'application/x-www-form-urlencoded' })).headers);
      isStrict((await request(route, { 'hx-request': 'true' })).headers);
      isStrict((await request(route, { cookie: '' })).headers);
    }
  });

  it.each<{ name: string; status: number; url: string; headers?: Record<string, string>; payload?: string }>([
    { name: 'nothing there', status: 404, url: '/nowhere' },
    { name: 'an address that cannot be decoded', status: 404, url: '/%e0%a4%a' },
    { name: 'a refused origin', status: 403, url: '/plans', headers: { origin: 'null' }, payload: 'a=b' },
    { name: 'a foreign host', status: 421, url: '/today', headers: { host: 'evil.example' } },
    { name: 'a wrong form', status: 422, url: '/tasks/1/completion', payload: 'done=maybe' },
    { name: 'too much at once', status: 413, url: '/tasks/1/note', payload: `text=${'x'.repeat(1_000_001)}` },
    { name: 'a method that does not exist', status: 404, url: '/tasks/1/completion' },
  ])('is on an answer to $name', async ({ status, url, headers, payload }) => {
    const { app } = await testApp();
    const answer = await app.inject({
      method: payload === undefined ? 'GET' : 'POST',
      url,
      headers: { host: 'localhost', 'content-type': 'application/x-www-form-urlencoded', ...headers },
      ...(payload === undefined ? {} : { payload }),
    });
    expect(answer.statusCode).toBe(status);
    isStrict(answer.headers);
  });

  it('is on a failure', async () => {
    const { db, get } = await testApp();
    db.client.close();
    const { status, headers } = await get('/today');
    expect(status).toBe(500);
    isStrict(headers);
  });
});
