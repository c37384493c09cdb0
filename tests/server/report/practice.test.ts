import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { readAndWrite } from '../../../db/file/transaction.ts';
import { recordAnswer } from '../../../db/practice/answers.ts';
import { links } from '../../../db/schema/access.ts';
import { day } from '../../../plans/day.ts';
import { REPORT_SECTIONS } from '../../../plans/report/choices.ts';
import { type TestApp, testApp } from '../../support/app/test-app.ts';
import { givenNewAnswer } from '../../support/made/practice/answers.ts';
import { readPdf } from '../../support/texts/pdf.ts';

const HOSTILE = 'Breathe <img src=x onerror=alert(1)> *first*';

async function holdMock({ post }: TestApp, mock: number): Promise<void> {
  await post('/mocks', { format: 'coding' });
  await post(`/mocks/${mock}/rounds/1/clock`, { running: 'yes' });
  await post(`/mocks/${mock}/rounds/1/completion`, { done: 'yes' });
  await post(`/mocks/${mock}/rounds/2/clock`, { running: 'yes' });
  await post(`/mocks/${mock}/rounds/2/scores`, { 'score-2-clarity': '4', 'score-2-correctness': '2' });
  await post(`/mocks/${mock}/completion`, { done: 'yes' });
}

/** A learner of the real bank who held a mock, judged it, and has a word to take away. */
async function givenPractice(now = '2026-03-12T18:00:00.000Z'): Promise<TestApp> {
  const app = await testApp({ plan: 'built-in', now });
  await holdMock(app, 1);
  await app.post('/mocks/1/takeaway', { text: HOSTILE, revision: '0' });
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

const SHOWS = 'Mean score';

describe('practice in the report', () => {
  it('is on the page, in every file and behind the link alike', async () => {
    const app = await givenPractice();
    const link = await linkTo(app, '');
    const page = await app.get('/report');
    const section = page.$('.report__section:has(h3:contains("Practice"))');
    expect(section.find('tbody td').eq(1).text()).toBe('3 of 4');
    expect(section.find('tbody td').slice(2).text()).toBe('Clarity, 4Correctness, 2');
    expect(section.find('blockquote em').text()).toBe('first');
    expect(section.text()).toContain('sign of being ready');
    for (const path of ['/report.html', link]) {
      const { $ } = await app.get(path);
      expect($('.report__section:has(h3:contains("Practice"))').text()).toBe(section.text());
      expect($('img')).toHaveLength(0);
    }
    const said = section.find('p').first().text();
    expect((await app.get('/report.md')).body).toContain(said);
    expect((await app.get('/report.md')).body).not.toContain('<img');
    expect(JSON.parse((await app.get('/report.json')).body).practice).toMatchObject({
      sentence: said,
      mocks: [{ mean: 3, takeaway: HOSTILE }],
    });
    const paper = await pdfOf(app, '/report.pdf');
    for (const words of [said, '3 of 4', 'Clarity, 4', '<img src=x onerror=alert(1)> first']) {
      expect(paper).toContain(words);
    }
  });

  it('is nowhere when it was not chosen', async () => {
    const app = await givenPractice();
    const query = 'section=pace&section=weeks';
    for (const path of [
      `/report?${query}`,
      `/report.html?${query}`,
      `/report.md?${query}`,
      await linkTo(app, query),
    ]) {
      const { body } = await app.get(path);
      expect([path, body.includes(SHOWS), body.includes('Breathe')]).toEqual([path, false, false]);
    }
    expect(JSON.parse((await app.get(`/report.json?${query}`)).body).practice).toBeNull();
    expect(await pdfOf(app, `/report.pdf?${query}`)).not.toContain(SHOWS);
  });

  it('shows what was taken away only in full', async () => {
    const app = await givenPractice();
    for (const detail of ['figures', 'one-page']) {
      const { body } = await app.get(`/report.html?detail=${detail}`);
      expect([detail, body.includes(SHOWS), body.includes('Breathe')]).toEqual([detail, true, false]);
    }
  });

  it('does not come into a link to all that there was before', async () => {
    const app = await givenPractice();
    const [made, neighbour] = [await linkTo(app, ''), await linkTo(app, '')];
    const sections = REPORT_SECTIONS.filter((section) => section !== 'practice');
    const choices = JSON.stringify({
      range: 'all',
      phase: '',
      from: null,
      to: null,
      sections,
      detail: 'full',
    });
    readAndWrite(app.db, () => app.db.orm.update(links).set({ choices }).where(eq(links.id, 1)).run());

    expect((await app.get(made)).body).not.toContain('Practice and readiness');
    expect((await app.get(made)).body).not.toContain('Breathe');
    expect((await app.get(neighbour)).body).toContain('Breathe');
  });

  it('leaves one page one page, with the whole roadmap behind it', async () => {
    const app = await givenPractice('2026-04-20T09:00:00Z');
    for (let mock = 2; mock <= 5; mock += 1) await holdMock(app, mock);
    for (const onDay of ['2026-04-18', '2026-04-20'].map(day)) {
      for (let number = 1; number <= 100; number += 1) {
        const answer = givenNewAnswer({ questionKey: `question-${number}` });
        recordAnswer(app.db, { answer, prompt: 'A question', at: `${onDay}T08:00:00.000Z`, today: onDay });
      }
    }
    for (let id = 1; id <= 40; id += 1) {
      await app.post(`/tasks/${id}/completion`, { done: 'yes', on: '2026-03-20' });
      if (id % 10 === 0) await app.post(`/tasks/${id + 100}/drop`, { dropped: 'yes', from: '/plan' });
    }
    await app.post('/reading/vaswani-2017-attention/completion', { done: 'yes' });
    const { rawPayload } = await app.app.inject({
      url: '/report.pdf?detail=one-page',
      headers: { host: 'localhost' },
    });
    const { pages } = await readPdf(rawPayload);
    expect(pages.slice(1)).toEqual([]);
    expect(pages[0]?.replace(/\s+/g, ' ')).toMatch(
      /\d+ answers to .* came back, .*Last mock: Coding, .* 3 of 4\. .*raise it most/,
    );
  });
});
