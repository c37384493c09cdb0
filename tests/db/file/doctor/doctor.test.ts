import {
  chmodSync,
  chownSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { describe, expect, it, onTestFinished } from 'vitest';
import { backUpDatabase } from '../../../../db/file/backup/make.ts';
import { examine } from '../../../../db/file/doctor/examine.ts';
import { announceLongReading, closeDatabase, openDatabase } from '../../../../db/file/open.ts';
import { takeLock } from '../../../../db/file/opening/lock.ts';
import { day } from '../../../../plans/day.ts';
import { seedDemo } from '../../../../server/demo/seed-demo.ts';
import { loadLibrary } from '../../../../server/library/library.ts';

const NOW = new Date('2026-03-04T06:30:00.000Z');

/** The made-up learner of the demo has something in nearly every table. Made once. */
let demo: Buffer | undefined;

function givenDemo(): string {
  const path = join(givenFolder(), 'daymark.db');
  demo ??= makeDemo();
  writeFileSync(path, demo, { mode: 0o600 });
  return path;
}

function makeDemo(): Buffer {
  const path = join(givenFolder(), 'demo.db');
  const db = openDatabase(path, { now: NOW });
  seedDemo(db, { today: day('2026-03-04'), now: NOW, timeZone: 'UTC', library: loadLibrary() });
  closeDatabase(db);
  return readFileSync(path);
}

function givenFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'daymark-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

function backUp(path: string, now = NOW): string {
  const db = openDatabase(path);
  const backup = backUpDatabase(db.client, path, now, 'by-hand');
  closeDatabase(db);
  return backup;
}

/** Writes past every rule, as a fault of the disk or another program would. */
function write(path: string, sql: string): void {
  const client = new BetterSqlite3(path);
  client.pragma('foreign_keys = off');
  client.pragma('ignore_check_constraints = on');
  client.exec(sql);
  client.close();
}

/** Root may read everything, whatever the rights say: as the account that a folder is given to, which is another. */
function withoutPowers<T>(folder: string, run: () => T): T {
  if (process.getuid?.() !== 0) return run();
  chownSync(folder, NOBODY, NOBODY);
  for (const name of readdirSync(folder)) chownSync(join(folder, name), NOBODY, NOBODY);
  process.seteuid?.(NOBODY);
  try {
    return run();
  } finally {
    process.seteuid?.(0);
  }
}

const NOBODY = 65_534;

function findingsOf(path: string, now = NOW): { found: string; advice: string }[] {
  return examine(path, now).flatMap(({ findings }) => findings);
}

/** Everything in the folder: names, bytes, rights and times. */
function picture(path: string): unknown {
  const folder = join(path, '..');
  return readdirSync(folder, { recursive: true, withFileTypes: true }).map((entry) => {
    const file = join(entry.parentPath, entry.name);
    const { mode, mtimeMs } = statSync(file);
    return [file, mode, mtimeMs, entry.isFile() ? readFileSync(file).toString('base64') : ''];
  });
}

describe('doctor', () => {
  it('finds nothing wrong with a sound database, and looked at everything', () => {
    const path = givenDemo();
    backUp(path);

    const examined = examine(path, NOW);

    expect(examined.flatMap(({ findings }) => findings)).toEqual([]);
    expect(examined.filter(({ well }) => well === null)).toEqual([]);
  });

  it.each([
    ['drop table habit_completions', 'the table habit_completions is missing'],
    ['alter table tasks drop column drop_reason', 'the column drop_reason of tasks is missing'],
    ['create trigger away after update on tasks begin delete from steps; end', 'the trigger away was added'],
    ['drop index evidence_task', 'the index evidence_task is missing'],
  ])('tells of tables that are not those of a Daymark, and which backup is without that: %s', (sql, told) => {
    const path = givenDemo();
    const backup = backUp(path);
    write(path, sql);

    const findings = findingsOf(path);

    expect(findings[0]?.found).toBe(`They are not as Daymark makes them: ${told}.`);
    for (const { advice } of findings) expect(advice).toContain(`restore ${backup}`);
  });

  it.each([
    [
      'a rule of a table',
      'update tasks set minutes = 0 where id = 3',
      '1 row breaks the rule tasks_minutes of its table: tasks 3.',
    ],
    [
      'a day that no calendar has',
      "update sessions set day = '2026-02-31' where rowid = 5",
      /^1 row has a day in day that no calendar has: task \d+: 2026-02-31\.$/m,
    ],
    [
      'an instant that is none',
      "update answers set answered_at = 'noon' where id <= 4",
      'Each of 4 rows has no point in time in answered_at: answers 1, answers 2, answers 3, and 1 more.',
    ],
    [
      'a step without its task',
      'update steps set task_id = 9999 where rowid = 1',
      '1 row of steps has lost what it belongs to in tasks.',
    ],
    [
      'a plan without phases',
      "insert into plans (id, roadmap_id, title, start_on, finish_on, weekday_minutes, created_at) values (9, 'x', 'x', '2026-03-02', '2026-03-08', '[1,1,1,1,1,1,1]', '2026-03-02T00:00:00.000Z')",
      '1 row has no phase: plan 9.',
    ],
    [
      'a plan without a study day',
      "update plans set weekday_minutes = '[0,0,0,0,0,0,0]'; update calendar_exceptions set minutes = 0",
      '1 row has no day with study minutes: plan 1.',
    ],
    [
      'a text that is longer than its form takes',
      "update tasks set drop_reason = printf('%.*c', 501, 'x') where id = 3",
      '1 row is wrong: dropReason: Keep this to 500 characters: tasks 3.',
    ],
    [
      'work that was done on a day that had not come yet',
      "update steps set completed_on = '2027-01-01', completed_at = '2026-03-04T09:00:00.000Z' where rowid = 1",
      /^1 row was done on a day that had not come yet: task \d+, step \d+\.$/,
    ],
    [
      'a gap in a checklist',
      'update steps set position = 60 where rowid = 1',
      /^1 row does not count on from the step before it: task \d+, step 60\.$/,
    ],
    [
      'a key that stands twice in a plan',
      'update tasks set key = (select key from tasks where id = 1) where id = (select max(id) from tasks)',
      /^1 row has the key of another task of its plan: tasks \d+\.$/,
    ],
    [
      'a session outside of its plan',
      "update sessions set day = '2041-01-01' where rowid = 5",
      /^1 row lies outside of its plan: task \d+: 2041-01-01\.$/,
    ],
    ['a clock without its round', 'insert into mock_clocks values (999, 1, 0, null)', 'mock 999, round 1'],
    [
      'a score without its round',
      'insert into mock_scores select mock_id, 12, dimension, score from mock_scores limit 1',
      /^1 row belongs to a round that is not there: mock \d+, round 12\.$/,
    ],
    [
      'a list that cannot be read',
      "update mock_rounds set question_keys = '[' where rowid = 1",
      'question_keys',
    ],
    [
      'a change that cannot be read',
      "update changes set params = '{' where id = 1",
      '1 row has something unreadable in params: changes 1.',
    ],
    [
      'rows of a change that cannot be read',
      "update changed_rows set after = '{' where id = (select min(id) from changed_rows)",
      /^1 row cannot be read, so that its change cannot be undone: changed_rows \d+\.$/m,
    ],
    [
      'a time zone that is none',
      "update settings set time_zone = 'Mars/Base'",
      '1 row is wrong: timeZone: is not a time zone: settings 1.',
    ],
  ])('tells of %s', (_name, sql, found) => {
    const path = givenDemo();
    const backup = backUp(path);
    write(path, sql);

    const findings = findingsOf(path);

    expect(findings.map((one) => one.found).join('\n')).toMatch(found);
    for (const { advice } of findings) expect(advice).toContain(`npm run -s daymark -- restore ${backup}\``);
  });

  it('tells of backups that other accounts can read, with the command that closes them', () => {
    const path = givenDemo();
    const backup = backUp(path);
    chmodSync(backup, 0o644);

    expect(findingsOf(path)).toEqual([
      {
        found: 'Other accounts of this machine can read your data.',
        advice: `Let only yourself read them: \`chmod 600 ${backup}\`.`,
      },
    ]);
  });

  it('tells of a plan in use that is archived, and what to do without a backup', () => {
    const path = givenDemo();
    backUp(path);
    write(path, "update plans set archived_at = '2026-03-04T09:00:00.000Z'");

    expect(findingsOf(path)).toEqual([
      {
        found: '1 row has a plan in use that is archived: settings 1.',
        advice: 'Choose a plan under Settings → Plans, or take this one out of the archive there.',
      },
    ]);
  });

  it('says how old the newest backup is, and warns of none that has all there is', () => {
    const path = givenDemo();
    const backup = backUp(path);
    const told = (days: number) => {
      const now = new Date(NOW.getTime() + days * 86_400_000 + 1);
      return examine(path, now).find(({ about }) => about === 'Backups');
    };

    expect([told(0), told(40)].map((one) => one?.well)).toEqual([
      `the newest that is sound is ${backup}, less than an hour old`,
      `the newest that is sound is ${backup}, 40 days old`,
    ]);

    write(path, 'update changes set undone_at = at where id = (select max(id) from changes)');

    expect(told(2.9)?.well).toBe(`the newest that is sound is ${backup}, 2 days old`);
    expect(told(3)?.findings[0]?.found).toBe(
      `The newest that is sound, ${backup}, is 3 days old, and lacks what was changed since.`,
    );
  });

  it('says whether the file is whole by itself, and where no book is kept of it', () => {
    const path = givenDemo();
    backUp(path);
    const book = () => examine(path, NOW).find(({ about }) => about === 'Its book');

    expect(book()?.well).toBe('the file is whole by itself');

    const db = openDatabase(path, { exclusive: true, now: NOW });
    onTestFinished(() => closeDatabase(db));
    announceLongReading(db);
    expect(book()?.well).toBe('the log has more than the file, which a copy of the file alone would lack');

    write(path, 'pragma user_version = 0');
    expect(book()?.findings).toEqual([
      {
        found: 'No book is kept of it, so that a copy of the file alone could lack changes without a word.',
        advice: 'Stop Daymark and start it again: it begins to keep one.',
      },
    ]);
  });

  it('names three of the changes that this version cannot tell, by their kind or by what they say', () => {
    const path = givenDemo();
    write(path, "update changes set kind = 'task-cloned' where id <= 4");
    write(path, `update changes set params = '["it"]' where kind <> 'told' and id = 5`);
    backUp(path);

    expect(findingsOf(path).map(({ found }) => found)).toEqual([
      '5 changes cannot be told by this version: 1 (task-cloned), 2 (task-cloned), 3 (task-cloned), and 2 more.',
    ]);
  });

  it.each([0o000, 0o444])(
    'says that it may not read the folder of the backups, with the rights %o',
    (mode) => {
      const path = givenDemo();
      const folder = dirname(backUp(path));
      chmodSync(folder, mode);
      onTestFinished(() => chmodSync(folder, 0o700));

      expect(withoutPowers(dirname(path), () => findingsOf(path))).toEqual([
        {
          found: `This account may not read ${folder}.`,
          advice: `Ask again as the account that runs Daymark; \`ls -ld ${folder}\` shows whose it is.`,
        },
      ]);
    },
  );

  it('names a backup only where that does not have the same fault', () => {
    const path = givenDemo();
    write(path, 'update tasks set minutes = 0 where id = 3');
    backUp(path);

    expect(findingsOf(path)[0]?.advice).toContain('No backup is without it.');
  });

  it('goes further back where the newest backup has the same fault', () => {
    const path = givenDemo();
    const sound = backUp(path);
    write(path, "update sessions set day = '2026-02-31' where rowid = 5");
    const faulty = backUp(path, new Date(NOW.getTime() + 3_600_000));

    const [finding] = findingsOf(path);

    expect(faulty > sound).toBe(true);
    expect(finding?.advice).toContain(`restore ${sound}\``);
  });

  it('changes nothing, whatever it meets', () => {
    const path = givenDemo();
    backUp(path);
    const whole = readFileSync(path);
    const states: (() => void)[] = [
      () => {},
      () => writeFileSync(`${path}-wal`, readFileSync(path).subarray(0, 5000)),
      () => truncateSync(path, 5000),
      () =>
        writeFileSync(
          path,
          'not a database, but long enough to be taken for one by its length alone'.repeat(9),
        ),
      () => writeFileSync(path, ''),
      () => rmSync(path),
    ];
    for (const bring of states) {
      writeFileSync(path, whole, { mode: 0o600 });
      bring();
      const before = picture(path);

      examine(path, NOW);

      expect(picture(path)).toEqual(before);
    }
  });

  it('says of a database that somebody keeps to themselves just that, and never to bring a backup back', () => {
    const path = givenDemo();
    backUp(path);
    const lock = takeLock(path, 0);
    const other = new BetterSqlite3(path);
    onTestFinished(() => {
      other.close();
      lock.close();
    });
    other.pragma('locking_mode = exclusive');
    other.exec('begin exclusive');

    const findings = findingsOf(path);

    expect(findings.map(({ found }) => found)).toEqual([expect.stringContaining('Another program')]);
    expect(findings.map(({ advice }) => advice).join()).not.toContain('restore');
  }, 30_000);

  it('looks at a database that a Daymark has', () => {
    const path = givenDemo();
    backUp(path);
    const db = openDatabase(path, { exclusive: true, now: NOW });
    onTestFinished(() => closeDatabase(db));
    db.client.exec('create temp table t (a)');

    const examined = examine(path, NOW);

    expect(examined.find(({ about }) => about === 'In use')?.well).toContain('by a Daymark');
  });
});
