import { describe, expect, it } from 'vitest';
import { listDismissals } from '../../../db/plan/dismissals.ts';
import { type TestApp, testApp } from '../../support/app/test-app.ts';
import { dumpData } from '../../support/database/db.ts';

/** Tuesday of the second week; nothing was done in the first. */
const givenBehind = () => testApp({ plan: 'built-in', now: '2026-03-10T09:00:00Z' });

async function offered({ get }: TestApp): Promise<string[]> {
  const { $ } = await get('/today');
  return $('.invitation')
    .toArray()
    .map(({ attribs }) => attribs.id ?? '');
}

async function dismissReplan(app: TestApp, options?: { htmx: boolean }) {
  const { $ } = await app.get('/today');
  const invitation = String($('#replan-offer-dismiss').attr('value'));
  const action = String($('#replan-offer form').attr('action'));
  return app.post(action, { invitation, from: '/today' }, options);
}

describe('an invitation', () => {
  it('is put away with its cross, and nothing else changes', async () => {
    const app = await givenBehind();
    expect(await offered(app)).toEqual(['replan-offer', 'review']);
    const before = dumpData(app.db);

    const { status, headers } = await dismissReplan(app);

    expect([status, headers.location]).toEqual([303, '/today']);
    expect(await offered(app)).toEqual(['review']);
    expect(dumpData(app.db)).toEqual(before);
    await app.post('/invitations/dismissal', { invitation: 'replan-2' });
    expect([...listDismissals(app.db, app.plan().id).keys()]).toEqual(['replan-2']);
  });

  it('comes again in another week, and what it offered is there meanwhile', async () => {
    const app = await givenBehind();
    await dismissReplan(app);

    expect((await app.get('/today')).$('#earlier a[href="/replan"]')).toHaveLength(1);
    app.setNow('2026-03-15T09:00:00Z');
    expect(await offered(app)).not.toContain('replan-offer');
    app.setNow('2026-03-16T09:00:00Z');
    expect(await offered(app)).toContain('replan-offer');
  });

  it('answers htmx with the page without it', async () => {
    const { $ } = await dismissReplan(await givenBehind(), { htmx: true });
    expect([$('main.page--day').length, $('#review').length, $('#replan-offer').length]).toEqual([1, 1, 0]);
  });

  it.each([{}, { invitation: '' }, { invitation: 'replan' }, { invitation: `replan-${'x'.repeat(81)}` }])(
    'that is none is refused in words: %o',
    async (form) => {
      const app = await givenBehind();
      const { status, $ } = await app.post('/invitations/dismissal', form);
      expect([status, $('h1').text()]).toEqual([422, 'That could not be read.']);
      expect(listDismissals(app.db, app.plan().id).size).toBe(0);
    },
  );
});
