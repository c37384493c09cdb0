import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { loadPlan } from '../../../db/plan/load-plan.ts';
import { useBrowser } from '../../support/browser/browser.ts';
import {
  type BrowserApp,
  browserApp,
  eventually,
  fillPlan,
  openPage,
} from '../../support/browser/browser-app.ts';

const browser = useBrowser();

async function openToday() {
  const app = await browserApp({ fill: fillPlan });
  return { app, ...(await openPage(browser(), `${app.address}/today`)) };
}

/** Ids of what is done in the database, as the boxes of Today have them. */
function doneInDatabase({ db }: BrowserApp): string[] {
  const plan = loadPlan(db, 1);
  return [
    ...(plan?.tasks ?? []).filter((task) => task.completion).map((task) => `task-${task.id}-check`),
    ...(plan?.habits ?? []).flatMap((habit) =>
      habit.completedDays.map((on) => `habit-${habit.id}-${on}-check`),
    ),
  ].sort();
}

/** Ids of the boxes of Today that are not those of steps, in order. */
function boxIds(page: Page): Promise<string[]> {
  return page
    .locator('button.check__box:not(.check__box--step)')
    .evaluateAll((boxes) => boxes.map((box) => box.id));
}

/** Answers to changes so far. */
function countAnswers(page: Page): () => number {
  let count = 0;
  page.on('response', (response) => {
    if (response.request().method() === 'POST') count += 1;
  });
  return () => count;
}

async function firstHabit(page: Page) {
  const id = (await boxIds(page)).find((boxId) => boxId.startsWith('habit-')) ?? '';
  return { id, box: page.locator(`#${id}`) };
}

/** Keeps changes from the server until they are let go, one by one. */
async function holdChanges(page: Page): Promise<() => void> {
  const held: (() => void)[] = [];
  let permits = 0;
  const letGo = () => {
    while (permits > 0 && held.length > 0) {
      permits -= 1;
      held.shift()?.();
    }
  };
  await page.route('**/completion', async (route) => {
    await new Promise<void>((resolve) => {
      held.push(resolve);
      letGo();
    });
    await route.continue();
  });
  return () => {
    permits += 1;
    letGo();
  };
}

describe('rapid clicks on one box', () => {
  it('end where their number says, on the page and in the database', async () => {
    const { app, page, troubles } = await openToday();
    const answers = countAnswers(page);
    const { id, box } = await firstHabit(page);
    let isDone = false;
    let sentCount = 0;

    for (const clickCount of [2, 3, 4, 7]) {
      await box.click({ clickCount });
      sentCount += clickCount;
      isDone = isDone !== (clickCount % 2 === 1);

      await eventually(answers).toBe(sentCount);
      await eventually(() => box.getAttribute('aria-pressed')).toBe(String(isDone));
      expect(doneInDatabase(app)).toEqual(isDone ? [id] : []);
    }
    expect(troubles).toEqual([]);
  });

  it('count one by one also when some fall between the answers', async () => {
    const { app, page } = await openToday();
    const answers = countAnswers(page);
    const release = await holdChanges(page);
    const { id, box } = await firstHabit(page);

    await box.click({ clickCount: 2 });
    release();
    await eventually(answers).toBe(1);
    await eventually(() => page.locator('#undo').count()).toBe(1);
    expect(await box.getAttribute('aria-pressed')).toBe('false');

    await box.click();
    for (const answered of [2, 3]) {
      release();
      await eventually(answers).toBe(answered);
    }

    await eventually(() => doneInDatabase(app)).toEqual([id]);
    await eventually(() => box.getAttribute('aria-pressed')).toBe('true');
  });

  it('a second click is heard although the first took the item from the page', async () => {
    const { app, page } = await openToday();
    const answers = countAnswers(page);
    const earlier = page.locator('[id^=earlier-].item .check__box');
    const earlierCount = await earlier.count();

    await earlier.first().click({ clickCount: 2 });

    await eventually(answers).toBe(2);
    expect(doneInDatabase(app)).toEqual([]);
    await eventually(() => earlier.count()).toBe(earlierCount);
    expect(await earlier.first().getAttribute('aria-pressed')).toBe('false');
  });
});

describe('five items ticked as fast as possible', () => {
  async function tickFive() {
    const opened = await openToday();
    const five = (await boxIds(opened.page)).slice(0, 5);
    const tick = () =>
      opened.page.evaluate((wanted) => {
        for (const id of wanted) document.getElementById(id)?.click();
      }, five);
    return { ...opened, five, tick };
  }

  it('are all ticked', async () => {
    const { app, page, five, tick } = await tickFive();
    const answers = countAnswers(page);

    await tick();

    await eventually(answers).toBe(5);
    expect(doneInDatabase(app)).toEqual(five.map((id) => id.replace('earlier-', '')).sort());
  });

  it('stay ticked while the answers come in one by one', async () => {
    const { page, five, tick } = await tickFive();
    const answers = countAnswers(page);
    const release = await holdChanges(page);
    const last = page.locator(`#${five.at(-1)}`);

    await tick();
    release();
    await eventually(answers).toBe(1);

    await eventually(() => page.locator('#undo').count()).toBe(1);
    expect(await last.getAttribute('aria-pressed')).toBe('true');
  });
});

describe('while the server is gone', () => {
  it('a tick goes back and says why, and holds once the server is there again', async () => {
    const { app, page } = await openToday();
    const [id = '', neighbour = ''] = await boxIds(page);
    const box = page.locator(`#${id}`);
    await app.stop();

    await box.click();

    const alert = page.getByRole('alert');
    await eventually(() => alert.allInnerTexts()).toEqual([expect.stringContaining('cannot be reached')]);
    expect(await box.getAttribute('aria-pressed')).toBe('false');

    await app.start();
    await box.click();

    await eventually(() => doneInDatabase(app)).toEqual([id]);
    await eventually(() => alert.count()).toBe(0);
    expect(await box.getAttribute('aria-pressed')).toBe('true');
    expect(await page.locator(`#${neighbour}`).getAttribute('aria-pressed')).toBe('false');
  });

  it('two clicks leave the box as it was', async () => {
    const { app, page } = await openToday();
    const { box } = await firstHabit(page);
    const failures: string[] = [];
    page.on('requestfailed', (request) => {
      if (request.method() === 'POST') failures.push(request.url());
    });
    await app.stop();

    await box.click({ clickCount: 2 });

    await eventually(() => failures.length).toBe(2);
    await eventually(() => box.getAttribute('aria-pressed')).toBe('false');
    await app.start();
    await box.click();
    await eventually(() => doneInDatabase(app).length).toBe(1);
  });
});
