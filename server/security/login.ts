import cookie from '@fastify/cookie';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { VNode } from 'preact';
import * as z from 'zod';
import { deleteAllDevices } from '../../db/access/devices.ts';
import { deleteAllLogins } from '../../db/access/logins.ts';
import type { Database } from '../../db/file/open.ts';
import { count } from '../../plans/format.ts';
import { LoginPage, type LoginPageProps } from '../../views/access/login.tsx';
import { LoginLostPage } from '../../views/access/login-lost.tsx';
import type { Clock } from '../clock.ts';
import { dropDeviceCookie, knownDevice, rememberDevice } from './device.ts';
import { type Door, hangDoor } from './door/door.ts';
import type { TurnedAway } from './door/line.ts';
import { localPath } from './local-path.ts';
import { verifyPassword } from './password.ts';
import { endSession, hasSession, startSession } from './session.ts';

type LoginOptions = {
  db: Database;
  clock: Clock;
  passwordHash: string;
  /** The whole document around the main part of a page, without anything of the learner's. */
  renderPage: (title: string, content: VNode) => string;
  wantsFragment: (request: FastifyRequest) => boolean;
};

const OPEN_ROUTES = new Set(['/health', '/login', '/login/kept', '/shared/:token', '/calendar/:token.ics']);
const OPEN_FOLDERS = ['/static/', '/vendor/'];

const LoginForm = z.object({ password: z.string().min(1).max(1000), next: z.string().catch('/') });
const LoginQuery = z.object({ next: z.string().catch('/') });

/** Asks for the password before every route but a few. For a root instance that `protect` guards and that parses forms. */
export async function requireLogin(app: FastifyInstance, options: LoginOptions): Promise<void> {
  await app.register(cookie);
  sendStrangersToLogin(app, options);
  const door = hangDoor(options.clock);
  app.addHook('preClose', async () => door.close());
  loginRoutes(app, options, door);
  keptRoutes(app, options);
  logoutRoutes(app, options);
}

function sendStrangersToLogin(app: FastifyInstance, { db, clock, wantsFragment }: LoginOptions): void {
  app.addHook('onRequest', (request, reply, done) => {
    if (isOpen(request) || hasSession(request, db, clock.now())) return done();
    if (wantsFragment(request)) return reply.code(401).header('HX-Redirect', '/login').send();
    return reply.redirect(loginAddress(request), 303);
  });
}

/** Goes by the route that was matched, not by the address as typed, which can be written in many ways. */
function isOpen(request: FastifyRequest): boolean {
  const { url } = request.routeOptions;
  if (url === undefined) return false;
  return OPEN_ROUTES.has(url) || OPEN_FOLDERS.some((folder) => url.startsWith(folder));
}

/** Only a page can be come back to; a change that was refused has to be made again. */
function loginAddress(request: FastifyRequest): string {
  const next = request.method === 'GET' ? localPath(request.url) : '/';
  return addressWithNext('/login', next);
}

function addressWithNext(path: string, next: string): string {
  return next === '/' ? path : `${path}?next=${encodeURIComponent(next)}`;
}

/** Many may wait at once, so that what each of them sends has to be short. */
const LOGIN_BYTES = 16_384;

function loginRoutes(app: FastifyInstance, options: LoginOptions, door: Door): void {
  const { db, clock, passwordHash } = options;
  app.get('/login', (request, reply) => {
    const { next } = LoginQuery.parse(request.query);
    return sendLoginPage(reply, options, { error: null, next: localPath(next) });
  });

  app.post('/login', { bodyLimit: LOGIN_BYTES }, async (request, reply) => {
    const form = LoginForm.safeParse(request.body);
    if (!form.success) return refuseLogin(reply, 422, 'Type the password to log in.', '/', options);
    const next = localPath(form.data.next);

    const knock = { ip: request.ip, device: knownDevice(request, db, clock.now()), reply };
    const entered = await door.enter(knock, () => verifyPassword(form.data.password, passwordHash));
    if (!entered.ok) return refuseForNow(reply, entered.reason, next, options);
    if (!entered.isRight) {
      return refuseLogin(reply, 422, 'That is not the password. Try again.', next, options);
    }
    startSession(request, reply, db, clock.now());
    rememberDevice(request, reply, db, clock.now());
    reply.setCookie(KEPT_COOKIE, 'yes', { path: KEPT_PATH, httpOnly: true, sameSite: 'lax', maxAge: 60 });
    return reply.redirect(isBrowser(request) ? addressWithNext(KEPT_PATH, next) : next, 303);
  });
}

const KEPT_PATH = '/login/kept';
/** Never for https alone, so that whoever keeps cookies at all brings it. */
const KEPT_COOKIE = 'daymark_kept';

/** A browser comes by here after the login: where it did not keep the login, it is told so, or it would be asked for ever. */
function keptRoutes(app: FastifyInstance, { db, clock, renderPage }: LoginOptions): void {
  app.get(KEPT_PATH, (request, reply) => {
    const next = localPath(LoginQuery.parse(request.query).next);
    if (hasSession(request, db, clock.now())) return reply.redirect(next, 303);

    // What was set for https alone is neither sent nor replaced on http.
    const isHttps = request.protocol === 'http' && request.cookies[KEPT_COOKIE] !== undefined;
    const page = LoginLostPage({ because: isHttps ? 'https' : 'cookies', name: request.hostname, next });
    return sendAccessPage(reply, renderPage('Not logged in', page));
  });
}

/** Browsers name where a form came from; programs do not, and need no help with their cookies. */
function isBrowser({ headers }: FastifyRequest): boolean {
  return headers.origin !== undefined || headers['sec-fetch-site'] !== undefined;
}

function logoutRoutes(app: FastifyInstance, { db }: LoginOptions): void {
  app.post('/logout', (request, reply) => {
    endSession(request, reply, db);
    return reply.redirect('/login', 303);
  });

  app.post('/logout-everywhere', (request, reply) => {
    deleteAllLogins(db);
    deleteAllDevices(db);
    endSession(request, reply, db);
    dropDeviceCookie(request, reply);
    return reply.redirect('/login', 303);
  });
}

function refuseForNow(
  reply: FastifyReply,
  { because, retryAfterSeconds }: TurnedAway,
  next: string,
  options: LoginOptions,
) {
  const error = `${REASONS[because]} Try again in ${waitInWords(retryAfterSeconds)}.`;
  return refuseLogin(reply.header('Retry-After', retryAfterSeconds), 429, error, next, options);
}

const REASONS: Readonly<Record<TurnedAway['because'], string>> = {
  address: 'There were too many attempts from your address.',
  line: 'So many are trying to log in that this attempt had to wait too long. The password was not looked at. A browser that logged in here before does not have to wait.',
  closing: 'Daymark is being stopped, and the password was not looked at.',
};

function waitInWords(seconds: number): string {
  return seconds < 120 ? count(seconds, 'second') : count(Math.ceil(seconds / 60), 'minute');
}

function refuseLogin(
  reply: FastifyReply,
  statusCode: number,
  error: string,
  next: string,
  options: LoginOptions,
) {
  return sendLoginPage(reply.code(statusCode), options, { error, next });
}

function sendLoginPage(reply: FastifyReply, { renderPage }: LoginOptions, props: LoginPageProps) {
  return sendAccessPage(reply, renderPage('Log in', LoginPage(props)));
}

function sendAccessPage(reply: FastifyReply, html: string) {
  return reply.header('Cache-Control', 'no-store').type('text/html; charset=utf-8').send(html);
}
