import { describe, expect, it } from 'vitest';
import { day } from '../../../plans/day.ts';
import type { Task } from '../../../plans/plan/plan.ts';
import type { ReportSubject } from '../../../plans/report/choices.ts';
import { reportCsv } from '../../../plans/report/formats/report-csv.ts';
import { REPORT_TABLES, type ReportTableName } from '../../../plans/report/formats/table-names.ts';
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
import { givenReport } from '../../support/made/reports.ts';

/** Reads RFC 4180: quoted cells may hold commas, doubled quotes and line breaks. */
function readCsv(csv: string): string[][] {
  const cell = /("(?:[^"]|"")*"|[^",\r\n]*)(,|\r\n)/gy;
  const rows: string[][] = [[]];
  for (const [, raw = '', end] of csv.matchAll(cell)) {
    rows.at(-1)?.push(raw.startsWith('"') ? raw.slice(1, -1).replaceAll('""', '"') : raw);
    if (end === '\r\n') rows.push([]);
  }
  return rows.slice(0, -1);
}

function csvOf(...tasks: Task[]): string {
  return reportCsv(givenReport(givenPlan({ tasks }), WHOLE_REPORT, FINISH_ON), 'tasks');
}

function titleInCsv(title: string): string | undefined {
  return readCsv(csvOf(givenTask({ title })))[1]?.[4];
}

describe('a report as CSV', () => {
  it('has titles in plain words, without the signs of Markdown', () => {
    expect(titleInCsv('Read *all* of `attention.py` on $O(n^2)$, [paper](https://example.org/p)')).toBe(
      'Read all of attention.py on O(n²), paper (https://example.org/p)',
    );
    expect(titleInCsv('**Ask** \\*once\\* about snake_case, https://example.org/a_b')).toBe(
      'Ask *once* about snake_case, https://example.org/a_b',
    );
  });

  it('has a row of facts for each task', () => {
    const evidence = [
      {
        id: 1,
        kind: 'number',
        text: 'loss on WikiText',
        location: '',
        value: -0.5,
        pieceKey: '',
        attachmentKey: '',
        leftOn: START_ON,
      },
      {
        id: 2,
        kind: 'link',
        text: 'Code',
        location: 'https://example.org',
        value: null,
        pieceKey: '',
        attachmentKey: '',
        leftOn: START_ON,
      },
    ] as const;
    const spent = [30, 45].map((minutes, index) => ({ id: index + 1, day: START_ON, minutes }));
    const [head, row, next] = readCsv(
      csvOf(
        givenTask({ completion: doneOn('2026-03-04'), evidence, spent }),
        givenTask({ id: 2, weight: 'stretch', essential: true }),
      ),
    );

    expect(head?.join()).toBe(
      'key,phase,kind,weight,title,minutes,state,planned_first_day,planned_last_day,completed_on,evidence_count,evidence,note,spent_minutes,essential',
    );
    expect(row).toEqual([
      'task-1',
      'Phase 1',
      'study',
      'core',
      'Task 1',
      '60',
      'done',
      '2026-03-02',
      '2026-03-02',
      '2026-03-04',
      '2',
      "'-0.5 loss on WikiText; Code (https://example.org)",
      '',
      '75',
      'no',
    ]);
    expect(next?.at(-1)).toBe('yes');
    expect(next?.slice(3, 10)).toEqual(['stretch', 'Task 2', '60', 'open', '2026-03-02', '2026-03-02', '']);
  });

  it('ends every row with CR LF and keeps quotes, commas and line breaks in their cell', () => {
    const note = { text: 'one, "two"\nthree\r\nfour', revision: 1 };
    const csv = csvOf(givenTask({ note }), givenTask({ id: 2 }));

    expect(csv.endsWith('\r\n')).toBe(true);
    expect(readCsv(csv)).toHaveLength(3);
    expect(readCsv(csv).map((row) => row.length)).toEqual([15, 15, 15]);
    expect(readCsv(csv)[1]?.[12]).toBe(note.text);
  });

  it.each(['one\ntwo', 'one\rtwo', 'one\r\ntwo'])('keeps the line break of %j in its cell', (text) => {
    const csv = csvOf(givenTask({ note: { text, revision: 1 } }), givenTask({ id: 2 }));

    expect(readCsv(csv)).toHaveLength(3);
    expect(readCsv(csv)[1]?.[12]).toBe(text);
  });

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '＝1', '＋1', '－1', '＠1'])(
    'disarms a cell like %j',
    (title) => {
      expect(titleInCsv(title)).toBe(`'${title}`);
    },
  );

  it.each(['Task 1', '1-2', 'a=b', "'quoted'", 'ε > 0'])('leaves a cell like %j alone', (title) => {
    expect(titleInCsv(title)).toBe(title);
  });

  it('has only its head when no task is in the range', () => {
    const range = { from: day('2026-01-01'), to: day('2026-01-02') };
    const csv = reportCsv(
      givenReport(givenPlan({ tasks: [givenTask()] }), { ...WHOLE_REPORT, range }, START_ON),
      'tasks',
    );

    expect(readCsv(csv)).toHaveLength(1);
  });

  it('has a task that the plan in force gave to the range, wherever it was moved since', () => {
    const moved = givenTask({
      sessions: givenSessions(['2026-03-12', 60]),
      baseline: [{ day: day('2026-03-02'), minutes: 60 }],
      yardstick: [{ day: day('2026-03-05'), minutes: 60 }],
    });
    const elsewhere = givenTask({ id: 2, sessions: givenSessions(['2026-03-12', 60]) });
    const range = { from: day('2026-03-04'), to: day('2026-03-06') };
    const plan = givenPlan({ tasks: [moved, elsewhere] });

    expect(readCsv(reportCsv(givenReport(plan, { ...WHOLE_REPORT, range }, START_ON), 'tasks'))).toHaveLength(
      2,
    );
  });
});

describe('the tables of a report', () => {
  const plan = givenPlan({
    tasks: [
      givenTask({ sessions: givenSessions(['2026-03-05', 60], ['2026-03-03', 30]) }),
      givenTask({ id: 2, sessions: givenSessions(['2026-03-04', 45]), completion: doneOn('2026-03-04') }),
      givenTask({ id: 3, sessions: givenSessions(['2026-03-06', 20]), droppedOn: day('2026-03-04') }),
    ],
    habits: [givenHabit({ completedDays: [day('2026-03-03')] })],
    reflections: [{ week: 1, prompt: 'free', text: '=1+1\nA slow start', revision: 1 }],
    weekReviews: [givenReview({ confidence: 3, proof: '@proof' })],
  });
  const today = day('2026-03-04');
  const tableOf = (table: ReportTableName, subject: Partial<ReportSubject> = {}) =>
    readCsv(reportCsv(givenReport(plan, { ...WHOLE_REPORT, ...subject }, today), table));

  it('have every session in order of day, without dropped work', () => {
    expect(tableOf('sessions').map((row) => [row[0], row[1], row[4], row[6], row[8]].join())).toEqual([
      'day,task_key,part,minutes,done',
      '2026-03-03,task-1,2,30,no',
      '2026-03-04,task-2,1,45,yes',
      '2026-03-05,task-1,1,60,no',
    ]);
  });

  it('have every day that asked for a habit, up to today', () => {
    expect(tableOf('habits').map((row) => [row[0], row[5]].join())).toEqual([
      'day,kept',
      '2026-03-02,no',
      '2026-03-03,yes',
      '2026-03-04,no',
    ]);
  });

  it('have every week that has begun, with formulas neutralised', () => {
    const [head = [], row = [], ...more] = tableOf('weeks');
    const cells = Object.fromEntries(head.map((name, index) => [name, row[index]]));
    expect(more).toEqual([]);
    expect(cells).toMatchObject({
      week: '1',
      first_day: '2026-03-02',
      confidence: '3',
      proof: "'@proof",
      reflection: "'=1+1\nA slow start",
    });
  });

  it('keep to the range, and leave the learner’s words out of figures', () => {
    const range = { from: day('2026-03-04'), to: day('2026-03-04') };
    expect(tableOf('sessions', { range })).toHaveLength(2);
    expect(tableOf('habits', { range })).toHaveLength(2);
    expect(JSON.stringify(tableOf('weeks', { detail: 'figures' }))).not.toMatch(/slow|proof,|@proof/);
  });

  it.each(REPORT_TABLES)('end each line with CR and LF: %s', (table) => {
    const csv = reportCsv(givenReport(plan, WHOLE_REPORT, today), table);
    expect(csv.replace(/"(?:[^"]|"")*"/g, '').replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    expect(csv.endsWith('\r\n')).toBe(true);
  });
});
