import { expect, test } from 'vitest';
import { addDays } from '../../../plans/day.ts';
import { BORN_ON, ENDS_ON, givenLife, isOnPace, live } from '../../support/life.ts';

test('whoever does everything on its day is on pace each evening, and arrives', async () => {
  const life = await givenLife();
  const behind: string[] = [];
  await live(life, BORN_ON, addDays(ENDS_ON, 2), async (today, isSunday) => {
    await life.doToday();
    const page = await life.read('/today');
    if (life.isAllDone()) expect([today, page.$('#arrival').length]).toEqual([today, 1]);
    else if (!isOnPace(page)) behind.push(today);
    if (isSunday || today > ENDS_ON) await life.readEverything();
  });
  expect(life.isAllDone()).toBe(true);
  expect(behind).toEqual([]);
  expect(life.nonsense).toEqual([]);
});
