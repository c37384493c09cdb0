import { describe, expect, it } from 'vitest';
import { addDays, day } from '../../../plans/day.ts';
import type { Evidence } from '../../../plans/plan/plan.ts';
import { reportCsv } from '../../../plans/report/formats/report-csv.ts';
import { reportJson } from '../../../plans/report/formats/report-json.ts';
import type { Report } from '../../../plans/report/report.ts';
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

const link: Evidence = {
  id: 1,
  kind: 'link',
  text: 'The repository',
  location: 'https://example.org/encoder',
  value: null,
  pieceKey: '',
  attachmentKey: '',
  leftOn: day('2026-03-03'),
};

const tasks = [
  givenTask({ completion: doneOn('2026-03-03'), evidence: [link], note: { text: 'It *runs*', revision: 1 } }),
  givenTask({ id: 2, sessions: givenSessions(['2026-03-05', 60], ['2026-03-10', 60]) }),
  givenTask({
    id: 3,
    phaseId: 2,
    sessions: givenSessions(['2026-03-09', 90]),
    completion: doneOn('2026-03-09'),
  }),
  givenTask({ id: 4, phaseId: 2, sessions: givenSessions(['2026-03-14', 45]) }),
  givenTask({ id: 5, sessions: givenSessions(['2026-03-06', 30]), droppedOn: day('2026-03-04') }),
];
const plan = givenPlan({
  tasks,
  habits: [
    givenHabit({
      completedDays: [START_ON],
      notes: [
        { day: day('2026-03-05'), text: 'Half of a *proof*', revision: 1 },
        { day: day('2026-03-08'), text: 'Written before Sundays were off', revision: 1 },
      ],
    }),
    givenHabit({
      id: 2,
      startsOn: day('2026-03-04'),
      endsOn: day('2026-03-04'),
      notes: [{ day: day('2026-03-04'), text: 'An abstract', revision: 1 }],
    }),
  ],
  reflections: [
    { week: 1, prompt: 'do-differently', text: 'Begin with the *hard* thing', revision: 1 },
    { week: 1, prompt: 'free', text: 'A slow start', revision: 1 },
    { week: 1, prompt: 'got-in-the-way', text: ' ', revision: 2 },
    { week: 1, prompt: 'went-well', text: 'The mornings', revision: 1 },
  ],
  weekReviews: [givenReview({ confidence: 3, proof: 'Four derivations', intention: 'One paper a day' })],
});
const TODAY = day('2026-03-09');
const FIRST_WEEK = { from: START_ON, to: day('2026-03-08') };

describe('a report on the whole plan', () => {
  const report = givenReport(plan, WHOLE_REPORT, TODAY);

  it('has its headline, pace and totals', () => {
    expect(report.headline).toBe('Day 8 of 14: 2 of 4 tasks finished, 2 h 30 min of 5 h 15 min planned.');
    expect(report.range).toEqual({ from: START_ON, to: FINISH_ON, isWhole: true });
    expect(report.pace?.sentence).toContain('You are on pace: 2 h 30 min is done');
    expect(report.totals).toEqual({
      plannedMinutes: 315,
      finishedMinutes: 150,
      finishedTaskCount: 2,
      taskCount: 4,
      evidenceCount: 1,
      habitsKept: 1,
      habitsAsked: 7,
    });
  });

  it('has phases, the weeks that have begun, and their reflections', () => {
    expect(report.phases?.map((phase) => [phase.title, phase.earnedMinutes, phase.plannedMinutes])).toEqual([
      ['Phase 1', 60, 180],
      ['Phase 2', 90, 135],
    ]);
    expect(report.weeks?.map((week) => [week.week, week.reflection])).toEqual([
      [1, 'A slow start'],
      [2, ''],
    ]);
  });

  it('has what was said of each week: answers in the order of asking, confidence, proof and intention', () => {
    expect(report.weeks?.[0]).toMatchObject({
      answers: [
        { prompt: 'went-well', question: 'What went well?', text: 'The mornings' },
        {
          prompt: 'do-differently',
          question: 'What will you do differently?',
          text: 'Begin with the *hard* thing',
        },
      ],
      confidence: 3,
      proof: 'Four derivations',
      intention: 'One paper a day',
    });
    expect(report.weeks?.[1]).toMatchObject({ answers: [], confidence: null, proof: '', intention: '' });
  });

  it('has what was written on days that asked for a habit, in the week and in the row of the day', () => {
    expect(report.weeks?.map(({ habitNotes }) => habitNotes)).toEqual([
      [
        { day: '2026-03-04', title: 'Habit 2', text: 'An abstract' },
        { day: '2026-03-05', title: 'Habit 1', text: 'Half of a *proof*' },
      ],
      [],
    ]);
    const rows = report.tables.habitDays.filter(({ note }) => note !== '');
    expect(rows.map(({ day, habitKey, note }) => [day, habitKey, note])).toEqual([
      ['2026-03-04', 'habit-2', 'An abstract'],
      ['2026-03-05', 'habit-1', 'Half of a *proof*'],
    ]);
    expect(markdownOf(report)).toMatch(
      /### Notes on habits in week 1\n\n\*\*.*4 March, Habit 2\*\*\n\n> An abstract\n\n\*\*.*5 March, Habit 1\*\*\n\n> Half of a \*proof\*\n/,
    );
    expect(reportCsv(report, 'habits')).toContain(',An abstract\r\n');
  });

  it.each([
    { name: 'without the learner’s words', subject: { ...WHOLE_REPORT, detail: 'figures' as const } },
    { name: 'on one page', subject: { ...WHOLE_REPORT, detail: 'one-page' as const } },
    {
      name: 'without the weeks',
      subject: { ...WHOLE_REPORT, sections: ['pace' as const, 'evidence' as const] },
    },
    {
      name: 'on other days of the week',
      subject: { ...WHOLE_REPORT, range: { from: day('2026-03-06'), to: day('2026-03-08') } },
    },
  ])('has no note on a habit $name', ({ subject }) => {
    const said = reportJson(givenReport(plan, subject, TODAY));
    expect(said).not.toContain('An abstract');
    expect(said).not.toContain('proof*');
  });

  it('leaves out the weeks and the habits to come', () => {
    expect(givenReport(plan, WHOLE_REPORT, START_ON).weeks?.map((week) => week.week)).toEqual([1]);
    expect(givenReport(plan, WHOLE_REPORT, START_ON).totals).toMatchObject({ habitsKept: 1, habitsAsked: 1 });
  });

  it('has finished, carried-over, coming and dropped tasks', () => {
    expect(report.finishedTasks?.map((task) => [task.title, task.completedOn])).toEqual([
      ['Task 1', '2026-03-03'],
      ['Task 3', '2026-03-09'],
    ]);
    expect(report.pace?.carriedOver).toEqual({ taskCount: 1, minutes: 60 });
    expect(report.comingTasks?.map((task) => [task.title, task.day, task.part])).toEqual([
      ['Task 2', '2026-03-10', 2],
      ['Task 4', '2026-03-14', 1],
    ]);
    expect(report.dropped).toEqual([
      { title: 'Task 5', phaseTitle: 'Phase 1', droppedOn: '2026-03-04', as: 'dropped', minutes: 30 },
    ]);
    expect(report.tables.tasks.map((task) => task.state)).toEqual([
      'done',
      'open',
      'done',
      'open',
      'dropped',
    ]);
  });

  it('takes in work finished before the start and after the finish', () => {
    const early = givenTask({ completion: doneOn('2026-02-01') });
    const late = givenTask({ id: 2, completion: doneOn('2026-03-20') });
    const whole = givenReport(givenPlan({ tasks: [early, late] }), WHOLE_REPORT, day('2026-03-21'));

    expect(whole.finishedTasks).toHaveLength(2);
    expect(whole.totals).toMatchObject({ finishedMinutes: 120, finishedTaskCount: 2 });
    expect(whole.range.to).toBe('2026-03-21');
  });

  it('shows at most ten coming tasks of the next fourteen days', () => {
    const many = Array.from({ length: 12 }, (_, index) => givenTask({ id: index + 1 }));
    const far = givenTask({ id: 20, sessions: givenSessions(['2026-03-15', 30]) });

    expect(givenReport(givenPlan({ tasks: many }), WHOLE_REPORT, START_ON).comingTasks).toHaveLength(10);
    expect(givenReport(givenPlan({ tasks: [far] }), WHOLE_REPORT, START_ON).comingTasks).toHaveLength(1);
    expect(givenReport(givenPlan({ tasks: [far] }), WHOLE_REPORT, addDays(START_ON, -1)).comingTasks).toEqual(
      [],
    );
  });
});

describe('a report on some days', () => {
  const report = givenReport(plan, { ...WHOLE_REPORT, range: FIRST_WEEK }, TODAY);

  it('has what was done in them only', () => {
    expect(report.headline).toBe(
      '2 March 2026 to 8 March 2026: 1 of 4 tasks finished, 1 h of 2 h planned there.',
    );
    expect(report.finishedTasks?.map((task) => task.title)).toEqual(['Task 1']);
    expect(report.weeks?.map((week) => week.week)).toEqual([1]);
    expect(report.phases?.map((phase) => phase.title)).toEqual(['Phase 1']);
    expect(report.tables.tasks.map((task) => task.key)).toEqual(['task-1', 'task-2', 'task-5']);
  });

  it('asks habits on its own days only', () => {
    const threeDays = givenReport(
      plan,
      { ...WHOLE_REPORT, range: { from: START_ON, to: day('2026-03-04') } },
      TODAY,
    );

    expect(threeDays.totals).toMatchObject({ habitsKept: 1, habitsAsked: 4 });
  });

  it('has the pace of today all the same', () => {
    expect(report.pace).toEqual(givenReport(plan, WHOLE_REPORT, TODAY).pace);
  });

  it('cannot end before it begins', () => {
    expect(() =>
      givenReport(plan, { ...WHOLE_REPORT, range: { from: FINISH_ON, to: START_ON } }, TODAY),
    ).toThrow(RangeError);
  });

  it('may lie outside the plan', () => {
    const before = givenReport(
      plan,
      { ...WHOLE_REPORT, range: { from: day('2026-01-01'), to: day('2026-01-31') } },
      TODAY,
    );

    expect(before.totals).toMatchObject({ plannedMinutes: 0, finishedMinutes: 0, habitsAsked: 0 });
    expect(before.tables.tasks).toEqual([]);
  });
});

describe('every form of a report', () => {
  it.each([
    { name: 'Markdown', write: markdownOf },
    { name: 'CSV', write: (report: Report) => reportCsv(report, 'tasks') },
    { name: 'JSON', write: reportJson },
  ])('is the same bytes for the same plan and day: $name', ({ write }) => {
    const again = structuredClone(plan);

    expect(write(givenReport(again, WHOLE_REPORT, TODAY))).toBe(
      write(givenReport(plan, WHOLE_REPORT, TODAY)),
    );
  });

  it('says as JSON what it is, and ends with a line break', () => {
    const report = givenReport(plan, WHOLE_REPORT, TODAY);
    const json = reportJson(report);

    expect(json).toMatch(/^\{\n {2}"format": "daymark-report",\n {2}"version": 2,\n {2}"title"/);
    expect(json.endsWith('}\n')).toBe(true);
    expect(JSON.parse(json)).toEqual({ format: 'daymark-report', version: 2, ...report });
  });
});
