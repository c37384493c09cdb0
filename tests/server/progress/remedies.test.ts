import { describe, expect, it } from 'vitest';
import { type TestApp, testApp } from '../../support/test-app.ts';

/** Monday of the second week: of twelve hours three are done, so that the plan will not hold though nothing else is wrong. */
async function givenThreeHoursDone(): Promise<TestApp> {
  const app = await testApp({ taskCount: 12, now: '2026-03-09T09:00:00Z' });
  for (const number of [1, 2, 3]) {
    await app.post(`/tasks/${app.task(number).id}/completion`, { done: 'yes', on: `2026-03-0${2 * number}` });
  }
  return app;
}

describe('what would make it fit', () => {
  it('is where Progress leads to when the plan will not hold', async () => {
    const { get } = await givenThreeHoursDone();
    const { $ } = await get('/progress');

    expect($('.answer__more a').attr('href')).toBe('/progress/fit');
  });

  it('previews each remedy with the forecast that it makes, and leads to where it is done', async () => {
    const { get } = await givenThreeHoursDone();
    const { status, $ } = await get('/progress/fit');
    const rows = $('.what-if__table tbody tr')
      .toArray()
      .map((row) => $(row).find('th').text());
    const links = $('main a')
      .toArray()
      .map((link) => $(link).attr('href') ?? '')
      .filter((address) => address.startsWith('/replan'));

    expect(status).toBe(200);
    expect(rows[0]).toBe('As it is');
    expect(rows).toContain('More minutes');
    expect(rows).toContain('A later finish');
    expect(links).toHaveLength(rows.length - 1);
    for (const address of links) {
      expect((await get(address)).status).toBe(200);
      expect(address).toContain('from=');
    }
  });

  it('says so where there is nothing to mend, and where it is too early', async () => {
    const early = await testApp({ taskCount: 12, now: '2026-03-03T09:00:00Z' });
    const { status, $ } = await early.get('/progress/fit');

    expect(status).toBe(200);
    expect($('main').text()).toContain('too early to tell');
    expect($('.what-if__table')).toHaveLength(0);
  });
});
