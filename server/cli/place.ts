import { existsSync } from 'node:fs';
import { resolve } from 'node:path';

/** npm runs everything in the folder of Daymark, and says in which folder it was typed. */
export function placeOf(given: string, { INIT_CWD: typedIn }: NodeJS.ProcessEnv): string {
  const here = resolve(given);
  if (typedIn === undefined) return here;
  const there = resolve(typedIn, given);
  return existsSync(there) || !existsSync(here) ? there : here;
}
