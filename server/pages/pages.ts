import type { AppDeps } from '../deps.ts';
import { findOut } from '../find-out.ts';
import type { Page } from '../respond.tsx';
import { changesPage } from './changes.tsx';
import { dayPage, todayPage } from './day.tsx';
import type { PageRoute } from './page-route.ts';
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

/** The page behind an address; `null` when it is none of these, is not there any more, or there is no plan. */
export function findPageAt(deps: AppDeps, address: string): Page | null {
  const { plan, ...standing } = findOut(deps);
  if (!plan) return null;

  const { pathname, searchParams } = new URL(address, 'http://page');
  for (const { path, find } of PAGES) {
    const params = matchPath(path, pathname);
    if (params) return find({ deps, plan, ...standing, params, query: searchParams, from: address });
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
