import type { FastifyInstance } from 'fastify';
import type { Clock } from '../clock.ts';
import type { Backups } from './backups.ts';

const LOOK_EVERY_MS = 60_000;
/** Neither a start waits for it, nor the first pages. */
const FIRST_LOOK_AFTER_MS = 1_000;

/**
 * Has the daily backup made, until the app is closed. A timer stands still while a laptop sleeps, and may never come to
 * its end where it is awake for half a minute a day: so it is looked soon after the start and after requests too, by the clock.
 */
export function scheduleBackups(app: FastifyInstance, backups: Backups, clock: Clock): void {
  let lookedAt = Number.NEGATIVE_INFINITY;
  let isStarting = false;
  const look = () => {
    const now = clock.now().getTime();
    if (isStarting || Math.abs(now - lookedAt) < LOOK_EVERY_MS) return;
    lookedAt = now;
    backups.makeDaily().catch((err) => app.log.error({ err }, 'The daily backup was not looked after'));
  };
  const timer = setInterval(look, LOOK_EVERY_MS).unref();
  let first: NodeJS.Timeout | undefined;
  app.addHook('onListen', async () => {
    isStarting = true;
    first = setTimeout(() => {
      isStarting = false;
      look();
    }, FIRST_LOOK_AFTER_MS).unref();
  });
  app.addHook('onResponse', async () => look());
  app.addHook('preClose', async () => {
    clearInterval(timer);
    clearTimeout(first);
    backups.stop();
  });
}
