import type { AppDeps } from '../deps.ts';
import { findOut } from '../find-out.ts';
import type { Page } from '../respond.tsx';
import { changesPage } from './changes.tsx';
import { mockPage, mockSheetPage } from './mock/mock.tsx';
import { mocksPage } from './mock/mocks.tsx';
import { readinessPage } from './mock/readiness.tsx';
import type { OpenPageRequest, OpenPageRoute, PageRoute } from './page-route.ts';
import { planPage } from './plan/plan.tsx';
import { planUpdatePage } from './plan/plan-update.tsx';
import { planRemovalPage, plansPage } from './plan/plans.tsx';
import { roadmapPage, roadmapsPage } from './plan/roadmaps.tsx';
import { answerPage, drillPage } from './practice/drill.tsx';
import { ownImportPage, ownQuestionsPage } from './practice/own.tsx';
import { practicePage, practiceSheetPage, questionPage } from './practice/practice.tsx';
import {
  derivationPage,
  derivationsPage,
  ladderPage,
  laddersPage,
  lightningPage,
} from './practice/rounds.tsx';
import { dayPage, todayPage } from './progress/day.tsx';
import { estimatesPage } from './progress/estimates.tsx';
import { phasePage } from './progress/phase.tsx';
import { progressPage } from './progress/progress.tsx';
import { reviewPage } from './progress/review.tsx';
import { timePage } from './progress/time.tsx';
import { weekPage, weeksPage } from './progress/weeks.tsx';
import { calendarPage, monthPage } from './replan/calendar.tsx';
import { replanPage } from './replan/replan.tsx';
import { reportPage } from './report/report.tsx';
import { taskPage } from './task/task.tsx';

/** Every page of a plan that shows what can be changed, so that a change can be answered with the page it was made on. */
export const PAGES: readonly PageRoute[] = [
  todayPage,
  dayPage,
  taskPage,
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
  planUpdatePage,
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
  const { plan, ...standing } = findOut(deps);
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
