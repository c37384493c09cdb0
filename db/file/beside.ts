import { rmSync, statSync } from 'node:fs';

/** What SQLite cannot do without: what was written last, or how to take it back. */
export const LOGS: readonly string[] = ['-wal', '-journal'];
/** All that SQLite keeps beside a database, by what follows its name. */
export const BESIDE: readonly string[] = [...LOGS, '-shm'];
/** Whoever has a database holds the lock on this file. */
export const LOCK = '.lock';

/** Takes away a database that nobody has open, with all that SQLite keeps beside it. */
export function removeDatabase(file: string): void {
  for (const suffix of ['', ...BESIDE]) rmSync(`${file}${suffix}`, { force: true });
}

/** Which file it is, by whatever name or link; `null` where there is none, or nothing can be seen of it. */
export function identityOf(path: string): string | null {
  try {
    const { dev, ino } = statSync(path);
    return `${dev} ${ino}`;
  } catch {
    return null;
  }
}
