import { eq, lte } from 'drizzle-orm';
import type { Database } from '../file/open.ts';
import { readAndWrite } from '../file/transaction.ts';
import { logins } from '../schema/access.ts';

/** Somebody who is logged in. Instants are ISO 8601 in UTC; the token is kept only as its hash. */
export type Login = typeof logins.$inferSelect;

export function insertLogin(db: Database, login: Login): void {
  readAndWrite(db, () => db.orm.insert(logins).values(login).run());
}

/** The login of a token, unless it has expired. */
export function findLogin(db: Database, tokenHash: string, now: string): Login | undefined {
  const login = db.orm.select().from(logins).where(eq(logins.tokenHash, tokenHash)).get();
  return login && login.expiresAt > now ? login : undefined;
}

export function deleteLogin(db: Database, tokenHash: string): void {
  readAndWrite(db, () => db.orm.delete(logins).where(eq(logins.tokenHash, tokenHash)).run());
}

export function deleteAllLogins(db: Database): void {
  readAndWrite(db, () => db.orm.delete(logins).run());
}

export function deleteExpiredLogins(db: Database, now: string): void {
  readAndWrite(db, () => db.orm.delete(logins).where(lte(logins.expiresAt, now)).run());
}
