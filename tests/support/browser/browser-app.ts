import type { FastifyInstance } from 'fastify';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { expect, onTestFinished } from 'vitest';
import { closeDatabase, type Database } from '../../../db/file/open.ts';
import { createPlan } from '../../../db/plan/plans.ts';
import { type CalendarException, USUAL_WEEK } from '../../../plans/calendar/calendar.ts';
import { addDays, type Day, day } from '../../../plans/day.ts';
import { onTrack } from '../../../plans/roadmap/track.ts';
import { schedulePlan } from '../../../plans/schedule/schedule.ts';
import { phaseWindows } from '../../../plans/schedule/windows.ts';
import { buildApp } from '../../../server/app.tsx';
import { inThisThread } from '../../../server/background/background.ts';
import { fixedClock } from '../../../server/clock.ts';
import { readConfig } from '../../../server/config.ts';
import { seedDemo } from '../../../server/demo/seed-demo.ts';
import { loadLibrary } from '../../../server/library/library.ts';
import { builtOnce } from '../app/built-files.ts';
import { listRoutes } from '../app/routes.ts';
import { memoryDatabase, serialized } from '../database/db.ts';

/** Daymark on a port of its own, for a browser. */
export type BrowserApp = {
  address: string;
  db: Database;
  /** The addresses of its pages, as its router lists them. */
  pageRoutes(): string[];
  /** The server goes away; what was saved stays. */
  stop(): Promise<void>;
  /** The server comes back at the same address. */
  start(): Promise<void>;
};

export type BrowserAppOptions = {
  /** Fills the database before the first request. */
  fill?: (db: Database) => void;
  passwordHash?: string;
};

/** Wednesday of the first plan week. */
export const TODAY = day('2026-03-04');
/** Only ends what hangs: a browser on a busy machine may take its time. */
const PATIENCE_MILLISECONDS = 60_000;
const NOW = `${TODAY}T12:00:00.000Z`;
/** Long enough ago that the plan is no longer offered to be taken back. */
const PLAN_MADE = { at: `${TODAY}T09:00:00.000Z`, today: TODAY };

const library = loadLibrary();
const leaveEmpty = () => {};

/** A real app on a real database in memory, listening until the test ends, its clock standing at noon of {@link TODAY}. */
export async function browserApp({
  fill = leaveEmpty,
  passwordHash,
}: BrowserAppOptions = {}): Promise<BrowserApp> {
  const db = memoryDatabase({ contents: contentsAfter(fill) });
  const config = readConfig({
    DAYMARK_LOG: 'silent',
    ...(passwordHash ? { DAYMARK_PASSWORD_HASH: passwordHash } : {}),
  });
  let app: FastifyInstance | null = null;
  let port = 0;
  const start = async () => {
    app = await buildApp({
      db,
      clock: fixedClock(NOW),
      library,
      background: inThisThread(),
      files: await builtOnce(),
      config,
    });
    port = Number(new URL(await app.listen({ host: '127.0.0.1', port })).port);
  };
  const stop = async () => {
    app?.server.closeAllConnections();
    await app?.close();
    app = null;
  };
  await start();
  onTestFinished(async () => {
    await stop();
    closeDatabase(db);
  });
  const pageRoutes = () =>
    (app ? listRoutes(app) : []).flatMap(({ method, path }) =>
      method === 'GET' && isPage(path) ? [path] : [],
    );
  return { address: `http://127.0.0.1:${port}`, db, pageRoutes, start, stop };
}

/** What databases have that were filled, by what fills them: the learner of the demo takes long to make. */
const filled = new Map<(db: Database) => void, Buffer>();

function contentsAfter(fill: (db: Database) => void): Buffer {
  const contents = filled.get(fill) ?? serialized(fill);
  filled.set(fill, contents);
  return contents;
}

/** Files are no pages, and neither is what only leads to one, or speaks to programs. */
function isPage(path: string): boolean {
  return !['/', '/health'].includes(path) && !/\*|\.\w+$/.test(path);
}

type PlanToFill = { exceptions?: CalendarException[]; startOn?: Day };

/** Puts the built-in roadmap on the usual calendar, from Monday of {@link TODAY}'s week unless another day is named. */
export function fillPlan(
  db: Database,
  { exceptions = [], startOn = addDays(TODAY, -2) }: PlanToFill = {},
): void {
  const roadmap = onTrack(library.builtIn, null);
  const calendar = {
    startOn,
    finishOn: addDays(startOn, 104),
    weekdayMinutes: USUAL_WEEK,
    exceptions,
  };
  const plan = {
    roadmap,
    calendar,
    windows: phaseWindows(roadmap, calendar),
    schedule: schedulePlan(roadmap, calendar),
    droppedTaskIds: [],
  };
  createPlan(db, plan, PLAN_MADE);
}

/** The learner of the demo, half-way through week 6 on a day. */
export function fillDemo(db: Database, today = TODAY): void {
  seedDemo(db, { library, today, now: new Date(`${today}T12:00:00.000Z`), timeZone: 'UTC' });
}

export type OpenedPage = {
  page: Page;
  /** Errors on the console (refusals by the content security policy among them), exceptions and dialogs, in words. */
  troubles: string[];
  /** Every address that was asked for. */
  requests: string[];
};

/** Opens an address in a window of its own, which closes when the test ends. */
export async function openPage(
  browser: Browser,
  address: string,
  options: BrowserContextOptions = {},
): Promise<OpenedPage> {
  const context = await browser.newContext({ reducedMotion: 'reduce', ...options });
  context.setDefaultTimeout(PATIENCE_MILLISECONDS);
  onTestFinished(() => context.close());
  const page = await context.newPage();
  const opened = watch(page);
  await page.goto(address);
  return opened;
}

/** Listens to what goes wrong on a page. */
export function watch(page: Page): OpenedPage {
  const troubles: string[] = [];
  const requests: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') troubles.push(message.text());
  });
  page.on('pageerror', (error) => troubles.push(String(error)));
  page.on('dialog', (dialog) => {
    troubles.push(`A dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('request', (request) => requests.push(request.url()));
  return { page, troubles, requests };
}

/** Expects of something that a page is still busy with; ends as soon as it holds. */
export function eventually<T>(read: () => T | Promise<T>) {
  return expect.poll(read, { timeout: PATIENCE_MILLISECONDS, interval: 20 });
}

/** Posts a form as one of our own pages would. */
export async function post(
  { address }: BrowserApp,
  path: string,
  fields: Record<string, string>,
): Promise<number> {
  const answer = await fetch(`${address}${path}`, {
    method: 'POST',
    redirect: 'manual',
    headers: { origin: address },
    body: new URLSearchParams(fields),
  });
  return answer.status;
}
