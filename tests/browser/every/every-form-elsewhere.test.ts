import { describe, expect, it } from 'vitest';
import type { Database } from '../../../db/file/open.ts';
import { loadPlan } from '../../../db/plan/load-plan.ts';
import { setTasksCompletion } from '../../../db/task/completions.ts';
import { addDays } from '../../../plans/day.ts';
import { hashPassword } from '../../../server/security/password.ts';
import { sendEveryForm } from '../../support/app/every-form.ts';
import { useBrowser } from '../../support/browser/browser.ts';
import {
  type BrowserApp,
  browserApp,
  eventually,
  fillDemo,
  fillPlan,
  openPage,
  TODAY,
} from '../../support/browser/browser-app.ts';

const browser = useBrowser();

/** The plan with all of its tasks finished. */
function fillFinished(db: Database): void {
  fillPlan(db);
  const taskIds = loadPlan(db, 1)?.tasks.map(({ id }) => id) ?? [];
  setTasksCompletion(db, { taskIds, on: TODAY, at: `${TODAY}T10:00:00.000Z`, today: TODAY });
}

async function sendAll(app: BrowserApp) {
  const { page } = await openPage(browser(), `${app.address}/help`);
  return sendEveryForm(page, app);
}

describe('every form can be sent', () => {
  it('without a plan', async () => {
    const { troubles, shapes } = await sendAll(await browserApp());
    expect(troubles).toEqual([]);
    expect(shapes.length).toBeGreaterThan(12);
  });

  it.each([
    { state: 'before its first day', fill: (db: Database) => fillPlan(db, { startOn: addDays(TODAY, 10) }) },
    { state: 'after its last day', fill: (db: Database) => fillDemo(db, addDays(TODAY, -120)) },
    { state: 'with all of it finished', fill: fillFinished },
  ])('of a plan $state, and a task be added', async ({ fill }) => {
    const app = await browserApp({ fill });
    const { page } = await openPage(browser(), `${app.address}/tasks/new`);
    await page.getByLabel('Title').fill('Ask Ada for a mock interview');
    await page.getByRole('button', { name: 'Add the task' }).click();
    await eventually(() => page.getByRole('heading', { level: 1 }).textContent()).toBe(
      'Ask Ada for a mock interview',
    );

    const { troubles, shapes } = await sendEveryForm(page, app);
    expect(troubles).toEqual([]);
    expect(shapes.length).toBeGreaterThan(40);
  });

  it('where a password is asked for', async () => {
    const app = await browserApp({ passwordHash: await hashPassword('a lighthouse by day') });
    expect((await sendAll(app)).troubles).toEqual([]);
  });
});
