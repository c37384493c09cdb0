import { expect, it } from 'vitest';
import { useBrowser } from '../../support/browser/browser.ts';
import { browserApp, eventually, fillDemo, openPage } from '../../support/browser/browser-app.ts';

const browser = useBrowser();

it('tasks are added one after the other by the keyboard, and what cannot be read stays in the line', async () => {
  const app = await browserApp({ fill: fillDemo });
  const { page, troubles } = await openPage(browser(), `${app.address}/today`);
  const line = page.locator('#quick-add-line');
  const said = () => page.locator('#flash').innerText();

  await line.fill('Ask Ada for a mock !30');
  await line.press('Enter');
  await eventually(said).toContain('Added “Ask Ada for a mock”, 30 min on 4 March 2026');
  expect(await line.inputValue()).toBe('');
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('quick-add-line');
  expect(await page.locator('#work').innerText()).toContain('Ask Ada for a mock');

  await page.keyboard.type('Read !9999');
  await page.keyboard.press('Enter');
  await eventually(said).toContain('Give it at most 3000 minutes');
  expect(await line.inputValue()).toBe('Read !9999');
  expect(troubles).toEqual([expect.stringContaining('422')]);
});

it('a title that is too long is told, whole', async () => {
  const app = await browserApp({ fill: fillDemo });
  const { page } = await openPage(browser(), `${app.address}/tasks/new`);
  const title = 'long '.repeat(30);
  await page.locator('#field-title').fill(title);
  await page.locator('#task-save').click();

  expect(await page.locator('.error-summary').innerText()).toContain('Keep this to 120 characters');
  expect(await page.locator('#field-title').inputValue()).toBe(title);
});

it('lines that are pasted stay lines, each for a task, and then there is one line again', async () => {
  const app = await browserApp({ fill: fillDemo });
  const { page, troubles } = await openPage(browser(), `${app.address}/today`);
  const line = page.locator('#quick-add-line');
  const paste = (text: string) =>
    line.evaluate((field, pasted) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData('text/plain', pasted);
      field.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
    }, text);

  await paste('- [ ] Read the paper !20\n- [x] Ask Ada !30\n');
  expect(await line.inputValue()).toBe('- [ ] Read the paper !20\n- [x] Ask Ada !30');
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('quick-add-line');
  await page.locator('#quick-add-go').click();

  await eventually(() => page.locator('#flash').innerText()).toContain('Brought 2 tasks into the plan');
  const work = await page.locator('#work').innerText();
  expect(work.indexOf('Read the paper')).toBeGreaterThan(-1);
  expect(work.indexOf('Ask Ada')).toBeGreaterThan(work.indexOf('Read the paper'));
  await eventually(() => line.evaluate(({ tagName }) => tagName)).toBe('INPUT');
  expect(await line.inputValue()).toBe('');
  expect(troubles).toEqual([]);
});
