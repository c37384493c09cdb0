import type { FastifyInstance } from 'fastify';
import type { Config } from './config.ts';

type Door = Pick<Config, 'host' | 'port'>;
type ListenError = Error & { code: string };

const LISTEN_CALLS = new Set(['listen', 'getaddrinfo']);

/** What keeps Daymark from listening and what to do about it, by what the system calls it. */
const PROBLEMS = {
  EADDRINUSE: ({ host, port }: Door) =>
    `Port ${port} on ${host} is in use, perhaps by a Daymark that is running already: stop that one, or set DAYMARK_PORT to another port.`,
  EACCES: ({ port }: Door) =>
    `This account may not listen on port ${port}: set DAYMARK_PORT to 1024 or higher.`,
  EADDRNOTAVAIL: notOurs,
  ENOTFOUND: notOurs,
  EAI_AGAIN: notOurs,
} satisfies Readonly<Record<string, (door: Door) => string>>;

/** Every one that has words of its own. */
export const LISTEN_PROBLEMS: readonly string[] = Object.keys(PROBLEMS);

/**
 * Lets requests in.
 *
 * @returns the address
 * @throws {Error} in words for the host, where the door cannot be had
 */
export async function listen(app: Pick<FastifyInstance, 'listen'>, { host, port }: Door): Promise<string> {
  try {
    return await app.listen({ host, port });
  } catch (error) {
    throw isListenError(error) ? new Error(problemOf(error, { host, port }), { cause: error }) : error;
  }
}

function isListenError(error: unknown): error is ListenError {
  return error instanceof Error && 'syscall' in error && LISTEN_CALLS.has(String(error.syscall));
}

function problemOf({ code, message }: ListenError, door: Door): string {
  if (hasWords(code)) return PROBLEMS[code](door);
  return `Listening on ${door.host}, port ${door.port}, failed: ${message}. Leave DAYMARK_HOST and DAYMARK_PORT out, or set them to others.`;
}

function hasWords(code: string): code is keyof typeof PROBLEMS {
  return code in PROBLEMS;
}

function notOurs({ host }: Door): string {
  return `DAYMARK_HOST is "${host}", which is not an address of this machine: set it to one that is, or leave it out.`;
}
