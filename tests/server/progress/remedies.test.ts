import { describe, expect, it } from 'vitest';
import { calendarDays } from '../../../plans/calendar/calendar.ts';
import { day } from '../../../plans/day.ts';
import { type TestApp, testApp } from '../../support/app/test-app.ts';

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
    expect($('main').text()).toContain('Too early to tell');
    expect($('.what-if__table')).toHaveLength(0);
  });
});

/** On 21 March, after eighteen study days, each of which did the tasks that fit into its minutes, or nothing. */
async function givenLived(isIdle: (index: number) => boolean): Promise<TestApp> {
  const today = day('2026-03-21');
  const app = await testApp({ plan: 'built-in', now: `${today}T09:00:00Z` });
  const open = [...app.plan().tasks];
  const studied = calendarDays(app.plan().calendar).filter(
    ({ day: on, minutes }) => on < today && minutes > 0,
  );
  for (const [index, { day: on, minutes }] of studied.entries()) {
    let left = isIdle(index) ? 0 : minutes;
    while (open[0] && open[0].minutes <= left) {
      const task = open.shift();
      left -= task?.minutes ?? 0;
      await app.post(`/tasks/${task?.id}/completion`, { done: 'yes', on });
    }
  }
  return app;
}

const LIVES = [
  { name: 'every fourth day is skipped', isIdle: (index: number) => index % 4 === 3 },
  { name: 'every other day is skipped', isIdle: (index: number) => index % 2 === 1 },
  { name: 'the last week is skipped', isIdle: (index: number) => index > 10 },
];

describe.each(LIVES)('when $name', ({ isIdle }) => {
  it('Progress says after each remedy what was said of it before', async () => {
    const app = await givenLived(isIdle);
    const { $ } = await app.get('/progress/fit');
    const rows = $('.what-if__table tbody tr').toArray().slice(1);
    const links = $('main a[href^="/replan?way"]').toArray();
    expect(rows).toHaveLength(4);
    expect(links).toHaveLength(4);
    expect($('.what-if__table tbody').text()).toContain(' %');

    for (const [index, link] of links.entries()) {
      const said = $(rows[index] ?? '')
        .find('td')
        .toArray()
        .map((cell) => $(cell).text());
      const preview = await app.get($(link).attr('href') ?? '');
      if (said[0] === 'does not fit') {
        expect(preview.$('#apply')).toHaveLength(0);
        continue;
      }
      const form: Record<string, string[]> = {};
      for (const { name, value } of preview.$('#apply').serializeArray()) {
        form[name] = [...(form[name] ?? []), value];
      }
      expect((await app.post('/replans', form)).status).toBe(303);
      const progress = await app.get('/progress');
      const figureOf = (id: string) =>
        progress.$(`#${id}-definition`).closest('dd').find('.answer__figure').text();

      expect([`by ${said[1]?.replace(/ 2026$/, '')}`, said[2]]).toEqual([
        figureOf('likely'),
        figureOf('in-time'),
      ]);
      const change = (await app.get('/changes')).$('form[action$="/undo"]').first().attr('action') ?? '';
      await app.post(change, { undone: 'yes' });
    }
  });
});
