import { expect, it } from 'vitest';
import { findAnswerNote } from '../../../db/practice/answer-notes.ts';
import { listOwnQuestions } from '../../../db/practice/own-questions.ts';
import { useBrowser } from '../../support/browser/browser.ts';
import { browserApp, eventually, fillPlan, openPage } from '../../support/browser/browser-app.ts';

const browser = useBrowser();
const CSV = {
  name: 'mine.csv',
  mimeType: 'text/csv',
  buffer: Buffer.from('prompt,seconds\nWhy?,30\nWho?,never\n'),
};

it('own questions without JavaScript: added, edited, archived, brought back, imported and taken back', async () => {
  const app = await browserApp({ fill: fillPlan });
  const { page, troubles } = await openPage(browser(), `${app.address}/practice`, {
    javaScriptEnabled: false,
  });

  await page.getByRole('link', { name: 'Add a question' }).click();
  await page.getByLabel('Question', { exact: true }).fill('Why this loss?');
  await page.getByLabel('What a strong answer says').fill('It is convex\nIt is cheap');
  await page.getByRole('button', { name: 'Add the question' }).click();
  expect(await page.locator('h1').innerText()).toBe('Why this loss?');

  await page.getByRole('link', { name: 'Edit it' }).click();
  await page.getByLabel('Speaking time in seconds').fill('60');
  await page.getByRole('button', { name: 'Save' }).click();
  expect(await page.locator('.questions__facts').innerText()).toContain('1 min');

  await page.getByRole('button', { name: 'Archive it' }).click();
  await page.getByRole('link', { name: 'All your own questions' }).click();
  await page.getByRole('button', { name: /^Bring it back/ }).click();
  expect(await page.locator('.questions__prompt').innerText()).toBe('Why this loss?');

  await page.getByRole('link', { name: 'Bring in questions' }).click();
  await page.getByLabel('Choose a file').setInputFiles(CSV);
  await page.getByRole('button', { name: 'Look at it first' }).click();
  expect(await page.locator('.lead').first().innerText()).toContain(
    '1 new question, 1 row that cannot be kept.',
  );
  await page.getByRole('button', { name: 'Keep 1 question' }).first().click();
  expect(await page.locator('.questions__prompt').allInnerTexts()).toEqual(['Why this loss?', 'Why?']);
  await page.getByRole('button', { name: 'Undo' }).click();
  expect(listOwnQuestions(app.db)).toMatchObject([
    { prompt: 'Why this loss?', seconds: 60, archivedOn: null },
  ]);
  expect(troubles).toEqual([]);
});

it('an answer saves itself while it is written, and stays covered afterwards', async () => {
  const app = await browserApp({ fill: fillPlan });
  const address = `${app.address}/practice/questions/plain-kl-divergence`;
  const { page, troubles } = await openPage(browser(), address);
  const answer = page.locator('#answer-note-plain-kl-divergence');
  expect(await answer.isVisible()).toBe(false);

  await page.locator('#answer-note').focus();
  await page.keyboard.press('Enter');
  await answer.fill('How badly Q stands in for P.');

  await eventually(() => page.locator('#answer-note-plain-kl-divergence-status').innerText()).toBe('Saved');
  await eventually(() => findAnswerNote(app.db, 'plain-kl-divergence').text).toBe(
    'How badly Q stands in for P.',
  );
  await page.reload();
  expect(await answer.isVisible()).toBe(false);
  expect(await answer.inputValue()).toBe('How badly Q stands in for P.');
  expect(troubles).toEqual([]);
});
