import { expect, it } from 'vitest';
import { useBrowser } from '../support/browser/browser.ts';
import { browserApp, eventually, fillDemo, openPage } from '../support/browser/browser-app.ts';

const browser = useBrowser();

/** What a learner with work behind them downloads. */
async function downloadedData(): Promise<Buffer> {
  const old = await browserApp({ fill: fillDemo });
  const { page } = await openPage(browser(), `${old.address}/settings`);
  const address = await page.getByRole('link', { name: 'Download everything as JSON' }).getAttribute('href');
  return (await page.request.get(`${old.address}${address}`)).body();
}

it('a file of data is looked at, and brought into an empty Daymark; the page keeps up by itself', async () => {
  const buffer = await downloadedData();
  const { address } = await browserApp();
  const { page, troubles } = await openPage(browser(), `${address}/settings`);
  const lead = page.locator('.lead');

  await page
    .locator('input[type=file]')
    .setInputFiles({ name: 'daymark.json', mimeType: 'application/json', buffer });
  await page.getByRole('button', { name: 'Look at it first' }).click();
  await eventually(() => lead.textContent()).toBe('Nothing is here yet, so all of it comes back as it was.');

  const kept = page.url();
  await page.reload();
  expect(page.url()).toBe(kept);
  await page.getByRole('button', { name: 'Bring it back' }).click();
  // What is done at once goes on to Today.
  const isIn = async () =>
    new URL(page.url()).pathname === '/today' || (await lead.textContent()) === 'It is brought back.';
  await eventually(isIn).toBe(true);
  await page.goto(`${address}/today`);
  expect(await page.locator('.items').count()).toBeGreaterThan(0);
  expect(troubles).toEqual([]);
});
