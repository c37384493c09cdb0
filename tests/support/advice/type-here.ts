import { spawnSync } from 'node:child_process';
import { runCli } from '../../../server/cli/run.ts';
import { fixedClock } from '../../../server/clock.ts';

export type Typed = { code: number; out: string; err: string };
export type Place = { env: Readonly<Record<string, string>>; now?: string };

/** Words of the command line, in this process. */
export async function run(
  words: readonly string[],
  { env, now = '2026-03-04T09:00:00Z' }: Place,
): Promise<Typed> {
  const typed = { code: -1, out: '', err: '' };
  typed.code = await runCli(words, {
    env,
    clock: fixedClock(now),
    write: (text) => {
      typed.out += typeof text === 'string' ? text : Buffer.from(text).toString('utf8');
    },
    complain: (text) => {
      typed.err += text;
    },
  });
  return typed;
}

/** What npm was asked, where a command asks it. */
const NPM = 'npm() { printf "\\001%s\\000%s" "$DAYMARK_DATABASE" "$TMPDIR"; printf "\\000%s" "$@"; }';

/** Types a command as a host would, in a shell; what it asks of Daymark is done in this process, which takes no start. */
export async function typeHere(command: string, place: Place): Promise<Typed> {
  const { status, stdout, stderr } = spawnSync('sh', ['-c', `${NPM}\n${command}`], {
    encoding: 'utf8',
    env: { PATH: process.env.PATH, ...place.env },
  });
  if (!stdout.startsWith('\u0001')) return { code: status ?? -1, out: stdout, err: stderr };

  const [database = '', temporary = '', ...asked] = stdout.slice(1).split('\0');
  const [verb, silent, script, dashes, ...words] = asked;
  if ([verb, silent, script, dashes].join(' ') !== 'run -s daymark --')
    throw new Error(`This is no command of the command line: ${command}`);
  return inTemporary(temporary, () => run(words, { ...place, env: { DAYMARK_DATABASE: database } }));
}

async function inTemporary<T>(folder: string, act: () => Promise<T>): Promise<T> {
  const usual = process.env.TMPDIR;
  if (folder !== '') process.env.TMPDIR = folder;
  try {
    return await act();
  } finally {
    if (usual === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = usual;
  }
}
