import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { dirname, join } from 'node:path';
import { expect, onTestFinished } from 'vitest';
import { projectRoot } from '../../../db/file/project-root.ts';

export type Typed = { status: number | null; out: string };
export type Terminal = {
  /** What is set besides, as in `.env`. */
  env?: Readonly<Record<string, string>>;
  /** A command that runs what is typed, as somebody else or elsewhere. */
  wrapper?: readonly string[];
  cwd?: string;
  input?: string;
};

/** Nothing of Daymark is set in a terminal that was just opened. */
const FRESH = {
  PATH: [join(import.meta.dirname, 'bin'), dirname(process.execPath), process.env.PATH].join(':'),
  DAYMARK_PORT: '0',
};

/** Of what hangs. */
const MOST_MILLISECONDS = 60_000;

/** Every command that a message tells somebody to type. */
export const commandsIn = (message: string) =>
  [...message.matchAll(/`([^`]+)`/g)].map(([, command]) => command ?? '');

/** Types a command as a host would, in the folder of Daymark, and waits for its end. */
export function type(
  command: string,
  { env, wrapper = [], cwd = projectRoot(), input = '' }: Terminal = {},
): Typed {
  const [program = 'sh', ...args] = [...wrapper, 'sh', '-c', command];
  const { status, stdout, stderr } = spawnSync(program, args, {
    cwd,
    encoding: 'utf8',
    env: { ...FRESH, ...env },
    timeout: MOST_MILLISECONDS,
    input,
  });
  return { status, out: stdout + stderr };
}

/** The same where it has to come to a good end. */
export function typeWell(command: string, terminal: Terminal = {}): string {
  const { status, out } = type(command, terminal);
  expect(status, `${command}\n${out}`).toBe(0);
  return out;
}

/** A Daymark that was started by typing a command. */
export type Serving = { origin: string; printed: string; stop(): Promise<void> };

/** Types a command that serves until it is stopped: where it is then, or what it said instead. */
export async function typeServing(
  command: string,
  { env, wrapper = [], cwd = projectRoot() }: Terminal = {},
): Promise<Serving | string> {
  const [program = 'sh', ...args] = [...wrapper, 'sh', '-c', command];
  const child = spawn(program, args, {
    cwd,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...FRESH, DAYMARK_LOG: 'silent', ...env },
  });
  const closed = once(child, 'close');
  const stop = async () => {
    // A group of its own, so that nothing outlives the shell.
    if (child.pid && child.exitCode === null && child.signalCode === null)
      process.kill(-child.pid, 'SIGKILL');
    await closed;
  };
  onTestFinished(stop);
  let printed = '';
  const { promise, resolve } = Promise.withResolvers<Serving | string>();
  const hear = (chunk: unknown) => {
    printed += String(chunk);
    const address = /Daymark is at (http:\S+)/.exec(printed)?.[1];
    if (address) resolve({ origin: address.replace(/0\.0\.0\.0|\[::\]/, '127.0.0.1'), printed, stop });
  };
  child.stdout.on('data', hear);
  child.stderr.on('data', hear);
  void closed.then(() => resolve(printed));
  return promise;
}

/** In the very process of the shell, as faults are given to one by its number. */
const START = 'exec npm start';

/** Starts Daymark where it has to start. */
export async function start(terminal: Terminal = {}): Promise<Serving> {
  const serving = await typeServing(START, terminal);
  if (typeof serving === 'string') throw new Error(`Daymark did not start: ${serving}`);
  return serving;
}

/** Starts Daymark where it has to be refused: what it says. */
export async function refusedStart(terminal: Terminal = {}): Promise<string> {
  const said = await typeServing(START, terminal);
  if (typeof said !== 'string') throw new Error('It started.');
  expect(said).toContain('Daymark did not start.');
  return said;
}
