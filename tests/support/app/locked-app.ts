import { createHash } from 'node:crypto';
import formbody from '@fastify/formbody';
import Fastify from 'fastify';
import { render } from 'preact-render-to-string';
import { onTestFinished } from 'vitest';
import { closeDatabase } from '../../../db/file/open.ts';
import { logins } from '../../../db/schema/access.ts';
import { requireLogin } from '../../../server/security/login.ts';
import { hashPassword } from '../../../server/security/password.ts';
import { protect } from '../../../server/security/protect.ts';
import { memoryDatabase } from '../database/db.ts';

export const PASSWORD = 'a lighthouse by day';
export const WRONG = 'a lighthouse by night';
export const START = Date.parse('2026-03-02T12:00:00Z');
export const MINUTE = 60_000;
export const DAY = 24 * 60 * MINUTE;
export const PRIVATE_ROUTES = ['/today', '/plan', '/report.json', '/healthy', '/staticky'];
export const OPEN_ROUTES = ['/health', '/static/css/app.css', '/vendor/htmx.js'];

/** Made once: it takes long on purpose. */
let hashed: Promise<string> | undefined;

/** A small app behind a login, on an empty database, with a clock that the test moves. */
export async function lockedApp({ trustProxy }: { trustProxy?: string[] } = {}) {
  const db = memoryDatabase();
  const app = Fastify(trustProxy === undefined ? {} : { trustProxy });
  onTestFinished(async () => {
    await app.close();
    closeDatabase(db);
  });
  hashed ??= hashPassword(PASSWORD);
  const time = { now: START };
  await app.register(formbody);
  await protect(app, { allowedHosts: ['localhost'] });
  await requireLogin(app, {
    db,
    clock: { now: () => new Date(time.now) },
    passwordHash: await hashed,
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

export type Answer = { headers: Record<string, unknown> };

export function setCookieOf({ headers }: Answer): string {
  return [headers['set-cookie']].flat().map(String).join('\n');
}

export function deviceOf(answer: Answer): string {
  return /daymark_device=[\w-]+/.exec(setCookieOf(answer))?.[0] ?? '';
}

export function cookieOf(answer: Answer): string {
  return setCookieOf(answer).split(';')[0] ?? '';
}

const tokenOf = (cookie: string) => cookie.replace('daymark_session=', '');
export const hashOf = (cookie: string) => createHash('sha256').update(tokenOf(cookie)).digest('hex');
