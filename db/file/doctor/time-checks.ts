import type { Check, Patient } from './check.ts';
import { clockBehind, earlyBackup, type Finding } from './findings.ts';

/** Clocks of two machines may differ by this much. */
const TOLERATED_MILLISECONDS = 120_000;

/** Whether instants can be trusted. */
export const TIME_CHECKS: readonly Check[] = [{ about: 'The clock', look: lookAtClock }];

function lookAtClock({ client, now, backups }: Patient): string | Finding[] | null {
  const newest = client && findText(client, 'select max(at) from changes');
  const isAhead = (instant: number) => instant > now.getTime() + TOLERATED_MILLISECONDS;
  if (newest && isAhead(Date.parse(newest))) return [clockBehind(now, newest)];
  const early = backups.filter(({ instant }) => isAhead(instant.getTime()));
  return early.length > 0 ? early.map(({ path }) => earlyBackup(path)) : now.toISOString();
}

/** `null` where there is none, or no such table. */
function findText(client: NonNullable<Patient['client']>, sql: string): string | null {
  try {
    return client.prepare<[], string | null>(sql).pluck().get() ?? null;
  } catch {
    return null;
  }
}
