import type { FastifyInstance } from 'fastify';
import { sweepFiles } from '../../db/attachment/sweep.ts';
import type { AppDeps } from '../deps.ts';

const EVERY_MS = 6 * 60 * 60_000;
/** Neither a start waits for it, nor the first pages. */
const FIRST_AFTER_MS = 10_000;

/** Lets bytes go that nothing names any more, soon after the start and some times a day. */
export function scheduleSweeps(app: FastifyInstance, { db, clock }: Pick<AppDeps, 'db' | 'clock'>): void {
  const sweep = () => {
    try {
      sweepFiles(db, clock.now());
    } catch (err) {
      app.log.error({ err }, 'Files that nothing names could not be cleared away');
    }
  };
  const timer = setInterval(sweep, EVERY_MS).unref();
  let first: NodeJS.Timeout | undefined;
  app.addHook('onListen', async () => {
    first = setTimeout(sweep, FIRST_AFTER_MS).unref();
  });
  app.addHook('preClose', async () => {
    clearInterval(timer);
    clearTimeout(first);
  });
}
