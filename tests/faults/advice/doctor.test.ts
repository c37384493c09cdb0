import { chmodSync, chownSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { shellWord } from '../../../db/file/commands.ts';
import { AS_NOBODY, isRoot, NOBODY, withoutRoot } from '../abilities.ts';
import { givenDatabase, givenFolder } from '../daymark.ts';
import { SITUATIONS } from './start-situations.ts';
import { commandsIn, refusedStart, start, type Terminal, type, typeServing, typeWell } from './type.ts';
import { backUp } from './worlds.ts';

const DOCTOR = 'npm run -s daymark -- doctor';
const PASSING = 0o755;

const onDatabase = (database: string, wrapper: readonly string[] = [], env = {}): Terminal => ({
  env: { DAYMARK_DATABASE: database, ...env },
  wrapper,
});

/** A database of an account without rights, with a backup; nothing is wrong with it. */
function givenOfNobody(): string {
  const home = givenFolder();
  chmodSync(home, PASSING);
  const folder = join(home, 'data');
  mkdirSync(folder, { mode: 0o700 });
  const database = givenDatabase(folder);
  backUp(database);
  for (const name of ['', ...readdirSync(folder, { recursive: true, encoding: 'utf8' })])
    chownSync(join(folder, name), NOBODY, NOBODY);
  return database;
}

const linesWith = (mark: string, out: string) => out.split('\n').filter((line) => line.startsWith(mark));

/** What takes from an account the right to its database, and leaves it to be read. */
const TAKEN: Readonly<Record<string, (database: string) => void>> = {
  'the file': (database) => chmodSync(database, 0o400),
  'its folder': (database) => chmodSync(dirname(database), 0o500),
  'its log': (database) => {
    writeFileSync(`${database}-wal`, '');
    chownSync(`${database}-wal`, NOBODY, NOBODY);
    chmodSync(`${database}-wal`, 0o400);
  },
  'its lock': (database) => {
    rmSync(`${database}.lock`, { force: true });
    writeFileSync(`${database}.lock`, '', { mode: 0o600 });
  },
};

describe.skipIf(!isRoot)(`doctor, asked by the account that runs Daymark${withoutRoot}`, () => {
  it('finds nothing wrong where that may write everything', () => {
    const { out } = type(DOCTOR, onDatabase(givenOfNobody(), AS_NOBODY));

    expect(linesWith('✗', out), out).toEqual([]);
    expect(out).toContain('✓ Who may write it: this account');
  });

  it.each(Object.keys(TAKEN))('says what a start says where that may not write %s', async (what) => {
    const database = givenOfNobody();
    TAKEN[what]?.(database);

    const refused = await typeServing('npm start', onDatabase(database, AS_NOBODY));
    const { out } = type(DOCTOR, onDatabase(database, AS_NOBODY));

    const told = /(Daymark cannot write to \S+\.) Nothing was changed\. (.+)/.exec(String(refused));
    expect(linesWith('✗', out).filter((line) => line.includes(told?.[1] ?? 'nothing told'))).toHaveLength(1);
    expect(out).toContain(told?.[2]);
    expect(out).not.toContain('Make one:');
  });

  it.each(['the file', 'its folder', 'its log'])(
    'tells how to give back the right to write %s',
    async (what) => {
      const database = givenOfNobody();
      TAKEN[what]?.(database);
      const { out } = type(DOCTOR, onDatabase(database, AS_NOBODY));

      typeWell(commandsIn(out)[0] ?? '', onDatabase(database, AS_NOBODY));

      await (await start(onDatabase(database, AS_NOBODY))).stop();
      expect(linesWith('✗', type(DOCTOR, onDatabase(database, AS_NOBODY)).out)).toEqual([]);
    },
  );

  it('says where it may not write the folder of backups', () => {
    const database = givenOfNobody();
    const backups = join(dirname(dirname(database)), 'of root');
    mkdirSync(backups, { mode: 0o755 });

    const { out } = type(DOCTOR, onDatabase(database, AS_NOBODY, { DAYMARK_BACKUPS: backups }));

    expect(linesWith('✗', out)).toEqual([
      `✗ Backups: None can be made: this account may not write to ${backups}.`,
    ]);
  });
});

describe.skipIf(!isRoot)(`doctor, asked by root${withoutRoot}`, () => {
  it.each<[string, (database: string) => void]>([
    [
      'the folder is of root',
      (database) => {
        chownSync(dirname(database), 0, 0);
        chmodSync(dirname(database), PASSING);
      },
    ],
    ['the file is of root', (database) => chownSync(database, 0, 0)],
    ['its lock is of root', (database) => TAKEN['its lock']?.(database)],
  ])('says what makes Daymark start again where %s', async (_what, bring) => {
    const database = givenOfNobody();
    bring(database);
    expect(typeof (await typeServing('npm start', onDatabase(database, AS_NOBODY)))).toBe('string');
    const { out } = type(DOCTOR, onDatabase(database));

    for (const command of commandsIn(out)) typeWell(command);

    await (await start(onDatabase(database, AS_NOBODY))).stop();
    expect(linesWith('✗', type(DOCTOR, onDatabase(database)).out)).toEqual([]);
  });

  it('finds nothing wrong with a file of somebody in a folder that all may write to', () => {
    const database = givenOfNobody();
    chownSync(dirname(database), 0, 0);
    chmodSync(dirname(database), 0o1777);

    expect(linesWith('✗', type(DOCTOR, onDatabase(database)).out)).toEqual([]);
  });
});

it('doctor tells of a file where the folder of backups should be', () => {
  const database = givenDatabase(givenFolder());
  backUp(database);
  const file = join(dirname(database), 'backups.txt');
  writeFileSync(file, '');

  const { out } = type(`DAYMARK_BACKUPS=${shellWord(file)} ${DOCTOR}`, onDatabase(database));

  expect(linesWith('✗', out)).toEqual([
    `✗ Backups: None can be made: the folder ${file} is not there, or is no folder.`,
  ]);
});

/** What a start refuses by looking at the file, where a command is told the same. */
const REFUSED = Object.entries(SITUATIONS).flatMap(([refusal, situations]) =>
  Object.entries(situations)
    .filter(([, { meet }]) => meet === undefined)
    .map(([name, situation]) => [`${refusal} ${name}`, refusal, situation] as const),
);
/** A command works beside a Daymark, and makes no backup by itself. */
const FOR_COMMANDS = ['DatabaseInUseError', 'noFolderForBackups'];

describe('where a start is refused', () => {
  it.for(REFUSED)(
    'doctor advises nothing that is refused as well, and a command says it: %s',
    async ([, refusal, { prepare, isPossible = true }], { skip }) => {
      const world = await prepare(givenFolder());
      skip(!isPossible || world.fault !== undefined, 'This machine cannot bring it about, or only once');
      const terminal = {
        ...world.terminal,
        env: { ...world.terminal?.env, DAYMARK_DATABASE: world.database },
      };

      const refused = await refusedStart(terminal);
      const { out } = type(DOCTOR, terminal);
      const today = type('npm run -s daymark -- today', terminal);

      // Which doctor cannot see without touching the file.
      if (refusal !== 'inUseByAnother') expect(out).not.toContain('Make one:');
      if (FOR_COMMANDS.includes(refusal)) expect(today.status, today.out).toBe(0);
      else expect(refused).toContain(today.out.trim());
    },
  );
});
