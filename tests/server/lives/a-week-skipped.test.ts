import { expect, test } from 'vitest';
import { addDays, day, daysBetween } from '../../../plans/day.ts';
import { BORN_ON, ENDS_ON, givenLife, isOnPace, live, toldBy } from '../../support/app/life.ts';

/** The third week of the plan, after two perfect ones. */
const SKIPPED = { from: day('2026-03-16'), to: day('2026-03-22') };
const MOST_DAYS_MOVED = 28;
/** A transformer encoder, five hours of it. */
const ENCODER = 'rebuild-encoder';
const MOST_PARTS = 3;
/** What was skipped comes soon. */
const CAUGHT_UP_ON = day('2026-04-05');

test('a week skipped after two perfect ones costs weeks, not months, and one replan catches up without cutting a task to pieces', async () => {
  const life = await givenLife();
  await live(life, BORN_ON, addDays(SKIPPED.from, -1), () => life.doToday());
  const before = toldBy(await life.read('/progress')).medianOn;
  await live(life, SKIPPED.from, SKIPPED.to, async () => {
    await life.read('/today');
  });
  const after = toldBy(await life.read('/progress')).medianOn;
  expect([before, after]).not.toContain(null);
  expect(daysBetween(before ?? ENDS_ON, after ?? BORN_ON)).toBeLessThanOrEqual(MOST_DAYS_MOVED);
  await life.readEverything();
  const missed = life.app
    .plan()
    .tasks.filter((task) => task.completion === null && isDueBy(task, SKIPPED.to));
  expect(missed.length).toBeGreaterThan(10);

  life.wakeOn(addDays(SKIPPED.to, 1));
  await life.accept('/replan?way=same-finish');
  const laid = life.app.plan();
  expect(laid.calendar.finishOn).toBe(ENDS_ON);
  expect(laid.tasks.find(({ key }) => key === ENCODER)?.sessions.length).toBeLessThanOrEqual(MOST_PARTS);
  const late = laid.tasks.filter(({ id }) => missed.some((task) => task.id === id));
  expect(late.filter((task) => !isDueBy(task, CAUGHT_UP_ON)).map(({ title }) => title)).toEqual([]);

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

function isDueBy({ sessions }: { sessions: readonly { day: string }[] }, on: string): boolean {
  return sessions.every((session) => session.day <= on);
}
