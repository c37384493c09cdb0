import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { useBrowser } from '../../support/browser/browser.ts';
import { browserApp, eventually, fillDemo, openPage } from '../../support/browser/browser-app.ts';

const browser = useBrowser();

async function openAt(path: string) {
  const app = await browserApp({ fill: fillDemo });
  return openPage(browser(), `${app.address}${path}`);
}

/** As on a busy machine: what a script puts off to its next turn, comes after what is typed. */
function holdBackWhatIsDeferred() {
  const { setTimeout: wait } = window;
  Object.assign(window, {
    setTimeout: (callback: () => void, milliseconds?: number) =>
      milliseconds === undefined ? addEventListener('released', callback) : wait(callback, milliseconds),
  });
}

const statusOf = (page: Page) => page.locator('#bank [role=status]').innerText();

describe('the question bank', () => {
  it('narrows while one types and chooses, can be bookmarked, and keeps the focus', async () => {
    const { page, troubles } = await openAt('/practice');

    await page.keyboard.press('/');
    await page.keyboard.type('softmax');

    await page.waitForURL(/q=softmax(&|$)/);
    await eventually(() => page.locator('#bank [role=status]').count()).toBe(1);
    const forWord = Number.parseInt(await statusOf(page), 10);
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('bank-search');

    await page.locator('#bank-form').selectOption('code');

    await page.waitForURL(/form=code(&|$)/);
    await eventually(async () => Number.parseInt(await statusOf(page), 10)).toBeLessThan(forWord);
    const narrowed = await statusOf(page);
    await page.reload();
    expect(await statusOf(page)).toBe(narrowed);
    expect(await page.locator('#bank-search').inputValue()).toBe('softmax');
    expect(await page.locator('#bank-form').inputValue()).toBe('code');
    expect(troubles).toEqual([]);
  });

  it('narrows by what is typed as soon as the page takes keys', async () => {
    const app = await browserApp({ fill: fillDemo });
    const { page } = await openPage(browser(), 'about:blank');
    await page.addInitScript(holdBackWhatIsDeferred);
    await page.goto(`${app.address}/practice`);

    await page.keyboard.press('/');
    await page.keyboard.type('softmax');
    await eventually(() => page.locator('#bank-search').inputValue()).toBe('softmax');
    await page.evaluate(() => dispatchEvent(new Event('released')));

    await page.waitForURL(/q=softmax(&|$)/);
  });

  it('is gone through by keyboard: to a question, its answer, and the next one', async () => {
    const { page } = await openAt('/practice?category=plain-english');

    await page.keyboard.press('j');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/practice/questions/**');
    const points = page.locator('#question-points');
    expect(await page.locator('.cover__list').first().isVisible()).toBe(false);

    await page.keyboard.press('j');
    expect(await points.evaluate((summary) => summary === document.activeElement)).toBe(true);
    await page.keyboard.press('Enter');
    expect(await page.locator('.cover__list').first().isVisible()).toBe(true);

    const asked = await page.locator('h1').innerText();
    await page.locator('[rel=next]').focus();
    await page.keyboard.press('Enter');
    await eventually(() => page.locator('h1').innerText()).not.toBe(asked);
    expect(await page.locator('.cover__list').first().isVisible()).toBe(false);
  });
});

describe('a practice sheet on paper', () => {
  it('has its questions, and none of what only a screen needs', async () => {
    const { page } = await openAt('/practice/sheet?category=plain-english');
    await page.emulateMedia({ media: 'print' });

    expect(await page.locator('.sheet__prompt').first().isVisible()).toBe(true);
    for (const selector of ['.nav', '.masthead', '.sheet__actions', '.page-head__eyebrow a', '.colophon'])
      expect([selector, await page.locator(selector).first().isVisible()]).toEqual([selector, false]);
    const pdf = (await page.pdf({ format: 'A4' })).toString('latin1');
    expect(pdf.startsWith('%PDF-')).toBe(true);
  });
});
