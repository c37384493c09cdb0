import { type CheerioAPI, load } from 'cheerio';
import type { FastifyInstance } from 'fastify';
import { onTestFinished } from 'vitest';
import type { Database } from '../../../db/file/open.ts';
import { loadActivePlan } from '../../../db/plan/load-plan.ts';
import { createPlan, type NewPlan } from '../../../db/plan/plans.ts';
import { type Calendar, USUAL_WEEK } from '../../../plans/calendar/calendar.ts';
import { addDays, day } from '../../../plans/day.ts';
import type { Plan, Task } from '../../../plans/plan/plan.ts';
import type { Roadmap } from '../../../plans/roadmap/roadmap.ts';
import { onTrack } from '../../../plans/roadmap/track.ts';
import { schedulePlan } from '../../../plans/schedule/schedule.ts';
import { phaseWindows } from '../../../plans/schedule/windows.ts';
import { buildApp } from '../../../server/app.tsx';
import { type Background, inThisThread } from '../../../server/background/background.ts';
import type { Config } from '../../../server/config.ts';
import { type StaticFiles, sourceFiles } from '../../../server/http/assets.ts';
import { type Library, loadLibrary } from '../../../server/library/library.ts';
import { type AtEnd, givenPlan, MOMENT, serialized, testDatabase } from '../database/db.ts';

/** A Wednesday, the third day of the sample plan, at nine in the morning by UTC. */
const NOW = '2026-03-04T09:00:00Z';

const CONFIG: Config = {
  host: '127.0.0.1',
  port: 0,
  databasePath: ':memory:',
  backupsFolder: null,
  passwordHash: null,
  allowedHosts: ['localhost'],
  trustedProxies: [],
  logLevel: 'silent',
};

const OWN_PAGE = { host: 'localhost', origin: 'http://localhost', 'sec-fetch-site': 'same-origin' };

/** Read once: the real roadmap takes its time. */
let usualLibrary: Library | undefined;

export type Form = Readonly<Record<string, string | readonly string[]>>;
export type Answer = {
  status: number;
  headers: Readonly<Record<string, unknown>>;
  body: string;
  $: CheerioAPI;
};

export type TestApp = {
  app: FastifyInstance;
  db: Database;
  /** Every statement that was run. */
  queries: string[];
  get(path: string, headers?: Record<string, string>): Promise<Answer>;
  post(
    path: string,
    form: Form,
    options?: { htmx?: boolean; headers?: Record<string, string> },
  ): Promise<Answer>;
  /** Moves the clock to another instant. */
  setNow(iso: string): void;
  /** The same, while the machine sleeps. */
  sleepUntil(iso: string): void;
  /** The plan as it stands. */
  plan(): Plan;
  /** The plan's task with this number, from 1, in roadmap order. */
  task(number: number): Task;
};

export type TestAppOptions = {
  now?: string;
  /** `made`: two weeks from 2 March 2026; `built-in`: the real roadmap on fifteen weeks from there. */
  plan?: 'none' | 'made' | 'built-in' | NewPlan;
  /** Tasks of the plan that is `made`. */
  taskCount?: number;
  config?: Partial<Config>;
  /** In this thread, where nothing else is said. */
  background?: Background;
  /** A file, where it has to be one. */
  database?: string;
  /** The sources of styles and scripts, where nothing else is said. */
  files?: StaticFiles;
  /** What comes with Daymark, where nothing else is said. */
  library?: Library;
  /** Tests that share an app say when it ends. */
  atEnd?: AtEnd;
};

/** The real app on a real database in memory, with a clock that stands still. Closed when the test ends. */
export async function testApp(options: TestAppOptions = {}): Promise<TestApp> {
  const queries: string[] = [];
  const { atEnd = onTestFinished } = options;
  usualLibrary ??= loadLibrary();
  const library = options.library ?? usualLibrary;
  const db = databaseWithPlan(options, library.builtIn, addingTo(queries), atEnd);
  const time = { now: options.now ?? NOW, asleep: 0 };
  const clock = { now: () => new Date(time.now), awake: () => Date.parse(time.now) - time.asleep };
  const app = await buildApp({
    db,
    clock,
    library,
    background: options.background ?? inThisThread(),
    files: options.files ?? sourceFiles(),
    config: { ...CONFIG, ...options.config },
  });
  atEnd(() => app.close());

  const plan = () => required(loadActivePlan(db), 'There is no plan');
  return {
    app,
    db,
    queries,
    get: async (path, headers = {}) =>
      answerOf(await app.inject({ url: path, headers: { ...OWN_PAGE, ...headers } })),
    post: async (path, form, { htmx = false, headers = {} } = {}) =>
      answerOf(
        await app.inject({
          method: 'POST',
          url: path,
          headers: {
            ...OWN_PAGE,
            'content-type': 'application/x-www-form-urlencoded',
            ...(htmx ? { 'hx-request': 'true' } : {}),
            ...headers,
          },
          payload: encodeForm(form),
        }),
      ),
    setNow: (iso) => {
      time.now = iso;
    },
    sleepUntil: (iso) => {
      time.asleep += Date.parse(iso) - Date.parse(time.now);
      time.now = iso;
    },
    plan,
    task: (number) => required(plan().tasks[number - 1], `There is no task ${number}`),
  };
}

/**
 * Made where nothing else stands: the driver never lets go of what hears its statements, and so not of what that can see
 * either. With the app and the database in sight, each of some thousands would stay in memory.
 */
function addingTo(queries: string[]): (sql: string) => void {
  return (sql) => queries.push(sql);
}

/** What apps begin with, by the plan that they have: making one takes longer than most tests. */
const beginnings = new Map<string, Buffer>();

function databaseWithPlan(
  { database, plan = 'made', taskCount = 4 }: TestAppOptions,
  builtIn: Roadmap,
  logQuery: (sql: string) => void,
  atEnd: AtEnd,
): Database {
  if (database !== undefined || typeof plan === 'object') {
    const db = testDatabase(database, { logQuery }, atEnd);
    givePlan(db, plan, taskCount, builtIn);
    return db;
  }
  const name = `${plan} ${taskCount}`;
  const contents = beginnings.get(name) ?? serialized((db) => givePlan(db, plan, taskCount, builtIn));
  beginnings.set(name, contents);
  return testDatabase(undefined, { logQuery, contents }, atEnd);
}

function givePlan(
  db: Database,
  plan: NonNullable<TestAppOptions['plan']>,
  taskCount: number,
  builtIn: Roadmap,
): void {
  if (plan === 'none') return;
  if (plan === 'made') givenPlan(db, { taskCount });
  else createPlan(db, plan === 'built-in' ? planOf(onTrack(builtIn, null)) : plan, MOMENT);
}

/** A roadmap scheduled on the usual calendar from Monday 2 March 2026. */
function planOf(roadmap: Roadmap): NewPlan {
  const startOn = day('2026-03-02');
  const calendar: Calendar = {
    startOn,
    finishOn: addDays(startOn, 7 * roadmap.weeks - 1),
    weekdayMinutes: USUAL_WEEK,
    exceptions: [],
  };
  return {
    roadmap,
    calendar,
    windows: phaseWindows(roadmap, calendar),
    schedule: schedulePlan(roadmap, calendar),
    droppedTaskIds: [],
  };
}

/** As a browser sends it: a list once for each of its values. */
export function encodeForm(form: Form): string {
  const pairs = Object.entries(form).flatMap(([name, value]) =>
    [value].flat().map((one) => [name, String(one)]),
  );
  return new URLSearchParams(pairs).toString();
}

function answerOf({ statusCode, headers, body }: Awaited<ReturnType<FastifyInstance['inject']>>): Answer {
  let parsed: CheerioAPI | undefined;
  return {
    status: statusCode,
    headers,
    body,
    // Most answers are not looked into.
    get $() {
      parsed ??= load(body);
      return parsed;
    },
  };
}

function required<T>(value: T | null | undefined, problem: string): T {
  if (value === null || value === undefined) throw new Error(problem);
  return value;
}
