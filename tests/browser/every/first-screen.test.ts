import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import type { Database } from '../../../db/file/open.ts';
import { saveWeekReview } from '../../../db/review/week-reviews.ts';
import { setFocusTimer } from '../../../db/task/focus-timer.ts';
import { addDays, day } from '../../../plans/day.ts';
import { startTimer } from '../../../plans/task/focus-timer.ts';
import { seedDemo } from '../../../server/demo/seed-demo.ts';
import { loadLibrary } from '../../../server/library/library.ts';
import { useBrowser } from '../../support/browser/browser.ts';
import {
  type BrowserApp,
  browserApp,
  eventually,
  openPage,
  post,
  TODAY,
} from '../../support/browser/browser-app.ts';

const browser = useBrowser();
const PHONE = { viewport: { width: 360, height: 800 } };
const WINDOW = { viewport: { width: 1280, height: 800 } };
const MOMENT = { at: `${TODAY}T10:00:00.000Z`, today: TODAY };
/** Of a task whose title takes one line. */
const HIGHEST_ROW = { phone: 88, window: 72 };

const library = loadLibrary();

/** As it was when the plan was made, where its last task had another title. */
function olderLibrary() {
  const [first, ...others] = library.builtIn.phases.toReversed();
  if (!first) throw new Error('The roadmap has no phase');
  const renamed = first.tasks.map((task) => ({ ...task, title: `${task.title}, as it was` }));
  const phases = [...others.toReversed(), { ...first, tasks: renamed }];
  return { ...library, builtIn: { ...library.builtIn, phases } };
}

/** Half-way through week 6, some days ago. */
function fill(db: Database, { library: made = library, daysAgo = 0 } = {}): void {
  const today = addDays(TODAY, -daysAgo);
  seedDemo(db, { library: made, today, now: new Date(`${today}T12:00:00.000Z`), timeZone: 'UTC' });
}

function intend(db: Database, week: number): void {
  const words = { confidence: null, proof: '', intention: 'One long thing, and another one. '.repeat(9) };
  saveWeekReview(db, { planId: 1, week, words, isDone: false, baseRevision: 0, ...MOMENT });
}

/** Everything that can ask for room at the top. */
function fillCrowded(db: Database): void {
  fill(db, { library: olderLibrary(), daysAgo: 7 });
  intend(db, 6);
  setFocusTimer(db, startTimer(70, new Date(`${TODAY}T11:20:00.000Z`), day(TODAY)));
}

/** Today on a phone in the typeface that it is made for: one that came late is left out of the page, and another is wider. */
async function openToday({ address }: BrowserApp) {
  const opened = await openPage(browser(), `${address}/today`, PHONE);
  await opened.page.evaluate(() => document.fonts.ready);
  await opened.page.reload();
  return opened;
}

/** The first task, and whether its box is there to be ticked: in sight, with nothing over it. */
function firstTask(page: Page) {
  return page.evaluate(() => {
    scrollTo(0, 0);
    const row = document.querySelector('#work .item');
    const box = row?.querySelector('.check__box');
    if (!row || !box) throw new Error('There is no task');
    const { bottom, height } = row.getBoundingClientRect();
    const { x, y, width, height: boxHeight } = box.getBoundingClientRect();
    const onTop = document.elementFromPoint(x + width / 2, y + boxHeight / 2);
    const foot = document.querySelector('.nav')?.getBoundingClientRect();
    const end = foot && foot.top > 100 ? foot.top : innerHeight;
    return { isInSight: bottom <= end && onTop === box, height };
  });
}

const SITUATIONS = [
  { name: 'a review and an intention', fill },
  { name: 'a week behind, with reviews', fill: (db: Database) => fill(db, { daysAgo: 7 }) },
  { name: 'a newer roadmap', fill: (db: Database) => fill(db, { library: olderLibrary() }) },
  { name: 'everything at once', fill: fillCrowded },
];

describe('the first screen of Today', () => {
  it.each(SITUATIONS)('has the first task: $name', async (situation) => {
    const app = await browserApp(situation);
    const { page, troubles } = await openToday(app);
    const box = page.locator('#work .item > .check .check__box').last();
    await box.click();
    await page.locator('.notice--change').waitFor();

    for (const [device, { viewport }] of Object.entries({ PHONE, WINDOW })) {
      await page.setViewportSize(viewport);
      expect([device, await firstTask(page)]).toMatchObject([device, { isInSight: true }]);
      await page.reload();
      expect([device, await firstTask(page)]).toMatchObject([device, { isInSight: true }]);
    }
    expect(troubles).toEqual([]);
  });

  it.each(['360', '1280'])('has the first task on a journey, %s pixels wide', async (width) => {
    const app = await browserApp({ fill: (db) => fill(db, { daysAgo: 7 }) });
    const { page } = await openToday(app);
    const since = Date.parse(`${TODAY}T12:00:00.000Z`) / 1000 - 90_000;
    const value = `America/Argentina/Buenos_Aires~UTC~${since}`;
    await page.context().addCookies([{ name: 'daymark_zone', value, url: app.address }]);
    await page.setViewportSize({ width: Number(width), height: 800 });
    await page.reload();
    expect(await page.locator('#journey').count()).toBe(1);
    expect(await firstTask(page)).toMatchObject({ isInSight: true });
  });

  it('has what was told to wait behind one line, each with its way', async () => {
    const app = await browserApp({ fill: fillCrowded });
    const { page } = await openPage(browser(), `${app.address}/today`, PHONE);
    await page.locator('#invitations-summary').click();

    const links = await page
      .locator('.invitation a')
      .evaluateAll((all) => all.map((link) => link.getAttribute('href')));
    // An interview to be told of waits for nothing: it is in sight.
    expect(links[0]).toMatch(/\/debrief$/);
    expect(links.slice(1)).toEqual(['/replan', '/weeks/6/review', '/weeks/5/review', '/plan/update']);
  });

  it('has rows that are no higher than they need', async () => {
    const app = await browserApp({ fill });
    const { page } = await openToday(app);
    const heights = () =>
      page.locator('.items > .item').evaluateAll((rows) =>
        rows
          // One that is done may ask for what it has to show.
          .filter((row) => !row.querySelector('.item > .check > [aria-pressed=true]'))
          // A habit has a line for the note of its day, too.
          .filter((row) => !row.querySelector('.habit-note'))
          .filter((row) => (row.querySelector('.item__title')?.getClientRects().length ?? 0) === 1)
          .map((row) => row.getBoundingClientRect().height),
      );

    expect(Math.max(...(await heights()))).toBeLessThanOrEqual(HIGHEST_ROW.phone);
    await page.setViewportSize(WINDOW.viewport);
    expect((await heights()).length).toBeGreaterThan(3);
    expect(Math.max(...(await heights()))).toBeLessThanOrEqual(HIGHEST_ROW.window);
  });
});

/** Where the notice is, and where it would be if nothing held it in sight. */
function noticePlace(page: Page) {
  return page.evaluate(() => {
    const notice = document.querySelector('#flash > .notice')?.getBoundingClientRect();
    const colophon = document.querySelector('.colophon')?.getBoundingClientRect();
    if (!notice || !colophon) return null;
    return notice.bottom <= innerHeight && colophon.top > innerHeight ? 'in sight' : 'at the foot';
  });
}

const letGo = (page: Page) =>
  page.evaluate(() => {
    for (const animation of document.getAnimations()) animation.finish();
  });

const notePlay = (page: Page) =>
  page
    .locator('.notice--change')
    .evaluate((notice) => notice.getAnimations().map(({ playState }) => playState));

describe('the way back', () => {
  it('stays in sight for a while, waits while it is looked at, and goes to the foot', async () => {
    const app = await browserApp({ fill });
    const { page } = await openPage(browser(), `${app.address}/today`, PHONE);
    await page.locator('#work .item > .check .check__box').last().click();
    await page.locator('.notice--change').waitFor();
    expect([await noticePlace(page), await notePlay(page)]).toEqual(['in sight', ['running']]);

    await page.locator('#undo').focus();
    expect(await notePlay(page)).toEqual(['paused']);
    await page.locator('#undo').blur();
    await letGo(page);

    expect(await noticePlace(page)).toBe('at the foot');
    // Out of sight nothing is taken back: the first press goes there.
    await page.keyboard.press('u');
    await eventually(() => page.evaluate(() => document.activeElement?.id)).toBe('undo');
    await page.keyboard.press('u');
    await eventually(() => page.locator('.notice__words').innerText()).toContain('Taken back');
    const { y = -1 } = (await page.locator('.notice__words').boundingBox()) ?? {};
    expect(y > 0 && y < PHONE.viewport.height).toBe(true);
  });

  it('is put away by its cross, and still there at the foot', async () => {
    const app = await browserApp({ fill });
    const { page } = await openPage(browser(), `${app.address}/today`, WINDOW);
    await page.locator('#work .item > .check .check__box').last().click();
    await page.locator('[data-let-go]').click();

    expect(await noticePlace(page)).toBe('at the foot');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('main');
    await page.locator('#undo').click();
    await eventually(() => page.locator('.notice__words').innerText()).toContain('Taken back');
  });

  it('is a line at the foot without JavaScript', async () => {
    const app = await browserApp({ fill });
    await post(app, '/tasks/62/completion', { done: 'yes' });
    const options = { ...PHONE, javaScriptEnabled: false };
    const { page } = await openPage(browser(), `${app.address}/today`, options);

    const [notice, colophon] = await Promise.all(
      ['.notice--change', '.colophon'].map((one) => page.locator(one).boundingBox()),
    );
    expect(notice && colophon && notice.y + notice.height <= colophon.y && notice.y > 800).toBe(true);
    expect(await page.locator('[data-let-go]').isVisible()).toBe(false);
  });
});
