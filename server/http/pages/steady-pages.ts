import type { Database } from '../../../db/file/open.ts';
import { databaseState } from '../../../db/file/state/database-state.ts';

/** What a page was written from, its address aside. */
export type SteadyBasis = {
  today: string;
  lastChange: string;
  /** The time zone in which the device that asks is on a journey. */
  awayIn: string;
};

type Kept = { basis: string; html: Buffer; version: string | null };

/** More than the pages that one learner goes back and forth between. */
const MOST_KEPT = 32;

/**
 * Pages as they were sent last. A page comes again as it was for as long as nothing was written to the file, the day
 * is the same, the change that is offered to be taken back is, and the device that asks is in the same place. Only for pages that say they are steady.
 */
export function keepSteadyPages(db: Database) {
  const kept = new Map<string, Kept>();
  const basisOf = ({ today, lastChange, awayIn }: SteadyBasis) =>
    `${databaseState(db)} ${today} ${awayIn} ${lastChange}`;
  return {
    find(address: string, basis: SteadyBasis): Pick<Kept, 'html' | 'version'> | undefined {
      const page = kept.get(address);
      return page?.basis === basisOf(basis) ? page : undefined;
    },
    keep(address: string, basis: SteadyBasis, html: string, version: string | null): void {
      kept.delete(address);
      kept.set(address, { basis: basisOf(basis), html: Buffer.from(html), version });
      const [oldest] = kept.keys();
      if (kept.size > MOST_KEPT && oldest !== undefined) kept.delete(oldest);
    },
  };
}
