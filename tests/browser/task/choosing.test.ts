import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { loadActivePlan } from '../../../db/plan/load-plan.ts';
import { useBrowser } from '../../support/browser/browser.ts';
import { browserApp, eventually, fillDemo, openPage } from '../../support/browser/browser-app.ts';

const browser = useBrowser();
const SIZES = [
  { width: 360, height: 740 },
  { width: 800, height: 900 },
  { width: 1280, height: 900 },
];

/** What a click in the middle of the button would meet. */
const isReached = (page: Page, id: string) =>
  page.evaluate((buttonId) => {
    const button = document.getElementById(buttonId);
    const { x, y, width, height } = button?.getBoundingClientRect() ?? new DOMRect();
    return document.elementFromPoint(x + width / 2, y + height / 2) === button;
  }, id);

async function openChoosing(path: string) {
  const app = await browserApp({ fill: fillDemo });
  const { page, troubles } = await openPage(browser(), `${app.address}/today`);
  await page.locator('.item > .check > button').first().click();
  await page.locator('#undo').waitFor();
  await page.goto(`${app.address}${path}`);
  return { app, page, troubles };
}

describe('choosing several', () => {
  it('leaves both the bar and the way back within reach, at any width', async () => {
    const { page } = await openChoosing('/plan?select=yes');
    for (const size of SIZES) {
      await page.setViewportSize(size);
      for (const id of ['bulk-go', 'undo']) await eventually(() => isReached(page, id)).toBe(true);
    }
    await page.locator('[data-let-go]').click();
    await page.locator('#undo').scrollIntoViewIfNeeded();
    for (const id of ['bulk-go', 'undo']) await eventually(() => isReached(page, id)).toBe(true);
  });

  it('has the way back at the foot once it has let go', async () => {
    const { page } = await openChoosing('/plan?select=yes');
    const position = () => page.locator('.notice').evaluate((notice) => getComputedStyle(notice).position);
    expect(await position()).toBe('fixed');
    await page.evaluate(() => {
      for (const animation of document.getAnimations()) animation.finish();
    });
    expect(await position()).toBe('static');
  });

  it('keeps a search that was typed: in the heading, after the move, and after it is taken back', async () => {
    const { app, page, troubles } = await openChoosing('/plan?select=yes');
    const taskCount = loadActivePlan(app.db)?.tasks.length;
    const lead = () => page.locator('#plan-head .lead').innerText();
    await page.locator('#plan-search').pressSequentially('gradient');
    await eventually(lead).toMatch(new RegExp(`^\\d+ of ${taskCount} tasks shown`));
    const shown = (await lead()).split(' ')[0];

    await page.locator('.select__box').first().check();
    await page.locator('#bulk-go').click();
    // Today is full already, which is said first.
    await page.locator('#move-all-the-same').click();
    await page.locator('.select__box').first().waitFor({ state: 'detached' });
    expect(await page.locator('#road .road__task').count()).toBe(Number(shown));
    const address = new URL(page.url());
    expect([address.pathname, address.searchParams.get('q'), address.searchParams.has('select')]).toEqual([
      '/plan',
      'gradient',
      false,
    ]);

    await page.locator('#undo').click();
    await page.getByText('Put back').waitFor();
    expect(await page.locator('#road .road__task').count()).toBe(Number(shown));
    expect(await page.locator('.select-link').getAttribute('href')).toContain('q=gradient');
    expect(troubles).toEqual([]);
  });
});

describe('the ways to move a task', () => {
  it('are fetched again when their fold is opened, where that did not work', async () => {
    const { app, page } = await openChoosing('/today');
    const fold = page.locator('#earlier details').first();
    const requests: string[] = [];
    page.on('request', (request) => requests.push(request.url()));
    await app.stop();
    await fold.locator('summary').click();
    await page.getByText('Daymark cannot be reached').waitFor();
    await fold.locator('summary').click();

    await app.start();
    await fold.locator('summary').click();
    await fold.locator('.moving').waitFor();

    const before = requests.length;
    await fold.locator('summary').click();
    await fold.locator('summary').click();
    expect(requests.length).toBe(before);
  });
});
