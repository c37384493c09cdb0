import { load } from 'cheerio';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { setFocusTimer } from '../../../db/task/focus-timer.ts';
import { startTimer } from '../../../plans/task/focus-timer.ts';
import { followLinks } from '../../support/app/every-form.ts';
import { useBrowser } from '../../support/browser/browser.ts';
import { browserApp, fillDemo, openPage, post, TODAY } from '../../support/browser/browser-app.ts';
import { putEverywhere } from '../../support/texts/put-everywhere.ts';

const browser = useBrowser();
const WIDTHS = [360, 1280];
const MOST_PROPOSALS = 4;
/** The widest letter, without a place to break. */
const LONG_WORD = 'W'.repeat(39);

/** What reaches beyond the window, but for what is scrolled by itself. */
function findWide(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const { clientWidth, scrollWidth } = document.documentElement;
    if (scrollWidth <= clientWidth) return [];
    const isWide = (one: Element) => one.getBoundingClientRect().right > clientWidth + 1;
    const widest = [...document.querySelectorAll('main *, #flash *')].filter(
      (one) => isWide(one) && ![...one.children].some(isWide),
    );
    return [`${scrollWidth} px`, ...widest.slice(0, 3).map((one) => one.outerHTML.slice(0, 200))];
  });
}

describe('a word of 39 wide letters', () => {
  it('in every text of the learner makes no page wider than its window', { timeout: 900_000 }, async () => {
    const app = await browserApp({ fill: fillDemo });
    setFocusTimer(app.db, startTimer(1, new Date(`${TODAY}T11:20:00.000Z`), TODAY));
    const given: [path: string, fields: Record<string, string>][] = [
      ['/report/choices', { name: 'Mentor', choices: '' }],
      ['/report/links', { label: 'Mentor', choices: '', openDays: '30' }],
      [
        '/habits',
        { title: 'Read', minutes: '20', startsOn: TODAY, endsOn: '', days: 'study', confirmed: 'yes' },
      ],
      ['/tasks/70/drop', { dropped: 'yes', reason: 'Known' }],
    ];
    for (const [path, fields] of given)
      expect([path, await post(app, path, { from: '/report', ...fields })]).toEqual([
        path,
        expect.toBeOneOf([201, 303]),
      ]);
    putEverywhere(app.db, (column) =>
      column.endsWith('location') ? `https://${LONG_WORD}.example` : LONG_WORD,
    );
    const { page } = await openPage(browser(), `${app.address}/help`);

    const read = async (address: string) => {
      const answer = await fetch(`${app.address}${address}`, { redirect: 'manual' });
      const isPage = answer.status === 200 && answer.headers.get('content-type')?.startsWith('text/html');
      const text = await answer.text();
      return isPage && !answer.headers.has('content-disposition') ? load(text) : null;
    };
    const found: Record<string, string[]> = {};
    const starts = [
      ...app.pageRoutes().filter((path) => !path.includes(':')),
      '/report?range=phase',
      '/today?select=yes',
    ];
    let proposals = 0;
    const pages = await followLinks(read, starts, async (address) => {
      // Each change that is proposed is a page of the same parts.
      if (address.startsWith('/replan?')) proposals += 1;
      if (proposals > MOST_PROPOSALS && address.startsWith('/replan?')) return;
      await page.goto(`${app.address}${address}`, { waitUntil: 'load' });
      await page.evaluate(() => {
        for (const fold of document.querySelectorAll('details')) fold.open = true;
      });
      for (const width of WIDTHS) {
        await page.setViewportSize({ width, height: 800 });
        const wide = await findWide(page);
        if (wide.length > 0) found[`${address} at ${width}`] = wide;
      }
    });

    expect(pages.length).toBeGreaterThan(60);
    expect(found).toEqual({});
  });
});

/** Words that stand on two lines although they are as long as words are. */
function findBroken(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const found: string[] = [];
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let text = texts.nextNode(); text !== null; text = texts.nextNode()) {
      for (const word of (text.textContent ?? '').matchAll(/\p{L}{2,15}/gu)) {
        const range = document.createRange();
        range.setStart(text, word.index);
        range.setEnd(text, word.index + word[0].length);
        const lines = new Set([...range.getClientRects()].map(({ top }) => Math.round(top)));
        if (lines.size > 1) found.push(`${word[0]}: ${text.parentElement?.outerHTML.slice(0, 120)}`);
      }
    }
    return found;
  });
}

describe('words as people write them', () => {
  it('stay whole on a phone', { timeout: 900_000 }, async () => {
    const app = await browserApp({ fill: fillDemo });
    const { page } = await openPage(browser(), `${app.address}/help`, {
      viewport: { width: 360, height: 800 },
    });
    const found: Record<string, string[]> = {};
    for (const path of app.pageRoutes().filter((one) => !one.includes(':'))) {
      await page.goto(`${app.address}${path}`);
      await page.evaluate(() => {
        for (const fold of document.querySelectorAll('details')) fold.open = true;
      });
      const broken = await findBroken(page);
      if (broken.length > 0) found[path] = broken;
    }
    expect(found).toEqual({});
  });
});
