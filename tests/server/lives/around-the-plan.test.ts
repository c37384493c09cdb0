import { expect, test } from 'vitest';
import { addDays, type Day, day } from '../../../plans/day.ts';
import { BORN_ON, ENDS_ON, givenLife, type Life, live } from '../../support/app/life.ts';

/** Reads every page on each of some days. */
async function readOn(life: Life, ...days: Day[]): Promise<void> {
  for (const on of days) {
    life.wakeOn(on);
    await life.readEverything();
  }
}

const AFTERWARDS = [0, 1, 2, 45, 400].map((days) => addDays(ENDS_ON, days));

test('every page says what can be so before the plan begins', async () => {
  const life = await givenLife();
  await readOn(life, addDays(BORN_ON, -400), addDays(BORN_ON, -10), addDays(BORN_ON, -1));
  expect(life.nonsense).toEqual([]);
});

test('every page says what can be so when nothing was ever done', async () => {
  const life = await givenLife();
  await readOn(life, BORN_ON, day('2026-04-01'), ...AFTERWARDS);
  expect(life.nonsense).toEqual([]);
});

test('every page says what can be so when the plan ended with half of it open', async () => {
  const life = await givenLife();
  await live(life, BORN_ON, day('2026-04-20'), () => life.doToday());
  await readOn(life, ...AFTERWARDS);
  expect(life.nonsense).toEqual([]);
});

test('every page says what can be so when all was done early', async () => {
  const life = await givenLife();
  await live(life, BORN_ON, day('2026-03-20'), () => life.doToday());
  for (const { id } of life.app.plan().tasks) await life.app.post(`/tasks/${id}/completion`, { done: 'yes' });
  await readOn(life, life.today(), day('2026-03-21'), day('2026-05-20'), ...AFTERWARDS);
  expect(life.nonsense).toEqual([]);
});
