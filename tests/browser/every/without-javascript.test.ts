import { expect, it } from 'vitest';
import { useBrowser } from '../../support/browser/browser.ts';
import { browserApp, openPage } from '../../support/browser/browser-app.ts';

const browser = useBrowser();
const NO_JAVASCRIPT = { javaScriptEnabled: false, viewport: { width: 800, height: 400 } };

it('the whole way without JavaScript, from setup to a report', async () => {
  const app = await browserApp();
  const { page, troubles } = await openPage(browser(), app.address, NO_JAVASCRIPT);
  const isInSight = (selector: string) =>
    page.locator(selector).evaluate((element) => {
      const { top, bottom } = element.getBoundingClientRect();
      return top >= 0 && bottom <= innerHeight;
    });

  await page.getByLabel('Monday, minutes').fill('60');
  await page.getByRole('button', { name: 'Preview' }).click();
  expect(new URL(page.url()).hash).toBe('#preview');
  expect(await page.getByLabel('Monday, minutes').inputValue()).toBe('60');
  await page.getByLabel('Monday, minutes').fill('120');
  await page.getByRole('button', { name: 'Make my plan' }).click();
  await page.waitForURL('**/today');

  const box = page.locator('.items button.check__box').last();
  const id = await box.getAttribute('id');
  await box.click();
  expect(await page.locator(`#${id}`).getAttribute('aria-pressed')).toBe('true');
  expect(`${new URL(page.url()).hash}-check`).toBe(`#${id}`);
  expect(await isInSight(`#${id}`)).toBe(true);

  await page.getByRole('button', { name: 'Undo' }).click();
  expect(await page.locator(`#${id}`).getAttribute('aria-pressed')).toBe('false');

  await page.locator('.item__title[href]').first().click();
  const task = new URL(page.url()).pathname;
  const step = page.locator('.check__box--step').last();
  await step.click();
  expect(await step.getAttribute('aria-pressed')).toBe('true');
  expect(await page.locator('.check__box--step').first().getAttribute('aria-pressed')).toBe('false');
  expect(await isInSight('.check__box--step >> nth=-1')).toBe(true);

  await page.getByLabel(/^Notes on/).fill('\nWhat **matters**');
  await page.getByRole('button', { name: 'Save' }).click();
  expect(new URL(page.url()).pathname).toBe(task);
  expect(await page.getByLabel(/^Notes on/).inputValue()).toBe('\nWhat **matters**');

  await page.locator('#evidence-form-summary').click();
  await page.getByLabel('Link').check();
  await page.getByLabel('Address or path').fill('not an address');
  await page.getByRole('button', { name: 'Add evidence' }).click();
  expect(await page.locator('.error-summary').innerText()).toContain('Enter the whole address');
  expect(await page.getByLabel('Address or path').inputValue()).toBe('not an address');
  await page.getByLabel('Address or path').fill('https://example.org/notebook');
  await page.getByRole('button', { name: 'Add evidence' }).click();
  expect(new URL(page.url()).hash).toBe('#evidence');
  expect(await page.locator('.evidence a').getAttribute('href')).toBe('https://example.org/notebook');

  await page.getByRole('link', { name: 'Today' }).click();
  const habit = page.locator('[id^=habit-].item .check__box').first();
  await habit.click();
  expect(await habit.getAttribute('aria-pressed')).toBe('true');

  await page.getByRole('navigation', { name: 'Places' }).getByRole('link', { name: 'Progress' }).click();
  await page
    .getByRole('navigation', { name: 'Pages of Progress' })
    .getByRole('link', { name: 'Report' })
    .click();
  const words = await page.locator('.report').innerText();
  expect(words).toContain('Progress report');
  expect(words).toContain('1 piece');
  // A form that was refused is the only trouble: the browser tells about the 422.
  expect(troubles).toEqual([expect.stringContaining('422')]);
});
