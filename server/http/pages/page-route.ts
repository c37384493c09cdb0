import type { Settings } from '../../../db/settings/settings.ts';
import type { Day } from '../../../plans/day.ts';
import type { Plan } from '../../../plans/plan/plan.ts';
import type { Away } from '../../../plans/settings/away.ts';
import type { AppDeps } from '../../deps.ts';
import type { Page } from '../respond.tsx';

/** Longer than any request line that Node reads. */
export const LONGEST_ADDRESS = 20_000;

/** What a page is found from: the plan as it stands, the learner's day, and the address. */
export type PageRequest = {
  deps: AppDeps;
  settings: Settings;
  plan: Plan;
  today: Day;
  params: Readonly<Record<string, string>>;
  query: URLSearchParams;
  /** The device that asks is on a journey; `null` for one at home. */
  away: Away | null;
  /** The address itself, which forms on the page name to come back to it. */
  from: string;
};

/**
 * A page with an address of its own. The same finder serves the address and the answer to a change made there.
 * `null` means that there is no such page.
 */
export type PageRoute = {
  /** Segments that begin with `:` are parameters. */
  path: string;
  find: (request: PageRequest) => Page | null;
};

/** A page that is there before there is a plan, too. */
export type OpenPageRoute = {
  path: string;
  /** Finds out what takes long before the page is found at its address: elsewhere it is found without. */
  prepare?: (request: OpenPageRequest, signal: AbortSignal) => Promise<void>;
  find: (request: OpenPageRequest) => Page | null;
};

export type OpenPageRequest = Omit<PageRequest, 'plan' | 'away'> & { plan: Plan | null };
