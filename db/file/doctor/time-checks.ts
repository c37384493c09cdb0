import type { Check, Finding, Patient } from './check.ts';

/** Clocks of two machines may differ by this much. */
const TOLERATED_MILLISECONDS = 120_000;

/** Whether instants can be trusted. */
export const TIME_CHECKS: readonly Check[] = [{ about: 'The clock', look: lookAtClock }];

function lookAtClock({ client, now }: Patient): string | Finding[] | null {
  const newest = client && findText(client, 'select max(at) from changes');
  if (newest && Date.parse(newest) > now.getTime() + TOLERATED_MILLISECONDS) {
    const found = `It says ${now.toISOString()}, and the newest change was made at ${newest}: it has been set back, or was ahead then.`;
    const advice =
      'Set the clock of this machine, for example with `timedatectl set-ntp true`. If it is right now, nothing has to be done.';
    return [{ found, advice }];
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
