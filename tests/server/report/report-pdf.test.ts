import { describe, expect, it } from 'vitest';
import { datesIn } from '../../../plans/dates.ts';
import { addDays, type Day, day } from '../../../plans/day.ts';
import type { Plan } from '../../../plans/plan/plan.ts';
import { REPORT_SECTIONS, type ReportSubject } from '../../../plans/report/choices.ts';
import { buildReport } from '../../../plans/report/report.ts';
import { reportPdf } from '../../../server/report/report-pdf.tsx';
import {
  doneOn,
  givenPlan,
  givenReview,
  givenTask,
  START_ON,
  WHOLE_REPORT,
} from '../../support/made/plans.ts';
import { readPdf } from '../../support/texts/pdf.ts';

const TODAY = day('2026-03-11');
const DATES = datesIn({ locale: 'en-GB', hourCycle: 'auto' });

const write = (plan: Plan, subject: Partial<ReportSubject> = {}, today: Day = TODAY) =>
  reportPdf(buildReport(plan, { ...WHOLE_REPORT, ...subject }, today, DATES), DATES);
const read = async (...asked: Parameters<typeof write>) => readPdf(await write(...asked));
const flat = (text: string) => text.replace(/\s+/g, ' ');

const plan = givenPlan({
  title: 'Zwei Wochen – α → ω',
  tasks: [
    givenTask({
      title: 'Derive ∇θ of the softmax, naïve “façade”',
      completion: doneOn('2026-03-03'),
      note: { text: 'It *runs*\n\n1. first\n2. second\n\n- [paper](https://example.org/p)', revision: 1 },
      evidence: [
        {
          id: 1,
          kind: 'number',
          text: 'loss',
          location: '',
          value: 0.25,
          pieceKey: '',
          attachmentKey: '',
          leftOn: day('2026-03-03'),
        },
      ],
    }),
    givenTask({ id: 2, title: 'Dropped one', droppedOn: day('2026-03-04') }),
    givenTask({
      id: 3,
      title: 'Coming one',
      sessions: [{ day: day('2026-03-12'), minutes: 60, isPinned: false, position: 0 }],
    }),
  ],
  weekReviews: [givenReview({ confidence: 4, proof: 'Four derivations' })],
});

it('says whom it is about', async () => {
  const { pages, title } = await read(plan, { learner: 'Ada <b> *Lovelace*' });
  expect(flat(pages.join(' '))).toContain('Progress report of Ada <b> *Lovelace*, ');
  expect(title).toBe('Zwei Wochen – α → ω, progress report of Ada <b> *Lovelace*');
});

describe('a report as PDF', () => {
  it('has a title, a language, a bookmark for each section, and the number of each page', async () => {
    const { title, language, outline, pages } = await read(plan);
    expect(title).toBe('Zwei Wochen – α → ω, progress report');
    expect(language).toBe('en-GB');
    expect(outline).toEqual([
      'Pace and forecast',
      'Charts',
      'Phases',
      'Weeks',
      'Finished tasks',
      'Evidence and notes',
      'What was read',
      'Practice and readiness',
      'What comes next',
      'Left out of the plan',
    ]);
    for (const [index, page] of pages.entries()) {
      expect(flat(page)).toContain(`Page ${index + 1} of ${pages.length}`);
    }
  });

  it('has its text as text, in every script, with signs that the font lacks', async () => {
    const text = flat((await read(plan)).pages.join(' '));
    for (const words of [
      'Zwei Wochen – α → ω',
      'Derive ∇θ of the softmax, naïve “façade”',
      'It runs',
      '1. first',
      '2. second',
      '• paper (https://example.org/p)',
      '0.25 loss',
      'Confidence in the outcome: 4 of 5',
      'Proof: Four derivations',
      'Coming one',
      'Dropped one',
    ]) {
      expect(text).toContain(words);
    }
  });

  it('is the same bytes for the same plan and day, and others for another day', async () => {
    const [once, again, later] = [
      await write(plan),
      await write(structuredClone(plan)),
      await write(plan, {}, day('2026-03-12')),
    ];
    expect(again.equals(once)).toBe(true);
    expect(later.equals(once)).toBe(false);
  });

  it('draws its charts as vectors, not as pictures', async () => {
    const bytes = (await write(plan)).toString('latin1');
    expect(bytes).not.toContain('/Subtype /Image');
    const withCharts = await write(plan, { sections: ['charts'] });
    const without = await write(plan, { sections: ['dropped'] });
    expect(withCharts.length).toBeGreaterThan(without.length + 500);
  });

  it.each(REPORT_SECTIONS)('has nothing of sections that were not chosen: %s', async (section) => {
    const { outline, pages } = await read(plan, { sections: [section] });
    const text = flat(pages.join(' '));
    // Of the portfolio nothing is shared.
    expect(outline).toHaveLength(section === 'portfolio' ? 0 : 1);
    expect(text.includes('practised')).toBe(section === 'practice');
    expect(text.includes('Coming one')).toBe(section === 'coming');
    expect(text.includes('Dropped one')).toBe(section === 'dropped');
    expect(text.includes('Derive')).toBe(section === 'finished' || section === 'evidence');
    expect(text.includes('Four derivations')).toBe(section === 'weeks');
  });

  it('breaks long words, long tables and long notes, and repeats the head of a table', async () => {
    const tasks = Array.from({ length: 90 }, (_, index) =>
      givenTask({
        id: index + 1,
        title: `Task ${index + 1} ${'Ж'.repeat(150)}`,
        completion: { on: addDays(START_ON, index % 9), at: '' },
        note: { text: index === 0 ? 'long words '.repeat(2000) : '', revision: 1 },
      }),
    );
    const { pages } = await read(givenPlan({ tasks }), { sections: ['finished', 'evidence'] });
    const table = pages.filter((page) => /Ж{20}/.test(page) && !page.includes('long words'));
    expect(table.length).toBeGreaterThan(3);
    for (const page of table) expect(flat(page)).toContain('Estimate');
    const text = pages.join('');
    // The titles stand in the table, and one of them over its note.
    expect(text.match(/Ж/g)).toHaveLength(91 * 150);
    expect(text.match(/long/g)).toHaveLength(2000);
  });

  it('begins no page with the end of something, and ends none with a heading', async () => {
    for (let count = 1; count < 30; count += 1) {
      const tasks = Array.from({ length: count }, (_, index) =>
        givenTask({ id: index + 1, title: `Finished ${index + 1}`, completion: doneOn('2026-03-03') }),
      );
      const open = givenTask({
        id: 100,
        title: 'Coming one',
        sessions: [{ day: TODAY, minutes: 60, isPinned: false, position: 0 }],
      });
      const { pages } = await read(givenPlan({ tasks: [...tasks, open] }), {
        sections: ['phases', 'finished', 'coming'],
      });
      const page = pages.find((one) => one.includes('What comes next'));
      expect(page).toContain('Coming one');
    }
  });
});
