import { expect, it } from 'vitest';
import { loadPlan } from '../../db/plan/load-plan.ts';
import { useBrowser } from '../support/browser/browser.ts';
import { browserApp, eventually, fillPlan, openPage } from '../support/browser/browser-app.ts';

const browser = useBrowser();

const SUMMARY = {
  share: 'The pretraining task and its code are mine.',
  problem: 'Each new sensor needs days of labelling.',
  gap: 'Contrastive pretraining treats motion like an image.',
  idea: 'Predict what gravity alone must do to the signal.',
  method: 'Split gravity from motion, and predict the turn.',
  evidence: 'Macro F1 of 0.81, sd 0.02 over five seeds.',
  limitations: 'It fails in trains and lifts.',
  'next-steps': 'Learn the split instead of fixing it.',
  impact: 'A day of labelling where it took two weeks.',
};

it('a task without a summary leads to a whole one, which moves the gate, ticks the task, prints, and is defended in the drill', async () => {
  const app = await browserApp({ fill: fillPlan });
  const task = () => loadPlan(app.db, 1)?.tasks.find(({ key }) => key === 'first-project-summary');
  const taskAddress = `${app.address}/tasks/${task()?.id}`;
  const { page, troubles } = await openPage(browser(), `${app.address}/phases/research-portfolio`);
  const criterion = page.locator('li', { hasText: 'Three project summaries are whole' });
  expect(await criterion.innerText()).toMatch(/none of 3\s+no data/);

  await page.goto(taskAddress);
  await page.locator('#begin-project').click();
  await page.getByLabel('The name of the project, as you say it').fill('Sensors that lie');
  await page.getByRole('button', { name: 'Begin it' }).click();
  await page.waitForURL('**/pieces/*');
  for (const [part, text] of Object.entries(SUMMARY)) {
    await page.locator(`#part-${part}`).fill(text);
    await page.locator(`#part-${part}`).blur();
    await eventually(() => page.locator(`#part-${part}-status`).innerText()).toMatch(
      /\d+ of \d+ words|Saved/,
    );
  }
  await eventually(() => page.locator('.standing__words').innerText()).toBe('This project is whole.');
  await page.getByRole('button', { name: 'Tick the task, with this as evidence' }).first().click();
  await eventually(() => task()?.completion?.on ?? '').toBe('2026-03-04');
  expect(task()?.evidence).toMatchObject([{ text: 'Sensors that lie' }]);
  const piece = page.url();

  await page.goto(`${app.address}/phases/research-portfolio`);
  expect(await criterion.innerText()).toMatch(/1 of 3\s+not yet/);
  await page.goto(`${piece}/page`);
  const pdf = await page.pdf({ format: 'A4' });
  expect(pdf.toString('latin1').match(/\/Type\s*\/Page\b(?!s)/g)).toHaveLength(1);

  await page.goto(piece);
  const asked = page.locator('#defence a').first();
  const question = await asked.innerText();
  await asked.click();
  await page.waitForURL('**/practice/questions/**');
  expect(await page.locator('main').innerText()).toContain(question);
  expect(troubles).toEqual([]);
});
