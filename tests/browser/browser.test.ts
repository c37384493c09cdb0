import { expect, it } from 'vitest';
import { useBrowser } from '../support/browser.ts';

const browser = useBrowser();

it('the browser of the tests opens a page and understands the colours of both themes', async () => {
  const page = await browser().newPage({ colorScheme: 'dark' });
  await page.setContent('<p style="color-scheme: light dark; color: light-dark(red, lime)">A page</p>');

  const colour = await page.locator('p').evaluate((paragraph) => getComputedStyle(paragraph).color);

  expect(colour).toBe('rgb(0, 255, 0)');
  await page.close();
});
