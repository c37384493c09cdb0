import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import { describe, expect, it } from 'vitest';
import { projectRoot } from '../../../db/file/project-root.ts';
import { ConfigError, readConfig, SETTING_NAMES } from '../../../server/config.ts';
import { verifyPassword } from '../../../server/security/password.ts';
import { followAll, type Way } from '../../support/advice/follow.ts';

type Env = Record<string, string>;
/** Settings of which one is refused, by its name. */
type World = { name: string; env: Env };

/** For each setting what it cannot be; a setting that is new has to be added. */
const MALFORMED: Readonly<Env> = {
  DAYMARK_HOST: 'http://127.0.0.1:3000',
  DAYMARK_PORT: '3000/tcp',
  DAYMARK_DATABASE: '~/daymark.db',
  DAYMARK_BACKUPS: '$HOME/backups',
  DAYMARK_PASSWORD_HASH: 'correct horse',
  DAYMARK_ALLOWED_HOSTS: 'https://daymark.example',
  DAYMARK_TRUSTED_PROXIES: 'true',
  DAYMARK_LOG: 'loud',
};

function refusalOf(env: Env): string {
  try {
    readConfig(env);
    return 'It was taken.';
  } catch (error) {
    if (error instanceof ConfigError) return error.message;
    throw error;
  }
}

const without = ({ name, env }: World): Env =>
  Object.fromEntries(Object.entries(env).filter(([each]) => each !== name));

/** Sets what was refused to what is told, and finds that it is what is used. */
function setTo(world: World, ...texts: string[]): void {
  for (const text of texts) {
    const told = without(world);
    expect(readConfig({ ...told, [world.name]: text })).not.toEqual(readConfig(told));
  }
}

const PASSWORD = 'correct horse';
let printed: string | undefined;

/** The line that the command prints, for a password that is typed; made once, as a hash takes long on purpose. */
function passwordLine(): string {
  const program = join(projectRoot(), 'dist/password.js');
  printed ??= spawnSync(process.execPath, [program], { input: `${PASSWORD}\n`, encoding: 'utf8' }).stdout;
  return printed;
}

/** In a file of settings, and in a shell. */
async function addPasswordLine(world: World): Promise<void> {
  const typed = `${passwordLine()}\nprintf %s "$DAYMARK_PASSWORD_HASH"`;
  const { stdout: inShell } = spawnSync('sh', ['-c', typed], { encoding: 'utf8' });
  const { passwordHash } = readConfig({ ...world.env, ...parseEnv(passwordLine()) });
  expect(passwordHash).toBe(inShell);
  expect(await verifyPassword(PASSWORD, inShell)).toBe(true);
}

const exampleOf = (words: RegExp): Way<World> => ({
  words,
  follow: (world, examples) => {
    expect(() => setTo(world, ...examples.filter((one) => one !== readDefault(world.name)))).not.toThrow();
    for (const example of examples) expect(refusalOf({ [world.name]: example })).toBe('It was taken.');
  },
});

/** An example may be what is there when nothing is set. */
const readDefault = (name: string) =>
  ({
    DAYMARK_HOST: '127.0.0.1',
    DAYMARK_PORT: '3000',
    DAYMARK_DATABASE: 'data/daymark.db',
    DAYMARK_LOG: 'warn',
  })[name];

const leftOut = (words: RegExp, name?: string): Way<World> => ({
  words,
  follow: (world) => {
    expect(readConfig(without({ ...world, name: name ?? world.name }))).toEqual(readConfig({}));
  },
});

const WAYS: readonly Way<World>[] = [
  exampleOf(/it should be an address or a host name without scheme and port, like (\S+)(?=\.$)/),
  {
    words: /it should be a whole number from (\d+) to (\d+), like (\d+)/,
    follow: (world, [least = '', most = '', like = '']) => {
      setTo(world, least, most);
      expect(readConfig({ [world.name]: like }).port).toBe(Number(like));
    },
  },
  exampleOf(/it should be the path of a file, like (\S+), without ~ or \$/),
  exampleOf(/it should be the path of a folder, like (\S+), without ~ or \$/),
  {
    words:
      /it should be set by the line that `npm run password` prints, as it stands, with its single quotes/,
    follow: addPasswordLine,
  },
  {
    words:
      /(?:it should be host names without scheme and port|it should be addresses or networks), like (\S+) or (\S+), with commas between them/,
    follow: (world, [one = '', other = '']) =>
      setTo(world, one, other, `${one},${other}`, `${one}, ${other}`),
  },
  exampleOf(/it should be one of (\w+), (\w+), (\w+), (\w+)/),
  leftOut(/leave it out/),
  {
    words: /use the one that you mean of ([A-Z_, ]+)/,
    follow: (_world, [names = '']) => {
      expect(names.split(', ')).toEqual(SETTING_NAMES);
      expect(readConfig({ DAYMARK_PORT: '3001' }).port).toBe(3001);
    },
  },
  {
    words: /run `npm run password` and add the line that it prints to the settings, as it stands/,
    follow: addPasswordLine,
  },
  leftOut(/leave DAYMARK_HOST out/, 'DAYMARK_HOST'),
];

describe('the advice of a setting that is refused is followed word for word', () => {
  const worlds: readonly World[] = [
    ...Object.entries(MALFORMED).map(([name, text]) => ({ name, env: { [name]: text } })),
    { name: 'DAYMARK_PROT', env: { DAYMARK_PROT: '3001' } },
    { name: 'DAYMARK_PASSWORD_HASH', env: { DAYMARK_HOST: '0.0.0.0' } },
  ];

  it.for(worlds)('$env', async (world) => {
    const adviceOf = ({ env }: World) =>
      refusalOf(env).replace(
        /^\w+ (?:is not a password hash; |is not a setting of Daymark: |is ".*?"(?:; |, .*?: ))/,
        '',
      );

    await followAll(() => world, adviceOf, WAYS);
  });

  it('is there for every setting', () => {
    expect(Object.keys(MALFORMED)).toEqual(SETTING_NAMES);
  });
});
