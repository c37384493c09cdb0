import { expect, it } from 'vitest';
import { listOwnResources } from '../../../db/reading/own-resources.ts';
import { listReadingNotes } from '../../../db/reading/reading-notes.ts';
import { listReadings } from '../../../db/reading/readings.ts';
import { useBrowser } from '../../support/browser/browser.ts';
import { browserApp, eventually, fillPlan, openPage } from '../../support/browser/browser-app.ts';

const browser = useBrowser();

it('what comes next is read elsewhere, ticked, noted, and found again where it is asked for', async () => {
  const app = await browserApp({ fill: fillPlan });
  const { page, troubles } = await openPage(browser(), `${app.address}/reading`);
  const asked: { url: string; referrer: string | undefined }[] = [];
  await page.context().route(/^https:/, (route) => {
    asked.push({ url: route.request().url(), referrer: route.request().headers().referer });
    return route.fulfill({ body: 'A paper' });
  });

  // The first of the list that is on the web opens in a tab of its own, which is not told from where.
  const line = page.locator('.read:has(a.item__title)').first();
  const id = String(await line.getAttribute('id'));
  const address = await line.locator('a.item__title').getAttribute('href');
  const [tab] = await Promise.all([page.waitForEvent('popup'), line.locator('a.item__title').click()]);
  await tab.waitForLoadState();
  expect(asked).toEqual([{ url: address, referrer: undefined }]);
  expect(await tab.evaluate(() => [document.referrer, window.opener])).toEqual(['', null]);
  await tab.close();

  const taskAddress = String(await line.locator('a[href^="/tasks/"]').getAttribute('href'));
  await page.locator(`#${id}-check`).click();
  await eventually(() => page.locator(`#${id}`).count()).toBe(0);
  expect([...listReadings(app.db).keys()]).toEqual([id.replace('read-', '')]);

  await page.goto(`${app.address}${taskAddress}`);
  const box = page.locator(`#${id}-check`);
  expect(await box.getAttribute('aria-pressed')).toBe('true');
  await box.click();
  await eventually(() => listReadings(app.db).size).toBe(0);
  await page.getByRole('button', { name: 'Undo' }).click();
  await eventually(() => box.getAttribute('aria-pressed')).toBe('true');

  await page.locator(`#${id}-note`).click();
  const note = page.locator(`#${id.replace('read-', 'reading-note-')}`);
  await note.fill('**Claim:** it holds.');
  await eventually(() => [...listReadingNotes(app.db).values()].map(({ text }) => text)).toEqual([
    '**Claim:** it holds.',
  ]);
  expect(troubles).toEqual([]);
});

it('the list narrows while words are typed, and the address follows', async () => {
  const app = await browserApp({ fill: fillPlan });
  const { page, troubles } = await openPage(browser(), `${app.address}/reading`);
  await page.getByRole('searchbox').pressSequentially('vaswani attention');
  await eventually(() => page.locator('.read .item__title').first().innerText()).toContain(
    'Attention Is All',
  );
  expect(page.url()).toContain('q=vaswani+attention');
  await page.locator('#reading-state').selectOption('read');
  await eventually(() => page.locator('[role=status]').first().innerText()).toBe('Nothing matches.');
  await page.getByRole('link', { name: 'Show the whole list' }).click();
  await eventually(() => page.locator('.reading__phase').count()).toBeGreaterThan(5);
  expect(troubles).toEqual([]);
});

it('something of one’s own to read, without JavaScript: added, ticked, edited, removed and brought back', async () => {
  const app = await browserApp({ fill: fillPlan });
  const { page, troubles } = await openPage(browser(), `${app.address}/tasks/1`, {
    javaScriptEnabled: false,
  });
  const reading = page.locator('#reading');
  await reading.getByRole('link', { name: 'Add one of your own' }).click();
  await page.getByLabel('Title').fill('A note on seeds');
  await page.getByLabel('Link').fill('arxiv.org/abs/1706.03762');
  await page.getByRole('button', { name: 'Add it' }).click();
  expect(await page.locator('.error-summary').innerText()).toContain('Enter the whole address');
  expect(await page.getByLabel('Title').inputValue()).toBe('A note on seeds');
  await page.getByLabel('Link').fill('https://arxiv.org/abs/1706.03762');
  await page.getByRole('button', { name: 'Add it' }).click();
  expect(new URL(page.url()).pathname).toBe('/tasks/1');

  const [own] = listOwnResources(app.db);
  const box = page.locator(`#read-${own?.id}-check`);
  for (const fold of await reading.locator('details:has(.read) > summary').all()) await fold.click();
  await box.click();
  expect(await box.getAttribute('aria-pressed')).toBe('true');

  for (const fold of await reading.locator('details:has(.read) > summary').all()) await fold.click();
  await page.locator(`#read-${own?.id}-edit`).click();
  await page.getByLabel('Minutes').fill('45');
  await page.getByRole('button', { name: 'Save' }).click();
  expect(listOwnResources(app.db)).toMatchObject([{ title: 'A note on seeds', minutes: 45 }]);

  for (const fold of await reading.locator('details:has(.read) > summary').all()) await fold.click();
  await page.locator(`#read-${own?.id}-remove`).click();
  expect(await box.count()).toBe(0);
  await page.getByRole('button', { name: 'Undo' }).click();
  expect(listOwnResources(app.db)).toHaveLength(1);
  expect([...listReadings(app.db).keys()]).toEqual([own?.id]);
  // The form that was refused.
  expect(troubles.filter((words) => !words.includes('422'))).toEqual([]);
});
