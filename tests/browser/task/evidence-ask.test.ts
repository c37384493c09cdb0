import { expect, it } from 'vitest';
import { useBrowser } from '../../support/browser/browser.ts';
import { browserApp, eventually, fillPlan, openPage } from '../../support/browser/browser-app.ts';

const browser = useBrowser();
const PHONE = { viewport: { width: 360, height: 800 } };

it('evidence is left right where the task was ticked, by keyboard, and what cannot be kept stays to be mended', async () => {
  const app = await browserApp({ fill: fillPlan });
  const { page, troubles } = await openPage(browser(), `${app.address}/today`, PHONE);
  const focused = () => page.evaluate(() => document.activeElement?.id ?? '');
  const box = page.locator('#work .items > li > form .check__box').last();
  const boxId = await box.getAttribute('id');
  await box.focus();
  await page.keyboard.press('x');
  await page.locator('#evidence-ask').waitFor();
  expect(await focused()).toBe(boxId);

  await page.locator('#evidence-ask-line').fill('   ');
  await page.keyboard.press('Enter');
  await page.locator('#evidence-ask-error').waitFor();
  expect(await focused()).toBe('evidence-ask-line');
  expect(await page.locator('#evidence-ask-line').inputValue()).toBe('   ');

  await page.locator('#evidence-ask-line').fill('github.com/ada/encoder');
  await page.keyboard.press('Enter');
  await eventually(() => page.locator('#flash').innerText()).toContain('Added evidence to');
  expect(await page.locator('#evidence-ask').count()).toBe(0);
  expect(troubles.filter((words) => !words.includes('422'))).toEqual([]);
});

it('what was ticked and is gone from the page asks apart, and can be put away', async () => {
  const app = await browserApp({ fill: fillPlan });
  const { page } = await openPage(browser(), `${app.address}/today`, PHONE);
  await page.locator('#earlier .check__box').first().click();
  await page.locator('#ask #evidence-ask').waitFor();
  await page.getByRole('button', { name: 'Not now' }).click();
  await page.locator('#evidence-ask').waitFor({ state: 'detached' });
  await page.reload();
  expect(await page.locator('#evidence-ask').count()).toBe(0);
});
