import { describe, expect, it } from 'vitest';
import { tellToday } from '../../../../server/cli/show.ts';
import { requireStanding } from '../../../../server/cli/standing.ts';
import { fixedClock } from '../../../../server/clock.ts';
import { type TestApp, testApp } from '../../../support/app/test-app.ts';
import { linesOf } from '../../../support/texts/nonsense.ts';

// The sample plan runs for two weeks from Monday 2 March 2026.
const BEFORE = '2026-02-20T09:00:00Z';
const AFTER = '2026-04-29T09:00:00Z';

async function linesAt({ get }: TestApp, path: string): Promise<string> {
  return linesOf(await get(path)).join('\n');
}

describe('before the plan', () => {
  it('a drill without questions says when new ones come', async () => {
    const app = await testApp({ plan: 'built-in', now: BEFORE });
    expect(await linesAt(app, '/practice/drill')).toContain(
      'New ones come with your plan, which begins on Monday 2 March',
    );
    app.setNow('2026-03-02T09:00:00Z');
    expect(await linesAt(app, '/practice/drill')).not.toContain('begins on');
  });

  it.each(['/report', '/report.html', '/report.md'])(
    '%s tells of habits that none was asked for yet',
    async (path) => {
      const app = await testApp({ now: BEFORE });
      expect(await linesAt(app, path)).toMatch(/Habits:? ?\n?none asked for yet/);
    },
  );

  it('the calendar offers days off, and a change of the first day', async () => {
    const { get } = await testApp({ now: BEFORE });
    const { $ } = await get('/calendar');
    expect([$('#off-preview').length, $('#change [name=startOn]').length]).toEqual([1, 1]);
  });
});

describe('after the plan', () => {
  it('the calendar tells that it is over, and offers what still can be changed', async () => {
    const app = await testApp({ now: AFTER });
    expect(await linesAt(app, '/calendar')).toContain('The plan finished on Sun 15 Mar.');
    const { $ } = await app.get('/calendar');
    expect([$('#off-preview').length, $('#on-preview').length, $('#change [name=finishOn]').length]).toEqual([
      0, 0, 1,
    ]);
    expect($('#change').text()).toContain('The plan is over.');
  });

  it('Plan tells when it ended', async () => {
    const app = await testApp({ now: AFTER });
    expect(await linesAt(app, '/plan')).toContain('which ended on 15 Mar 2026');
    app.setNow('2026-03-15T09:00:00Z');
    expect(await linesAt(app, '/plan')).toContain('until 15 Mar 2026');
  });

  it('Progress leads on where work is left and no day for it', async () => {
    const app = await testApp({ now: AFTER });
    const { $ } = await app.get('/progress');
    expect($('.answer').text()).toContain('No study day is left until the finish.');
    const next = await app.get($('.answer a[href^="/replan"]').attr('href') ?? '');
    expect(next.$('input[name=way]:checked').val()).toBe('same-hours');
    for (const { id } of app.plan().tasks) await app.post(`/tasks/${id}/completion`, { done: 'yes' });
    expect((await app.get('/progress')).$('.answer').text()).not.toContain('No study day');
    app.setNow(BEFORE);
    expect((await app.get('/progress')).$('.answer').text()).not.toContain('No study day');
  });

  it.each(['/report', '/report.md'])('%s tells that no day is left for what is open', async (path) => {
    const app = await testApp({ now: AFTER });
    expect(await linesAt(app, path)).toMatch(/are left, and no study day for them/);
    app.setNow('2026-03-09T09:00:00Z');
    expect(await linesAt(app, path)).toMatch(/are left over 6 study days/);
  });

  it('a replan of a plan that is done says so', async () => {
    const app = await testApp({ now: AFTER });
    expect(await linesAt(app, '/replan')).toContain('from earlier days');
    for (const { id } of app.plan().tasks) await app.post(`/tasks/${id}/completion`, { done: 'yes' });
    expect(await linesAt(app, '/replan')).toContain('Every task of the plan is done.');
    expect(await linesAt(app, '/replan')).not.toContain('has its day');
  });
});

describe('the command line', () => {
  it.each([
    { now: BEFORE, says: '20 February 2026, 10 days before the plan' },
    { now: AFTER, says: '29 April 2026, 45 days after the plan' },
  ])('tells where today is: $says', async ({ now, says }) => {
    const { db } = await testApp();
    expect(tellToday(requireStanding({ db, clock: fixedClock(now) })).lines[0]).toBe(says);
  });
});

describe('without a plan', () => {
  it.each(['/today', '/weeks', '/plan', '/progress', '/report', '/mocks', '/calendar'])(
    '%s leads to the setup',
    async (path) => {
      const { get } = await testApp({ plan: 'none' });
      expect((await get(path)).headers.location).toMatch(/^\/setup(\?needs=plan)?$/);
    },
  );

  it('Practice names what comes with a plan, and leads nowhere else', async () => {
    const { get } = await testApp({ plan: 'none' });
    const { $ } = await get('/practice');
    expect($('a[href="/mocks"], a[href="/practice/readiness"]')).toHaveLength(0);
    expect($('main').text()).toContain('Mock interviews and readiness come with a plan.');
  });
});
