import type { Settings } from '../../db/settings.ts';
import type { AppDeps } from '../deps.ts';
import { findOut } from '../find-out.ts';
import type { Page } from '../respond.tsx';
import { changesPage } from './changes.tsx';
import { dayPage, todayPage } from './day.tsx';
import type { PageRequest, PageRoute } from './page-route.ts';
import { planPage } from './plan.tsx';
import { progressPage } from './progress.tsx';
import { taskPage } from './task.tsx';
import { weekPage, weeksPage } from './weeks.tsx';

/** Every page of a plan that shows what can be changed, so that a change can be answered with the page it was made on. */
export const PAGES: readonly PageRoute[] = [
  todayPage,
  dayPage,
  taskPage,
  weeksPage,
  weekPage,
  planPage,
  progressPage,
  changesPage,
];

/** Where a change is answered when the page it came from is not there any more. */
const FALLBACK = '/today';

/** The page behind an address, with the address it has; `null` before there is a plan. */
export function findPageAt(
  deps: AppDeps,
  address: string,
): { page: Page; from: string; settings: Settings } | null {
  const { settings, plan, today } = findOut(deps);
  if (!plan) return null;

  for (const from of [address, FALLBACK]) {
    const url = new URL(from, 'http://page');
    for (const route of PAGES) {
      const params = matchPath(route.path, url.pathname);
      const request: PageRequest | null = params && {
        deps,
        settings,
        plan,
        today,
        params,
        query: url.searchParams,
        from,
      };
      const page = request && route.find(request);
      if (page) return { page, from, settings };
    }
  }
  return null;
}

/** The parameters of an address that has the shape of a path, or `null` when it has not. */
function matchPath(path: string, pathname: string): Record<string, string> | null {
  const wanted = path.split('/');
  const found = pathname.split('/');
  if (wanted.length !== found.length) return null;
  const params: Record<string, string> = {};
  for (const [index, segment] of wanted.entries()) {
    const value = found[index] ?? '';
    if (segment.startsWith(':')) params[segment.slice(1)] = value;
    else if (segment !== value) return null;
  }
  return params;
}
