import type { FastifyRequest } from 'fastify';
import type { Config } from '../config.ts';

/**
 * What may be one of our keys, which have 43 of these characters: known by its shape wherever it stands, since one
 * address can be written in many ways, each character of it encoded or not.
 */
const LIKE_A_KEY = /(?:%[0-9a-f]{2}|[\w-]){32,}/gi;

/** How the app logs: each request by what was asked, and nothing that the learner wrote or that opens a door. */
export function loggerOf({ logLevel }: Pick<Config, 'logLevel'>) {
  if (logLevel === 'silent') return false;
  return { level: logLevel, serializers: { req: describeRequest }, hooks: { streamWrite: withoutKeys } };
}

/** The address stands without its query, which may hold words of the learner. */
function describeRequest({ method, url, ip }: Pick<FastifyRequest, 'method' | 'url' | 'ip'>) {
  const [path = ''] = url.split(/[?#]|%3f/i, 1);
  return { method, url: path, remoteAddress: ip };
}

/** A whole line as it would be written, whatever it tells of: a request, or an error with its own words. */
function withoutKeys(line: string): string {
  return line.replace(LIKE_A_KEY, '…');
}
