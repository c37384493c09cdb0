import { expect, test } from 'vitest';
import { addDays, type Day, day, daysBetween } from '../../../plans/day.ts';
import { BORN_ON, ENDS_ON, givenLife, isOnPace, live, toldBy } from '../../support/app/life.ts';

/** Of the plan, as it was made. */
const LAST_SESSION_ON = day('2026-06-13');
const CLOSED_DAYS_FOR_A_CHANCE = 10;

test('whoever does everything on its day is told the plan’s own end at each Sunday, is on pace, and arrives', async () => {
  const life = await givenLife();
  const behind: string[] = [];
  const told: { today: Day; medianOn: Day | null; inTime: string }[] = [];
  await live(life, BORN_ON, addDays(ENDS_ON, 2), async (today, isSunday) => {
    await life.doToday();
    const page = await life.read('/today');
    if (life.isAllDone()) expect([today, page.$('#arrival').length]).toEqual([today, 1]);
    else if (!isOnPace(page)) behind.push(today);
    if (isSunday && !life.isAllDone()) told.push({ today, ...toldBy(await life.read('/progress')) });
    if (isSunday || today > ENDS_ON) await life.readEverything();
  });
  expect(life.isAllDone()).toBe(true);
  expect(behind).toEqual([]);
  expect(told.filter(({ medianOn }) => medianOn !== LAST_SESSION_ON)).toEqual([]);
  const confident = told.filter(({ today }) => studyDaysUntil(today) >= CLOSED_DAYS_FOR_A_CHANCE);
  expect(confident.length).toBeGreaterThanOrEqual(13);
  expect(confident.filter(({ inTime }) => chanceIn(inTime) < 85)).toEqual([]);
  expect(life.nonsense).toEqual([]);
});

/** From Monday to Saturday, week by week. */
function studyDaysUntil(sunday: Day): number {
  return (6 * (daysBetween(BORN_ON, sunday) + 1)) / 7;
}

/** `91 %`, `more than 99 %`; nothing is told of one that is hardly there. */
function chanceIn(words: string): number {
  return words.startsWith('less') ? 0 : Number(/\d+/.exec(words)?.[0] ?? 0);
}
