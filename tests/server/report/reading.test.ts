import { describe, expect, it } from 'vitest';
import { addOwnResource } from '../../../db/reading/own-resources.ts';
import { REPORT_SECTIONS } from '../../../plans/report/choices.ts';
import type { TestApp } from '../../support/app/test-app.ts';
import { MOMENT } from '../../support/database/db.ts';
import { readingApp } from '../../support/made/reading/reading-app.ts';
import { givenOwnResourceWords } from '../../support/made/reading/resources.ts';
import { readPdf } from '../../support/texts/pdf.ts';

const NOTE = 'The *first* programme <img src=x onerror=alert(1)> of $x_1$';

/** A learner who read a paper on Monday, noted something on it, and read one of their own on Tuesday. */
async function givenReading(): Promise<TestApp> {
  const app = await readingApp();
  const words = givenOwnResourceWords({
    title: 'Seeds of $x_1$',
    tasks: ['one'],
    need: 'pick',
    part: 'page 2',
  });
  addOwnResource(app.db, { key: 'own-seeds', words, ...MOMENT });
  await app.post('/reading/ada-1843-notes/completion', { done: 'yes' });
  await app.post('/reading/ada-1843-notes/note', { text: NOTE, revision: '0' });
  await app.post('/reading/knuth-1968-art/note', { text: 'Unread so far', revision: '0' });
  app.setNow('2026-03-03T09:00:00Z');
  await app.post('/reading/own-seeds/completion', { done: 'yes' });
  return app;
}

async function linkTo({ post }: TestApp, choices: string): Promise<string> {
  const { $ } = await post('/report/links', { label: '', openDays: '30', from: '/report', choices });
  return new URL(String($('#fresh-link').val())).pathname;
}

async function pdfOf({ app }: TestApp, path: string): Promise<string> {
  const { rawPayload } = await app.inject({ url: path, headers: { host: 'localhost' } });
  return (await readPdf(rawPayload)).pages.join(' ').replace(/\s+/g, ' ');
}

const SECTION = '.report__section:has(h3:contains("What was read"))';
const SENTENCE = '2 resources were read. The plan has asked for 2 must-reads so far; 1 is read.';

describe('what was read, in the report', () => {
  it('is on the page, in every file and behind the link alike', async () => {
    const app = await givenReading();
    const link = await linkTo(app, '');
    const page = await app.get('/report');
    const section = page.$(SECTION);
    expect(section.find('p').first().text()).toBe(SENTENCE);
    const [ada, own] = section.find('.ledger__line').toArray();
    expect(page.$(ada).text().replace(/\s+/g, ' ')).toBe(
      'Mon 2 MarNotes on the Engine: a {short} sketch & 5 % more Lovelace, 1843; note G',
    );
    expect(page.$(own).text().replace(/\s+/g, ' ')).toContain('Lovelace, 2024; page 2');
    expect(section.find('blockquote em').text()).toBe('first');
    expect(section.find('math')).toHaveLength(2);
    for (const path of ['/report.html', link]) {
      const { $ } = await app.get(path);
      expect($(SECTION).text()).toBe(section.text());
      expect($('img')).toHaveLength(0);
    }
    const { body } = await app.get('/report.md');
    for (const line of [
      SENTENCE,
      '| Notes on the Engine: a {short} sketch & 5 % more | Lovelace, 1843 | note G |'.replace('&', '\\&'),
      '| Seeds of $`x_1`$ | Lovelace, 2024 | page 2 |',
      '> The *first* programme &lt;img',
    ]) {
      expect(body).toContain(line);
    }
    expect(JSON.parse((await app.get('/report.json')).body).reading).toMatchObject({
      sentence: SENTENCE,
      readings: [
        { day: '2026-03-02', resourceKey: 'ada-1843-notes', note: NOTE },
        { day: '2026-03-03', resourceKey: 'own-seeds', note: '' },
      ],
    });
    const table = (await app.get('/report.csv?table=readings')).body;
    expect(table).toContain('2026-03-03,own-seeds,paper,Seeds of x₁,"Lovelace, Ada",2024,page 2,');
    const paper = await pdfOf(app, '/report.pdf');
    for (const words of [SENTENCE, 'Lovelace, 1843', 'note G', 'Seeds of x', 'The first programme <img']) {
      expect(paper).toContain(words);
    }
    for (const text of [page.body, body, table, paper]) expect(text).not.toContain('Unread so far');
  });

  it('keeps to its days', async () => {
    const { get } = await givenReading();
    const { $ } = await get('/report?from=2026-03-03&to=2026-03-03');
    expect($(SECTION).find('.ledger__line')).toHaveLength(1);
    expect($(SECTION).text()).not.toContain('programme');
  });

  it('has notes only where the report has the learner’s words, behind the link too', async () => {
    const app = await givenReading();
    for (const detail of ['figures', 'one-page']) {
      const query = `detail=${detail}`;
      const paths = ['html', 'md', 'json', 'csv'].map(
        (format) => `/report.${format}?${query}&table=readings`,
      );
      for (const path of [...paths, await linkTo(app, query)]) {
        const { status, body } = await app.get(path);
        expect([path, status, body.includes('programme')]).toEqual([path, 200, false]);
      }
      expect(await pdfOf(app, `/report.pdf?${query}`)).not.toContain('programme');
    }
  });

  it('is nowhere when it was not chosen, and comes into no link from before there was such a section', async () => {
    const app = await givenReading();
    const sections = REPORT_SECTIONS.filter((section) => section !== 'reading');
    const query = sections.map((section) => `section=${section}`).join('&');
    for (const path of [
      `/report?${query}`,
      `/report.html?${query}`,
      `/report.md?${query}`,
      await linkTo(app, query),
    ]) {
      const { body } = await app.get(path);
      expect([path, body.includes(SENTENCE), body.includes('programme')]).toEqual([path, false, false]);
    }
    const file = (await app.get(`/report.json?${query}`)).body;
    expect(JSON.parse(file).reading).toBeNull();
    expect(file).not.toContain('programme');
    expect(await pdfOf(app, `/report.pdf?${query}`)).not.toContain('What was read');
  });

  it('no longer has what was taken back', async () => {
    const { get, post } = await givenReading();
    await post('/reading/ada-1843-notes/completion', { done: 'no' });
    const { $ } = await get('/report');
    expect($(SECTION).text()).toContain(
      '1 resource was read. The plan has asked for 2 must-reads so far; 0 are read.',
    );
    expect($(SECTION).text()).not.toContain('programme');
  });
});
