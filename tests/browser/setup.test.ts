import { describe, expect, it } from 'vitest';
import { loadPlan } from '../../db/plan/load-plan.ts';
import { addDays } from '../../plans/day.ts';
import { onTrack } from '../../plans/roadmap/track.ts';
import { loadLibrary } from '../../server/library/library.ts';
import { useBrowser } from '../support/browser/browser.ts';
import { browserApp, eventually, openPage, TODAY } from '../support/browser/browser-app.ts';

const browser = useBrowser();

/** What is studied or followed along on language models, and serves neither a talk nor stories, on the usual track. */
const KNOWN = (
  onTrack(loadLibrary().builtIn, null).phases.find(({ id }) => id === 'language-models')?.tasks ?? []
).filter(
  ({ kind, serves }) =>
    (kind === 'study' || kind === 'follow-along') &&
    !['recruiter-round', 'deep-dive-round', 'talk-round', 'behavioural-round', 'research-depth'].some((own) =>
      serves.some((each) => each === own),
    ),
).length;

async function openSetup(options: { timezoneId?: string } = {}) {
  const app = await browserApp();
  const opened = await openPage(browser(), `${app.address}/setup`, options);
  const { page } = opened;
  return { app, ...opened, preview: page.locator('#preview'), monday: page.getByLabel('Monday, minutes') };
}

describe('the live preview', () => {
  it('follows what is typed, without a reload, and leaves the focus and the other fields alone', async () => {
    const { page, preview, monday, troubles } = await openSetup();
    const before = await preview.innerText();
    await page.evaluate(() => document.body.setAttribute('data-not-reloaded', 'yes'));
    await page.getByLabel('From', { exact: true }).fill('2026-04-03');
    await page.getByLabel('Reason').fill('A wedding');

    await monday.fill('');
    await monday.pressSequentially('245');

    await eventually(() => preview.innerText()).not.toBe(before);
    await eventually(() => preview.innerText()).toContain('It fits.');
    expect(await monday.evaluate((field) => field === document.activeElement)).toBe(true);
    expect(await monday.inputValue()).toBe('245');
    expect(await page.getByLabel('Reason').first().inputValue()).toBe('A wedding');
    expect(await page.locator('body[data-not-reloaded]').count()).toBe(1);
    expect(troubles).toEqual([]);
  });

  it('tells what is wrong without taking the focus from the next field, and recovers', async () => {
    const { page, preview, monday } = await openSetup();
    const tuesday = page.getByLabel('Tuesday, minutes');

    // A number that one digit more leaves within a day.
    await tuesday.fill('120');
    await monday.fill('1441');
    await tuesday.focus();
    await tuesday.press('End');
    await eventually(() => preview.innerText()).toContain('whole minutes from 0 to 1440');
    await page.keyboard.type('1');

    expect(await tuesday.inputValue()).toBe('1201');
    await monday.fill('144');
    await eventually(() => preview.innerText()).toContain('It fits.');
  });

  it('starts in the time zone of the browser', async () => {
    const { app, page } = await openSetup({ timezoneId: 'Asia/Tokyo' });
    const zone = page.getByLabel('Time zone');

    await eventually(() => zone.inputValue()).toBe('Asia/Tokyo');
    await page.getByRole('button', { name: 'Make my plan' }).click();
    await page.waitForURL('**/today');
    await page.goto(`${app.address}/settings`);

    expect(await page.getByLabel('Time zone').inputValue()).toBe('Asia/Tokyo');
  });
});

describe('an interview in eight weeks', () => {
  it('does not fit, which is told with what would; leaving out stretch work makes a plan', async () => {
    const { app, page, preview, troubles } = await openSetup();
    const interviewOn = addDays(TODAY, 55);

    await page.getByLabel('Until a date').check();
    await page.getByLabel('Last day').fill(interviewOn);

    await eventually(() => preview.innerText()).toContain('It does not fit yet.');
    const words = await preview.innerText();
    expect(words).toMatch(/Study .+ more on each study day/);
    expect(words).toMatch(/Finish on .+ instead/);
    expect(words).toMatch(/\d+\s?% of the core work/);

    await page.getByLabel(/^Leave out the .+ of stretch work/).check();
    await page.getByRole('button', { name: 'Make my plan' }).click();
    await page.waitForURL('**/today');

    const plan = loadPlan(app.db, 1);
    expect(plan?.calendar.finishOn).toBe(interviewOn);
    expect(plan?.tasks.filter(({ weight }) => weight === 'stretch').every((task) => task.droppedOn)).toBe(
      true,
    );
    expect(plan?.tasks.filter(({ weight }) => weight === 'core').some((task) => task.droppedOn)).toBe(false);
    expect(troubles).toEqual([]);
  });

  it('is not planned before the learner has chosen, and nothing typed is lost', async () => {
    const { app, page } = await openSetup();
    await page.getByLabel('Until a date').check();
    await page.getByLabel('Last day').fill(addDays(TODAY, 55));
    await page.getByLabel('From', { exact: true }).fill('2026-04-03');
    await page.getByLabel('Reason').fill('A wedding');

    await page.getByRole('button', { name: 'Make my plan' }).click();

    await eventually(() => page.getByRole('alert').innerText()).toContain('does not fit yet');
    expect(await page.getByLabel('Last day').inputValue()).toBe(addDays(TODAY, 55));
    expect(await page.getByLabel('Reason').first().inputValue()).toBe('A wedding');
    expect(loadPlan(app.db, 1)).toBeNull();
  });

  it('fits after a remedy is applied', async () => {
    const { page, preview } = await openSetup();
    await page.getByLabel('Until a date').check();
    await page.getByLabel('Last day').fill(addDays(TODAY, 55));
    const remedy = page.getByRole('button', { name: /more on each study day/ });
    await remedy.click();

    await eventually(() => preview.innerText()).toContain('It fits.');
    expect(await page.getByLabel('Last day').inputValue()).toBe(addDays(TODAY, 55));
  });
});

describe('what is asked only when it matters', () => {
  it('is a first day that is long over, and what is known: both live, task by task, and kept by the plan', async () => {
    const { app, page, troubles } = await openSetup();

    await page.getByLabel('First day').fill(addDays(TODAY, -30));
    await page.locator('#field-beginning').waitFor();
    await page.locator('#self-check-summary').click();
    await page.locator('input[name="knowledge.language-models"][value=known]').check();
    await page.locator('#known-language-models').click();
    await page.locator('#aside-lora-and-qlora').uncheck();
    await eventually(() => page.locator('#known-language-models').innerText()).toContain(
      `${KNOWN - 1} of ${KNOWN} tasks`,
    );
    expect(await page.locator('#aside-lora-and-qlora').isVisible()).toBe(true);
    await page.getByLabel(/^Start today instead/).check();
    await page.getByRole('button', { name: 'Make my plan' }).click();
    await page.waitForURL('**/today');

    const plan = loadPlan(app.db, 1);
    expect(plan?.calendar.startOn).toBe(TODAY);
    const aside = plan?.tasks.filter(
      ({ droppedAs, droppedOn }) => droppedOn !== null && droppedAs === 'known',
    );
    expect(aside).toHaveLength(KNOWN - 1);
    expect(aside?.some(({ key }) => key === 'lora-and-qlora')).toBe(false);
    expect(troubles).toEqual([]);
  });
});
