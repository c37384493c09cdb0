import { calendarPage, monthPage } from './calendar/page.tsx';
import type { AppDeps } from './deps.ts';
import type { OpenPageRequest, OpenPageRoute, PageRoute } from './http/page-route.ts';
import type { Page } from './http/respond.tsx';
import { loadStanding } from './http/standing.ts';
import { changesPage } from './journal/page.tsx';
import { mocksPage } from './mock/mocks-page.tsx';
import { mockPage, mockSheetPage } from './mock/page.tsx';
import { planPage } from './plan/page.tsx';
import { planRemovalPage, plansPage } from './plan/plans-page.tsx';
import { answerPage, drillPage } from './practice/drill-page.tsx';
import { ownImportPage, ownQuestionsPage } from './practice/own/page.tsx';
import { practicePage, practiceSheetPage, questionPage } from './practice/page.tsx';
import {
  derivationPage,
  derivationsPage,
  ladderPage,
  laddersPage,
  lightningPage,
} from './practice/rounds-page.tsx';
import { progressPage } from './progress/page.tsx';
import { readinessPage } from './readiness/page.tsx';
import { replanPage } from './replan/page.tsx';
import { reportPage } from './report/page.tsx';
import { reviewPage } from './review/page.tsx';
import { roadmapPage, roadmapsPage } from './roadmap/page.tsx';
import { updatePage } from './roadmap/update-page.tsx';
import { movesPage } from './task/moves-page.tsx';
import { taskPage } from './task/page.tsx';
import { estimatesPage } from './time/estimates-page.tsx';
import { timePage } from './time/page.tsx';
import { dayPage, todayPage } from './today/page.tsx';
import { weekPage, weeksPage } from './week/page.tsx';
import { phasePage } from './week/phase-page.tsx';

/** Every page of a plan that shows what can be changed, so that a change can be answered with the page it was made on. */
export const PAGES: readonly PageRoute[] = [
  todayPage,
  dayPage,
  taskPage,
  movesPage,
  weeksPage,
  weekPage,
  reviewPage,
  phasePage,
  planPage,
  progressPage,
  timePage,
  estimatesPage,
  replanPage,
  calendarPage,
  monthPage,
  updatePage,
  reportPage,
  mocksPage,
  mockPage,
  mockSheetPage,
  readinessPage,
];

/** Pages beside the plan in use: they are there without one. */
export const OPEN_PAGES: readonly OpenPageRoute[] = [
  changesPage,
  plansPage,
  planRemovalPage,
  roadmapsPage,
  roadmapPage,
  practicePage,
  questionPage,
  practiceSheetPage,
  ownQuestionsPage,
  ownImportPage,
  drillPage,
  answerPage,
  lightningPage,
  laddersPage,
  ladderPage,
  derivationsPage,
  derivationPage,
];

/** The page behind an address; `null` when it is none of these, is not there any more, or lacks its plan. */
export function findPageAt(deps: AppDeps, address: string): Page | null {
  const { plan, ...standing } = loadStanding(deps);
  const { pathname, searchParams } = new URL(address, 'http://page');
  const request = { deps, ...standing, query: searchParams, from: address };
  return (
    findAmong(OPEN_PAGES, pathname, { ...request, plan }) ??
    (plan && findAmong(PAGES, pathname, { ...request, plan }))
  );
}

function findAmong<Request extends Omit<OpenPageRequest, 'params'>>(
  routes: readonly { path: string; find: (request: Request & { params: Params }) => Page | null }[],
  pathname: string,
  request: Request,
): Page | null {
  for (const { path, find } of routes) {
    const params = matchPath(path, pathname);
    if (params) return find({ ...request, params });
  }
  return null;
}

type Params = Record<string, string>;

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
