import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it, onTestFinished } from 'vitest';
import { useBrowser } from '../support/browser/browser.ts';
import { browserApp, fillDemo } from '../support/browser/browser-app.ts';

const browser = useBrowser();

describe('the report as one web page, opened from disk', () => {
  it.each(['light', 'dark'] as const)(
    'asks nobody for anything, and shows its charts: %s',
    async (colorScheme) => {
      const app = await browserApp({ fill: fillDemo });
      const folder = mkdtempSync(join(tmpdir(), 'daymark-report-'));
      onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
      const file = join(folder, 'report.html');
      writeFileSync(file, await (await fetch(`${app.address}/report.html`)).text());
      const page = await browser().newPage({ colorScheme, viewport: { width: 360, height: 740 } });
      onTestFinished(() => page.close());
      const asked: string[] = [];
      const problems: string[] = [];
      page.on('request', (request) => asked.push(request.url()));
      page.on('console', (message) => problems.push(message.text()));
      page.on('pageerror', (error) => problems.push(error.message));

      await page.goto(pathToFileURL(file).href);

      expect(asked).toEqual([pathToFileURL(file).href]);
      expect(problems).toEqual([]);
      for (const chart of ['svg.burn-up', 'svg.heat-map']) {
        expect(await page.locator(chart).isVisible()).toBe(true);
      }
      const colourOf = (selector: string, property: string) =>
        page
          .locator(selector)
          .first()
          .evaluate((element, name) => getComputedStyle(element).getPropertyValue(name), property);
      expect(await colourOf('.chart__finished-line', 'fill')).toBe('none');
      expect(await colourOf('body', 'background-color')).toMatch(
        colorScheme === 'dark' ? /oklch\(0\.2/ : /oklch\(0\.9/,
      );
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      expect(overflow).toBeLessThanOrEqual(0);
      expect(await page.locator('main a[href^="/"], main a[href^="file:"]').count()).toBe(0);
    },
  );
});
