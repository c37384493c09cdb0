import { load } from 'cheerio';
import { describe, expect, it } from 'vitest';
import { addOwnQuestion } from '../../../db/practice/own-questions.ts';
import { type Answer, type TestApp, testApp } from '../../support/app/test-app.ts';
import { fieldPart, filePart, sendTo } from '../../support/app/upload.ts';
import { dumpData, MOMENT } from '../../support/database/db.ts';
import { workbookOfRows } from '../../support/made/incoming/workbook.ts';
import { givenOwnWords } from '../../support/made/practice/questions.ts';

async function bring(app: TestApp, ...parts: readonly Buffer[]): Promise<Answer> {
  const { statusCode, headers, body } = await sendTo('/import', app, ...parts);
  return { status: statusCode, headers, body, $: load(body) };
}

describe('the door', () => {
  it('is there before there is a plan', async () => {
    const { $, status } = await (await testApp({ plan: 'none' })).get('/import');
    expect(status).toBe(200);
    expect($('form[action="/import"]').attr('enctype')).toBe('multipart/form-data');
  });

  it('takes a file, says what it is, and keeps nothing yet', async () => {
    const app = await testApp();
    const before = dumpData(app.db);
    const { status, headers } = await bring(
      app,
      filePart('@article{a, title={A view}, year={2017}}', 'a.bib'),
    );
    expect(status).toBe(303);

    const { $ } = await app.get(String(headers.location));
    expect($('main').text()).toContain('a.bib looks like a list of papers');
    expect(dumpData(app.db)).toEqual(before);
  });

  it('takes pasted text, too', async () => {
    const app = await testApp();
    const { headers } = await bring(app, fieldPart('text', '@article{a, title={A view}, year={2017}}'));
    const { $ } = await app.get(String(headers.location));
    expect($('main').text()).toContain('This looks like a list of papers');
  });

  it.each([
    ['nothing', [], 'Choose a file, or paste a text'],
    ['only white space', [fieldPart('text', ' \n ')], 'Choose a file, or paste a text'],
    ['an empty file', [filePart('', 'a.md')], 'There is nothing in this file'],
    ['a PDF', [filePart('%PDF-1.7\n…', 'plan.pdf')], 'This is a PDF: copy the list out of it, and paste it'],
    [
      'an old workbook',
      [filePart(Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'a.xls')],
      'save it as .xlsx or CSV',
    ],
    ['a database', [filePart('SQLite format 3\0', 'a.db')], 'This is a database'],
  ])('says in one sentence what to do with %s', async (_, parts, words) => {
    const app = await testApp();
    const { status, $ } = await bring(app, ...parts);
    expect(status).toBe(422);
    expect($('.error-summary').text()).toContain(words);
  });

  it('gives back what was pasted where it cannot be read', async () => {
    const { status, $ } = await bring(await testApp(), fieldPart('text', '%PDF-1.4 pasted'));
    expect(status).toBe(422);
    expect($('#field-text').text().trim()).toBe('%PDF-1.4 pasted');
  });

  it('refuses what is no form in words, and keeps nothing of it', async () => {
    const { app } = await testApp();
    const { statusCode } = await app.inject({
      method: 'POST',
      url: '/import',
      headers: {
        host: 'localhost',
        origin: 'http://localhost',
        'sec-fetch-site': 'same-origin',
        'content-type': 'multipart/form-data; boundary=x',
      },
      payload: 'no part of any form',
    });
    expect(statusCode).toBeGreaterThanOrEqual(400);
    expect(statusCode).toBeLessThan(500);
  });
});

describe('a file that was looked at', () => {
  it('is gone after others came, in words', async () => {
    const app = await testApp();
    const { headers } = await bring(app, fieldPart('text', '@article{a, title={A view}}'));
    for (let n = 0; n < 4; n += 1) await bring(app, fieldPart('text', `@article{a${n}, title={A view}}`));
    const { status, $ } = await app.get(String(headers.location));
    expect(status).toBe(410);
    expect($('main').text()).toContain('This file is no longer at hand');
  });

  it('of an earlier start is told as such', async () => {
    const { status, $ } = await (await testApp()).get('/import/00000000-0000');
    expect(status).toBe(410);
    expect($('main').text()).toContain('Daymark was started anew');
  });
});

describe('questions in a workbook', () => {
  const PLAN = [
    ['Week', 'Topic'],
    ['1', 'Linear algebra'],
  ];
  const bank = (prompt: string) => [
    ['Question', 'Answer'],
    [prompt, 'So'],
    [`${prompt} Again?`, 'So'],
  ];

  it('stand in the category that their sheet is called, and a sheet of another kind says where it can go', async () => {
    const app = await testApp();
    const file = Buffer.from(workbookOfRows(PLAN, bank('Why?')));
    const { headers } = await bring(app, filePart(file, 'mine.xlsx'));
    const { $ } = await app.get(String(headers.location));

    expect($('.field__error').text()).toBe('');
    expect($('.page a[href$="?as=tasks&sheet=0"]').text()).toBe('things to do');
    expect($('.field__label').text()).toContain('S1');
    const there = await app.get(String($('.page a[href$="?as=tasks&sheet=0"]').attr('href')));
    expect(there.$('main').text()).toContain('Linear algebra');
  });

  it('folds columns that are called what they are, and what is changed is told in words', async () => {
    const app = await testApp();
    addOwnQuestion(app.db, { ...MOMENT, key: 'own-1', words: { ...givenOwnWords(), prompt: 'Why?' } });
    const own = (await app.get('/practice/own.csv')).body.replace('Why?', 'Why not?');
    const { headers } = await bring(app, filePart(own, 'own.csv'));
    const { $ } = await app.get(String(headers.location));

    expect($('.coming .hint').first().text()).toBe('Changes: Question.');
    expect($('details.fold:has(select[name="column-0-0"])').attr('open')).toBeUndefined();
    const guessed = await bring(app, filePart('Asked;Told\nWhy so?;Because\nHow so?;Thus\n', 'other.csv'));
    const other = await app.get(String(guessed.headers.location));
    expect(other.$('details.fold:has(select[name="column-0-0"])')).toHaveLength(0);
  });
});
