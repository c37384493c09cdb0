import { expect, it } from 'vitest';
import { loadActivePlan } from '../../../db/plan/load-plan.ts';
import { findFocusTimer, setFocusTimer } from '../../../db/task/focus-timer.ts';
import { startTimer } from '../../../plans/task/focus-timer.ts';
import { useBrowser } from '../../support/browser/browser.ts';
import { browserApp, eventually, fillPlan, openPage, TODAY } from '../../support/browser/browser-app.ts';

const browser = useBrowser();

/** What a clock shows, in seconds. */
function secondsOf(clock: string | null): number {
  const [minutes = Number.NaN, seconds = Number.NaN] = (clock ?? '').split(':').map(Number);
  return 60 * minutes + seconds;
}

it('the timer counts from its instant in a tab that slept, over a reload and a restart, by a clock that is off', async () => {
  const app = await browserApp({ fill: fillPlan });
  const { page, troubles } = await openPage(browser(), `${app.address}/help`);
  // Half a year ahead of the server.
  await page.clock.install({ time: '2026-09-01T08:00:00Z' });
  await page.goto(`${app.address}/tasks/1`);
  const clock = page.locator('[data-clock]');
  const title = await page.title();
  // The page's clock goes on by itself besides, and what it shows is up to a second old.
  const startedAt = performance.now();
  const expectAbout = async (seconds: number, since: number) => {
    const shown = secondsOf(await clock.textContent());
    expect(shown).toBeGreaterThanOrEqual(seconds - 1);
    expect(shown).toBeLessThanOrEqual(seconds + (performance.now() - since) / 1000);
  };

  await page.getByRole('button', { name: 'Start the timer' }).click();
  await eventually(() => clock.count()).toBe(1);
  await page.clock.runFor(5_000);
  await expectAbout(5, startedAt);

  // Timers fire once at most, as in a background tab.
  await page.clock.fastForward(25 * 60_000);
  await expectAbout(25 * 60 + 5, startedAt);
  expect(await page.title()).toMatch(/^2[5-9] min · /);
  expect(await page.title()).toContain(title);

  await app.stop();
  await app.start();
  const openedAt = performance.now();
  await page.goto(`${app.address}/today`);
  await page.clock.runFor(61_000);
  // The server's clock stands still: since it made this page, a minute and a second.
  await expectAbout(61, openedAt);

  await page.getByRole('button', { name: 'Pause' }).click();
  await eventually(() => page.getByRole('button', { name: 'Go on' }).count()).toBe(1);
  await page.clock.runFor(60_000);
  expect(await clock.textContent()).toBe('0:00');
  expect(await page.title()).not.toContain('min ·');
  expect(await page.locator(':focus').count()).toBe(1);
  expect(troubles).toEqual([]);
});

it('the timer without JavaScript says as of when it is, and notes its minutes', async () => {
  const app = await browserApp({ fill: fillPlan });
  setFocusTimer(app.db, startTimer(1, new Date(`${TODAY}T11:20:00.000Z`), TODAY));
  const { page } = await openPage(browser(), `${app.address}/today`, { javaScriptEnabled: false });

  expect(await page.locator('.timer__line').innerText()).toContain('40:00');
  expect(await page.locator('.timer__line').innerText()).toContain('as of 12:00');
  await page.getByRole('button', { name: 'Note 40 min' }).click();

  expect(new URL(page.url()).pathname).toBe('/today');
  expect(await page.locator('#flash').innerText()).toContain('Noted 40 min');
  expect(findFocusTimer(app.db)).toBeNull();
  expect(loadActivePlan(app.db)?.tasks[0]?.spent).toEqual([{ id: 1, day: TODAY, minutes: 40 }]);
});
