import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { listPlans } from '../../../db/plan/plans.ts';
import { heldBackground } from '../../support/app/held-background.ts';
import { type TestApp, testApp } from '../../support/app/test-app.ts';
import { bringBack, exportText } from '../../support/database/data.ts';
import { dumpData, givenPlan, later, MOMENT, testDatabase } from '../../support/database/db.ts';

/** With their sessions and what was first planned: some three thousand rows. */
const MANY_TASKS = 790;

/** A Daymark in a file, into which a large plan was brought. */
async function givenBroughtIn() {
  const folder = mkdtempSync(join(tmpdir(), 'daymark-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const held = heldBackground('turn');
  const app = await testApp({ database: join(folder, 'daymark.db'), background: held.background });
  const { changeId } = bringBack(app.db, dataOfAnother(), { ...MOMENT, at: later(1) });
  return { ...held, app, brought: dumpData(app.db), undo: `/changes/${changeId}/undo` };
}

/** Made once. */
let large: string | undefined;

function dataOfAnother(): string {
  if (large !== undefined) return large;
  const db = testDatabase();
  givenPlan(db, { taskCount: MANY_TASKS });
  large = exportText(db);
  return large;
}

const planCount = ({ db }: TestApp) => listPlans(db).length;

afterEach(() => vi.useRealTimers());

describe('a change that touched much', () => {
  it('is taken back and put back beside the server, while pages are answered and forms wait', async () => {
    const { app, next, undo } = await givenBroughtIn();
    const heard: string[] = [];
    const hear =
      (name: string) =>
      ({ status }: { status: number }) =>
        heard.push(`${name} ${status}`);

    for (const [undone, plans] of [
      ['yes', 1],
      ['no', 2],
    ] as const) {
      heard.length = 0;
      const turned = app.post(undo, { undone, from: '/plans' });
      const turning = await next('turn');
      const again = app.post(undo, { undone, from: '/plans' }).then(hear('again'));
      const tick = app.post('/tasks/1/completion', { done: undone }).then(hear('form'));
      await app.get('/today').then(hear('page'));
      turning.go();

      const { status, headers } = await turned;
      await Promise.all([again, tick]);
      expect([status, headers.location, planCount(app)]).toEqual([303, '/plans', plans]);
      expect(heard[0]).toBe('page 200');
      expect(heard).toContain('again 303');
      expect(heard).toHaveLength(3);
    }
  });

  it('answers htmx with the page as it is then', async () => {
    const { app, next, undo } = await givenBroughtIn();
    const turned = app.post(undo, { undone: 'yes', from: '/today' }, { htmx: true });
    (await next('turn')).go();

    const { status, $ } = await turned;

    expect([status, $('#flash').text()]).toEqual([200, expect.stringContaining('Taken back: ')]);
    expect($('#flash [name=undone]').val()).toBe('no');
  });

  it('that takes longer than anybody waits goes on by itself, and says so', async () => {
    const { app, next, undo } = await givenBroughtIn();
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const turned = app.post(undo, { undone: 'yes', from: '/plans' });
    await app.get('/today');
    await vi.advanceTimersByTimeAsync(10_000);

    const { status, headers, $ } = await turned;

    expect([status, headers['retry-after'], $('h1').text()]).toEqual([
      503,
      '10',
      'Much is being taken back.',
    ]);
    expect($('.lead').text()).toContain('It goes on by itself');
    const form = $('#send-again').closest('form');
    vi.useRealTimers();
    const asked = app.post(form.attr('action') ?? '', {
      undone: String(form.find('[name=undone]').val()),
      from: String(form.find('[name=from]').val()),
    });
    (await next('turn')).go();
    expect([(await asked).headers.location, planCount(app)]).toEqual(['/plans', 1]);
  });

  it('that could not be taken back stands, and says why', async () => {
    const { app, next, brought, undo } = await givenBroughtIn();
    const turned = app.post(undo, { undone: 'yes' });
    (await next('turn')).fail(Object.assign(new Error('full'), { code: 'SQLITE_FULL' }));

    const { status, $ } = await turned;

    expect([status, $('h1').text(), dumpData(app.db)]).toEqual([507, 'The disk is full.', brought]);
    const again = app.post(undo, { undone: 'yes' });
    (await next('turn')).go();
    expect([(await again).status, planCount(app)]).toEqual([303, 1]);
  });

  it('and others need no thread of their own', async () => {
    const { app, heldCount } = await givenBroughtIn();
    await app.post('/tasks/1/completion', { done: 'yes' });

    expect((await app.post('/changes/3/undo', { undone: 'yes' })).status).toBe(303);

    expect([heldCount(), app.task(1).completion]).toEqual([0, null]);
  });
});
