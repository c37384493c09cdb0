import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { loadPlan } from '../../../db/plan/load-plan.ts';
import { useBrowser } from '../../support/browser/browser.ts';
import {
  browserApp,
  eventually,
  fillDemo,
  fillPlan,
  openPage,
  post,
} from '../../support/browser/browser-app.ts';

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

  it('u undoes further each time, as fast as it is pressed, and Shift u puts back', async () => {
    const { page, troubles } = await openToday();
    const boxes = page.locator('.items').first().locator('.check__box:not(.check__box--step)');
    const ids = await boxes.evaluateAll((all) => all.slice(0, 2).map(({ id }) => id));
    const pressed = () => Promise.all(ids.map((id) => page.locator(`#${id}`).getAttribute('aria-pressed')));
    for (const id of ids) await page.locator(`#${id}`).click();
    await eventually(pressed).toEqual(['true', 'true']);
    await eventually(() => page.locator('#undo').count()).toBe(1);

    await page.evaluate(() => {
      for (let press = 0; press < 2; press++)
        document.body.dispatchEvent(
          new KeyboardEvent('keydown', { key: 'u', bubbles: true, cancelable: true }),
        );
    });
    await eventually(pressed).toEqual(['false', 'false']);

    // Two ways back leave no room beside them on a phone.
    await page.setViewportSize({ width: 360, height: 800 });
    await eventually(() => page.locator('#redo').count()).toBe(1);
    expect(await page.locator('.notice__words').evaluate((words) => words.clientWidth)).toBeGreaterThan(200);

    await page.keyboard.press('Shift+U');
    await eventually(pressed).toEqual(['true', 'false']);
    await page.keyboard.press('Shift+U');
    await eventually(pressed).toEqual(['true', 'true']);
    expect(troubles).toEqual([]);
  });

  it('u takes nothing back that is out of sight, and goes to it first', async () => {
    const app = await browserApp({ fill: fillPlan });
    await post(app, '/tasks/1/completion', { done: 'yes', from: '/today' });
    const isDone = () => loadPlan(app.db, 1)?.tasks[0]?.completion != null;
    const { page, troubles } = await openPage(browser(), `${app.address}/help`);
    await page.setViewportSize({ width: 1280, height: 600 });
    const words = page.locator('.notice__words');
    await page.evaluate(() =>
      document.querySelector('#flash')?.firstElementChild?.classList.add('notice--settled'),
    );
    const isInSight = () =>
      words.evaluate(
        (one) => one.getBoundingClientRect().top < window.innerHeight && one.getBoundingClientRect().top > 0,
      );
    expect(await isInSight()).toBe(false);

    await page.keyboard.press('u');
    await eventually(isInSight).toBe(true);
    expect(isDone()).toBe(true);
    expect(await focusedId(page)).toBe('undo');

    await page.keyboard.press('u');
    await eventually(isDone).toBe(false);
    await eventually(() => page.locator('#redo').count()).toBe(1);
    expect(await isInSight()).toBe(true);
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

    for (const key of ['w', 'p', 'q', 'c', 'o', 'g', 'b', 'r', 's', '?', 't']) {
      const leaves = page.waitForEvent('load');
      await page.keyboard.press(key);
      await leaves;
      paths.push(new URL(page.url()).pathname);
    }

    expect(paths).toEqual([
      '/weeks',
      '/plan',
      '/practice',
      '/calendar',
      '/portfolio',
      '/progress',
      '/reading',
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

type Keystroke = Partial<Record<'ctrlKey' | 'altKey' | 'metaKey' | 'shiftKey' | 'isComposing', boolean>> & {
  key: string;
  code: string;
};

/** Where keys lead, as layouts have them: what each types, and where it is. Nobody goes there. */
async function pressed(page: Page, keys: readonly Keystroke[]): Promise<string[]> {
  return page.evaluate((all) => {
    const followed: string[] = [];
    const note = (event: Event & { destination?: { url: string } }) => {
      event.preventDefault();
      if (event.destination) followed.push(new URL(event.destination.url).pathname);
    };
    const { navigation } = window as unknown as { navigation: EventTarget };
    navigation.addEventListener('navigate', note);
    for (const key of all)
      document.body.dispatchEvent(new KeyboardEvent('keydown', { bubbles: true, cancelable: true, ...key }));
    navigation.removeEventListener('navigate', note);
    return followed;
  }, keys as Keystroke[]);
}

describe('on another layout', () => {
  it.each([
    {
      name: 'Cyrillic',
      keys: [
        ['е', 'KeyT'],
        ['з', 'KeyP'],
        ['ц', 'KeyW'],
        ['й', 'KeyQ'],
      ],
    },
    {
      name: 'Greek, whose q is a mark',
      keys: [
        ['τ', 'KeyT'],
        ['π', 'KeyP'],
        ['ς', 'KeyW'],
        [';', 'KeyQ'],
      ],
    },
    {
      name: 'Hebrew, whose w and q are marks',
      keys: [
        ['א', 'KeyT'],
        ['פ', 'KeyP'],
        ["'", 'KeyW'],
        ['/', 'KeyQ'],
      ],
    },
    {
      name: 'Arabic',
      keys: [
        ['ف', 'KeyT'],
        ['ح', 'KeyP'],
        ['ص', 'KeyW'],
        ['ض', 'KeyQ'],
      ],
    },
    {
      name: 'AZERTY',
      keys: [
        ['t', 'KeyT'],
        ['p', 'KeyP'],
        ['w', 'KeyZ'],
        ['q', 'KeyA'],
      ],
    },
    {
      name: 'Dvorak',
      keys: [
        ['t', 'KeyK'],
        ['p', 'KeyR'],
        ['w', 'Comma'],
        ['q', 'KeyX'],
      ],
    },
  ])('each page is one key away: $name', async ({ keys }) => {
    const { page, troubles } = await openToday();
    const sent = keys.map(([key = '', code = '']) => ({ key, code }));

    expect(await pressed(page, sent)).toEqual(['/today', '/plan', '/weeks', '/practice']);
    expect(troubles).toEqual([]);
  });

  it('marks of a Latin layout stay marks, and what is part of a longer keystroke is no order', async () => {
    const { page } = await openToday();
    const none: Keystroke[] = [
      { key: 't', code: 'KeyK' },
      // Dvorak has marks where others have w and q.
      { key: ',', code: 'KeyW' },
      { key: "'", code: 'KeyQ' },
      { key: 'Dead', code: 'KeyT' },
      { key: 'Process', code: 'KeyT' },
      { key: 'е', code: 'KeyT', isComposing: true },
      { key: 'е', code: 'KeyT', ctrlKey: true },
      { key: 'е', code: 'KeyT', altKey: true },
      { key: 'е', code: 'KeyT', metaKey: true },
      { key: 'Е', code: 'KeyT', shiftKey: true },
      { key: '№', code: 'Digit3', shiftKey: true },
      { key: 'Enter', code: 'Enter' },
    ];
    expect(await pressed(page, none)).toEqual(['/today']);
  });

  it('the layout is known on the next page too, and an item is checked off by its place', async () => {
    const { page } = await openToday();
    const leaves = page.waitForURL('**/weeks');
    await page.evaluate(() => {
      document.body.dispatchEvent(new KeyboardEvent('keydown', { bubbles: true, key: 'ς', code: 'KeyW' }));
    });
    await leaves;
    expect(await pressed(page, [{ key: ';', code: 'KeyQ' }])).toEqual(['/practice']);

    await page.goBack();
    await page.evaluate(() => {
      for (const [key, code] of [
        ['ξ', 'KeyJ'],
        ['χ', 'KeyX'],
      ] as const)
        document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { bubbles: true, key, code }));
    });
    const box = page.locator('.check__box').first();
    await eventually(() => box.getAttribute('aria-pressed')).toBe('true');
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

  it('stays on the box of a habit, and on an undo that goes further', async () => {
    const { page } = await openToday();
    const habit = page.locator('[id^=habit-].item .check__box').first();
    const id = await habit.getAttribute('id');

    await habit.focus();
    await page.keyboard.press('Enter');

    await eventually(() => page.locator('#undo').innerText()).toBe('Undo');
    expect(await focusedId(page)).toBe(id);

    await page.locator('#undo').focus();
    await page.keyboard.press('Enter');

    await eventually(() => page.locator('#redo').innerText()).toBe('Put back');
    expect(await page.locator('#undo').innerText()).toContain('Undo further');
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
