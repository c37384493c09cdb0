import closeWithGrace from 'close-with-grace';
import type { FastifyInstance } from 'fastify';
import { closeDatabase, type Database, openDatabase } from '../db/file/open.ts';
import { buildApp } from './app.tsx';
import { type Background, inThreads } from './background/background.ts';
import { systemClock } from './clock.ts';
import { type Config, readConfig } from './config.ts';
import { staticFiles } from './http/assets.ts';
import { loadLibrary } from './library/library.ts';
import { listen } from './listen.ts';
import { settleWhenIdle } from './settle-when-idle.ts';

/** Requests in flight have this long to finish; then their connections are cut so that the database can close. */
const FINISH_MILLISECONDS = 3_500;
/** The process is gone by then, whatever happens. */
const EXIT_MILLISECONDS = 4_500;
const IDLE_CHECK_MILLISECONDS = 50;

/** Starts Daymark and keeps it running until it is told to stop. A start that fails says why, and exits with 1. */
export async function serve(env: NodeJS.ProcessEnv): Promise<void> {
  try {
    await start(readConfig(env));
  } catch (error) {
    console.error(startProblem(error));
    process.exit(1);
  }
}

async function start(config: Config): Promise<void> {
  const db = openDatabase(config.databasePath, {
    exclusive: true,
    now: systemClock.now(),
    backupsFolder: config.backupsFolder ?? undefined,
  });
  // However it ends, but for a kill: SQLite would take the log away, and nothing would say that the file is whole.
  process.once('exit', () => closeDatabase(db));
  try {
    const background = inThreads();
    const app = await buildApp({
      db,
      background,
      clock: systemClock,
      library: loadLibrary(),
      files: staticFiles(),
      config,
      keepsBackups: true,
    });
    const address = await listen(app, config);
    closeGracefully(app, background, db);
    settleWhenIdle(db, (err) => app.log.warn({ err }, 'The log could not be moved into the database'));
    console.log(`Daymark is at ${address}`);
  } catch (error) {
    closeDatabase(db);
    throw error;
  }
}

function closeGracefully(app: FastifyInstance, background: Background, db: Database): void {
  closeWithGrace({ delay: EXIT_MILLISECONDS, logger: false }, async ({ err }) => {
    if (err) app.log.fatal({ err }, 'Daymark stops after an error');
    await finishRequests(app);
    await background.close();
    closeDatabase(db);
  });
}

/** Takes no new request, and waits for those in flight. */
async function finishRequests(app: FastifyInstance): Promise<void> {
  // A connection that was busy when closing began is kept alive after its answer, which would hold up the exit.
  const idleCheck = setInterval(() => app.server.closeIdleConnections(), IDLE_CHECK_MILLISECONDS);
  const patience = setTimeout(() => app.server.closeAllConnections(), FINISH_MILLISECONDS);
  await app.close();
  clearInterval(idleCheck);
  clearTimeout(patience);
}

function startProblem(error: unknown): string {
  return `Daymark did not start.\n${error instanceof Error ? error.message : String(error)}`;
}
