import * as cheerio from 'cheerio';
import MarkdownIt from 'markdown-it';
import { describe, expect, it } from 'vitest';
import { addDays, day } from '../../../plans/day.ts';
import { practiceFigures } from '../../../plans/practice/practice-figures.ts';
import { practiceSentence } from '../../../plans/practice/practice-sentence.ts';
import type { ReportSubject } from '../../../plans/report/choices.ts';
import { reportJson } from '../../../plans/report/formats/report-json.ts';
import type { PracticeRecord } from '../../../plans/report/report-practice.ts';
import { ReportFileSchema } from '../../../plans/report/report-schema.ts';
import { givenPlan, givenTask, WHOLE_REPORT } from '../../support/made/plans.ts';
import { byQuestion, givenAnswer } from '../../support/made/practice/answers.ts';
import { givenMock } from '../../support/made/practice/mocks.ts';
import { givenCategory, givenQuestion } from '../../support/made/practice/questions.ts';
import { givenReport, markdownOf } from '../../support/made/reports.ts';

const TODAY = day('2026-03-11');
const WEEK_1 = { from: day('2026-03-02'), to: day('2026-03-08') };
const SUBJECT: ReportSubject = { ...WHOLE_REPORT, sections: ['practice'] };

const bank = [
  givenCategory('language-models-and-retrieval', [
    givenQuestion({ id: 'q1', prompt: 'A private question?' }),
    givenQuestion({ id: 'q2' }),
    givenQuestion({ id: 'q3' }),
  ]),
];
const answers = byQuestion([
  givenAnswer(day('2026-03-01'), { questionKey: 'q1', missing: 'Private gap' }),
  givenAnswer(day('2026-03-03'), { questionKey: 'q1', grade: 'again' }),
  givenAnswer(day('2026-03-08'), { questionKey: 'q2' }),
  givenAnswer(day('2026-03-09'), { questionKey: 'q2' }),
]);
const mocks = [
  givenMock(
    { takeaway: { text: 'Private: *slow down*', revision: 1 }, partner: 'Private partner', day: WEEK_1.to },
    [{ clarity: 4, depth: 1 }, { clarity: 3 }],
  ),
  givenMock({ id: 2, title: 'Coding', day: day('2026-03-09') }, [{ clarity: 2 }]),
  givenMock({ id: 3, title: 'Behavioural', day: day('2026-03-10') }),
  givenMock({ id: 4, title: 'Still running', day: TODAY, finishedAt: null }, [{ clarity: 4 }]),
];
const record: PracticeRecord = { bank, answers, mocks };
const plan = givenPlan({ tasks: [givenTask()] });

const report = (subject: Partial<ReportSubject> = {}, practised = record, today = TODAY) =>
  givenReport(plan, { ...SUBJECT, ...subject }, today, { practice: practised });
const practiceOf = (...asked: Parameters<typeof report>) => report(...asked).practice;

describe('practice in a report', () => {
  it('has the figures of its days, both ends included, and the sentence of the week’s own page', () => {
    const figures = practiceFigures(bank, answers, WEEK_1);
    expect(figures).toMatchObject({ answerCount: 2, newCount: 1, repeatedCount: 1, recalledCount: 0 });
    expect(practiceOf({ range: WEEK_1 })).toMatchObject({ figures, sentence: practiceSentence(figures) });
  });

  it('has all that was practised up to today when it is about the whole plan', () => {
    expect(practiceOf()?.figures).toMatchObject({ answerCount: 4, questionCount: 2, newCount: 2 });
    expect(practiceOf({}, record, day('2026-03-08'))?.figures.answerCount).toBe(3);
  });

  it('has the finished mocks of its days with their mean, their strongest and their weakest', () => {
    expect(practiceOf({ range: WEEK_1 })?.mocks).toEqual([
      {
        title: 'Technical screen',
        day: '2026-03-08',
        mean: 2.25,
        strongest: { title: 'Clarity', mean: 3.5 },
        weakest: { title: 'Depth', mean: 1 },
        takeaway: 'Private: *slow down*',
      },
    ]);
    const told = practiceOf()?.mocks.map(({ title, mean, strongest, weakest }) => {
      return [title, mean, strongest?.title ?? null, weakest?.title ?? null];
    });
    expect(told).toEqual([
      ['Technical screen', 2.25, 'Clarity', 'Depth'],
      ['Coding', 2, null, null],
      ['Behavioural', null, null, null],
    ]);
  });

  it('has the last mock on one page', () => {
    const titles = practiceOf({ detail: 'one-page' })?.mocks.map(({ title }) => title);
    expect(titles).toEqual(['Behavioural']);
  });

  it('has readiness as of today, whatever its days, with what would raise it most', () => {
    const whole = practiceOf()?.readiness;
    expect(whole?.readyCount).toBe(1);
    expect(whole?.sentence).toBe(
      `1 of the ${whole?.areaCount} areas shows every sign of being ready. There is no data yet for ${whole?.silentCount}.`,
    );
    expect(practiceOf({ range: WEEK_1 })?.readiness).toEqual(whole);

    expect(whole?.next).toEqual({ area: 'Technical foundations', sentence: 'Have it judged in a mock.' });
    const line = 'What would raise it most: Technical foundations. Have it judged in a mock.';
    expect(markdownOf(report())).toContain(line);
  });

  it('says in one sentence that nothing was practised, ever or in its days', () => {
    const nothing = { ...record, answers: new Map(), mocks: [] };
    expect(practiceOf({}, nothing)).toMatchObject({
      sentence: 'Nothing was practised yet.',
      mocks: [],
      readiness: null,
    });
    const quiet = { from: addDays(TODAY, 1), to: addDays(TODAY, 3) };
    expect(practiceOf({ range: quiet })).toMatchObject({
      sentence: 'Nothing was practised on these days.',
      mocks: [],
    });
    const text = markdownOf(report({}, nothing));
    expect(text.split('## Practice and readiness')[1]?.trim()).toBe('Nothing was practised yet.');
  });

  it('shows nothing of itself in any form where it was not chosen', () => {
    const { sections } = WHOLE_REPORT;
    const without = report({ sections: sections.filter((section) => section !== 'practice') });
    expect(without.practice).toBeNull();
    const none = givenReport(plan, { ...WHOLE_REPORT, sections: without.sections }, TODAY);
    expect(reportJson(without)).toBe(reportJson(none));
    expect(markdownOf(without)).toBe(markdownOf(none));
  });

  it.each(['figures', 'one-page'] as const)('has none of the learner’s words as %s', (detail) => {
    expect(markdownOf(report()) + reportJson(report())).toContain('slow down');
    const written = report({ detail });
    expect(markdownOf(written) + reportJson(written)).not.toMatch(/private|slow down/i);
  });

  it('names neither questions, nor what was missing, nor the partner, even in full', () => {
    const written = markdownOf(report()) + reportJson(report());
    expect(written).not.toMatch(/private (question|gap|partner)/i);
  });

  it.each(['full', 'figures', 'one-page'] as const)(
    'is as its schema says, the same bytes twice: %s',
    (detail) => {
      const written = reportJson(report({ detail }));
      const parsed: unknown = JSON.parse(written);
      expect(ReportFileSchema.safeParse(parsed).error?.issues ?? []).toEqual([]);
      expect(reportJson(report({ detail }, structuredClone(record)))).toBe(written);
    },
  );

  it('as Markdown keeps titles in their cells and takeaways in their quotation', () => {
    const title = '| *one* <b>x</b>\n# two';
    const hostile = givenMock({ title, takeaway: { text: '<!-- open\n# heading', revision: 1 } }, [
      { clarity: 4, depth: 2 },
    ]);
    const neighbour = givenMock({ id: 2, title: 'Neighbour', takeaway: { text: 'Breathe', revision: 1 } });
    const text = markdownOf(report({}, { ...record, mocks: [hostile, neighbour] }));
    const $ = cheerio.load(new MarkdownIt({ html: true, linkify: true }).render(text));

    const rows = $('h2:contains("Practice") ~ table tbody tr');
    const cellsOf = (index: number) =>
      rows
        .eq(index)
        .find('td')
        .toArray()
        .map((cell) => $(cell).text());
    expect(cellsOf(0)).toEqual(['4 March 2026', '| one <b>x</b> # two', '3 of 4', 'Clarity, 4', 'Depth, 2']);
    expect(cellsOf(1)).toEqual(['4 March 2026', 'Neighbour', 'not scored', '', '']);
    expect($('h2').length).toBe(1);
    expect($('blockquote').last().text().trim()).toBe('Breathe');
    expect($('b').length).toBe(0);
  });
});
