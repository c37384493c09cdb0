import compress from '@fastify/compress';
import formbody from '@fastify/formbody';
import fastify, { type FastifyInstance } from 'fastify';
import type { VNode } from 'preact';
import { attachmentRoutes } from './attachment/routes.ts';
import { scheduleSweeps } from './attachment/sweeping.ts';
import { feedRoutes } from './calendar/feed-routes.ts';
import type { Config } from './config.ts';
import { backupReturnRoutes } from './data/backup-return.tsx';
import { backupRoutes } from './data/backup-routes.ts';
import { scheduleBackups } from './data/backup-schedule.ts';
import { backupsOf } from './data/backups.ts';
import { bringBackRoutes } from './data/bring-back.tsx';
import { downloadRoutes } from './data/download.ts';
import type { AppDeps } from './deps.ts';
import { habitRoutes } from './habit/routes.tsx';
import { aboutRoutes } from './http/about.tsx';
import type { StaticFiles } from './http/assets.ts';
import { holdForms } from './http/forms/held-forms.ts';
import { loggerOf } from './http/logging.ts';
import { LONGEST_ADDRESS } from './http/pages/page-route.ts';
import { pageRoutes } from './http/pages/page-routes.ts';
import { keepPageVersions } from './http/pages/page-versions.ts';
import { tellProblems } from './http/problems.tsx';
import { renderOpenPage, wantsFragment } from './http/respond.tsx';
import { incomingQuestionRoutes } from './incoming/questions/routes.tsx';
import { incomingRoutes } from './incoming/routes.tsx';
import { changeRoutes } from './journal/routes.ts';
import { outcomeRoutes } from './mock/outcomes.ts';
import { roundRoutes } from './mock/rounds.tsx';
import { mockRoutes } from './mock/routes.ts';
import { checklistRoutes } from './plan/checklist-routes.ts';
import { plansRoutes } from './plan/routes.tsx';
import { setupRoutes } from './plan/setup.tsx';
import { pieceClockRoutes } from './portfolio/clock/routes.ts';
import { portfolioExportRoutes } from './portfolio/export/routes.ts';
import { makingRoutes } from './portfolio/making/routes.ts';
import { paperExportRoutes } from './portfolio/papers/export-routes.ts';
import { paperImportRoutes } from './portfolio/papers/import-routes.tsx';
import { takeUpRoutes } from './portfolio/papers/take-up-routes.ts';
import { realRoundRoutes } from './portfolio/rounds/routes.ts';
import { pieceRoutes } from './portfolio/routes.tsx';
import { talkRoutes } from './portfolio/talk/routes.ts';
import { answerNoteRoutes, answerRoutes } from './practice/answers.tsx';
import { deckRoutes } from './practice/deck/routes.ts';
import { ownCategoryRoutes } from './practice/own/category-routes.ts';
import { ownCsvRoutes } from './practice/own/csv-routes.ts';
import { ownQuestionRoutes } from './practice/own/routes.tsx';
import { readingExportRoutes } from './reading/export-routes.ts';
import { ownResourceRoutes } from './reading/own/routes.tsx';
import { readingRoutes } from './reading/routes.ts';
import { replanRoutes } from './replan/routes.tsx';
import { reportChoicesRoutes } from './report/choices-routes.ts';
import { reportLinkRoutes } from './report/link-routes.ts';
import { reportRoutes } from './report/routes.ts';
import { sharedReportRoutes } from './report/shared-routes.ts';
import { reviewRoutes } from './review/routes.tsx';
import { roadmapRoutes } from './roadmap/routes.tsx';
import { updateRoutes } from './roadmap/update-routes.tsx';
import { requireLogin } from './security/login.ts';
import { protect } from './security/protect.ts';
import { settingsRoutes } from './settings/routes.tsx';
import { evidenceRoutes } from './task/evidence.tsx';
import { knowledgeRoutes } from './task/knowledge.ts';
import { quickAddRoutes } from './task/quick-add.tsx';
import { taskRoutes } from './task/routes.tsx';
import { sessionRoutes } from './task/sessions.tsx';
import { completionRoutes } from './task/ticking/completions.ts';
import { spentTimeRoutes } from './task/timer/spent-times.ts';
import { timerRoutes } from './task/timer/timer.ts';
import { estimateRoutes } from './time/estimates-routes.ts';
import { dayOrderRoutes } from './today/day-order.ts';
import { invitationRoutes } from './today/invitations.ts';

/** The longest body a form may send: a long note with room to spare. */
const BODY_LIMIT_BYTES = 1_000_000;
/** The answer to a tick is shorter: it is sent sooner than it is compressed. */
const COMPRESS_FROM_BYTES = 8_192;

export type AppOptions = Pick<AppDeps, 'db' | 'clock' | 'library' | 'background'> & {
  files: StaticFiles;
  config: Config;
  /** It goes on for days, and has the daily backup made. */
  keepsBackups?: boolean;
};

/** The whole app on a database and a clock; it does not listen and reads no environment. */
export async function buildApp({
  db,
  clock,
  library,
  background,
  files,
  config,
  keepsBackups = false,
}: AppOptions): Promise<FastifyInstance> {
  const app = fastify({
    logger: loggerOf(config),
    bodyLimit: BODY_LIMIT_BYTES,
    trustProxy: config.trustedProxies.length > 0 ? [...config.trustedProxies] : false,
    forceCloseConnections: 'idle',
    rewriteUrl: (request) => decodableUrl(request.url ?? '/'),
    routerOptions: { maxParamLength: LONGEST_ADDRESS },
  });
  const asksPassword = config.passwordHash !== null;
  const deps: AppDeps = {
    db,
    clock,
    library,
    assets: files.assets,
    versions: keepPageVersions(),
    background,
    backups: backupsOf({
      db,
      clock,
      background,
      folder: config.backupsFolder,
      complain: ({ found }) => app.log.error(`No backup was made: ${found}.`),
    }),
    asksPassword,
    ownHosts: config.allowedHosts,
  };

  if (keepsBackups) {
    scheduleBackups(app, deps.backups, clock);
    scheduleSweeps(app, deps);
  }
  tellProblems(app, deps);
  await protect(app, config);
  const forms = holdForms(app, db);
  // Nothing but forms is read: a route that expects fields never meets a text or a list.
  app.removeAllContentTypeParsers();
  await app.register(formbody, { bodyLimit: BODY_LIMIT_BYTES });
  await app.register(compress, {
    encodings: ['gzip'],
    threshold: COMPRESS_FROM_BYTES,
    // No form comes compressed, and one that does is not unpacked.
    globalDecompression: false,
  });
  await files.serve(app);
  if (config.passwordHash !== null) {
    const renderPage = (title: string, main: VNode) =>
      renderOpenPage(deps, { title, nav: null, sheet: 'access', main });
    await requireLogin(app, { db, clock, passwordHash: config.passwordHash, renderPage, wantsFragment });
  }

  for (const addRoutes of [
    pageRoutes,
    setupRoutes,
    plansRoutes,
    roadmapRoutes,
    incomingRoutes,
    updateRoutes,
    taskRoutes,
    knowledgeRoutes,
    quickAddRoutes,
    dayOrderRoutes,
    invitationRoutes,
    completionRoutes,
    habitRoutes,
    answerNoteRoutes,
    ownQuestionRoutes,
    ownCsvRoutes,
    deckRoutes,
    ownCategoryRoutes,
    readingRoutes,
    pieceRoutes,
    pieceClockRoutes,
    talkRoutes,
    realRoundRoutes,
    paperImportRoutes,
    paperExportRoutes,
    attachmentRoutes,
    portfolioExportRoutes,
    takeUpRoutes,
    makingRoutes,
    readingExportRoutes,
    ownResourceRoutes,
    reviewRoutes,
    evidenceRoutes,
    spentTimeRoutes,
    timerRoutes,
    estimateRoutes,
    replanRoutes,
    feedRoutes,
    sessionRoutes,
    reportRoutes,
    checklistRoutes,
    reportChoicesRoutes,
    reportLinkRoutes,
    sharedReportRoutes,
    settingsRoutes,
    downloadRoutes,
    backupRoutes,
    mockRoutes,
    roundRoutes,
    outcomeRoutes,
    answerRoutes,
    aboutRoutes,
  ]) {
    addRoutes(app, deps);
  }
  changeRoutes(app, deps, forms);
  incomingQuestionRoutes(app, deps, forms);
  bringBackRoutes(app, deps, forms);
  backupReturnRoutes(app, deps, forms);
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
