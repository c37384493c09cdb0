import type { FastifyRequest } from 'fastify';
import findMyWay, { type HTTPVersion } from 'find-my-way';
import { calendarPage, monthPage } from './calendar/page.tsx';
import type { AppDeps } from './deps.ts';
import { habitPage, habitsPage } from './habit/page.tsx';
import { LONGEST_ADDRESS, type OpenPageRoute, type PageRoute } from './http/pages/page-route.ts';
import type { Page } from './http/respond.tsx';
import { loadStanding } from './http/standing.ts';
import { doorPage } from './incoming/page.tsx';
import { changesPage } from './journal/page.tsx';
import { mocksPage } from './mock/mocks-page.tsx';
import { mockPage, mockSheetPage } from './mock/page.tsx';
import { planPage } from './plan/page.tsx';
import { planRemovalPage, plansPage } from './plan/plans-page.tsx';
import { pieceClockPage } from './portfolio/clock/page.tsx';
import { kindPage, pieceAsPage, piecePage, portfolioPage } from './portfolio/page.tsx';
import { importPapersPage } from './portfolio/papers/import-routes.tsx';
import { debriefPage, packPage } from './portfolio/rounds/page.tsx';
import { answerPage, drillPage } from './practice/drill-page.tsx';
import { ownQuestionsPage } from './practice/own/page.tsx';
import { practicePage, practiceSheetPage, questionPage } from './practice/page.tsx';
import {
  derivationPage,
  derivationsPage,
  ladderPage,
  laddersPage,
  lightningPage,
} from './practice/rounds-page.tsx';
import { progressPage } from './progress/page.tsx';
import { remediesPage } from './progress/remedies-page.tsx';
import { readinessPage } from './readiness/page.tsx';
import { readingPage, resourcePage } from './reading/page.tsx';
import { replanPage } from './replan/page.tsx';
import { reportPage } from './report/page.tsx';
import { reviewPage } from './review/page.tsx';
import { roadmapPage, roadmapsPage } from './roadmap/page.tsx';
import { trackPage } from './roadmap/track-page.tsx';
import { updatePage } from './roadmap/update-page.tsx';
import { findAway } from './settings/device-zone.ts';
import { movesPage } from './task/moves-page.tsx';
import { overMinutesPage } from './task/over-minutes-page.tsx';
import { taskPage } from './task/page.tsx';
import { estimatesPage } from './time/estimates-page.tsx';
import { timePage } from './time/page.tsx';
import { dayPage, todayPage } from './today/page.tsx';
import { phasePage, weekPage, weeksPage } from './week/page.tsx';

/** Every page of a plan that shows what can be changed, so that a change can be answered with the page it was made on. */
export const PAGES: readonly PageRoute[] = [
  todayPage,
  dayPage,
  habitsPage,
  habitPage,
  taskPage,
  movesPage,
  overMinutesPage,
  weeksPage,
  weekPage,
  reviewPage,
  phasePage,
  planPage,
  progressPage,
  remediesPage,
  timePage,
  estimatesPage,
  replanPage,
  calendarPage,
  monthPage,
  updatePage,
  trackPage,
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
  doorPage,
  roadmapsPage,
  roadmapPage,
  practicePage,
  questionPage,
  practiceSheetPage,
  ownQuestionsPage,
  drillPage,
  answerPage,
  lightningPage,
  laddersPage,
  ladderPage,
  derivationsPage,
  derivationPage,
  readingPage,
  resourcePage,
  portfolioPage,
  kindPage,
  importPapersPage,
  piecePage,
  pieceAsPage,
  pieceClockPage,
  debriefPage,
  packPage,
];

type Route = { needsPlan: true; page: PageRoute } | { needsPlan: false; page: OpenPageRoute };

/** The addresses of pages, read as the server reads them: by its own router. */
const router = findMyWay<HTTPVersion.V1>({ maxParamLength: LONGEST_ADDRESS });
for (const page of PAGES) add({ needsPlan: true, page });
for (const page of OPEN_PAGES) add({ needsPlan: false, page });

function add(route: Route): void {
  router.on('GET', route.page.path, () => undefined, route);
}

/** The page behind an address; `null` when it is none of these, is not there any more, or lacks its plan. */
export function findPageAt(
  deps: AppDeps,
  asking: Pick<FastifyRequest, 'headers'>,
  address: string,
): Page | null {
  const { pathname, searchParams } = new URL(address, 'http://page');
  const found = router.find('GET', pathname);
  if (!found) return null;

  const { plan, ...standing } = loadStanding(deps);
  const params = Object.fromEntries(Object.entries(found.params).map(([name, value]) => [name, value ?? '']));
  const request = { deps, ...standing, params, query: searchParams, from: address };
  const route: Route = found.store;
  if (!route.needsPlan) return route.page.find({ ...request, plan });
  return plan && route.page.find({ ...request, plan, away: findAway(asking, deps, standing.settings) });
}
