import { expect, test } from 'vitest';
import { addDays, day, eachDay } from '../../../plans/day.ts';
import { BORN_ON, ENDS_ON, givenLife, isOnPace, type Life, live } from '../../support/app/life.ts';

/** A Tuesday to a Thursday of the second week. */
const ILL = { from: day('2026-03-10'), to: day('2026-03-12') };

/** Declares them where Today asks for it, and accepts what that would move. */
async function declareIll(life: Life): Promise<void> {
  const { $ } = await life.read('/today');
  const form = $('form.pause');
  const fields = form.serializeArray().map(({ name, value }) => [name, name === 'offTo' ? ILL.to : value]);
  expect(fields).toEqual(expect.arrayContaining([['offFrom', ILL.from]]));
  await life.accept(`${form.attr('action')}?${new URLSearchParams(fields)}`);
}

test('three ill days that are declared in the morning cost nothing in pace', async () => {
  const life = await givenLife();
  await live(life, BORN_ON, addDays(ILL.from, -1), () => life.doToday());
  life.wakeOn(ILL.from);
  await declareIll(life);

  for (const today of [...eachDay(ILL.from, ILL.to), addDays(ILL.to, 1)]) {
    life.wakeOn(today);
    const page = await life.read('/today');
    expect([today, isOnPace(page)]).toEqual([today, true]);
    if (today <= ILL.to) expect([today, page.$('#work, #earlier').length]).toEqual([today, 0]);
  }
  await life.readEverything();

  const behind: string[] = [];
  await live(life, life.today(), addDays(ENDS_ON, 2), async (today, isSunday) => {
    await life.doToday();
    const page = await life.read('/today');
    if (!life.isAllDone() && !isOnPace(page)) behind.push(today);
    if (isSunday) await life.readEverything();
  });
  expect(life.isAllDone()).toBe(true);
  expect(behind).toEqual([]);
  expect(life.nonsense).toEqual([]);
});
