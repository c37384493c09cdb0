import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import { DatabaseRefusedError } from '../../db/file/refusals.ts';
import type { Day } from '../../plans/day.ts';
import { TASK_KINDS } from '../../plans/task/kinds.ts';
import { systemClock } from '../clock.ts';
import { ConfigError, readConfig } from '../config.ts';
import { addFileCommands } from './file-commands.ts';
import { parseDay } from './parse-day.ts';
import { tellPace, tellToday, tellWeek } from './show.ts';
import {
  type Answer,
  type CliMoment,
  CliProblem,
  type CliStanding,
  cliMomentOf,
  requireStanding,
} from './standing.ts';
import { type CliSurroundings, type JsonOption, READING, WRITING, withDatabase } from './surroundings.ts';
import { finish } from './task/done.ts';
import { writeOut } from './write-out.ts';

const DONE = 0;
const PROBLEM = 1;
const USAGE = 2;

const HELP = `
It works on the same database as Daymark itself (DAYMARK_DATABASE, or data/daymark.db), beside one that is running.
What it changes stands in Recent changes and can be taken back there.

TASK is the number of a task, or a part of its title that no other has.
It exits with 0 when all is well, 1 when there was a problem, 2 when it was not understood.`;

/**
 * Runs one command of `npm run daymark`.
 *
 * @returns the exit code
 */
export async function runCli(words: readonly string[], given: CliSurroundings): Promise<number> {
  const surroundings = { clock: systemClock, write: writeOut, processEnv: null, ...given };
  try {
    const outcome = { code: DONE };
    await makeProgram(surroundings, outcome).parseAsync(words, { from: 'user' });
    return outcome.code;
  } catch (error) {
    // What was not understood, and help that was asked for, are written by then.
    if (error instanceof CommanderError) return error.exitCode === 0 ? DONE : USAGE;
    if (!isTold(error)) throw error;
    surroundings.complain(`${await inPlain(error.message)}\n`);
    return PROBLEM;
  }
}

function isTold(error: unknown): error is Error {
  return error instanceof CliProblem || error instanceof DatabaseRefusedError || error instanceof ConfigError;
}

/** @param outcome - what a command came to that was carried out and found something wrong */
function makeProgram(surroundings: Required<CliSurroundings>, outcome: { code: number }): Command {
  const program = new Command('daymark')
    .description('Your preparation, from the command line.')
    .addHelpText('after', HELP)
    .configureOutput({ writeOut: surroundings.write, writeErr: surroundings.complain })
    .showHelpAfterError('(“--help” tells how)')
    .exitOverride();
  const answer = async (options: JsonOption, act: (standing: CliStanding) => Answer | Promise<Answer>) =>
    tell(surroundings, options, await withDatabase(surroundings, READING, requireStanding, act));
  const change = async (options: JsonOption, act: (standing: CliStanding) => Answer | Promise<Answer>) =>
    tell(surroundings, options, await withDatabase(surroundings, WRITING, requireStanding, act));
  // Also of what made the only plan, or took it away.
  const turn = async (options: JsonOption, act: (moment: CliMoment) => Promise<Answer>) =>
    tell(surroundings, options, await withDatabase(surroundings, WRITING, cliMomentOf, act));
  const command = (usage: string, description: string) =>
    program.command(usage).description(description).option('--json', 'answer as JSON');

  command('today', 'what today asks').action((options: JsonOption) => answer(options, tellToday));
  command('done <task...>', 'check a task off, or a habit of the day by its name')
    .option('--on <day>', 'the day on which it was done, like 2026-03-02', parseDay)
    .option('--change-day', 'a task that is finished already goes to that day')
    .action((words: string[], options: JsonOption & { on?: Day; changeDay?: true }) =>
      change(options, (standing) =>
        finish(standing, words.join(' '), { on: options.on, changesDay: options.changeDay === true }),
      ),
    );
  command('read', 'what to read for today and what earlier days left; with a name, tick that it was read')
    .argument('[resource...]', 'its id, or a part of its title that no other has')
    .option('--on <day>', 'the day on which it was read, like 2026-03-02', parseDay)
    .action((words: string[], options: JsonOption & { on?: Day }) =>
      words.length === 0
        ? answer(options, async (standing) => {
            const { tellReads } = await import('./reading/read.ts');
            return tellReads(standing);
          })
        : change(options, async (standing) => {
            const { markRead } = await import('./reading/read.ts');
            return markRead(standing, words.join(' '), options.on);
          }),
    );
  command('undo', 'take the latest change back; once more, the one before it').action((options: JsonOption) =>
    turn(options, async (standing) => {
      const { undoLatest } = await import('./undo.ts');
      return undoLatest(standing);
    }),
  );
  command('redo', 'put back what was undone last, unless something was changed since').action(
    (options: JsonOption) =>
      turn(options, async (standing) => {
        const { redoLatest } = await import('./undo.ts');
        return redoLatest(standing);
      }),
  );
  command('add <title...>', 'add a task of your own, where it fits')
    .option('--minutes <minutes>', 'how long it takes', '60')
    .option('--on <day>', 'the day to do it on, like 2026-03-02', parseDay)
    .addOption(new Option('--kind <kind>', 'what kind of work it is').choices(TASK_KINDS).default('study'))
    .option('--stretch', 'it may go first when time is short')
    .action((words: string[], options: JsonOption & AddOptions) =>
      change(options, async (standing) => {
        const { addOwnTask } = await import('./task/add.ts');
        return addOwnTask(standing, { ...options, title: words.join(' ') });
      }),
    );
  command('week', 'how a week went, or what it will bring')
    .argument('[number]', 'which week; that of today unless named', parseWeek)
    .action((number: number | undefined, options: JsonOption) =>
      answer(options, (standing) => tellWeek(standing, number)),
    );
  command('pace', 'where you stand, and when you will be done').action((options: JsonOption) =>
    answer(options, tellPace),
  );
  command('backup', 'make a checked copy of the database, which may be in use')
    .option(
      '--to <place>',
      'a folder, or the file to write, like copy.db; without it, where backups are kept',
    )
    .action(async (options: JsonOption & { to?: string }) => {
      const { backUpForHost } = await import('./data/backup.ts');
      const { env, clock } = surroundings;
      await tell(
        surroundings,
        options,
        backUpForHost(readConfig(env), { to: options.to, env, now: clock.now() }),
      );
    });
  command('restore <file>', 'put a backup in the place of the database; what is there now is kept aside')
    .option('--anyway', 'also where something is wrong with what is in it')
    .action(async (given: string, { anyway = false, ...options }: JsonOption & { anyway?: boolean }) => {
      const { restoreForHost } = await import('./data/restore.ts');
      const { env, clock } = surroundings;
      const restored = restoreForHost(readConfig(env), { given, anyway, env, now: clock.now() });
      if (!restored.ok) throw new CliProblem(restored.problem);
      await tell(surroundings, options, restored.answer);
    });
  command(
    'doctor',
    'look at the database and what is around it, and say what is wrong and what to do',
  ).action(async (options: JsonOption) => {
    const { examineForHost } = await import('./data/doctor.ts');
    const config = readConfig(surroundings.env);
    const { isWell, ...told } = examineForHost(config, surroundings.clock.now());
    await tell(surroundings, options, told);
    if (!isWell) outcome.code = PROBLEM;
  });
  addFileCommands(program, surroundings, tell);
  return program;
}

type AddOptions = { minutes: string; on?: Day; kind: string; stretch?: true };
function parseWeek(text: string): number {
  if (!/^[0-9]{1,3}$/.test(text))
    throw new InvalidArgumentError('It should be the number of a week, like 1.');
  return Number(text);
}

/** Figures to the millionth: what a sum of binary fractions adds beyond that is nobody's. */
const asTold = (_name: string, value: unknown) =>
  typeof value === 'number' ? Math.round(value * 1_000_000) / 1_000_000 : value;

/** A title must not move the cursor of a terminal. */
const CONTROLS = /\p{Cc}/gu;

async function tell(
  { write }: Required<CliSurroundings>,
  { json }: JsonOption,
  { lines, value }: Answer,
): Promise<void> {
  if (json) return write(`${JSON.stringify(value, asTold, 2)}\n`);
  const shown: string[] = [];
  for (const line of lines) shown.push((await inPlain(line)).replace(CONTROLS, ' '));
  write(`${shown.join('\n')}\n`);
}

/** Most commands meet no formula, and need nothing that reads one. */
async function inPlain(line: string): Promise<string> {
  if (!line.includes('$')) return line;
  const { inPlainWords } = await import('../../plans/text/linear.ts');
  return inPlainWords(line);
}
