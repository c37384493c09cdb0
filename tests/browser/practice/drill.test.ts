import { expect, it } from 'vitest';
import { loadAnswers } from '../../../db/practice/answer-memory.ts';
import { useBrowser } from '../../support/browser/browser.ts';
import { browserApp, eventually, openPage } from '../../support/browser/browser-app.ts';

const browser = useBrowser();

it('a drill is done by the keyboard alone: uncovered, ticked, graded, undone', async () => {
  const app = await browserApp();
  const openedAt = performance.now();
  const { page, troubles } = await openPage(browser(), `${app.address}/practice/drill`);
  const answers = () => [...loadAnswers(app.db).values()].flat();
  const prompt = await page.locator('h1').innerText();
  const clock = await page.locator('[data-clock-time]').innerText();
  const [, minutes, seconds] = /^(\d+):(\d\d) of \d+:\d\d$/.exec(clock) ?? [];
  expect(60 * Number(minutes) + Number(seconds)).toBeLessThanOrEqual((performance.now() - openedAt) / 1000);

  await page.keyboard.press('Space');
  await page.waitForURL(/reveal=yes/);
  expect(await page.locator('[data-proposal]').innerText()).toBe(': again');
  await page.locator('#point-1').focus();
  for (const box of await page.locator('input[name=points]').all()) {
    await box.focus();
    await page.keyboard.press('Space');
  }
  expect(await page.locator('[data-proposal]').innerText()).toBe(': easy');
  await page.keyboard.press('2');
  await page.waitForURL(/drill$/);

  expect(answers()).toMatchObject([{ grade: 'hard' }]);
  expect(answers()[0]?.pointsMade.length).toBeGreaterThanOrEqual(3);
  expect(await page.locator('h1').innerText()).not.toBe(prompt);
  await page.keyboard.press('u');
  await eventually(() => answers().length).toBe(0);
  await eventually(() => page.locator('h1').innerText()).toBe(prompt);
  expect(troubles).toEqual([]);
});

it('the space bar belongs to the control that it is pressed on', async () => {
  const app = await browserApp();
  const { page } = await openPage(browser(), `${app.address}/practice/drill`);
  await page.locator('a.round-way__step').last().focus();
  await page.keyboard.press('Space');
  expect(page.url()).not.toContain('reveal');
});
