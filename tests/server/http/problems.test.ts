import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { projectRoot } from '../../../db/file/project-root.ts';
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
