import { describe, expect, it } from 'vitest';
import { listRoutes } from '../../../support/app/routes.ts';
import { testApp } from '../../../support/app/test-app.ts';

/** What no row has, whatever it stands for. */
const GONE = { day: '2026-03-04', week: '1', position: '1', round: '1' } as Readonly<Record<string, string>>;
const addressOf = (path: string) => path.replaceAll(/:(\w+)/g, (_, name: string) => GONE[name] ?? '987654');

/** As many fields as any form asks for: the first thing that is wrong should be that nothing is there. */
const FORM = {
  from: '/today',
  done: 'yes',
  undone: 'yes',
  archived: 'yes',
  dropped: 'yes',
  pinned: 'yes',
  running: 'yes',
  wanted: 'yes',
  state: 'done',
  action: 'today',
  kind: 'note',
  text: 'Something',
  revision: '0',
  minutes: '30',
  title: 'Something',
  reason: '',
};

describe('a form whose thing went since its page was opened', () => {
  it.each([
    ['in a browser without JavaScript', false],
    ['in the page', true],
  ])('is told so, with where the way back is, %s', async (_, htmx) => {
    const { app, post } = await testApp();
    const routes = listRoutes(app).filter(({ method, path }) => method === 'POST' && path.includes(':'));
    const told: string[] = [];
    for (const { path } of routes) {
      const { status, body, $ } = await post(addressOf(path), FORM, { htmx });
      expect([path, body.includes('mistyped')]).toEqual([path, false]);
      if (status !== 404) continue;
      told.push(path);
      expect([path, body.includes('is not here any more')]).toEqual([path, true]);
      expect([path, $('a[href="/changes"]').last().text()]).toEqual([path, 'Recent changes']);
    }

    expect(routes.length).toBeGreaterThan(40);
    expect(told.length).toBeGreaterThan(20);
  });

  it('is told so on a page of a plan that was deleted, and comes back from there', async () => {
    const { get, post, task } = await testApp();
    const tick = `/tasks/${task(1).id}/completion`;
    await post('/plans/1/removal', { title: 'Sample roadmap', confirm: 'yes' });

    const { status, $ } = await post(tick, { done: 'yes', from: '/today' });
    expect([status, $('h1').text()]).toEqual([404, 'What this form was for is not here any more.']);
    const changes = await get($('main a').first().attr('href') ?? '');
    const undo = changes.$('.changes__form').first();
    await post(undo.attr('action') ?? '', { undone: 'yes' });
    expect((await post(tick, { done: 'yes', from: '/today' })).status).toBe(303);
    expect(task(1).completion?.on).toBe('2026-03-04');
  });

  it('is not told of an address that no form has', async () => {
    const { status, body } = await (await testApp()).post('/no-such-address', FORM);
    expect([status, body.includes('mistyped')]).toEqual([404, true]);
  });
});
