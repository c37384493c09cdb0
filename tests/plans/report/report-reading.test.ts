import { describe, expect, it } from 'vitest';
import { day } from '../../../plans/day.ts';
import { listReading } from '../../../plans/reading/list/reading-list.ts';
import type { ReportSubject } from '../../../plans/report/choices.ts';
import { reportCsv } from '../../../plans/report/formats/report-csv.ts';
import { reportJson } from '../../../plans/report/formats/report-json.ts';
import type { ReadingRecord } from '../../../plans/report/report-reading.ts';
import { ReportFileSchema } from '../../../plans/report/report-schema.ts';
import { doneOn, givenPlan, givenSessions, givenTask, WHOLE_REPORT } from '../../support/made/plans.ts';
import {
  givenQuestionAsker,
  givenRead,
  givenResource,
  givenRoadPhase,
  givenTaskAsker,
} from '../../support/made/reading/reading.ts';
import { givenReport, markdownOf } from '../../support/made/reports.ts';

const TODAY = day('2026-03-11');
const WEEK_1 = { from: day('2026-03-02'), to: day('2026-03-08') };
const SUBJECT: ReportSubject = { ...WHOLE_REPORT, sections: ['reading'] };

const plan = givenPlan({
  tasks: [
    givenTask({ sessions: givenSessions(['2026-03-03', 60]) }),
    givenTask({ id: 2, sessions: givenSessions(['2026-03-12', 60]) }),
    givenTask({ id: 3, sessions: givenSessions(['2026-03-13', 60]), completion: doneOn('2026-03-09') }),
    givenTask({ id: 4, sessions: givenSessions(['2026-03-04', 60]), droppedOn: day('2026-03-04') }),
  ],
});
const [past, coming, early] = [givenTaskAsker('task-1'), givenTaskAsker('task-2'), givenTaskAsker('task-3')];

const list = listReading(
  [
    givenRoadPhase('first', [
      [past, [givenRead('a', { part: 'section 1' }), givenRead('b', { need: 'pick' })]],
      [coming, [givenRead('a', { part: 'section 2' }), givenRead('c')]],
      [early, [givenRead('d', { part: '' }), givenRead('a', { part: 'section 1' })]],
      [givenQuestionAsker('why'), [givenRead('a', { part: 'all' }), givenRead('q', { part: 'chapter 4' })]],
    ]),
  ],
  () => null,
).flatMap(({ lines }) => lines);

const read = (id: string, on: string, note = '') => ({
  resource: givenResource(id),
  on: day(on),
  note,
  part: '',
});
const record: ReadingRecord = {
  list,
  read: [
    read('before', '2026-02-20'),
    read('a', '2026-03-02', 'Private: *the claim*'),
    read('q', '2026-03-08'),
    {
      ...read('own-1', '2026-03-09'),
      part: 'page 2',
      resource: givenResource('own-1', {
        title: 'On $x_1$ | and',
        authors: ['Vaswani, Ashish', 'Shazeer, Noam', 'Parmar, Niki'],
      }),
    },
    read('c', '2026-03-12'),
  ],
};

const report = (subject: Partial<ReportSubject> = {}, reading = record, today = TODAY) =>
  givenReport(plan, { ...SUBJECT, ...subject }, today, { reading });
const readingOf = (...asked: Parameters<typeof report>) => report(...asked).reading;
const keysOf = (...asked: Parameters<typeof report>) =>
  readingOf(...asked)?.readings.map(({ resourceKey }) => resourceKey);

describe('what was read, in a report', () => {
  it('is what was read on its days, both ends included', () => {
    expect(keysOf({ range: WEEK_1 })).toEqual(['a', 'q']);
    expect(readingOf({ range: WEEK_1 })?.readings[0]).toEqual({
      day: '2026-03-02',
      resourceKey: 'a',
      title: 'About a',
      authors: ['Lovelace, Ada'],
      others: false,
      year: 2020,
      kind: 'paper',
      parts: ['section 1'],
      note: 'Private: *the claim*',
    });
  });

  it('is all that was read up to today when it is about the whole plan, also what nobody asks for', () => {
    expect(keysOf()).toEqual(['before', 'a', 'q', 'own-1']);
  });

  it('names the parts that tasks have asked for, each once, and what will be asked for where none has', () => {
    const ahead = { ...record, read: [...record.read, read('c', '2026-03-11')] };
    const parts = readingOf({}, ahead)?.readings.map((reading) => [reading.resourceKey, reading.parts]);
    expect(parts).toEqual([
      ['before', []],
      ['a', ['section 1']],
      ['q', ['chapter 4']],
      ['own-1', ['page 2']],
      ['c', ['section 1']],
    ]);
    expect(readingOf({}, record, day('2026-03-12'))?.readings[1]?.parts).toEqual(['section 1', 'section 2']);
  });

  it('counts the must-reads of tasks that have had a day or are finished, whatever its days', () => {
    const figures = { mustCount: 2, readMustCount: 1 };
    expect(readingOf()).toMatchObject({ readCount: 4, ...figures });
    expect(readingOf({ range: WEEK_1 })).toMatchObject({ readCount: 2, ...figures });
    expect(readingOf({ range: WEEK_1 })?.sentence).toBe(
      '2 resources were read. The plan has asked for 2 must-reads so far; 1 is read.',
    );
    expect(readingOf({}, record, day('2026-03-12'))).toMatchObject({ mustCount: 3, readMustCount: 2 });
  });

  it('says in one sentence that nothing was read, ever or on its days', () => {
    expect(readingOf({}, { list: [], read: [] })?.sentence).toBe('Nothing was read yet.');
    const range = { from: day('2026-03-03'), to: day('2026-03-04') };
    expect(readingOf({ range }, { ...record, list: [] })?.sentence).toBe('Nothing was read on these days.');
    const text = markdownOf(report({}, { list: [], read: [] }));
    expect(text.split('## What was read')[1]?.trim()).toBe('Nothing was read yet.');
  });

  it('is only counted on one page', () => {
    expect(keysOf({ detail: 'one-page' })).toEqual([]);
    expect(readingOf({ detail: 'one-page' })?.readCount).toBe(4);
  });

  it.each(['figures', 'one-page'] as const)(
    'has none of the learner’s notes as %s, in any form',
    (detail) => {
      const formsOf = (written: ReturnType<typeof report>) =>
        markdownOf(written) + reportJson(written) + reportCsv(written, 'readings');
      expect(formsOf(report()).match(/the claim/g)).toHaveLength(4);
      expect(formsOf(report({ detail }))).not.toMatch(/private|the claim/i);
    },
  );

  it('leaves nothing of itself but its table, without notes, where it was not chosen', () => {
    const without = report({ sections: ['pace'] });
    expect(without.reading).toBeNull();
    expect(markdownOf(without)).not.toContain('read');
    expect(without.tables.readings.map(({ note }) => note)).toEqual(['', '', '', '']);
  });

  it.each(['full', 'figures', 'one-page'] as const)(
    'is as its schema says, the same bytes twice: %s',
    (detail) => {
      const written = reportJson(report({ detail }));
      expect(ReportFileSchema.safeParse(JSON.parse(written)).error?.issues ?? []).toEqual([]);
      expect(reportJson(report({ detail }, structuredClone(record)))).toBe(written);
    },
  );

  it('as Markdown has who wrote it in short, formulas as GitHub shows them, and notes as quotations', () => {
    const text = markdownOf(report());
    expect(text).toContain('| 2 March 2026 | About a | Lovelace, 2020 | section 1 |');
    expect(text).toContain('| 9 March 2026 | On $`x_1`$ \\| and | Vaswani et al., 2020 | page 2 |');
    expect(text).toContain('### About a\n\n> Private: *the claim*');
  });

  it('as CSV has all authors, and formulas in plain signs', () => {
    const [head, ...rows] = reportCsv(report(), 'readings').trimEnd().split('\r\n');
    expect(head).toBe('day,resource_key,kind,title,authors,year,parts,note');
    expect(rows[1]).toBe('2026-03-02,a,paper,About a,"Lovelace, Ada",2020,section 1,Private: *the claim*');
    expect(rows[3]).toBe(
      '2026-03-09,own-1,paper,On x₁ | and,"Vaswani, Ashish; Shazeer, Noam; Parmar, Niki",2020,page 2,',
    );
  });
});
