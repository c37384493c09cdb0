import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { describe, expect, it, onTestFinished } from 'vitest';
import { announceLongWriting } from '../../../db/file/open.ts';
import { projectRoot } from '../../../db/file/project-root.ts';
import { troubleInWords } from '../../../server/http/problems.tsx';
import { hashPassword } from '../../../server/security/password.ts';
import { testApp } from '../../support/app/test-app.ts';
import { dumpData } from '../../support/database/db.ts';

const ROOT = projectRoot();
const PASSWORD = 'a lighthouse by day';

/** Whatever a stack or an inner message would give away. */
const INNER_WORDS =
  /\bat \S+:\d+|node_modules|\.tsx?\b|SQLITE|SqliteError|TypeError|not open|select |insert /i;

describe('something that breaks', () => {
  it('is told in words on a page, without saying where', async () => {
    const { db, get } = await testApp();
    db.client.exec('alter table steps rename to gone');
    const { status, headers, body, $ } = await get('/today');

    expect(status).toBe(500);
    expect(headers['content-type']).toBe('text/html; charset=utf-8');
    expect($('h1').text()).toBe('Something broke on our side.');
    expect($('main').text()).toContain('What was saved before is safe');
    expect(body).not.toMatch(INNER_WORDS);
  });

  it('is told in words where htmx shows the last change', async () => {
    const { db, post } = await testApp();
    db.client.exec('alter table steps rename to gone');
    const answer = await post('/tasks/1/completion', { done: 'yes' }, { htmx: true });

    expect(answer.status).toBe(500);
    expect(answer.headers).toMatchObject({ 'hx-retarget': '#flash', 'hx-reswap': 'innerHTML' });
    expect(answer.body).not.toMatch(/<html|<main/);
    expect(answer.$('[role=alert]').text()).toContain('this change was not made');
    expect(answer.body).not.toMatch(INNER_WORDS);
  });

  it.each([{}, { 'hx-request': 'true' }])(
    'is told in words when the database itself is what broke, to %j',
    async (headers) => {
      const { db, get } = await testApp();
      db.client.close();
      const { status, headers: sent, body } = await get('/today', headers);

      expect(status).toBe(500);
      expect(sent['content-type']).toBe('text/html; charset=utf-8');
      expect(body).toContain('Something broke on our side.');
      expect(body).not.toMatch(INNER_WORDS);
    },
  );

  it.each(['/nowhere', '/days/2026-02-30', '/report.csv?from=x'])(
    'never shows the code for a refusal either: %s',
    async (path) => {
      const { get } = await testApp();
      expect((await get(path)).body).not.toMatch(INNER_WORDS);
    },
  );
});

describe('a full disk', () => {
  it('is told as such, keeps what there was, lets reading go on, and recovers by itself', async () => {
    const { db, get, post, task } = await testApp();
    const before = dumpData(db);
    const pages = db.client.pragma('page_count', { simple: true });
    db.client.pragma(`max_page_count = ${pages}`);
    const note = { text: 'x'.repeat(90_000), revision: '0' };

    const page = await post('/tasks/1/note', note);
    const fragment = await post('/tasks/1/note', note, { htmx: true });

    expect([page.status, fragment.status]).toEqual([507, 507]);
    expect(page.$('h1').text()).toBe('The disk is full.');
    expect(fragment.headers['hx-retarget']).toBe('#flash');
    expect(fragment.$('[role=alert]').text()).toContain('This change was not saved');
    expect(dumpData(db)).toEqual(before);
    expect((await get('/today')).status).toBe(200);
    db.client.pragma('max_page_count = 1000000');
    expect((await post('/tasks/1/note', note)).status).toBe(303);
    expect(task(1).note.revision).toBe(1);
  });
});

/** An app whose database another program can lock; nobody waits for it here. */
async function givenLockable(config: { passwordHash?: string } = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'daymark-busy-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const app = await testApp({ database: join(folder, 'daymark.db'), config });
  announceLongWriting(app.db);
  const other = new BetterSqlite3(app.db.client.name);
  onTestFinished(() => void other.close());
  return { ...app, lock: () => other.exec('begin exclusive'), unlock: () => other.exec('rollback') };
}

describe('a database that another program has locked', () => {
  it('is told as such, with when to ask again, and what was sent is sent again by one press', async () => {
    const { get, post, task, lock, unlock } = await givenLockable();
    lock();
    const note = { text: 'Two\nlines of "words"', revision: '0', from: '/tasks/1' };

    const page = await post('/tasks/1/note', note);
    const fragment = await post('/tasks/1/note', note, { htmx: true });

    for (const { status, headers, body } of [page, fragment]) {
      expect([status, headers['retry-after']]).toEqual([503, '5']);
      expect(body).toContain('Something else is writing to the database.');
      expect(body).not.toMatch(INNER_WORDS);
    }
    expect(fragment.headers['hx-retarget']).toBe('#flash');
    expect((await get('/today')).status).toBe(200);
    expect(task(1).note.text).toBe('');
    unlock();
    const again = page.$('form[method=post]');
    const fields = again.find('input').toArray();
    const form = Object.fromEntries(fields.map(({ attribs }) => [attribs.name, attribs.value ?? '']));
    expect((await post(String(again.attr('action')), form)).headers.location).toBe('/tasks/1');
    expect(task(1).note.text).toBe(note.text);
  });

  it.each(['SQLITE_BUSY_RECOVERY', 'SQLITE_BUSY_SNAPSHOT', 'SQLITE_LOCKED_SHAREDCACHE'])(
    'is told as such by whatever name: %s',
    (code) => {
      expect(troubleInWords(new BetterSqlite3.SqliteError('locked', code)).statusCode).toBe(503);
    },
  );

  it.each(['SQLITE_IOERR_WRITE', 'SQLITE_IOERR_FSYNC', 'EIO'])(
    'of the disk is told as one, with what to do: %s',
    (code) => {
      const { statusCode, title, advice } = troubleInWords(Object.assign(new Error('no'), { code }));
      expect([statusCode, title]).toEqual([503, 'The disk reports a fault.']);
      expect(advice).toContain('everything before it is safe');
      expect(advice).toContain('`npm run -s daymark -- doctor`');
    },
  );

  it('never has a password sent back', async () => {
    const { post, lock } = await givenLockable({ passwordHash: await hashPassword(PASSWORD) });
    lock();
    const { status, body } = await post('/login', { password: PASSWORD });
    expect(status).toBe(503);
    expect(body).not.toContain(PASSWORD);
  });
});

describe('a refusal', () => {
  it('for an address that leads nowhere says what may have happened, on a page and in a fragment', async () => {
    const { get, post } = await testApp();
    const page = await get('/nowhere');
    const fragment = await post('/nowhere', {}, { htmx: true });

    expect([page.status, fragment.status]).toEqual([404, 404]);
    expect(page.$('main').text()).toContain('mistyped');
    expect(page.$('main a').attr('href')).toBe('/');
    expect(fragment.headers['hx-retarget']).toBe('#flash');
    expect(fragment.$('[role=alert]').text()).toContain('There is nothing at this address.');
  });

  it('of too much at once says that nothing was saved', async () => {
    const { post, task } = await testApp();
    const answer = await post('/tasks/1/note', { text: 'x'.repeat(1_000_001), revision: '0' });
    expect(answer.status).toBe(413);
    expect(answer.$('main').text()).toContain('Nothing was saved. Send less of it.');
    expect(task(1).note.text).toBe('');
  });

  it('of too much at once leads back to the form, and nowhere else', async () => {
    const { post } = await testApp();
    const waysFrom = async (referer?: string) => {
      const headers = referer === undefined ? {} : { referer };
      const { $ } = await post('/tasks/1/note', { text: 'x'.repeat(1_000_001) }, { headers });
      return $('main a')
        .toArray()
        .map(({ attribs }) => attribs.href);
    };
    expect(await waysFrom('http://localhost/tasks/1?x=1')).toContain('/tasks/1?x=1');
    for (const other of [
      undefined,
      'https://example.org/tasks/1',
      'nonsense',
      'http://localhost//example.org/',
    ])
      expect((await waysFrom(other)).join(' ')).not.toMatch(/tasks|example/);
  });

  it('shows nothing of the learner’s: it can come before the password', async () => {
    const { get, post } = await testApp({
      config: { passwordHash: await hashPassword(PASSWORD) },
    });
    const answers = [
      await get('/today', { host: 'evil.example' }),
      await post('/plans', {}, { headers: { origin: 'null' } }),
      await get('/login'),
    ];
    expect(answers.map(({ status }) => status)).toEqual([421, 403, 200]);
    for (const { $, body } of answers) {
      expect($('nav, .notice')).toHaveLength(0);
      expect(body).not.toMatch(/Task \d|Sample roadmap/);
    }
  });

  it('for want of a password is a redirect, which htmx follows too', async () => {
    const { get, post } = await testApp({
      config: { passwordHash: await hashPassword(PASSWORD) },
    });
    const page = await get('/plan?q=x');
    const fragment = await post('/tasks/1/completion', { done: 'yes' }, { htmx: true });
    expect([page.status, page.headers.location]).toEqual([303, '/login?next=%2Fplan%3Fq%3Dx']);
    expect([fragment.status, fragment.headers['hx-redirect']]).toEqual([401, '/login']);
  });
});

const LINK_TOKEN = 'AZsmF5Jv0mT3v9y7uJt1kQ0b0bqk6a7c8d9e0f1g2h3';

describe('the log', () => {
  it('tells each request, and no password, cookie or word of the learner', async () => {
    const passwordHash = await hashPassword(PASSWORD);
    const { address, printed, stop } = await startLogging(passwordHash);
    const post = (path: string, form: Record<string, string>, cookie = '') =>
      fetch(`${address}${path}`, {
        method: 'POST',
        redirect: 'manual',
        headers: { cookie },
        body: new URLSearchParams(form),
      });

    await post('/login', { password: 'a lighthouse by night' });
    const cookie =
      (await post('/login', { password: PASSWORD })).headers.get('set-cookie')?.split(';')[0] ?? '';
    await post('/settings', { timeZone: 'Private/Words', dayStartHour: '3', theme: 'dark' }, cookie);
    const page = await fetch(`${address}/settings`, { headers: { cookie } });
    for (const path of ['/plan?q=dear-diary', `/shared/${LINK_TOKEN}`, `/calendar/${LINK_TOKEN}.ics`]) {
      await fetch(`${address}${path}`, { headers: { cookie } });
    }
    await stop();

    const token = cookie.split('=')[1] ?? '';
    expect(page.status).toBe(200);
    expect(token.length).toBeGreaterThan(20);
    for (const path of ['/settings', '/plan', '/shared/…', '/calendar/….ics'])
      expect(printed()).toContain(`"url":"${path}"`);
    for (const secret of [
      PASSWORD,
      'by night',
      'lighthouse',
      token,
      LINK_TOKEN,
      passwordHash,
      'Private/Words',
      'diary',
    ]) {
      expect(printed()).not.toContain(secret);
      expect(printed()).not.toContain(encodeURIComponent(secret).replaceAll('%20', '+'));
    }
  });
});

/** A Daymark of its own that asks for a password and logs everything. */
async function startLogging(passwordHash: string) {
  const folder = mkdtempSync(join(tmpdir(), 'daymark-log-'));
  const { PATH, HOME } = process.env;
  const child = spawn(process.execPath, ['dist/main.js'], {
    cwd: ROOT,
    env: {
      PATH,
      HOME,
      DAYMARK_PORT: '0',
      DAYMARK_DATABASE: join(folder, 'daymark.db'),
      DAYMARK_PASSWORD_HASH: passwordHash,
      DAYMARK_LOG: 'info',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const exited = new Promise((resolve) => child.once('close', resolve));
  onTestFinished(async () => {
    child.kill('SIGKILL');
    await exited;
    rmSync(folder, { recursive: true, force: true });
  });
  let text = '';
  const address = await new Promise<string>((resolve, reject) => {
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk) => {
        text += chunk;
        const found = /Daymark is at (http:\S+)/.exec(text)?.[1];
        if (found) resolve(found);
      });
    }
    exited.then(() => reject(new Error(`Daymark did not start: ${text}`)));
  });
  const stop = async () => {
    child.kill('SIGTERM');
    await exited;
  };
  return { address, printed: () => text, stop };
}
