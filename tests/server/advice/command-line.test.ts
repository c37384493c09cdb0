import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { closeDatabase, openDatabase } from '../../../db/file/open.ts';
import { projectRoot } from '../../../db/file/project-root.ts';
import { followAll, type Way } from '../../support/advice/follow.ts';
import { run, type Typed } from '../../support/advice/type-here.ts';
import { givenPlan } from '../../support/database/db.ts';

type World = {
  /** The command that is refused. */
  words: readonly string[];
  path: string;
  env: Record<string, string>;
};

/** What is typed before, and what is refused then. */
type Situation = { words: string; before?: readonly string[]; lacks?: 'plan' | 'database' };

/** Each place in the code of a command where something is refused in words. */
const REFUSED: Readonly<Record<string, readonly Situation[]>> = {
  'task/add.ts': [{ words: 'add Read --minutes 0' }],
  'data/backup.ts': [],
  'task/done.ts': [
    { words: 'done 3 --on 2026-03-09' },
    { words: 'done 3 --on 2026-03-03', before: ['done 3'] },
  ],
  'reading/find-resource.ts': [
    { words: 'read xyzzy' },
    { words: 'read vaswani-2017-atention' },
    { words: 'read policy optimization' },
  ],
  'task/find-task.ts': [{ words: 'done nothing' }, { words: 'done task' }],
  'run.ts': [{ words: 'week first' }],
  'parse-day.ts': [{ words: 'done 3 --on tomorrow' }],
  'file-commands.ts': [
    { words: 'report --from 2026-03-10 --to 2026-03-09' },
    { words: 'report --out /dev/null/report.md' },
    { words: 'import nothing.md' },
  ],
  'data/import.ts': [{ words: 'import README.md --dry-run --as data' }],
  'data/export.ts': [{ words: 'export papers --format odt' }, { words: 'export calendar', lacks: 'plan' }],
  'data/place.ts': [{ words: 'today', lacks: 'database' }],
  'show.ts': [{ words: 'week 99' }],
  'report.ts': [],
  'standing.ts': [{ words: 'today', lacks: 'plan' }],
  'undo.ts': [{ words: 'redo', before: ['done 3'] }],
};

/** Those that are met elsewhere, or tell of nothing that could be done. */
const NOT_HERE: Readonly<Record<string, readonly string[]>> = {
  // A plan that changes between two reads of one command.
  'task/add.ts': ['The plan changed meanwhile. Nothing was added; try again.'],
  // Backups tell themselves what to do.
  'data/backup.ts': ['told.message'],
  // What the pages of the door say, and a file that is looked at for minutes.
  'data/import.ts': ['This took too long', 'words.join'],
  // A database that another program locks in the middle of it.
  'report.ts': ['The report could not be made.'],
  // So do restores.
  'run.ts': ['restored.problem'],
  'undo.ts': ['There is nothing more to undo.', 'could not be'],
};

/** What the library says that reads the words. */
const NOT_UNDERSTOOD: readonly Situation[] = [
  { words: 'todya' },
  { words: 'today --jsn' },
  { words: 'done' },
  { words: 'pace now' },
  { words: 'add Read --kind reading' },
  { words: 'report --format odt' },
];

const words = (text: string) => text.split(' ');

async function given({ words: refused, before = [], lacks }: Situation): Promise<World> {
  const folder = mkdtempSync(join(tmpdir(), 'daymark-advice-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const path = join(folder, 'daymark.db');
  if (lacks !== 'database') start({ path }, lacks === undefined);
  const world = { words: words(refused), path, env: { DAYMARK_DATABASE: path } };
  for (const each of before) expect(await run(words(each), world)).toMatchObject({ code: 0 });
  return world;
}

/** As a start leaves it, and as setup does then; each made once. */
const made: { withPlan?: Buffer; empty?: Buffer } = {};

function start({ path }: Pick<World, 'path'>, withPlan: boolean): void {
  const kind = withPlan ? 'withPlan' : 'empty';
  made[kind] ??= make(path, withPlan);
  writeFileSync(path, made[kind], { mode: 0o600 });
}

function make(path: string, withPlan: boolean): Buffer {
  const db = openDatabase(path, { exclusive: true, now: new Date('2026-03-02T09:00:00Z') });
  if (withPlan) givenPlan(db, { taskCount: 12 });
  closeDatabase(db);
  return readFileSync(path);
}

async function runWell(world: World, asked: readonly string[]): Promise<Typed> {
  const typed = await run(asked, world);
  expect(typed, asked.join(' ')).toMatchObject({ code: 0, err: expect.not.stringContaining('error') });
  return typed;
}

/** The same command with something after an option, or without that. */
function withOption({ words: refused }: World, option: string, value: string | null): string[] {
  const at = refused.indexOf(option);
  const rest = at === -1 ? [...refused] : refused.filter((_, index) => index !== at && index !== at + 1);
  return value === null ? rest : [...rest, option, value];
}

const saying = (pattern: RegExp, follow: Way<World>['follow']): Way<World> => ({ words: pattern, follow });

const WAYS: readonly Way<World>[] = [
  saying(/\(Did you mean (\S+?)\?\)/, (world, [meant = '']) =>
    runWell(world, meant.startsWith('-') ? ['today', meant] : [meant]),
  ),
  saying(/\(“(--help)” tells how\)/, async (world, [help = '']) => {
    const [command = ''] = world.words;
    const isCommand = command !== 'todya';
    const { out } = await runWell(world, isCommand ? [command, help] : [help]);
    expect(out).toContain(isCommand ? `Usage: daymark ${command}` : 'Commands:');
  }),
  saying(/Allowed choices are (.+?)\.(?=\n)/, async (world, [choices = '']) => {
    for (const choice of choices.split(', '))
      await runWell(world, withOption(world, world.words.at(-2) ?? '', choice));
  }),
  saying(/It should be a day from 1970 to 2199, like (\S+)\.(?=\n)/, (world, [like = '']) =>
    runWell(world, withOption(world, '--on', like)),
  ),
  saying(/It should be the number of a week, like (\d)/, (world, [like = '']) =>
    runWell(world, ['week', like]),
  ),
  saying(/Name one from (\d) to (\d)/, async (world, numbers) => {
    for (const number of numbers) await runWell(world, ['week', number]);
  }),
  saying(/Name an earlier day after --on/, (world) =>
    runWell(world, withOption(world, '--on', '2026-03-03')),
  ),
  saying(/leave that out/, (world) =>
    runWell(world, withOption(world, world.words.findLast((word) => word.startsWith('--')) ?? '', null)),
  ),
  saying(/Leave (--as) out to see what it is/, (world, [option = '']) =>
    runWell(world, withOption(world, option, null)),
  ),
  saying(/Name one that is there/, (world) => runWell(world, ['import', 'README.md', '--dry-run'])),
  saying(/is written as (.+?): name one of these after --format/, async (world, [formats = '']) => {
    for (const format of formats.split(', ')) await runWell(world, withOption(world, '--format', format));
  }),
  saying(/What needs none: (.+?)\./, async (world, [names = '']) => {
    for (const name of names.split(', ')) await runWell(world, ['export', name]);
  }),
  saying(/with (--change-day) it goes to the other day/, async (world, [option = '']) => {
    const { out } = await runWell(world, [...world.words, option]);
    expect(out).toContain('“Task 3” is done, on 3 March 2026');
  }),
  saying(/“(today)” and “(week)” list tasks by number/, async (world, commands) => {
    for (const command of commands) {
      const { out } = await runWell(world, [command]);
      const number = /^\[ \] +(\d+) /m.exec(out)?.[1] ?? '';
      expect((await runWell(world, ['done', number])).out).toContain(`“Task ${number}” is done`);
    }
  }),
  saying(/Name one by its number:((?:\n {2}\d+ {2}.+)+)/, async (world, [list = '']) => {
    for (const [, number = '', title] of list.matchAll(/(\d+) {2}(.+)/g))
      expect((await runWell(world, ['done', number])).out).toContain(`“${title}” is done`);
  }),
  saying(/“(read)” by itself lists what today’s tasks ask for/, (world, [command = '']) =>
    runWell(world, [command]),
  ),
  saying(
    /(?:If you mean one of these, give its id|Give the id of one):((?:\n {2}\S+ {2}.+)+)/,
    async (world, [list = '']) => {
      for (const [, id = '', title] of list.matchAll(/^ {2}(\S+) {2}(.+)$/gm))
        expect((await runWell(world, ['read', id])).out).toContain(`“${title}” is read`);
    },
  ),
  saying(/Give it at least (\d+) minutes/, (world, [least = '']) =>
    runWell(world, withOption(world, '--minutes', least)),
  ),
  saying(/Name a later day after (--to)/, (world, [option = '']) =>
    runWell(world, withOption(world, option, '2026-03-10')),
  ),
  saying(/an earlier one after (--from)/, (world, [option = '']) =>
    runWell(world, withOption(world, option, '2026-03-09')),
  ),
  saying(/leave both out/, (world) => runWell(world, ['report'])),
  saying(/Name another file after (--out)/, async (world, [option = '']) => {
    const file = join(world.path, '../report.md');
    await runWell(world, withOption(world, option, file));
    expect(readFileSync(file, 'utf8')).toContain('Task 3');
  }),
  saying(/Start Daymark first/, async (world) => {
    start(world, false);
    expect((await run(world.words, world)).err).toContain('There is no plan yet');
  }),
  saying(/(?:or n|N)ame its file in DAYMARK_DATABASE/, async (world) => {
    const path = `${world.path}.named`;
    start({ path }, true);
    await runWell({ ...world, env: { DAYMARK_DATABASE: path } }, world.words);
  }),
  saying(/Start Daymark, open it and make one/, async (world) => {
    start(world, true);
    await runWell(world, world.words);
  }),
  saying(/“(undo)” takes that one back/, async (world, [command = '']) => {
    expect((await runWell(world, [command])).out).toContain('Task 3');
    await runWell(world, world.words);
  }),
];

/** What is advised follows on what is wrong. */
const WRONG =
  /^(?:error: .+?(?: is invalid(?: for argument '\w+')?\.|'(?=\n)|: \w+\.(?=\n))|This file could not be read: .+?\.(?= Name)|This holds no \w+ to bring in\.|There is no (?:database at \S+|plan yet)(?:, which this is written from)?\.|“\w+” (?=is written as)|.+? has not come yet\. Nothing was changed\.|.+? was finished already, on [^.]+\. It stays so;|No task of the plan in use is called “.+?”\.|\d+ tasks are called something with “.+?”\.|Nothing to read is called “.+?”\.|\d+ resources are called something with “.+?”\.|A report cannot end before it begins\.|The report could not be written to .+?: .+?'\.|The plan has \d+ weeks, and none is number \d+\.|There is nothing to put back: nothing was undone since the latest change\.)\s*/;

describe('the advice of the command line is followed word for word', () => {
  const situations = [...Object.values(REFUSED).flat(), ...NOT_UNDERSTOOD];

  it.for(situations)('$words', async (situation) => {
    const meet = async (world: World) => {
      const { code, err } = await run(world.words, world);
      expect(code, err).toBeGreaterThan(0);
      return err.replace(WRONG, '').replace(/ Nothing was added\.\n$/, '');
    };

    await followAll(() => given(situation), meet, WAYS);
  });

  it('is there for every place in the code that refuses something', () => {
    const folder = join(projectRoot(), 'server/cli');
    const counted = readdirSync(folder, { recursive: true, encoding: 'utf8' }).flatMap((name) => {
      if (!name.endsWith('.ts')) return [];
      const told = readFileSync(join(folder, name), 'utf8').match(
        /new (?:CliProblem|InvalidArgumentError)\(/g,
      );
      return told ? [[name, told.length]] : [];
    });
    const tried = Object.entries(REFUSED).map(([name, { length }]) => [
      name,
      length + (NOT_HERE[name]?.length ?? 0),
    ]);

    expect(tried.toSorted()).toEqual(counted.toSorted());
  });

  it.for(Object.entries(NOT_HERE))('is none in what %s says besides', ([name, told]) => {
    const code = readFileSync(join(projectRoot(), 'server/cli', name), 'utf8');
    for (const each of told) expect(code).toContain(each);
  });
});
