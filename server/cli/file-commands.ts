import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { Argument, type Command, Option } from 'commander';
import type { Day } from '../../plans/day.ts';
import { REPORT_FORMATS } from '../report/formats.ts';
import { EXPORT_NAMES, type ExportName } from './data/export-names.ts';
import { IMPORT_USES, type ImportUse } from './data/import-uses.ts';
import { placeOf } from './data/place.ts';
import { parseDay } from './parse-day.ts';
import { type Answer, CliProblem, cliMomentOf, requireStanding } from './standing.ts';
import { type CliSurroundings, type JsonOption, WRITING, withDatabase } from './surroundings.ts';
import { writeFileAt } from './write-out.ts';

type ImportOptions = JsonOption & { as?: ImportUse; dryRun?: true };
type ExportOptions = { format?: string; out?: string };
type ReportOptions = { format: string; out?: string; from?: Day; to?: Day };

/** How an answer is told. */
type Tell = (surroundings: Required<CliSurroundings>, options: JsonOption, answer: Answer) => Promise<void>;

/** The commands that write files, and bring them in. */
export function addFileCommands(program: Command, surroundings: Required<CliSurroundings>, tell: Tell): void {
  program
    .command('report')
    .description('write the progress report')
    .addOption(
      new Option('--format <format>', 'as what')
        .choices(REPORT_FORMATS.map(({ extension }) => extension))
        .default('md'),
    )
    .option('--out <file>', 'the file to write; without one it goes to the terminal')
    .option('--from <day>', 'its first day', parseDay)
    .option('--to <day>', 'its last day', parseDay)
    .action((options: ReportOptions) => sendReport(surroundings, options));
  program
    .command('export')
    .description('write what you made and have here as a file')
    .addArgument(new Argument('<what>', 'what of it').choices(EXPORT_NAMES))
    .option('--format <format>', 'as what; the first of its formats without it')
    .option('--out <file>', 'the file to write; without one it goes to the terminal')
    .action((what: ExportName, options: ExportOptions) => sendExport(surroundings, what, options));
  program
    .command('import <file>')
    .description('bring in what you have: a plan, a list, a table, a deck, papers, or a whole Daymark')
    .addOption(new Option('--as <use>', 'what it becomes; what is likeliest without it').choices(IMPORT_USES))
    .option('--dry-run', 'only say what would come')
    .option('--json', 'answer as JSON')
    .action((file: string, options: ImportOptions) => bringIn(surroundings, tell, file, options));
}

async function sendReport(
  surroundings: Required<CliSurroundings>,
  { out, ...wanted }: ReportOptions,
): Promise<void> {
  const bytes = await withDatabase(surroundings, WRITING, requireStanding, async (standing) => {
    const { writeReport } = await import('./report.ts');
    return writeReport(standing, wanted);
  });
  if (!bytes)
    throw new CliProblem(
      'A report cannot end before it begins. Name a later day after --to or an earlier one after --from, or leave both out.',
    );
  sendFile(surroundings, bytes, { out, noun: 'The report' });
}

async function sendExport(
  surroundings: Required<CliSurroundings>,
  what: ExportName,
  { format, out }: ExportOptions,
): Promise<void> {
  await withDatabase(surroundings, WRITING, cliMomentOf, async (moment) => {
    const { makeExport } = await import('./data/export.ts');
    // What comes in pieces comes only as long as the database is open.
    sendFile(surroundings, await makeExport(moment, { what, format }), { out, noun: 'The file' });
  });
}

/** Writes what a command made: to the file that was named, or to the terminal. */
function sendFile(
  { env, write, complain }: Required<CliSurroundings>,
  content: Uint8Array | Iterable<string>,
  { out, noun }: { out: string | undefined; noun: string },
): void {
  if (out === undefined) {
    for (const piece of content instanceof Uint8Array ? [content] : content) write(piece);
    return;
  }
  const { file, reason } = writeFileAt(out, content, env);
  if (reason !== null)
    throw new CliProblem(
      `${noun} could not be written to ${file}: ${reason}. Name another file after --out, or leave that out.`,
    );
  complain(`${noun} is in ${file}.\n`);
}

async function bringIn(
  surroundings: Required<CliSurroundings>,
  tell: Tell,
  given: string,
  { as, dryRun, ...options }: ImportOptions,
): Promise<void> {
  const path = placeOf(given, surroundings.env);
  const bytes = readGiven(path);
  const answer = await withDatabase(surroundings, WRITING, cliMomentOf, async (moment) => {
    const { importFile } = await import('./data/import.ts');
    return importFile(moment, { name: basename(path), bytes, as, isDryRun: dryRun === true });
  });
  await tell(surroundings, options, answer);
}

function readGiven(path: string): Uint8Array<ArrayBuffer> {
  try {
    return new Uint8Array(readFileSync(path));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new CliProblem(`This file could not be read: ${reason}. Name one that is there.`);
  }
}
