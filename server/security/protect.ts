import helmet from '@fastify/helmet';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { HttpProblem } from '../http/http-problem.ts';

/** Guards every route of the app, those of errors too. Call it on the root instance before any route, and await it. */
export async function protect(
  app: FastifyInstance,
  config: { allowedHosts: readonly string[] },
): Promise<void> {
  await sendSecurityHeaders(app);
  refuseForeignHosts(app, config.allowedHosts);
  refuseForeignOrigins(app);
}

// helmet's own defaults add `upgrade-insecure-requests` and `https:` sources, which break plain http on a laptop.
const CONTENT_SECURITY_POLICY = {
  useDefaults: false,
  directives: {
    'default-src': ["'none'"],
    'script-src': ["'self'"],
    'style-src': ["'self'"],
    'img-src': ["'self'", 'data:'],
    'font-src': ["'self'"],
    'connect-src': ["'self'"],
    'form-action': ["'self'"],
    'base-uri': ["'none'"],
    'frame-ancestors': ["'none'"],
  },
};

/** Puts the content security policy and its companions on every answer, errors too. */
async function sendSecurityHeaders(app: FastifyInstance): Promise<void> {
  await app.register(helmet, {
    contentSecurityPolicy: CONTENT_SECURITY_POLICY,
    // Under `no-referrer` browsers send `Origin: null` with form posts, which the same-origin check refuses.
    referrerPolicy: { policy: 'same-origin' },
    frameguard: { action: 'deny' },
    crossOriginOpenerPolicy: { policy: 'same-origin' },
    crossOriginResourcePolicy: { policy: 'same-origin' },
    // Whoever puts TLS in front says this there; on plain http a browser would lock the learner out.
    hsts: false,
  });
}

const HOST_HEADER = /^(?<name>\[[0-9a-f:.]+\]|[a-z0-9._-]+)(?::(?<port>[1-9][0-9]{0,4}))?$/i;
const LARGEST_PORT = 65_535;

/**
 * Refuses requests that name a host other than ours. A hostile page can make its own name resolve to this
 * machine ("DNS rebinding") and would then count as same-origin, but it cannot change the name it asks for.
 */
function refuseForeignHosts(app: FastifyInstance, allowedHosts: readonly string[]): void {
  const allowed = new Set(allowedHosts.map((host) => host.toLowerCase()));
  app.addHook('onRequest', (request, _reply, done) => {
    const { name, port = '80' } = HOST_HEADER.exec(request.host)?.groups ?? {};
    const isOurs = name !== undefined && allowed.has(name.toLowerCase()) && Number(port) <= LARGEST_PORT;
    done(isOurs ? undefined : foreignHost());
  });
}

function foreignHost(): HttpProblem {
  return new HttpProblem(
    421,
    'Daymark does not answer to this address',
    'Open it at the address that it printed when it started. If this name is meant to lead here, add it to DAYMARK_ALLOWED_HOSTS and start Daymark again.',
  );
}

const READING_METHODS = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Refuses changes that another site's page asks for in the learner's browser (cross-site request forgery). */
function refuseForeignOrigins(app: FastifyInstance): void {
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
