import { expect, test } from 'vitest';
import { addDays } from '../../../plans/day.ts';
import { BORN_ON, ENDS_ON, givenLife, live } from '../../support/life.ts';

/** Steps of a part earn whole minutes: a few of them are none of a day. */
const ON_PACE = /on pace|less than 0\.1 study days|0\.[12] study days ahead/;

test('whoever does everything on its day is on pace each evening, and arrives', async () => {
  const life = await givenLife();
  const behind: string[] = [];
  await live(life, BORN_ON, addDays(ENDS_ON, 2), async (today, isSunday) => {
    await life.doToday();
    const { $ } = await life.read('/today');
    if (life.isAllDone()) expect([today, $('#arrival').length]).toEqual([today, 1]);
    else if (!ON_PACE.test($('.pace__words').text())) behind.push(today);
    if (isSunday || today > ENDS_ON) await life.readEverything();
  });
  expect(life.isAllDone()).toBe(true);
  expect(behind).toEqual([]);
  expect(life.nonsense).toEqual([]);
});
