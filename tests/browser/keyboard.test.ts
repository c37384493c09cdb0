import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { useBrowser } from '../support/browser.ts';
import { browserApp, eventually, fillDemo, fillPlan, openPage } from '../support/browser-app.ts';

const browser = useBrowser();

async function openToday() {
  const app = await browserApp({ fill: fillPlan });
  return { app, ...(await openPage(browser(), `${app.address}/today`)) };
}

const focusedId = (page: Page) => page.evaluate(() => document.activeElement?.id);

describe('with the keyboard alone', () => {
  it('an item is checked off and taken back, and the figures and the pace follow', async () => {
    const { page, troubles } = await openToday();
    const lead = page.locator('.day-summary .lead');
    const pace = page.locator('.pace__words');
    const [leadBefore, paceBefore] = [await lead.innerText(), await pace.innerText()];
    const second = page.locator('.items').first().locator('.check__box').nth(1);

    await page.keyboard.press('j');
    const firstId = await focusedId(page);
    await page.keyboard.press('x');

    const box = page.locator(`#${firstId}`);
    await eventually(() => lead.innerText()).not.toBe(leadBefore);
    expect(await box.getAttribute('aria-pressed')).toBe('true');
    expect(await pace.innerText()).not.toBe(paceBefore);
    expect(await second.getAttribute('aria-pressed')).toBe('false');
    expect(await focusedId(page)).toBe(firstId);

    await page.keyboard.press('u');

    await eventually(() => lead.innerText()).toBe(leadBefore);
    expect(await box.getAttribute('aria-pressed')).toBe('false');
    expect(await pace.innerText()).toBe(paceBefore);
    expect(await focusedId(page)).toBe(firstId);
    expect(troubles).toEqual([]);
  });

  it('j and k move down and up, and stop at the ends', async () => {
    const { page } = await openToday();

    await page.keyboard.press('j');
    const first = await focusedId(page);
    await page.keyboard.press('j');
    const second = await focusedId(page);
    await page.keyboard.press('k');
    const back = await focusedId(page);
    await page.keyboard.press('k');

    expect(second).not.toBe(first);
    expect(back).toBe(first);
    expect(await focusedId(page)).toBe(first);
  });

  it('each page is one letter away', async () => {
    const { page } = await openToday();
    const paths: string[] = [];

    for (const key of ['w', 'p', 'q', 'g', 'r', 's', '?', 't']) {
      const leaves = page.waitForEvent('load');
      await page.keyboard.press(key);
      await leaves;
      paths.push(new URL(page.url()).pathname);
    }

    expect(paths).toEqual([
      '/weeks',
      '/plan',
      '/practice',
      '/progress',
      '/report',
      '/settings',
      '/help',
      '/today',
    ]);
  });

  it('/ leads to the search of the plan, from every page and on it', async () => {
    const { page } = await openToday();

    await page.keyboard.press('/');

    await page.waitForURL('**/plan#plan-search');
    await eventually(() => focusedId(page)).toBe('plan-search');
    await page.locator('#plan-search').blur();

    await page.keyboard.press('/');

    expect(await focusedId(page)).toBe('plan-search');
    await page.keyboard.type('/tjk');
    expect(await page.locator('#plan-search').inputValue()).toBe('/tjk');
  });

  it('letters typed into a note are words, not orders', async () => {
    const { app, page } = await openToday();
    await page.goto(`${app.address}/tasks/1`);

    await page.locator('#note-1').click();
    await page.keyboard.type('twpqjkxugrs/?');

    expect(await page.locator('#note-1').inputValue()).toBe('twpqjkxugrs/?');
    expect(new URL(page.url()).pathname).toBe('/tasks/1');
    expect(await page.locator('#task-1-check').getAttribute('aria-pressed')).toBe('false');
  });
});

describe('focus', () => {
  it('stays on a step that is ticked, and its fold stays open', async () => {
    const { page, troubles } = await openToday();
    const fold = page.locator('details.fold').first();
    await fold.locator('summary').focus();
    await page.keyboard.press('Enter');
    const step = fold.locator('.check__box--step').first();
    const id = await step.getAttribute('id');

    await step.focus();
    await page.keyboard.press('Space');

    await eventually(() => fold.locator('summary').innerText()).toMatch(/^1 of /);
    expect(await step.getAttribute('aria-pressed')).toBe('true');
    expect(await fold.getAttribute('open')).not.toBeNull();
    expect(await focusedId(page)).toBe(id);
    expect(troubles).toEqual([]);
  });

  it('stays on the box of a habit, and on an undo that becomes a way back', async () => {
    const { page } = await openToday();
    const habit = page.locator('[id^=habit-].item .check__box').first();
    const id = await habit.getAttribute('id');

    await habit.focus();
    await page.keyboard.press('Enter');

    await eventually(() => page.locator('#undo').innerText()).toBe('Undo');
    expect(await focusedId(page)).toBe(id);

    await page.locator('#undo').focus();
    await page.keyboard.press('Enter');

    await eventually(() => page.locator('#undo').innerText()).toBe('Put back');
    expect(await focusedId(page)).toBe('undo');
    expect(await habit.getAttribute('aria-pressed')).toBe('false');
  });
});

it('goes on with the next row when the one that was ticked goes, and with the page after the last', async () => {
  const app = await browserApp({ fill: fillDemo });
  const { page, troubles } = await openPage(browser(), `${app.address}/today`);
  const rows = page.locator('#earlier .items > .item');
  const ids = await rows.evaluateAll((all) => all.map(({ id }) => id));
  expect(ids.length).toBeGreaterThan(1);

  await page.locator(`#${ids[0]}-check`).focus();
  for (const [index, id] of ids.entries()) {
    await page.keyboard.press('Space');
    await eventually(() => page.locator(`#${id}`).count()).toBe(0);
    const next = ids[index + 1];
    await eventually(() => focusedId(page)).toBe(next === undefined ? 'main' : `${next}-check`);
  }
  expect(troubles).toEqual([]);
});
