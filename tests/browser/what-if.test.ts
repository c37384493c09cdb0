import { describe, expect, it } from 'vitest';
import { useBrowser } from '../support/browser/browser.ts';
import { browserApp, eventually, fillDemo, openPage } from '../support/browser/browser-app.ts';

const browser = useBrowser();

async function openProgress(options: Parameters<typeof openPage>[2] = {}) {
  const app = await browserApp({ fill: fillDemo });
  const opened = await openPage(browser(), `${app.address}/progress`, options);
  const { page } = opened;
  return { ...opened, answer: page.locator('#what-if-answer'), monday: page.getByLabel('Monday, minutes') };
}

describe('what if', () => {
  it('follows what is typed, and keeps the focus, the place and the other fields', async () => {
    const { page, answer, monday, troubles } = await openProgress();
    const address = page.url();
    await page.evaluate(() => document.body.setAttribute('data-not-reloaded', 'yes'));

    await monday.fill('');
    await monday.pressSequentially('300');

    await eventually(() => answer.innerText()).toMatch(/You would be done [0-9]+ days? earlier/);
    expect(await monday.evaluate((field) => field === document.activeElement)).toBe(true);
    expect(await monday.inputValue()).toBe('300');

    await page.getByLabel('Without the stretch work').check();
    await page.locator('#what-if-off-from').fill('2026-03-01');
    await page.locator('#what-if-off-to').fill('2026-03-02');
    await eventually(() => answer.innerText()).toContain('2 March 2026 is over');

    await page.locator('#what-if-off-to').fill('2026-03-08');
    await eventually(() => answer.innerText()).toContain('In time');
    expect(page.url()).toBe(address);
    expect(await page.locator('body[data-not-reloaded]').count()).toBe(1);
    expect(troubles).toEqual([]);
  });

  it('needs no JavaScript', async () => {
    const { page, answer, monday } = await openProgress({ javaScriptEnabled: false });

    await monday.fill('300');
    await page.getByRole('button', { name: 'Show what that does' }).click();

    expect(await answer.innerText()).toMatch(/You would be done [0-9]+ days? earlier/);
    expect(await monday.inputValue()).toBe('300');
  });
});
