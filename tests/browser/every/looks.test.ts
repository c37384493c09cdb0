import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { useBrowser } from '../../support/browser/browser.ts';
import { browserApp, eventually, fillDemo, fillPlan, openPage } from '../../support/browser/browser-app.ts';

const browser = useBrowser();

/** Of A4 without its margins, in CSS pixels. */
const NARROWEST_SHEET = 640;

/** From 0, black, to 1, white. */
function lightnessOfCanvas(page: Page): Promise<number> {
  return page.evaluate(() => {
    const canvas = document.createElement('canvas').getContext('2d');
    if (!canvas) throw new Error('The browser cannot paint');
    canvas.fillStyle = getComputedStyle(document.body).backgroundColor;
    canvas.fillRect(0, 0, 1, 1);
    const [red = 0, green = 0, blue = 0] = canvas.getImageData(0, 0, 1, 1).data;
    return (red + green + blue) / 3 / 255;
  });
}

describe('the theme', () => {
  it('follows the device until one is chosen, which then stays', async () => {
    const app = await browserApp({ fill: fillPlan });
    const { page } = await openPage(browser(), `${app.address}/settings`, { colorScheme: 'light' });
    await eventually(() => lightnessOfCanvas(page)).toBeGreaterThan(0.9);
    await page.emulateMedia({ colorScheme: 'dark' });
    await eventually(() => lightnessOfCanvas(page)).toBeLessThan(0.3);
    await page.emulateMedia({ colorScheme: 'light' });

    await page.getByLabel('Dark').check();
    await page.getByRole('button', { name: 'Save' }).click();
    await page.goto(`${app.address}/today`);
    await page.reload();

    await eventually(() => lightnessOfCanvas(page)).toBeLessThan(0.3);
    await page.goto(`${app.address}/settings`);
    await page.getByLabel('Light').check();
    await page.getByRole('button', { name: 'Save' }).click();
    await page.emulateMedia({ colorScheme: 'dark' });
    await eventually(() => lightnessOfCanvas(page)).toBeGreaterThan(0.9);
  });
});

describe('the report on paper', () => {
  it('has its words, and none of what only a screen needs', async () => {
    const app = await browserApp({ fill: fillDemo });
    const { page } = await openPage(browser(), `${app.address}/report`, { colorScheme: 'dark' });
    const isSeen = (selector: string) => page.locator(selector).first().isVisible();
    expect(await isSeen('.nav')).toBe(true);

    await page.emulateMedia({ media: 'print' });

    expect(await isSeen('.report__headline')).toBe(true);
    expect(await page.locator('.report__task').count()).toBeGreaterThan(5);
    for (const selector of [
      '.nav',
      '.nav-pages',
      '.gear',
      '.report-desk',
      '.downloads',
      '.skip-link',
      '#flash .notice',
      '.colophon',
    ])
      expect({ selector, isSeen: await isSeen(selector) }).toEqual({ selector, isSeen: false });
    await eventually(() => lightnessOfCanvas(page)).toBeGreaterThan(0.9);
  });

  it('of a piece has no way back on it', async () => {
    const app = await browserApp({ fill: fillDemo });
    const { page } = await openPage(browser(), `${app.address}/pieces/piece-sensors-few-labels`);
    for (const path of ['/pieces/piece-sensors-few-labels', '/pieces/piece-sensors/page']) {
      await page.emulateMedia({ media: 'screen' });
      await page.goto(`${app.address}${path}`);
      const wayBack = page.locator('.page-head__eyebrow');
      expect([path, await wayBack.isVisible()]).toEqual([path, true]);
      await page.emulateMedia({ media: 'print' });
      expect([path, await wayBack.isVisible()]).toEqual([path, false]);
    }
  });

  it('fits the width of the sheet, and takes several of them', async () => {
    const app = await browserApp({ fill: fillDemo });
    const { page } = await openPage(browser(), `${app.address}/report`);
    await page.emulateMedia({ media: 'print' });
    await page.setViewportSize({ width: NARROWEST_SHEET, height: 1000 });
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(overflow).toBe(0);

    for (const format of ['A4', 'Letter']) {
      const pdf = (await page.pdf({ format })).toString('latin1');
      expect(pdf.startsWith('%PDF-')).toBe(true);
      expect(pdf.match(/\/Type \/Page\b/g)?.length).toBeGreaterThan(2);
    }
  });
});
