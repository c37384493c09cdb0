import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { loadSettings, saveSettings } from '../../db/settings/settings.ts';
import { useBrowser } from '../support/browser/browser.ts';
import {
  type BrowserApp,
  browserApp,
  eventually,
  fillPlan,
  openPage,
  TODAY,
} from '../support/browser/browser-app.ts';

const browser = useBrowser();
const HOME = 'Europe/Berlin';
const HOUR_SECONDS = 3600;

async function givenHome(): Promise<BrowserApp> {
  return browserApp({
    fill: (db) => {
      fillPlan(db);
      saveSettings(db, { timeZone: HOME }, { at: `${TODAY}T09:00:00.000Z`, today: TODAY });
    },
  });
}

/** Where the device says it is, and for how many hours by the clock of the server, which stands still. */
async function noteOf(page: Page) {
  const cookies = await page.context().cookies();
  return cookies.find(({ name }) => name === 'daymark_zone') ?? null;
}

/** As if the device had come there so many hours before the noon at which the server's clock stands. */
async function arrived(page: Page, app: BrowserApp, hours: number) {
  const since = Date.parse(`${TODAY}T12:00:00.000Z`) / 1000 - hours * HOUR_SECONDS;
  const value = (await noteOf(page))?.value.replace(/~\d+$/, `~${since}`) ?? '';
  await page.context().addCookies([{ name: 'daymark_zone', value, url: app.address }]);
  await page.goto(`${app.address}/today`);
}

it('a browser in another time zone notes it, keeps the note, and the plan comes along', async () => {
  const app = await givenHome();
  const { page, troubles } = await openPage(browser(), `${app.address}/today`, {
    timezoneId: 'Europe/Lisbon',
  });
  const note = await noteOf(page);
  expect(note?.value).toMatch(/^Europe\/Lisbon~Europe\/Berlin~\d{10}$/);
  expect(note).toMatchObject({ sameSite: 'Lax', httpOnly: false, path: '/', secure: false });
  expect(await page.locator('#journey').count()).toBe(0);

  await arrived(page, app, 25);
  expect(await page.locator('#journey p').innerText()).toBe(
    'Your device is in Lisbon, where it is 12:00; your plan is in Berlin time, 13:00.',
  );
  const kept = (await noteOf(page))?.value;
  await page.goto(`${app.address}/settings`);
  expect([(await noteOf(page))?.value, await page.locator('#journey').count()]).toEqual([kept, 1]);

  await page.goto(`${app.address}/today`);
  await page.getByRole('button', { name: 'Use Lisbon time' }).click();
  await eventually(() => page.locator('#journey').count()).toBe(0);
  expect(loadSettings(app.db).timeZone).toBe('Europe/Lisbon');
  await page.reload();
  expect(await noteOf(page)).toBeNull();
  expect(troubles).toEqual([]);
});

it('staying with the zone of the plan is said once, with the keyboard, and told no more', async () => {
  const app = await givenHome();
  const { page, troubles } = await openPage(browser(), `${app.address}/today`, { timezoneId: 'Asia/Tokyo' });
  await arrived(page, app, 30);
  await page.getByRole('button', { name: 'Keep Berlin time' }).press('Enter');
  await eventually(() => page.locator('#journey').count()).toBe(0);
  for (const path of ['/settings', '/today']) {
    await page.goto(`${app.address}${path}`);
    expect([path, await page.locator('#journey').count()]).toEqual([path, 0]);
  }
  expect(loadSettings(app.db).timeZone).toBe(HOME);
  expect(troubles).toEqual([]);
});

it('nothing is noted at home, or without JavaScript', async () => {
  const app = await givenHome();
  for (const options of [{ timezoneId: HOME }, { timezoneId: 'Europe/Lisbon', javaScriptEnabled: false }]) {
    const { page } = await openPage(browser(), `${app.address}/today`, options);
    expect(await noteOf(page)).toBeNull();
  }
});
