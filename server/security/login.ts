import cookie from '@fastify/cookie';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { VNode } from 'preact';
import * as z from 'zod';
import { deleteAllLogins } from '../../db/access/logins.ts';
import type { Database } from '../../db/file/open.ts';
import { count } from '../../plans/format.ts';
import { LoginPage, type LoginPageProps } from '../../views/access/login.tsx';
import type { Clock } from '../clock.ts';
import { localPath } from './local-path.ts';
import { verifyPassword } from './password.ts';
import { endSession, hasSession, startSession } from './session.ts';
import { createThrottle, LOGIN_LIMITS, type Throttle } from './throttle.ts';

type LoginOptions = {
  db: Database;
  clock: Clock;
  passwordHash: string;
  /** The whole document around the main part of a page, without anything of the learner's. */
  renderPage: (title: string, content: VNode) => string;
  wantsFragment: (request: FastifyRequest) => boolean;
};

const OPEN_ROUTES = new Set(['/health', '/login', '/shared/:token', '/calendar/:token.ics']);
const OPEN_FOLDERS = ['/static/', '/vendor/'];

const LoginForm = z.object({ password: z.string().min(1).max(1000), next: z.string().catch('/') });
const LoginQuery = z.object({ next: z.string().catch('/') });

/** Asks for the password before every route but a few. For a root instance that `protect` guards and that parses forms. */
export async function requireLogin(app: FastifyInstance, options: LoginOptions): Promise<void> {
  await app.register(cookie);
  sendStrangersToLogin(app, options);
  loginRoutes(app, options, createThrottle(LOGIN_LIMITS));
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
  return next === '/' ? '/login' : `/login?next=${encodeURIComponent(next)}`;
}

function loginRoutes(app: FastifyInstance, options: LoginOptions, throttle: Throttle): void {
  app.get('/login', (request, reply) => {
    const { next } = LoginQuery.parse(request.query);
    return sendLoginPage(reply, options, { error: null, next: localPath(next) });
  });

  app.post('/login', async (request, reply) => {
    const form = LoginForm.safeParse(request.body);
    if (!form.success) return refuseLogin(reply, 422, 'Type the password to log in.', '/', options);
    const next = localPath(form.data.next);

    // Counted before the password is looked at: attempts at the same moment must not slip through together.
    const admission = throttle.admit(request.ip, options.clock.now());
    if (!admission.ok) return refuseForNow(reply, admission.retryAfterSeconds, next, options);

    const isRight = await verifyPassword(form.data.password, options.passwordHash);
    if (!isRight) return refuseLogin(reply, 422, 'That is not the password. Try again.', next, options);

    throttle.forgive(request.ip);
    startSession(request, reply, options.db, options.clock.now());
    return reply.redirect(next, 303);
  });
}

function logoutRoutes(app: FastifyInstance, { db }: LoginOptions): void {
  app.post('/logout', (request, reply) => {
    endSession(request, reply, db);
    return reply.redirect('/login', 303);
  });

  app.post('/logout-everywhere', (request, reply) => {
    deleteAllLogins(db);
    endSession(request, reply, db);
    return reply.redirect('/login', 303);
  });
}

function refuseForNow(reply: FastifyReply, retryAfterSeconds: number, next: string, options: LoginOptions) {
  const minutes = Math.ceil(retryAfterSeconds / 60);
  const error = `There were too many attempts. Try again in ${count(minutes, 'minute')}.`;
  return refuseLogin(reply.header('Retry-After', retryAfterSeconds), 429, error, next, options);
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
  const html = renderPage('Log in', LoginPage(props));
  return reply.header('Cache-Control', 'no-store').type('text/html; charset=utf-8').send(html);
}
