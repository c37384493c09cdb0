import type { FastifyInstance, FastifyRequest } from 'fastify';
import { HttpProblem } from '../http/http-problem.ts';

const READING_METHODS = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Refuses changes that another site's page asks for in the learner's browser (cross-site request forgery). */
export function refuseForeignOrigins(app: FastifyInstance): void {
  app.addHook('onRequest', (request, _reply, done) => {
    if (READING_METHODS.has(request.method) || comesFromOurPages(request)) done();
    else done(foreignOrigin());
  });
}

/** Every browser sends one of the two headers with a change; a request without both comes from a program. */
function comesFromOurPages(request: FastifyRequest): boolean {
  const { origin, 'sec-fetch-site': site } = request.headers;
  if (origin !== undefined && origin !== ownOrigin(request)) return false;
  if (site === undefined || site === 'same-origin') return true;
  // The learner's own doing, such as a reload: no page is behind it, so no origin may be named either.
  return site === 'none' && origin === undefined;
}

/** Scheme, name and port as a browser writes them: lower case, without the scheme's own port. */
function ownOrigin(request: FastifyRequest): string | null {
  const address = `${request.protocol}://${request.host}`;
  return URL.canParse(address) ? new URL(address).origin : null;
}

function foreignOrigin(): HttpProblem {
  return new HttpProblem(
    403,
    'This change did not come from a page of Daymark',
    'Nothing was changed. Open Daymark itself and try again there. If you reach it through a proxy, name the proxy in DAYMARK_TRUSTED_PROXIES.',
  );
}
