import type { FastifyRequest } from 'fastify';
import type { Config } from '../config.ts';

/** Addresses whose second part opens something to whoever has it. */
const KEY_IN_ADDRESS = /^\/(shared|calendar)\/[^/]{16,}/;

/** How the app logs: each request by what was asked, and nothing that the learner wrote or that opens a door. */
export function loggerOf({ logLevel }: Pick<Config, 'logLevel'>) {
  return logLevel === 'silent' ? false : { level: logLevel, serializers: { req: describeRequest } };
}

function describeRequest({ method, url, ip }: Pick<FastifyRequest, 'method' | 'url' | 'ip'>) {
  return { method, url: loggedAddress(url), remoteAddress: ip };
}

/** The address without its query, which may hold words of the learner, and without the key of a link. */
function loggedAddress(url: string): string {
  const [path = ''] = url.split('?');
  return path.replace(KEY_IN_ADDRESS, '/$1/…');
}
