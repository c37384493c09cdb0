import type { FastifyInstance } from 'fastify';
import { sendSecurityHeaders } from './headers.ts';
import { refuseForeignHosts } from './hosts.ts';
import { refuseForeignOrigins } from './same-origin.ts';

/** Guards every route of the app, those of errors too. Call it on the root instance before any route, and await it. */
export async function protect(
  app: FastifyInstance,
  config: { allowedHosts: readonly string[] },
): Promise<void> {
  await sendSecurityHeaders(app);
  refuseForeignHosts(app, config.allowedHosts);
  refuseForeignOrigins(app);
}
