import compress from '@fastify/compress';
import formbody from '@fastify/formbody';
import fastify, { type FastifyInstance } from 'fastify';
import type { VNode } from 'preact';
import { findAssets, readReportCss, serveAssets } from './assets.ts';
import type { Config } from './config.ts';
import type { AppDeps } from './deps.ts';
import { loggerOf } from './log.ts';
import { tellProblems } from './problems.tsx';
import { renderOpenPage, wantsFragment } from './respond.tsx';
import { aboutRoutes } from './routes/about.tsx';
import { bringBackRoutes } from './routes/bring-back.tsx';
import { changeRoutes } from './routes/changes.ts';
import { feedRoutes } from './routes/feed/feed.ts';
import { mockRoutes } from './routes/mock/mocks.ts';
import { outcomeRoutes } from './routes/mock/outcomes.ts';
import { roundRoutes } from './routes/mock/rounds.tsx';
import { mockWritingRoutes } from './routes/mock/writing.ts';
import { pageRoutes } from './routes/pages.ts';
import { planUpdateRoutes } from './routes/plan/plan-update.tsx';
import { plansRoutes } from './routes/plan/plans.tsx';
import { roadmapRoutes } from './routes/plan/roadmaps.tsx';
import { setupRoutes } from './routes/plan/setup.tsx';
import { answerNoteRoutes } from './routes/practice/answer-notes.ts';
import { answerRoutes } from './routes/practice/answers.tsx';
import { ownCsvRoutes } from './routes/practice/own-csv.tsx';
import { ownQuestionRoutes } from './routes/practice/own-questions.tsx';
import { estimateRoutes } from './routes/progress/estimates.ts';
import { reviewRoutes } from './routes/progress/reviews.tsx';
import { replanRoutes } from './routes/replan/replans.tsx';
import { reportChoicesRoutes } from './routes/report/choices.ts';
import { reportLinkRoutes } from './routes/report/links.ts';
import { reportRoutes } from './routes/report/report.tsx';
import { sharedReportRoutes } from './routes/report/shared.tsx';
import { settingsRoutes } from './routes/settings.tsx';
import { completionRoutes } from './routes/task/completions.ts';
import { dayOrderRoutes } from './routes/task/day-order.ts';
import { evidenceRoutes } from './routes/task/evidence.ts';
import { sessionRoutes } from './routes/task/sessions.tsx';
import { spentTimeRoutes } from './routes/task/spent-times.ts';
import { taskRoutes } from './routes/task/tasks.tsx';
import { timerRoutes } from './routes/task/timer.ts';
import { writingRoutes } from './routes/task/writing.tsx';
import { requireLogin } from './security/login.ts';
import { protect } from './security/protect.ts';

/** The longest body a form may send: a long note with room to spare. */
const BODY_LIMIT_BYTES = 1_000_000;
const COMPRESS_FROM_BYTES = 1_024;
/** Longer than any request line that Node reads. */
const LONGEST_ADDRESS = 20_000;

export type AppOptions = Pick<AppDeps, 'db' | 'clock' | 'library'> & { config: Config };

/** The whole app on a database and a clock; it does not listen and reads no environment. */
export async function buildApp({ db, clock, library, config }: AppOptions): Promise<FastifyInstance> {
  const app = fastify({
    logger: loggerOf(config),
    bodyLimit: BODY_LIMIT_BYTES,
    trustProxy: config.trustedProxies.length > 0 ? [...config.trustedProxies] : false,
    forceCloseConnections: 'idle',
    rewriteUrl: (request) => decodableUrl(request.url ?? '/'),
    routerOptions: { maxParamLength: LONGEST_ADDRESS },
  });
  const assets = findAssets();
  const asksPassword = config.passwordHash !== null;
  const deps: AppDeps = { db, clock, library, assets, reportCss: readReportCss(), asksPassword };

  tellProblems(app, deps);
  await protect(app, config);
  // Nothing but forms is read: a route that expects fields never meets a text or a list.
  app.removeAllContentTypeParsers();
  await app.register(formbody, { bodyLimit: BODY_LIMIT_BYTES });
  await app.register(compress, { encodings: ['gzip'], threshold: COMPRESS_FROM_BYTES });
  await serveAssets(app, assets);
  if (config.passwordHash !== null) {
    const renderPage = (title: string, main: VNode) =>
      renderOpenPage(deps, { title, nav: null, styles: ['setup'], main });
    await requireLogin(app, { db, clock, passwordHash: config.passwordHash, renderPage, wantsFragment });
  }

  for (const addRoutes of [
    pageRoutes,
    setupRoutes,
    plansRoutes,
    roadmapRoutes,
    planUpdateRoutes,
    taskRoutes,
    dayOrderRoutes,
    completionRoutes,
    changeRoutes,
    writingRoutes,
    answerNoteRoutes,
    ownQuestionRoutes,
    ownCsvRoutes,
    reviewRoutes,
    evidenceRoutes,
    spentTimeRoutes,
    timerRoutes,
    estimateRoutes,
    replanRoutes,
    feedRoutes,
    sessionRoutes,
    reportRoutes,
    reportChoicesRoutes,
    reportLinkRoutes,
    sharedReportRoutes,
    settingsRoutes,
    bringBackRoutes,
    mockRoutes,
    roundRoutes,
    mockWritingRoutes,
    outcomeRoutes,
    answerRoutes,
    aboutRoutes,
  ]) {
    addRoutes(app, deps);
  }
  return app;
}

/** Addresses that cannot be decoded lead nowhere, and are told so like any other: past the router no header is set. */
function decodableUrl(url: string): string {
  try {
    decodeURI(url);
    return url;
  } catch {
    return '/malformed-address';
  }
}
