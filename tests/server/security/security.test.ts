import Fastify, { type HTTPMethods } from 'fastify';
import { describe, expect, it, onTestFinished } from 'vitest';
import { HttpProblem } from '../../../server/http/http-problem.ts';
import { protect } from '../../../server/security/protect.ts';

const CONTENT_SECURITY_POLICY =
  "default-src 'none';script-src 'self';style-src 'self';img-src 'self' data:;font-src 'self';" +
  "connect-src 'self';form-action 'self';base-uri 'none';frame-ancestors 'none'";

const CHANGING_METHODS = ['POST', 'PUT', 'PATCH', 'DELETE'] as const;
const OWN = { host: 'localhost', origin: 'http://localhost' };

type Given = { allowedHosts?: readonly string[]; trustProxy?: string[] };

/** A guarded app of which every answer is counted, so that a refused change can be shown not to have happened. */
async function guardedApp({ allowedHosts = ['localhost', '127.0.0.1', '[::1]'], trustProxy }: Given = {}) {
  const app = Fastify(trustProxy === undefined ? {} : { trustProxy });
  onTestFinished(() => app.close());
  const changes: string[] = [];
  app.setErrorHandler((error, _request, reply) => {
    const problem = error instanceof HttpProblem ? error : new HttpProblem(500, 'Broken', '');
    return reply.code(problem.statusCode).send(`${problem.title}. ${problem.advice}`);
  });
  await protect(app, { allowedHosts });
  app.get('/page', () => 'page');
  app.get('/broken', () => {
    throw new Error('a bug');
  });
  for (const method of CHANGING_METHODS) {
    app.route({ method, url: '/change', handler: () => changes.push(method) && 'changed' });
  }
  const change = (method: HTTPMethods, headers: Record<string, string>) =>
    app.inject({ method: method as 'POST', url: '/change', headers: { host: 'localhost', ...headers } });
  return { app, changes, change };
}

describe('security headers', () => {
  it.each([
    { name: 'a page', url: '/page', headers: {} },
    { name: 'an address that leads nowhere', url: '/nowhere', headers: {} },
    { name: 'a failure', url: '/broken', headers: {} },
    { name: 'a refused host', url: '/page', headers: { host: 'evil.example' } },
  ])('are on $name', async ({ url, headers }) => {
    const { app } = await guardedApp();

    const answer = await app.inject({ url, headers: { host: 'localhost', ...headers } });

    expect(answer.headers).toMatchObject({
      'content-security-policy': CONTENT_SECURITY_POLICY,
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'referrer-policy': 'same-origin',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
    });
    expect(answer.headers).not.toHaveProperty('strict-transport-security');
  });

  it('are on a refused change', async () => {
    const { change } = await guardedApp();
    const answer = await change('POST', { origin: 'https://evil.example' });
    expect(answer.headers['content-security-policy']).toBe(CONTENT_SECURITY_POLICY);
  });
});

describe('the Host header', () => {
  it.each([
    'localhost',
    'LOCALHOST',
    'localhost:1',
    'localhost:65535',
    '127.0.0.1:80',
    '[::1]',
    '[::1]:3000',
  ])('may be %s', async (host) => {
    const { app } = await guardedApp();
    expect((await app.inject({ url: '/page', headers: { host } })).statusCode).toBe(200);
  });

  it.each([
    'evil.example',
    'localhost.evil.example',
    'evil-localhost',
    'localhost.',
    'localhost:3000@evil.example',
    'evil.example:3000#localhost',
    'evil@localhost',
    '127.0.0.1.nip.io',
    '127.0.0.2',
    '[::2]',
    'localhost:port',
    'localhost:',
    'localhost:0',
    'localhost:080',
    'localhost:65536',
    'localhost:99999',
    '[::1]:99999',
    'localhost:-1',
    'localhost, evil.example',
  ])('may not be %j', async (host) => {
    const { app } = await guardedApp();
    for (const url of ['/page', '/nowhere']) {
      const answer = await app.inject({ url, headers: { host } });

      expect(answer.statusCode).toBe(421);
      expect(answer.body).toContain('DAYMARK_ALLOWED_HOSTS');
    }
  });

  it('may be a name from the settings', async () => {
    const { app } = await guardedApp({ allowedHosts: ['daymark.example'] });

    const named = await app.inject({ url: '/page', headers: { host: 'daymark.example' } });
    const neighbour = await app.inject({ url: '/page', headers: { host: 'localhost' } });

    expect([named.statusCode, neighbour.statusCode]).toEqual([200, 421]);
  });

  it('is not replaced by a forwarded one, unless a trusted proxy forwards it', async () => {
    const headers = { host: 'evil.example', 'x-forwarded-host': 'localhost' };
    const { app: direct } = await guardedApp();
    const { app: proxied } = await guardedApp({ trustProxy: ['127.0.0.1'] });
    const { app: otherProxy } = await guardedApp({ trustProxy: ['10.0.0.1'] });

    const statusCodes = [];
    for (const app of [direct, proxied, otherProxy]) {
      statusCodes.push((await app.inject({ url: '/page', headers })).statusCode);
    }

    expect(statusCodes).toEqual([421, 200, 421]);
  });
});

describe.each(CHANGING_METHODS)('a change by %s', (method) => {
  it.each<{ name: string; headers: Record<string, string> }>([
    { name: 'from our own page', headers: { ...OWN, 'sec-fetch-site': 'same-origin' } },
    { name: 'from our own page in an old browser', headers: OWN },
    {
      name: 'from our own page on another port',
      headers: { host: 'localhost:3000', origin: 'http://localhost:3000' },
    },
    { name: 'from a program', headers: {} },
    { name: 'by the learner’s own doing', headers: { 'sec-fetch-site': 'none' } },
  ])('is made $name', async ({ headers }) => {
    const { change, changes } = await guardedApp();

    expect((await change(method, headers)).statusCode).toBe(200);
    expect(changes).toEqual([method]);
  });

  it.each<{ name: string; headers: Record<string, string> }>([
    { name: 'a cross-site page', headers: { ...OWN, 'sec-fetch-site': 'cross-site' } },
    { name: 'a cross-site page without origin', headers: { 'sec-fetch-site': 'cross-site' } },
    { name: 'a same-site page', headers: { ...OWN, 'sec-fetch-site': 'same-site' } },
    { name: 'a made-up site', headers: { ...OWN, 'sec-fetch-site': 'same-origin, cross-site' } },
    { name: 'nobody who still names an origin', headers: { ...OWN, 'sec-fetch-site': 'none' } },
    { name: 'a foreign origin', headers: { origin: 'https://evil.example' } },
    {
      name: 'a foreign origin that claims to be ours',
      headers: { origin: 'https://evil.example', 'sec-fetch-site': 'same-origin' },
    },
    { name: 'a null origin', headers: { origin: 'null' } },
    { name: 'an empty origin', headers: { origin: '' } },
    { name: 'a name that begins like ours', headers: { origin: 'http://localhost.evil.example' } },
    { name: 'a name that ends like ours', headers: { origin: 'http://evil-localhost' } },
    { name: 'our name on another port', headers: { origin: 'http://localhost:8080' } },
    { name: 'our name on another scheme', headers: { origin: 'https://localhost' } },
    { name: 'our name as a user of another', headers: { origin: 'http://localhost@evil.example' } },
    { name: 'our other name', headers: { origin: 'http://127.0.0.1' } },
    { name: 'our name with a path', headers: { origin: 'http://localhost/' } },
  ])('is refused from $name', async ({ headers }) => {
    const { change, changes } = await guardedApp();

    const answer = await change(method, headers);

    expect(answer.statusCode).toBe(403);
    expect(answer.body).toContain('Nothing was changed');
    expect(changes).toEqual([]);
  });
});

describe('behind a proxy that speaks https', () => {
  const headers = {
    host: '127.0.0.1:3000',
    'x-forwarded-host': 'daymark.example',
    'x-forwarded-proto': 'https',
    origin: 'https://daymark.example',
  };
  const allowedHosts = ['127.0.0.1', 'daymark.example'];

  it('a change is made when the proxy is trusted, and with the port spelt out too', async () => {
    const { change } = await guardedApp({ allowedHosts, trustProxy: ['127.0.0.1'] });

    expect((await change('POST', headers)).statusCode).toBe(200);
    expect((await change('POST', { ...headers, 'x-forwarded-host': 'daymark.example:443' })).statusCode).toBe(
      200,
    );
  });

  it('a change is refused when the proxy is not trusted, with a word about proxies', async () => {
    const { change, changes } = await guardedApp({ allowedHosts });

    const answer = await change('POST', headers);

    expect(answer.statusCode).toBe(403);
    expect(answer.body).toContain('DAYMARK_TRUSTED_PROXIES');
    expect(changes).toEqual([]);
  });
});

describe('reading', () => {
  it.each(['cross-site', 'same-site', 'none'])('is open to links from anywhere: %s', async (site) => {
    const { app } = await guardedApp();
    const headers = { host: 'localhost', 'sec-fetch-site': site };
    expect((await app.inject({ url: '/page', headers })).statusCode).toBe(200);
  });
});
