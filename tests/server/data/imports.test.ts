import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { closeDatabase, openDatabase } from '../../../db/file/open.ts';
import { sweepWaitingRooms } from '../../../db/file/waiting-room.ts';
import { listPlans } from '../../../db/plan/plans.ts';
import type { Background } from '../../../server/background/background.ts';
import { failRemoval } from '../../support/app/failing-removal.ts';
import { type HeldBackground, heldBackground } from '../../support/app/held-background.ts';
import { type Answer, type TestApp, testApp } from '../../support/app/test-app.ts';
import { filePart, MULTIPART_TYPE, multipartBody, OWN_PAGE, sendTo } from '../../support/app/upload.ts';
import { exportText } from '../../support/database/data.ts';
import { dumpData, givenPlan, testDatabase } from '../../support/database/db.ts';

async function givenApp(
  background?: Background,
): Promise<{ app: TestApp; file: string; rooms: () => string[] }> {
  const folder = mkdtempSync(join(tmpdir(), 'daymark-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const file = join(folder, 'daymark.db');
  const app = await testApp({ database: file, ...(background && { background }) });
  return { app, file, rooms: () => roomsBeside(file) };
}

function roomsBeside(file: string): string[] {
  return readdirSync(dirname(file)).filter((name) => name.includes('.brought-'));
}

/** What another Daymark, with a plan of so many tasks, downloads. */
function dataOfAnother(taskCount = 3): string {
  const db = testDatabase();
  givenPlan(db, { taskCount });
  return exportText(db);
}

async function sendFile(app: TestApp, content = dataOfAnother()): Promise<string> {
  const { statusCode, headers } = await sendTo('/settings/data', app, filePart(content, 'data.json'));
  expect(statusCode).toBe(303);
  return String(headers.location);
}

const formOf = ({ $ }: Answer) => ({
  file: String($('form[action="/settings/data/return"] [name=file]').val()),
  basis: String($('form[action="/settings/data/return"] [name=basis]').val()),
});
const isAtWork = ({ $ }: Answer) => $('#import-progress').length === 1;
const leadOf = ({ $ }: Answer) => $('.lead').text();

async function whenDone({ get }: TestApp, address: string): Promise<Answer> {
  return vi.waitFor(async () => {
    const answer = await get(address);
    if (isAtWork(answer)) throw new Error('It is not done yet');
    return answer;
  });
}

afterEach(() => vi.useRealTimers());

describe('a file of data whose room cannot be cleared away', () => {
  it('is told as what it is, and others come in after it', async () => {
    const { app, rooms } = await givenApp();
    const restore = failRemoval('.brought-');

    const refused = await whenDone(app, await sendFile(app, '{"format":'));
    const looked = await whenDone(app, await sendFile(app));

    expect(rooms()).toHaveLength(2);
    restore();
    expect(refused.body).toContain('This file ends too early');
    expect(formOf(looked).file).not.toBe('undefined');
  });
});

describe('a file of data that is looked at', () => {
  it('tells how far it is at an address of its own, while pages and forms are answered', async () => {
    const { background, next } = heldBackground('look', 'bring');
    const { app, file, rooms } = await givenApp(background);

    const address = await sendFile(app);

    const working = await app.get(address);
    expect([working.status, isAtWork(working)]).toEqual([200, true]);
    expect(working.body).toMatch(/<noscript><meta http-equiv="refresh" content="1"\/?><\/noscript>/);
    const room = join(dirname(file), rooms()[0] ?? '');
    expect([room, join(room, 'data.json')].map((path) => statSync(path).mode & 0o777)).toEqual([
      0o700, 0o600,
    ]);
    expect((await app.get('/today')).status).toBe(200);
    expect((await app.post('/tasks/1/completion', { done: 'yes' })).status).toBe(303);
    expect(isAtWork(await app.get(address))).toBe(true);
    (await next('look')).go();

    const preview = await whenDone(app, address);
    expect(preview.$('main').text()).toContain('0 of 3 tasks done');
    expect(preview.body).not.toContain('http-equiv="refresh"');
    // What was changed meanwhile is noticed, and it is looked at again.
    const again = app.post('/settings/data/return', formOf(preview));
    (await next('look')).go();
    expect((await again).status).toBe(409);
    expect((await again).$('[role=alert]').text()).toContain('changed meanwhile');
    expect(listPlans(app.db)).toHaveLength(1);
  });

  it('can be cancelled, and leaves nothing', async () => {
    const { background } = heldBackground('look', 'bring');
    const { app, rooms } = await givenApp(background);
    const address = await sendFile(app);
    expect(rooms()).toHaveLength(1);

    const { headers } = await app.post('/settings/data/cancel', { file: address.split('/').at(-1) ?? '' });

    expect([headers.location, rooms()]).toEqual(['/settings', []]);
    const gone = await app.get(address);
    expect([gone.status, leadOf(gone)]).toEqual([410, expect.stringContaining('no longer at hand')]);
    expect(gone.$('form[action="/settings/data"]').length).toBe(1);
  });

  it('is let go after an hour, and when others come after it', async () => {
    const { app, rooms } = await givenApp();
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const first = await sendFile(app);
    for (let others = 0; others < 4; others += 1) await sendFile(app);
    expect([(await app.get(first)).status, rooms().length]).toEqual([410, 4]);

    await vi.advanceTimersByTimeAsync(60 * 60_000);

    expect(rooms()).toEqual([]);
  });

  it('leaves nothing where it is refused, fails, or Daymark stops', async () => {
    const { background, next } = heldBackground('look', 'bring');
    const { app, rooms } = await givenApp(background);
    const before = dumpData(app.db);
    const refused = await sendFile(app, '{"format":"other"}');
    (await next('look')).go();
    expect((await whenDone(app, refused)).status).toBe(422);
    expect(rooms()).toEqual([]);

    const failed = await sendFile(app);
    (await next('look')).fail(Object.assign(new Error('full'), { code: 'SQLITE_FULL' }));
    const answer = await whenDone(app, failed);
    expect([answer.status, leadOf(answer)]).toEqual([503, expect.stringContaining('The disk is full.')]);
    expect([rooms(), dumpData(app.db)]).toEqual([[], before]);

    await sendFile(app);
    await app.app.close();
    expect(rooms()).toEqual([]);
  });

  it('leaves nothing where it is cut off while it is sent, and a third at once is told to wait', async () => {
    const { app, rooms } = await givenApp();
    await app.app.listen({ host: '127.0.0.1', port: 0 });
    const { port } = app.app.server.address() as AddressInfo;
    const body = multipartBody(filePart(dataOfAnother(), 'data.json'));
    const send = () => {
      const headers = {
        host: `localhost:${port}`,
        origin: `http://localhost:${port}`,
        'content-type': MULTIPART_TYPE,
        'content-length': body.length,
      };
      const sending = request({ host: '127.0.0.1', port, method: 'POST', path: '/settings/data', headers });
      sending.on('error', () => undefined);
      sending.write(body.subarray(0, body.length / 2));
      return sending;
    };
    const sending = [send(), send()];
    await vi.waitFor(() => expect(rooms()).toHaveLength(2));

    const third = await sendTo('/settings/data', app, filePart(dataOfAnother(), 'data.json'));
    for (const one of sending) one.destroy();

    expect([third.statusCode, third.headers['retry-after']]).toEqual([503, '30']);
    expect(third.body).toContain('Other files are being sent.');
    await vi.waitFor(() => expect(rooms()).toEqual([]));
    expect((await app.app.inject({ url: '/today', headers: OWN_PAGE })).statusCode).toBe(200);
    await sendFile(app);
  });

  it('says that it was cut off where Daymark was started anew, and what is to be done', async () => {
    const { app, file } = await givenApp();
    const address = await sendFile(app);
    const anew = await testApp({ plan: 'none', database: file });

    const answer = await anew.get(address);

    expect([answer.status, leadOf(answer)]).toEqual([
      410,
      expect.stringContaining('so that this was cut off'),
    ]);
    expect(leadOf(answer)).toContain('Nothing was changed, and your file is where it was: choose it again.');
  });

  it('is swept away at the next start, and that of another database is not', () => {
    const folder = mkdtempSync(join(tmpdir(), 'daymark-'));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    const left = [
      '.daymark.db.brought-AbC123',
      '.daymark.db.brought-x.db.brought-AbC123',
      '.other.db.brought-AbC123',
    ];
    for (const name of left) mkdirSync(join(folder, name));
    const file = join(folder, 'daymark.db');
    for (const [exclusive, stay] of [
      [false, 3],
      [true, 2],
    ] as const) {
      const db = openDatabase(file, { exclusive });
      sweepWaitingRooms(db);
      closeDatabase(db);
      expect(roomsBeside(file).sort()).toEqual(left.slice(3 - stay));
    }
  });
});

describe('a file of data that is brought in', () => {
  async function givenPreview(app: TestApp, next: HeldBackground['next']): Promise<[string, Answer]> {
    const sent = sendFile(app);
    (await next('look')).go();
    const address = await sent;
    return [address, await whenDone(app, address)];
  }

  it('holds forms until it is in, while pages are answered', async () => {
    const { background, next } = heldBackground('look', 'bring');
    const { app, rooms } = await givenApp(background);
    const [address, preview] = await givenPreview(app, next);
    const confirmed = await app.post('/settings/data/return', formOf(preview));
    const bringing = await next('bring');
    const heard: string[] = [];

    const ticked = app
      .post('/tasks/1/completion', { done: 'yes' })
      .then(({ status }) => heard.push(`tick ${status}`));
    const again = app
      .post('/settings/data/return', formOf(preview))
      .then(({ status }) => heard.push(`again ${status}`));
    const page = await app.get(address);
    heard.push(`page ${(await app.get('/today')).status}`);
    bringing.go();
    await Promise.all([ticked, again]);

    expect(confirmed.headers.location).toBe(address);
    expect([isAtWork(page), leadOf(page)]).toEqual([true, expect.stringContaining('what you save waits')]);
    expect([heard[0], heard.slice(1).sort()]).toEqual(['page 200', ['again 303', 'tick 303']]);
    expect(leadOf(await whenDone(app, address))).toBe('It is brought back.');
    expect(listPlans(app.db).map(({ taskCount, doneCount }) => [taskCount, doneCount])).toEqual([
      [3, 0],
      [4, 1],
    ]);
    expect(rooms()).toEqual([]);
  });

  it('tells a form that waits too long when to come again', async () => {
    const { background, next } = heldBackground('look', 'bring');
    const { app } = await givenApp(background);
    const [address, preview] = await givenPreview(app, next);
    await app.post('/settings/data/return', formOf(preview));
    const bringing = await next('bring');
    const before = dumpData(app.db);
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });

    const ticked = app.post('/tasks/1/completion', { done: 'yes' });
    await app.get('/today');
    await vi.advanceTimersByTimeAsync(10_000);

    const { status, headers, body } = await ticked;
    expect([status, headers['retry-after']]).toEqual([503, '30']);
    expect(body).toContain('Data is being brought in.');
    expect(dumpData(app.db)).toEqual(before);
    vi.useRealTimers();
    bringing.go();
    await whenDone(app, address);
    expect((await app.post('/tasks/1/completion', { done: 'yes' })).status).toBe(303);
  });

  it('is not brought in where something was changed at the last moment, and is known once it is in', async () => {
    const { background, next } = heldBackground('look', 'bring');
    const { app, file } = await givenApp(background);
    const [address, preview] = await givenPreview(app, next);
    await app.post('/settings/data/return', formOf(preview));
    const bringing = await next('bring');
    const other = await testApp({ plan: 'none', database: file });
    await other.post('/tasks/2/completion', { done: 'yes' });
    bringing.go();
    (await next('look')).go();

    const stale = await whenDone(app, address);
    expect(stale.$('[role=alert]').text()).toContain('changed meanwhile');
    expect(listPlans(app.db)).toHaveLength(1);
    const confirmed = app.post('/settings/data/return', formOf(stale));
    (await next('bring')).go();
    expect((await confirmed).headers.location).toBe('/plans');
    expect(listPlans(app.db)).toHaveLength(2);
    // Another process that has the file knows it by the list of changes.
    expect(leadOf(await other.get(address))).toBe('It is brought back.');
  });

  it('says in words that it failed, and what was changed: nothing', async () => {
    const { background, next } = heldBackground('look', 'bring');
    const { app, rooms } = await givenApp(background);
    const before = dumpData(app.db);
    const [address, preview] = await givenPreview(app, next);
    const confirmed = app.post('/settings/data/return', formOf(preview));
    (await next('bring')).fail(Object.assign(new Error('full'), { code: 'SQLITE_FULL' }));

    expect((await confirmed).headers.location).toBe(address);
    const answer = await app.get(address);
    expect([answer.status, leadOf(answer)]).toEqual([503, expect.stringContaining('The disk is full.')]);
    expect([dumpData(app.db), rooms()]).toEqual([before, []]);
    expect((await app.post('/tasks/1/completion', { done: 'yes' })).status).toBe(303);
  });
});
