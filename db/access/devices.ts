import { eq, lte } from 'drizzle-orm';
import type { Database } from '../file/open.ts';
import { readAndWrite } from '../file/transaction.ts';
import { devices } from '../schema/access.ts';

/** A device that somebody logged in on. Instants are ISO 8601 in UTC; the token is kept only as its hash. */
export type Device = typeof devices.$inferSelect;

export function insertDevice(db: Database, device: Device): void {
  readAndWrite(db, () => db.orm.insert(devices).values(device).run());
}

/** The device of a token, unless it was unused for too long. */
export function findDevice(db: Database, tokenHash: string, now: string): Device | undefined {
  const device = db.orm.select().from(devices).where(eq(devices.tokenHash, tokenHash)).get();
  return device && device.expiresAt > now ? device : undefined;
}

export function deleteDevice(db: Database, tokenHash: string): void {
  readAndWrite(db, () => db.orm.delete(devices).where(eq(devices.tokenHash, tokenHash)).run());
}

export function deleteAllDevices(db: Database): void {
  readAndWrite(db, () => db.orm.delete(devices).run());
}

export function deleteExpiredDevices(db: Database, now: string): void {
  readAndWrite(db, () => db.orm.delete(devices).where(lte(devices.expiresAt, now)).run());
}
