import type { Check, Patient } from './check.ts';
import { clockBehind, type Finding } from './findings.ts';

/** Clocks of two machines may differ by this much. */
const TOLERATED_MILLISECONDS = 120_000;

/** Whether instants can be trusted. */
export const TIME_CHECKS: readonly Check[] = [{ about: 'The clock', look: lookAtClock }];

function lookAtClock({ client, now }: Patient): string | Finding[] | null {
  const newest = client && findText(client, 'select max(at) from changes');
  if (newest && Date.parse(newest) > now.getTime() + TOLERATED_MILLISECONDS) {
    return [clockBehind(now, newest)];
  }
  return now.toISOString();
}

/** `null` where there is none, or no such table. */
function findText(client: NonNullable<Patient['client']>, sql: string): string | null {
  try {
    return client.prepare<[], string | null>(sql).pluck().get() ?? null;
  } catch {
    return null;
  }
}
