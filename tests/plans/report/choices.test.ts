import { describe, expect, it } from 'vitest';
import { addDays, day } from '../../../plans/day.ts';
import {
  ALL_OF_IT,
  REPORT_DETAILS,
  REPORT_SECTIONS,
  type ReportChoices,
  ReportChoicesSchema,
  type ReportSection,
  subjectOf,
} from '../../../plans/report/choices.ts';
import { reportJson } from '../../../plans/report/formats/report-json.ts';
import type { Report } from '../../../plans/report/report.ts';
import { ReportFileSchema } from '../../../plans/report/report-schema.ts';
import {
  doneOn,
  FINISH_ON,
  givenHabit,
  givenPlan,
  givenReview,
  givenSessions,
  givenTask,
  START_ON,
  WHOLE_REPORT,
} from '../../support/made/plans.ts';
import { givenReport, markdownOf } from '../../support/made/reports.ts';

const TODAY = day('2026-03-11');
const rangeOf = (choices: Partial<ReportChoices>, today = TODAY) =>
  subjectOf({ ...ALL_OF_IT, ...choices }, givenPlan(), today)?.range;

describe('the days of a report', () => {
  it.each<{ choices: Partial<ReportChoices>; from: string; to: string }>([
    { choices: { range: 'this-week' }, from: '2026-03-09', to: '2026-03-15' },
    { choices: { range: 'last-week' }, from: '2026-03-02', to: '2026-03-08' },
    { choices: { range: 'four-weeks' }, from: '2026-02-16', to: '2026-03-15' },
    { choices: { range: 'phase', phase: 'phase-2' }, from: '2026-03-09', to: '2026-03-15' },
    { choices: { range: 'days', from: day('2026-03-04'), to: null }, from: '2026-03-04', to: '2026-03-15' },
    { choices: { range: 'days', from: null, to: day('2026-03-04') }, from: '2026-03-02', to: '2026-03-04' },
  ])('are those of $choices', ({ choices, from, to }) => {
    expect(rangeOf(choices)).toEqual({ from, to });
  });

  it('are the whole plan by default, and for days of which neither is named', () => {
    expect(rangeOf({})).toBeNull();
    expect(rangeOf({ range: 'days' })).toBeNull();
  });

  it('are none of a phase that is gone: nothing else is shown in its place', () => {
    expect(subjectOf({ ...ALL_OF_IT, range: 'phase', phase: 'gone' }, givenPlan(), TODAY)).toBeUndefined();
  });

  it('go on in weeks of the plan before it starts and after it ends', () => {
    expect(rangeOf({ range: 'this-week' }, addDays(START_ON, -1))).toEqual({
      from: '2026-02-23',
      to: '2026-03-01',
    });
    expect(rangeOf({ range: 'last-week' }, addDays(FINISH_ON, 1))).toEqual({
      from: '2026-03-09',
      to: '2026-03-15',
    });
  });
});

describe('choices that were kept', () => {
  it('are read back as they were', () => {
    const choices: ReportChoices = {
      range: 'days',
      phase: '',
      from: day('2026-03-04'),
      to: null,
      sections: ['pace', 'dropped'],
      detail: 'one-page',
      learner: 'Ada',
    };
    expect(ReportChoicesSchema.parse(JSON.parse(JSON.stringify(choices)))).toEqual(choices);
  });

  it('lose what this version does not know, in the order of the report', () => {
    const { sections, range, detail, from } = ReportChoicesSchema.parse({
      sections: ['dropped', 'dreams', 'pace'],
      range: 'tomorrow',
      detail: 'poem',
      from: '2026-02-30',
    });
    expect([sections, range, detail, from]).toEqual([['pace', 'dropped'], 'all', 'full', null]);
    expect(ReportChoicesSchema.parse({ sections: ['dreams'] }).sections).toEqual([]);
  });

  it('of all sections that there were do not come to show one that was added since', () => {
    const before = REPORT_SECTIONS.filter((section) => section !== 'practice');
    expect(ReportChoicesSchema.parse({ sections: before }).sections).toEqual(before);
    expect(ALL_OF_IT.sections).toContain('practice');
  });
});

/** Each section says something that no other does. */
const plan = givenPlan({
  tasks: [
    givenTask({
      title: 'Finished task',
      completion: doneOn('2026-03-03'),
      note: { text: 'Private note', revision: 1 },
    }),
    givenTask({ id: 2, title: 'Coming task', phaseId: 2, sessions: givenSessions(['2026-03-12', 60]) }),
    givenTask({ id: 3, title: 'Dropped task', droppedOn: day('2026-03-04') }),
  ],
  habits: [givenHabit()],
  reflections: [{ week: 1, prompt: 'free', text: 'Private reflection', revision: 1 }],
  weekReviews: [givenReview({ confidence: 2, proof: 'Private proof', intention: 'Private intention' })],
});

const VALUES: Record<ReportSection, (report: Report) => unknown> = {
  pace: (report) => report.pace,
  charts: (report) => report.charts,
  phases: (report) => report.phases,
  weeks: (report) => report.weeks,
  finished: (report) => report.finishedTasks,
  evidence: (report) => report.proofs,
  reading: (report) => report.reading,
  practice: (report) => report.practice,
  coming: (report) => report.comingTasks,
  dropped: (report) => report.dropped,
  portfolio: (report) => report.portfolio,
};

describe('a report of chosen sections', () => {
  it.each(REPORT_SECTIONS)('has nothing of the others: %s', (section) => {
    const report = givenReport(plan, { ...WHOLE_REPORT, sections: [section] }, TODAY);
    for (const one of REPORT_SECTIONS) {
      if (one === section) expect([one, VALUES[one](report)]).not.toEqual([one, null]);
      else expect([one, VALUES[one](report)]).toEqual([one, null]);
    }
    const said = markdownOf(report);
    expect(said.includes('Private note')).toBe(section === 'evidence');
    expect(said.includes('Private reflection')).toBe(section === 'weeks');
    expect(said.includes('Coming task')).toBe(section === 'coming');
    expect(said.includes('Dropped task')).toBe(section === 'dropped');
    expect(said.includes('# Pace')).toBe(section === 'pace');
    expect(said.includes('was read')).toBe(section === 'reading');
    expect(said.includes('practised')).toBe(section === 'practice');
  });

  it.each(['figures', 'one-page'] as const)(
    'has none of the learner’s words as %s, in any form',
    (detail) => {
      const report = givenReport(plan, { ...WHOLE_REPORT, detail }, TODAY);
      expect(markdownOf(report) + reportJson(report)).not.toContain('Private');
      expect(report.finishedTasks?.map(({ title }) => title)).toEqual(['Finished task']);
    },
  );

  it('has the last of what was done on one page, and the next of what comes', () => {
    const days = Array.from({ length: 20 }, (_, index) => addDays(START_ON, index % 12));
    const done = days.map((on, index) => givenTask({ id: index + 1, completion: { on, at: '' } }));
    const open = days.map((on, index) =>
      givenTask({ id: index + 100, sessions: [{ day: on, minutes: 30, isPinned: false, position: 0 }] }),
    );
    const long = givenPlan({ tasks: [...done, ...open] });
    const page = givenReport(long, { ...WHOLE_REPORT, detail: 'one-page' }, FINISH_ON);
    const full = givenReport(long, WHOLE_REPORT, FINISH_ON);
    expect(page.finishedTasks).toEqual(full.finishedTasks?.slice(-3));
    expect(page.totals).toEqual(full.totals);
    expect(page.charts?.heatMap).toEqual([]);
  });
});

describe('a report as JSON', () => {
  it.each(REPORT_DETAILS)('is as its schema says, which lets nothing else in: %s', (detail) => {
    for (const sections of [[...REPORT_SECTIONS], ['weeks' as const]]) {
      const written: unknown = JSON.parse(
        reportJson(givenReport(plan, { range: null, sections, detail }, TODAY)),
      );
      expect(ReportFileSchema.safeParse(written).error?.issues ?? []).toEqual([]);
      expect(ReportFileSchema.safeParse({ ...Object(written), mood: 'fine' }).success).toBe(false);
    }
  });
});
