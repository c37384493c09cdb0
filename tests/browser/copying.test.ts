import { describe, expect, it } from 'vitest';
import { useBrowser } from '../support/browser/browser.ts';
import { browserApp, fillDemo } from '../support/browser/browser-app.ts';

const browser = useBrowser();

describe('a link that was just made', () => {
  it.each([
    ['/report', '#report-links', '#report-link-make'],
    ['/calendar', '', '#feed-link-make'],
  ])('is copied by a button that says so and keeps the keyboard: %s', async (path, fold, make) => {
    const { address } = await browserApp({ fill: fillDemo });
    const context = await browser().newContext({ permissions: ['clipboard-read', 'clipboard-write'] });
    const page = await context.newPage();
    try {
      await page.goto(`${address}${path}`);
      if (fold) await page.click(fold);
      await page.click(make);
      const link = await page.locator('#fresh-link').inputValue();

      await page.focus('#fresh-link-copy');
      await page.keyboard.press('Enter');
      await page.locator('#fresh-link-copied:has-text("Copied")').waitFor();

      expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(link);
      expect(await page.evaluate(() => document.activeElement?.id)).toBe('fresh-link-copy');
    } finally {
      await context.close();
    }
  });

  it('has no such button without JavaScript', async () => {
    const { address } = await browserApp({ fill: fillDemo });
    const context = await browser().newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    try {
      await page.goto(`${address}/report`);
      await page.click('#report-links');
      await page.click('#report-link-make');
      expect(await page.locator('#fresh-link').isVisible()).toBe(true);
      expect(await page.locator('#fresh-link-copy').isVisible()).toBe(false);
    } finally {
      await context.close();
    }
  });
});
