import type { FastifyInstance } from 'fastify';
import { HttpProblem } from '../http/http-problem.ts';

const HOST_HEADER = /^(?<name>\[[0-9a-f:.]+\]|[a-z0-9._-]+)(?::[0-9]{1,5})?$/i;

/**
 * Refuses requests that name a host other than ours. A hostile page can make its own name resolve to this
 * machine ("DNS rebinding") and would then count as same-origin, but it cannot change the name it asks for.
 */
export function refuseForeignHosts(app: FastifyInstance, allowedHosts: readonly string[]): void {
  const allowed = new Set(allowedHosts.map((host) => host.toLowerCase()));
  app.addHook('onRequest', (request, _reply, done) => {
    const name = HOST_HEADER.exec(request.host)?.groups?.name;
    if (name !== undefined && allowed.has(name.toLowerCase())) done();
    else done(foreignHost());
  });
}

function foreignHost(): HttpProblem {
  return new HttpProblem(
    421,
    'Daymark does not answer to this address',
    'Open it at the address that it printed when it started. If this name is meant to lead here, add it to DAYMARK_ALLOWED_HOSTS and start Daymark again.',
  );
}
