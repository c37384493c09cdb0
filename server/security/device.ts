import type { FastifyReply, FastifyRequest } from 'fastify';
import { deleteDevice, deleteExpiredDevices, findDevice, insertDevice } from '../../db/access/devices.ts';
import type { Database } from '../../db/file/open.ts';
import { cookieScope } from './session.ts';
import { hashToken, makeToken } from './token.ts';

const COOKIE_NAME = 'daymark_device';
const UNUSED_SECONDS = 365 * 24 * 60 * 60;

/** Gives the browser a new token after each login, by which it is known at the next one; the one before is dead. */
export function rememberDevice(request: FastifyRequest, reply: FastifyReply, db: Database, now: Date): void {
  const before = request.cookies[COOKIE_NAME];
  if (before !== undefined) deleteDevice(db, hashToken(before));
  deleteExpiredDevices(db, now.toISOString());
  const token = makeToken();
  const expiresAt = new Date(now.getTime() + UNUSED_SECONDS * 1000);
  insertDevice(db, {
    tokenHash: hashToken(token),
    createdAt: now.toISOString(),
    expiresAt: expiresAt.toISOString(),
  });
  reply.setCookie(COOKIE_NAME, token, { ...cookieScope(request), maxAge: UNUSED_SECONDS });
}

/** What is kept of the token of a device that logged in before; `null` for any other. */
export function knownDevice(request: FastifyRequest, db: Database, now: Date): string | null {
  const token = request.cookies[COOKIE_NAME];
  if (token === undefined) return null;
  return findDevice(db, hashToken(token), now.toISOString())?.tokenHash ?? null;
}

export function dropDeviceCookie(request: FastifyRequest, reply: FastifyReply): void {
  reply.clearCookie(COOKIE_NAME, cookieScope(request));
}
