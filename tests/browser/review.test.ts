import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import type { Database } from '../../db/file/open.ts';
import { loadPlan } from '../../db/plan/load-plan.ts';
import { setTaskCompletion } from '../../db/task/completions.ts';
import { addDays } from '../../plans/day.ts';
import { useBrowser } from '../support/browser/browser.ts';
import { browserApp, eventually, fillDemo, openPage, TODAY } from '../support/browser/browser-app.ts';

const browser = useBrowser();
const PHONE = { viewport: { width: 360, height: 740 } };
/** More stops than there are on the way. */
const MOST_STOPS = 120;

const focusedId = (page: Page) => page.evaluate(() => document.activeElement?.id);

/** Tab by tab, until something is reached. */
async function tabTo(page: Page, id: string): Promise<void> {
  for (let stop = 0; stop < MOST_STOPS; stop++) {
    if ((await focusedId(page)) === id) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`${id} cannot be reached by the keyboard`);
}

function saidOfWeek5(db: Database) {
  const plan = loadPlan(db, 1);
  const answers = plan?.reflections.filter(({ week, prompt }) => week === 5 && prompt !== 'free');
  return {
    review: plan?.weekReviews.find(({ week }) => week === 5),
    neighbour: plan?.weekReviews.find(({ week }) => week === 3),
    answers: answers?.map(({ prompt, text }) => [prompt, text]),
  };
}

const GIVEN_ANSWERS = [
  ['do-differently', 'Two papers first'],
  ['got-in-the-way', 'Long evenings'],
  ['went-well', 'GAE by hand'],
];

/** The demo, with a task of week 5 that is not done after all. */
function fillWithSlip(db: Database): void {
  fillDemo(db);
  const plan = loadPlan(db, 1);
  if (!plan) throw new Error('There is no plan');
  const first = addDays(plan.calendar.startOn, 28);
  const slipped = plan.tasks.find(
    ({ completion, yardstick }) =>
      completion !== null &&
      yardstick.length > 0 &&
      yardstick.every(({ day }) => day >= first && day < addDays(first, 7)),
  );
  if (!slipped) throw new Error('Nothing of week 5 is done');
  setTaskCompletion(db, { taskId: slipped.id, on: null, at: `${TODAY}T11:00:00.000Z`, today: TODAY });
}

it('a week is reviewed by the keyboard alone, from Today and back', async () => {
  const app = await browserApp({ fill: fillWithSlip });
  const { page, troubles } = await openPage(browser(), `${app.address}/today`, PHONE);
  const { neighbour } = saidOfWeek5(app.db);
  // It waits behind one line beside what else can wait.
  await tabTo(page, 'invitations-summary');
  await page.keyboard.press('Enter');
  await tabTo(page, 'review-open');
  await page.keyboard.press('Enter');
  await page.waitForURL('**/weeks/5/review');

  const slips = page.locator('#slipped .items > .item');
  const slipCount = await slips.count();
  const id = await slips.first().getAttribute('id');
  await tabTo(page, `${id}-moves-summary`);
  await page.keyboard.press('Enter');
  await page.locator(`#${id}-next`).waitFor();
  await tabTo(page, `${id}-next`);
  await page.keyboard.press('Enter');
  await eventually(() => slips.count()).toBe(slipCount - 1);
  expect(await page.locator('#slipped .ledger').innerText()).toContain('now on');

  await tabTo(page, 'went-well-5');
  await page.keyboard.type('GAE by hand');
  await tabTo(page, 'got-in-the-way-5');
  await page.keyboard.type('Long evenings');
  await tabTo(page, 'do-differently-5');
  await page.keyboard.type('Two papers first');
  await eventually(() => page.locator('#do-differently-5-status').innerText()).toBe('Saved');
  await tabTo(page, 'field-confidence-3');
  await page.keyboard.press('ArrowRight');
  await eventually(() => saidOfWeek5(app.db).review?.confidence).toBe(4);
  expect(await focusedId(page)).toBe('field-confidence-4');
  await tabTo(page, 'field-intention');
  await page.keyboard.press('End');
  await page.keyboard.type(', slowly');
  // At once, before what was typed has saved itself.
  await tabTo(page, 'review-5-done');
  await page.keyboard.press('Enter');
  await page.waitForURL('**/today');

  expect(await page.locator('#review').count()).toBe(0);
  expect(await page.locator('.intention').innerText()).toContain('before anything new, slowly');
  expect(saidOfWeek5(app.db)).toMatchObject({
    review: { confidence: 4, proof: 'The GAE example by hand, all three steps', closing: { as: 'done' } },
    neighbour,
    answers: GIVEN_ANSWERS,
  });
  await page.keyboard.press('u');
  await eventually(() => page.locator('#review').count()).toBe(1);

  // Opened again from the page of a review that is done, it can be done again.
  await page.goto(`${app.address}/weeks/3/review`);
  await page.locator('#review-reopen').click();
  await eventually(() => page.locator('#review-dismiss').count()).toBe(1);
  await page.locator('#review-3-done').click();
  await page.waitForURL('**/today');
  expect(troubles).toEqual([]);
});

it('a week is reviewed without JavaScript', async () => {
  const app = await browserApp({ fill: fillDemo });
  const { page, troubles } = await openPage(browser(), `${app.address}/today`, {
    ...PHONE,
    javaScriptEnabled: false,
  });

  await page.locator('#invitations-summary').click();
  await page.getByRole('link', { name: 'Go on with the review' }).click();
  for (const [prompt, text] of GIVEN_ANSWERS) {
    await page.locator(`#${prompt}-5`).fill(text ?? '');
    await page.locator(`#${prompt}-5-save`).click();
  }
  await page.getByLabel('5 any day').check();
  await page.getByLabel('What proves it?').fill('The derivation, twice');
  await page.getByRole('button', { name: 'Done with week 5' }).click();
  await page.waitForURL('**/today');

  expect(await page.locator('#review').count()).toBe(0);
  expect(saidOfWeek5(app.db)).toMatchObject({
    review: { confidence: 5, proof: 'The derivation, twice', closing: { as: 'done' } },
    answers: GIVEN_ANSWERS,
  });
  await page.goto(`${app.address}/weeks/5/review`);
  await page.getByRole('button', { name: 'Open it again' }).click();
  expect(await page.getByLabel('What proves it?').inputValue()).toBe('The derivation, twice');
  await page.getByRole('button', { name: 'Not this time' }).click();
  expect(saidOfWeek5(app.db).review?.closing?.as).toBe('dismissed');
  expect(troubles).toEqual([]);
});

it('two windows at one review: the later one is told, and says what stays', async () => {
  const app = await browserApp({ fill: fillDemo });
  const { page } = await openPage(browser(), `${app.address}/weeks/5/review`, PHONE);
  const { page: other } = await openPage(browser(), `${app.address}/weeks/5/review`, PHONE);
  await other.getByLabel('What proves it?').fill('Theirs');
  await eventually(() => saidOfWeek5(app.db).review?.proof).toBe('Theirs');

  await page.getByLabel('What proves it?').fill('Mine');

  await eventually(() => page.locator('#review-5-status').innerText()).toContain('Proof: Theirs');
  expect(saidOfWeek5(app.db).review?.proof).toBe('Theirs');
  expect(await page.getByLabel('What proves it?').inputValue()).toBe('Mine');
  await page.locator('#review-5-save').click();
  await eventually(() => saidOfWeek5(app.db).review?.proof).toBe('Mine');
  await eventually(() => page.locator('#review-5-status').innerText()).toBe('Saved');
});

it('a review is done also while its last words are still on their way', async () => {
  const app = await browserApp({ fill: fillDemo });
  const { page, troubles } = await openPage(browser(), `${app.address}/weeks/5/review`, PHONE);
  const asked = Promise.withResolvers<void>();
  const released = Promise.withResolvers<void>();
  await page.route(
    '**/weeks/5/review',
    async (route) => {
      asked.resolve();
      await released.promise;
      await route.continue();
    },
    { times: 1 },
  );
  await page.getByLabel('What proves it?').fill('The derivation');
  await asked.promise;

  await page.getByLabel('One thing you want to do').fill('Two papers');
  await page.locator('#review-5-done').click();
  released.resolve();

  await page.waitForURL('**/today');
  expect(saidOfWeek5(app.db).review).toMatchObject({
    proof: 'The derivation',
    intention: 'Two papers',
    closing: { as: 'done' },
  });
  expect(troubles).toEqual([]);
});
