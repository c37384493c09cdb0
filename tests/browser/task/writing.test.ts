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
  post,
  watch,
} from '../../support/browser/browser-app.ts';

const browser = useBrowser();

async function openTask() {
  const app = await browserApp({ fill: fillPlan });
  const opened = await openPage(browser(), `${app.address}/tasks/1`);
  return { app, ...opened, note: opened.page.locator('#note-1'), status: statusOf(opened.page) };
}

const statusOf = (page: Page) => page.locator('#note-1-status');

/** The first save of a note goes no further than the network until it is released. */
async function holdFirstSave(page: Page) {
  const asked = Promise.withResolvers<void>();
  const released = Promise.withResolvers<void>();
  await page.route(
    '**/note',
    async (route) => {
      asked.resolve();
      await released.promise;
      await route.continue();
    },
    { times: 1 },
  );
  return { asked: asked.promise, release: released.resolve };
}

function savedNote({ db }: BrowserApp, taskId = 1): string | undefined {
  return loadPlan(db, 1)?.tasks.find(({ id }) => id === taskId)?.note.text;
}

describe('a note', () => {
  it('saves itself while it is written, and says so only while it is true', async () => {
    const { app, page, note, status, troubles } = await openTask();
    const { promise: released, resolve: release } = Promise.withResolvers<void>();
    await page.route('**/note', async (route) => {
      await released;
      await route.continue();
    });

    await note.pressSequentially('Softmax is shift invariant.');

    expect(await status.innerText()).toBe('Not saved yet');
    expect(savedNote(app)).toBe('');
    release();
    await eventually(() => status.innerText()).toBe('Saved');
    await page.reload();
    expect(await note.inputValue()).toBe('Softmax is shift invariant.');
    expect(savedNote(app, 2)).toBe('');
    expect(troubles).toEqual([]);
  });

  it('keeps the focus, the caret and the words typed during a save', async () => {
    const { app, page, note, status } = await openTask();
    await note.fill('The end.');
    await eventually(() => status.innerText()).toBe('Saved');

    await note.press('Home');
    await page.keyboard.type('Not ');
    await eventually(() => status.innerText()).toBe('Saved');
    await page.keyboard.type('quite ');
    await eventually(() => status.innerText()).toBe('Saved');

    expect(await note.inputValue()).toBe('Not quite The end.');
    expect(savedNote(app)).toBe('Not quite The end.');
  });

  it('is saved whole when more is written while a slow save is under way', async () => {
    const { app, page, note, status, troubles } = await openTask();
    const slow = await holdFirstSave(page);
    await note.fill('First');
    await slow.asked;

    await page.keyboard.type(', then more');
    await note.blur();
    slow.release();

    await eventually(() => savedNote(app)).toBe('First, then more');
    await eventually(() => status.innerText()).toBe('Saved');
    await note.press('End');
    await page.keyboard.type(', then all');
    await eventually(() => savedNote(app)).toBe('First, then more, then all');
    await eventually(() => status.innerText()).toBe('Saved');
    expect(await page.locator('.writing__conflict').count()).toBe(0);
    expect(troubles).toEqual([]);
  });

  it('written elsewhere meanwhile is not overwritten by what waited for a slow save', async () => {
    const { app, page, note } = await openTask();
    await page.evaluate(() => {
      let count = 0;
      document.addEventListener('htmx:finally:request', () => {
        count += 1;
        document.body.setAttribute('data-over', String(count));
      });
    });
    const slow = await holdFirstSave(page);
    await note.fill('Mine');
    await slow.asked;
    expect(await post(app, '/tasks/1/note', { text: 'Theirs', revision: '0' })).toBe(303);

    await page.keyboard.type(', then more');
    await note.blur();
    slow.release();
    await eventually(() => page.locator('body').getAttribute('data-over')).toBe('2');

    expect(await page.locator('.writing__conflict').innerText()).toContain('Theirs');
    expect(savedNote(app)).toBe('Theirs');
    await page.locator('#note-1-save').click();
    await eventually(() => savedNote(app)).toBe('Mine, then more');
  });

  it('keeps a line break at its start, and the blank line at its end', async () => {
    const { app, page, note, status } = await openTask();

    await note.fill('\nfirst\n\n');
    await eventually(() => status.innerText()).toBe('Saved');
    await page.reload();

    expect(await note.inputValue()).toBe('\nfirst\n\n');
    expect(savedNote(app)).toBe('\nfirst\n\n');
  });

  it('is saved also when the page is left before the pause', async () => {
    const { app, page, note } = await openTask();

    await note.pressSequentially('In a hurry');
    await page.goto(`${app.address}/plan`);

    await eventually(() => savedNote(app)).toBe('In a hurry');
  });

  it('written in two windows is never overwritten: the second sees both versions and settles it', async () => {
    const { app, page, note, status } = await openTask();
    const other = watch(await page.context().newPage());
    await other.page.goto(page.url());
    await note.fill('From the first window');
    await eventually(() => status.innerText()).toBe('Saved');

    const otherNote = other.page.locator('#note-1');
    await otherNote.fill('From the second window');

    const conflict = other.page.locator('.writing__conflict');
    await eventually(() => conflict.count()).toBe(1);
    expect(await conflict.getAttribute('role')).toBe('alert');
    expect(await conflict.innerText()).toContain('From the first window');
    expect(await otherNote.inputValue()).toBe('From the second window');
    expect(savedNote(app)).toBe('From the first window');

    await otherNote.fill('From both windows');
    await otherNote.blur();
    await other.page.locator('.check__box--step').first().click();
    await eventually(() => other.page.locator('#undo').innerText()).toBe('Undo');
    await eventually(() => other.page.locator('.check__box--step').first().getAttribute('aria-pressed')).toBe(
      'true',
    );
    expect(await conflict.innerText()).toContain('From the first window');
    expect(savedNote(app)).toBe('From the first window');

    await other.page.locator('#note-1-save').click();

    await eventually(() => statusOf(other.page).innerText()).toBe('Saved');
    expect(savedNote(app)).toBe('From both windows');
  });

  it('stays in the field while the server is gone, and is saved once it is there again', async () => {
    const { app, page, note, status } = await openTask();
    await app.stop();

    await note.pressSequentially('Do not lose me');

    await eventually(() => page.getByRole('alert').innerText()).toContain('cannot be reached');
    expect(await status.innerText()).toBe('Not saved yet');
    expect(await note.inputValue()).toBe('Do not lose me');

    await app.start();
    await page.locator('#note-1-save').click();

    await eventually(() => status.innerText()).toBe('Saved');
    expect(savedNote(app)).toBe('Do not lose me');
  });

  it('that could not be saved makes the browser ask before it leaves', async () => {
    const { app, page, note } = await openTask();
    await app.stop();
    await note.pressSequentially('Do not lose me');
    await eventually(() => page.getByRole('alert').count()).toBe(1);

    // Chromium without a screen asks nobody, so the question is put to the page itself.
    const asks = await page.evaluate(() => !dispatchEvent(new Event('beforeunload', { cancelable: true })));

    expect(asks).toBe(true);
  });

  it('is not lost from sight when a box beside it is ticked', async () => {
    const { page, note } = await openTask();

    await note.pressSequentially('Half a sentence');
    await page.locator('.check__box--step').first().click();

    await eventually(() => page.locator('#undo').count()).toBe(1);
    expect(await note.inputValue()).toBe('Half a sentence');
  });
});

it('a reflection saves itself too', async () => {
  const { app, page } = await openTask();
  await page.goto(`${app.address}/weeks/1`);

  await page.locator('#reflection-1').pressSequentially('Slept too little.');

  await eventually(() => page.locator('#reflection-1-status').innerText()).toBe('Saved');
  expect(loadPlan(app.db, 1)?.reflections).toMatchObject([{ week: 1, text: 'Slept too little.' }]);
});

it('a note that is refused is told as not saved, with the reason', async () => {
  const { app, page, note, status } = await openTask();
  expect(await post(app, '/tasks/1/note', { text: 'Short', revision: '0' })).toBe(303);
  await page.reload();

  await note.fill('x'.repeat(100_001));

  await eventually(() => page.getByRole('alert').allInnerTexts()).toEqual([
    expect.stringContaining('100,000'),
  ]);
  expect(await status.innerText()).toBe('Not saved yet');
  expect(savedNote(app)).toBe('Short');
});
