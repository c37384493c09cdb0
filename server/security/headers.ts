import helmet from '@fastify/helmet';
import type { FastifyInstance } from 'fastify';

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
export async function sendSecurityHeaders(app: FastifyInstance): Promise<void> {
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
