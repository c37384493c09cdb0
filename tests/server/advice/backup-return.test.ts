import { mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, truncateSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import BetterSqlite3 from 'better-sqlite3';
import { load } from 'cheerio';
import { describe, expect, it, onTestFinished } from 'vitest';
import { backUpDatabase } from '../../../db/file/backup/make.ts';
import { closeDatabase, openDatabase } from '../../../db/file/open.ts';
import { REFUSED_WORDS } from '../../../server/data/backup-return.tsx';
import { followAll, type Way } from '../../support/advice/follow.ts';
import { typeHere } from '../../support/advice/type-here.ts';
import { type Answer, type TestApp, testApp } from '../../support/app/test-app.ts';
import { filePart, sendTo } from '../../support/app/upload.ts';
import { exportTextOf } from '../../support/database/data.ts';
import { dumpData, givenPlan } from '../../support/database/db.ts';

const MORNING = new Date('2026-03-03T06:30:00.000Z');
const EVENING = new Date('2026-03-03T19:00:00.000Z');

/** A Daymark without a plan, beside which two backups of it lie. */
type World = {
  app: TestApp;
  folder: string;
  database: string;
  older: string;
  newest: string;
  wanted: string;
};

async function given(): Promise<World> {
  const folder = mkdtempSync(join(tmpdir(), 'daymark-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const database = join(folder, 'daymark.db');
  const db = openDatabase(database);
  givenPlan(db);
  const older = backUpDatabase(db.client, database, MORNING, 'daily');
  const newest = backUpDatabase(db.client, database, EVENING, 'by-hand');
  const wanted = JSON.stringify(dumpData(db));
  closeDatabase(db);
  rmSync(database);
  renameSync(join(folder, 'backups'), join(folder, 'away'));
  const app = await testApp({ plan: 'none', database });
  renameSync(join(folder, 'away'), join(folder, 'backups'));
  return { app, folder, database, older, newest, wanted };
}

async function send({ app }: World, content: Buffer | string): Promise<Answer> {
  const { statusCode, headers, body } = await sendTo('/setup/backup', app, filePart(content, 'backup.db'));
  return { status: statusCode, headers, body, $: load(body) };
}

const lookAt = ({ app }: World, path: string) => app.post('/setup/backup/found', { name: basename(path) });

/** What was looked at comes back. */
async function comesBack({ app, wanted }: World, { $ }: Answer): Promise<void> {
  const field = (name: string) => String($(`form[action="/setup/backup/return"] [name=${name}]`).val());
  const form = { key: field('key'), basis: field('basis') };
  expect((await app.post('/setup/backup/return', form)).headers.location).toBe('/');
  expect(JSON.stringify(dumpData(app.db))).toBe(wanted);
}

const alienTo = (path: string) =>
  new BetterSqlite3(path)
    .exec("insert into __drizzle_migrations (hash, created_at) values ('x', 9e15)")
    .close();

/** What is chosen, by why it is refused. */
const CHOSEN: Readonly<Record<string, (world: World) => Promise<Answer>>> = {
  missing: async (world) => {
    rmSync(world.newest);
    return lookAt(world, world.newest);
  },
  json: (world) => send(world, exportTextOf(world.older)),
  packed: (world) => send(world, gzipSync(readFileSync(world.newest))),
  foreign: (world) => send(world, 'GIF89a, and nothing more'),
  damaged: async (world) => {
    truncateSync(world.newest, 20_000);
    return lookAt(world, world.newest);
  },
  'strange-tables': async (world) => {
    new BetterSqlite3(world.newest).exec('drop table habit_completions').close();
    return lookAt(world, world.newest);
  },
  'too-new': async (world) => {
    alienTo(world.newest);
    return lookAt(world, world.newest);
  },
};

/** Root may read everything, and no disk fails at a word: only what they say is followed. */
const ONLY_TOLD = ['no-rights', 'disk-fault'] as const;

const chooseAnother: Way<World>['follow'] = async (world) =>
  comesBack(world, await lookAt(world, world.older));

const WAYS: readonly Way<World>[] = [
  { words: /choose (?:another(?: file)?|an older backup)(?=\.$)/, follow: chooseAnother },
  {
    words: /choose it below, where such a file is brought back/,
    follow: async (world) => {
      const page = await world.app.get('/setup/backup');
      expect(page.$('form[action="/settings/data"] input[type=file]').length).toBe(1);
      const sent = await sendTo(
        '/settings/data',
        world.app,
        filePart(exportTextOf(world.older), 'data.json'),
      );
      expect([sent.statusCode, sent.headers.location]).toEqual([
        303,
        expect.stringContaining('/settings/data/'),
      ]);
    },
  },
  {
    words: /unpack it first, and choose what comes of it/,
    follow: async (world) => {
      const packed = gzipSync(readFileSync(world.newest));
      await comesBack(world, await send(world, gunzipSync(packed)));
    },
  },
  {
    // Which knows what it wrote: here, by taking that away which this one does not know.
    words: /use that version/,
    follow: async (world) => {
      new BetterSqlite3(world.newest)
        .exec('delete from __drizzle_migrations where created_at = 9e15')
        .close();
      await comesBack(world, await lookAt(world, world.newest));
    },
  },
  {
    words: /let the account that runs it read it|try again/,
    follow: async (world) => comesBack(world, await lookAt(world, world.newest)),
  },
];

const WRONG = /^(?:[^:]+): /;

describe('the advice of the page that brings a backup back is followed word for word', () => {
  it.for(Object.entries(CHOSEN))('%s', async ([reason, choose]) => {
    const meet = async (world: World) => {
      const { status, $ } = await choose(world);
      expect(status).toBe(422);
      const said = $('[role=alert] p').text();
      expect(said).toBe(REFUSED_WORDS[reason as keyof typeof REFUSED_WORDS]);
      return said.replace(WRONG, '');
    };

    await followAll(given, meet, WAYS);
  });

  it.for(ONLY_TOLD)('%s', async (reason) => {
    const meet = () => (REFUSED_WORDS[reason] ?? '').replace(WRONG, '');

    await followAll(given, meet, WAYS);
  });

  it('is there for every reason', () => {
    expect([...Object.keys(CHOSEN), ...ONLY_TOLD].toSorted()).toEqual(Object.keys(REFUSED_WORDS).toSorted());
  });
});

describe('where backups are looked for is told on that page', () => {
  const words = ({ $ }: Answer) => $('main').text().replaceAll(/\s+/g, ' ');

  /** A computer that was lost, whose backups went to a folder that the new one reads. */
  async function givenMoved() {
    const folder = mkdtempSync(join(tmpdir(), 'daymark-'));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    const cloud = join(folder, 'my cloud');
    const lost = join(folder, 'lost');
    const home = join(folder, 'new');
    for (const each of [cloud, lost, home]) mkdirSync(each);
    const db = openDatabase(join(lost, 'daymark.db'));
    givenPlan(db);
    const backups = [MORNING, EVENING].map((at) =>
      backUpDatabase(db.client, db.client.name, at, 'daily', cloud),
    );
    const wanted = JSON.stringify(dumpData(db));
    closeDatabase(db);
    const database = join(home, 'daymark.db');
    const app = await testApp({ plan: 'none', database, config: { backupsFolder: cloud } });
    return { app, cloud, home, database, newest: backups.at(-1) ?? '', wanted };
  }

  it('with those of a database at another place, and how to bring them back', async () => {
    const { app, cloud, home, database, newest, wanted } = await givenMoved();

    const page = await app.get('/setup/backup');

    expect(words(page)).toContain(
      `No backup of this database was found in ${cloud} and ${join(home, 'backups')}. To have another folder looked in, name it in DAYMARK_BACKUPS and start Daymark again.`,
    );
    expect(words(page)).toContain(
      `2 other backups lie there: of another database, or of this one when it lay elsewhere. The newest is ${newest}: choose it as a file below, or stop Daymark, type `,
    );
    // What may be somebody else's is shown to nobody.
    expect(page.$('form[action="/setup/backup/found"]').length).toBe(0);
    expect((await app.post('/setup/backup/found', { name: basename(newest) })).status).toBe(422);

    const chosen = await send({ app } as World, readFileSync(newest));
    expect(chosen.$('main').text()).toContain('0 of 4 tasks done');

    const command = /type (.+) and start it again/.exec(words(page))?.[1] ?? '';
    await app.app.close();
    closeDatabase(app.db);
    expect(await typeHere(command, { env: {} })).toMatchObject({ code: 0 });
    const again = await testApp({ plan: 'none', database, config: { backupsFolder: cloud } });
    expect(JSON.stringify(dumpData(again.db))).toBe(wanted);
  });

  it('and another folder is looked in once it is named', async () => {
    const { database, folder, newest } = await given();
    const elsewhere = join(folder, 'elsewhere');
    const app = await testApp({ plan: 'none', database, config: { backupsFolder: elsewhere } });
    mkdirSync(elsewhere);
    const db = openDatabase(newest);
    const there = backUpDatabase(db.client, database, new Date('2026-03-03T20:00:00Z'), 'daily', elsewhere);
    closeDatabase(db);

    const page = await app.get('/setup/backup');

    expect(words(page)).toContain(
      `Backups of this database are looked for in ${elsewhere} and ${folder}/backups.`,
    );
    expect(words(page)).not.toContain('other backup');
    expect(page.$('[name=name]').first().val()).toBe(basename(there));
    expect(page.$('[name=name]').length).toBe(3);
  });

  it('and not where the data is in memory alone', async () => {
    const app = await testApp({ plan: 'none' });
    expect(words(await app.get('/setup/backup'))).not.toContain('DAYMARK_BACKUPS');
  });
});
