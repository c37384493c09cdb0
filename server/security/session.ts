import type { FastifyReply, FastifyRequest } from 'fastify';
import { deleteExpiredLogins, deleteLogin, findLogin, insertLogin } from '../../db/access/logins.ts';
import type { Database } from '../../db/file/open.ts';
import { hashToken, makeToken } from './token.ts';

const COOKIE_NAME = 'daymark_session';
const SESSION_SECONDS = 30 * 24 * 60 * 60;

/** Gives the browser a new token. Whatever it held before is dead, so that a planted token is worth nothing. */
export function startSession(request: FastifyRequest, reply: FastifyReply, db: Database, now: Date): void {
  forgetLogin(request, db);
  deleteExpiredLogins(db, now.toISOString());
  const token = makeToken();
  const expiresAt = new Date(now.getTime() + SESSION_SECONDS * 1000);
  insertLogin(db, {
    tokenHash: hashToken(token),
    createdAt: now.toISOString(),
    expiresAt: expiresAt.toISOString(),
  });
  reply.setCookie(COOKIE_NAME, token, { ...cookieScope(request), maxAge: SESSION_SECONDS });
}

/** Ends this browser's session; others stay. */
export function endSession(request: FastifyRequest, reply: FastifyReply, db: Database): void {
  forgetLogin(request, db);
  reply.clearCookie(COOKIE_NAME, cookieScope(request));
}

/** Tells whether the request carries the token of a login that has neither ended nor expired. */
export function hasSession(request: FastifyRequest, db: Database, now: Date): boolean {
  const token = request.cookies[COOKIE_NAME];
  return token !== undefined && findLogin(db, hashToken(token), now.toISOString()) !== undefined;
}

function forgetLogin(request: FastifyRequest, db: Database): void {
  const token = request.cookies[COOKIE_NAME];
  if (token !== undefined) deleteLogin(db, hashToken(token));
}

/** Neither scripts nor other sites can use such a cookie, and it stays on https where it came by https. */
export function cookieScope(request: FastifyRequest) {
  return { path: '/', httpOnly: true, sameSite: 'lax', secure: request.protocol === 'https' } as const;
}
