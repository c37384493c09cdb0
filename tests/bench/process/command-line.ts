import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { projectRoot } from '../../../db/file/project-root.ts';
import { withDemoPlan } from '../app-under-test.ts';
import { bundleReference } from '../bundle-reference.ts';
import { type Figure, median, rounded } from '../figures.ts';

const RUNS = 15;

type Command = {
  name: string;
  /** What is typed, in each run. */
  words: (run: number) => readonly string[];
  says: RegExp;
};

/** Commands, each a process from its start to its end, beside Node that opens the same database and reads one row. */
export function measureCommandLine(): Promise<Figure[]> {
  return withDemoPlan(async (database, folder) => {
    const reference = await bundleReference('process/open-database', folder);
    const openTasks = listOpenTasks(database);
    const commands: Command[] = [
      { name: 'today', words: () => ['today'], says: /, day \d+ of \d+\n/ },
      { name: 'week', words: () => ['week'], says: /^Week \d+ of \d+/ },
      { name: 'pace', words: () => ['pace'], says: /study days? (behind|ahead)|on pace/ },
      { name: 'done', words: (run) => ['done', String(openTasks[run])], says: /” is done, on / },
      {
        name: 'add',
        words: (run) => ['add', `Read paper ${run}`, '--minutes', '30'],
        says: /^Added “Read paper/,
      },
    ];
    return commands.map((command) => compare(command, database, reference));
  });
}

function compare({ name, words, says }: Command, database: string, reference: string): Figure {
  const daymark = join(projectRoot(), 'dist/daymark.js');
  const ours: number[] = [];
  const theirs: number[] = [];
  // The first run of each is not counted: it compiles what the others take.
  for (let run = 0; run <= RUNS; run += 1) {
    ours.push(timeRun([daymark, ...words(run)], says, database));
    theirs.push(timeRun([reference, database], /\S/, database));
  }
  const our = median(ours.slice(1));
  const their = median(theirs.slice(1));
  return {
    what: `${name} on the command line, full plan`,
    ours: `${rounded(our)} ms`,
    reference: `${rounded(their)} ms Node, one row`,
    ratio: rounded(our / their, 2),
    target: '<= 2',
    isMet: our / their <= 2,
  };
}

function timeRun(args: readonly string[], says: RegExp, database: string): number {
  const startedAt = performance.now();
  const { status, stdout, stderr } = spawnSync(process.execPath, args, {
    encoding: 'utf8',
    env: { PATH: process.env.PATH, NODE_ENV: 'production', DAYMARK_DATABASE: database },
  });
  const milliseconds = performance.now() - startedAt;
  if (status !== 0 || !says.test(stdout)) throw new Error(`${args.join(' ')} said: ${stdout}${stderr}`);
  return milliseconds;
}

/** A task for each run, so that each is a change. */
function listOpenTasks(database: string): number[] {
  const db = new BetterSqlite3(database, { readonly: true });
  try {
    const sql = 'select id from tasks where completed_on is null and dropped_on is null order by id limit ?';
    return db
      .prepare<[number], number>(sql)
      .pluck()
      .all(RUNS + 1);
  } finally {
    db.close();
  }
}
