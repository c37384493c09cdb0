import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { lastRuns, offPlan, worstHabit } from '../../../plans/portfolio/clock/compare-runs.ts';
import { durationsAsText, durationsOf, secondsTyped } from '../../../plans/portfolio/clock/durations.ts';
import {
  clockAsText,
  clockOf,
  moveOn,
  type Run,
  secondsOf,
} from '../../../plans/portfolio/clock/run-clock.ts';
import { shareOut, type Timing, timingOf } from '../../../plans/portfolio/clock/timing.ts';
import { KindSchema } from '../../../plans/portfolio/kind.ts';
import { putBeside } from '../../../plans/portfolio/order.ts';
import { readPartValue } from '../../../plans/portfolio/part-value.ts';
import type { Piece } from '../../../plans/portfolio/piece.ts';
import { loadLibrary } from '../../../server/library/library.ts';

const BEGUN = '2026-03-04T09:00:00.000Z';
const later = (seconds: number) => new Date(Date.parse(BEGUN) + 1000 * seconds).toISOString();
const ROWS = ['a', 'b', 'c'];

describe('a time', () => {
  it.each([
    ['2:30', 150],
    ['3', 180],
    ['1:02:03', 3723],
    [' 0:05 ', 5],
    ['75:00', 4500],
    ['6:00:00', 21_600],
    ['6:00:01', null],
    ['2:60', null],
    ['2.5', null],
    ['soon', null],
    ['', null],
  ])('%j is %s seconds', (text, seconds) => expect(secondsTyped(text)).toBe(seconds));

  it('comes back as it was kept, whatever is timed', () => {
    const slug = fc.stringMatching(/^[a-z0-9]{1,8}$/);
    fc.assert(
      fc.property(fc.array(fc.tuple(slug, fc.integer({ min: 0, max: 21_600 }))), (pairs) => {
        const seconds = new Map(pairs);
        expect(durationsOf(durationsAsText(seconds))).toEqual(seconds);
      }),
    );
  });

  it('is kept in minutes and seconds, however it was typed', () => {
    const part = { form: 'durations', rows: ROWS.map((id) => ({ id, label: id })) } as never;
    expect(readPartValue(part, 'a: 3\nb: 1:05:00')).toEqual({ ok: true, text: 'a: 3:00\nb: 1:05:00' });
    expect(readPartValue(part, 'a: soon').ok).toBe(false);
    expect(readPartValue(part, '')).toEqual({ ok: true, text: '' });
  });
});

describe('a clock', () => {
  const begun: Run = { spent: new Map(), running: { row: 'a', since: BEGUN } };

  it('is kept as text, and nothing else is one', () => {
    expect(clockOf(clockAsText(begun.running))).toEqual(begun.running);
    expect(clockAsText(null)).toBe('');
    for (const text of ['', 'a', `A ${BEGUN}`, 'a 2026-03-04', 'a 2026-99-04T09:00:00Z'])
      expect([text, clockOf(text)]).toEqual([text, null]);
  });

  it('goes on row by row, over one that is left out, and ends', () => {
    const second = moveOn(ROWS, begun, 'c', later(90)) as Run;
    expect(second).toEqual({ spent: new Map([['a', 90]]), running: { row: 'c', since: later(90) } });
    expect(secondsOf(second, 'c', later(100))).toBe(10);
    const ended = moveOn(ROWS, second, null, later(150));
    expect(ended).toEqual({
      spent: new Map([
        ['a', 90],
        ['c', 60],
      ]),
      running: null,
    });
  });

  it('goes on once, however often it is asked, and never back', () => {
    const second = moveOn(ROWS, begun, 'b', later(90)) as Run;
    for (const to of ['b', 'a', 'never'])
      expect([to, moveOn(ROWS, second, to, later(95))]).toEqual([to, null]);
    expect(moveOn(ROWS, { ...second, running: null }, 'c', later(95))).toBeNull();
  });

  it('that was forgotten stops at six hours, and one that was set back takes no time away', () => {
    expect(secondsOf(begun, 'a', later(100_000))).toBe(21_600);
    expect(secondsOf(begun, 'a', later(-50))).toBe(0);
  });

  it('counts every second once: what the rows took adds up to the whole', () => {
    const gaps = fc.array(fc.integer({ min: 0, max: 4000 }), { minLength: 3, maxLength: 3 });
    fc.assert(
      fc.property(gaps, ([one = 0, two = 0, three = 0]) => {
        let run = moveOn(ROWS, begun, 'b', later(one)) as Run;
        run = moveOn(ROWS, run, 'c', later(one + two)) as Run;
        run = moveOn(ROWS, run, null, later(one + two + three)) as Run;
        expect([...run.spent.values()]).toEqual([one, two, three]);
      }),
    );
  });
});

describe('a plan', () => {
  it('shares out the time of a talk, whatever the weights add up to', () => {
    const { kinds } = loadLibrary();
    const rehearsal = kinds.find(({ id }) => id === 'rehearsal');
    const rows = rehearsal ? (timingOf(rehearsal)?.durations.rows ?? []) : [];
    const planned = [30, 45, 60].map((minutes) => [...shareOut(rows, 60 * minutes).values()]);
    expect(planned).toEqual([
      [170, 210, 580, 670, 170],
      [250, 310, 880, 1010, 250],
      [340, 420, 1170, 1340, 330],
    ]);
  });

  it('adds up to the time, in steps of ten seconds, and gives no row a step more than its share', () => {
    const shares = fc.array(fc.integer({ min: 1, max: 100 }), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(shares, fc.integer({ min: 1, max: 500 }), (weights, tens) => {
        const rows = weights.map((share, index) => ({ id: String(index), share }));
        const all = weights.reduce((total, share) => total + share, 0);
        const planned = shareOut(rows, 10 * tens);
        expect([...planned.values()].reduce((total, each) => total + each, 0)).toBe(10 * tens);
        for (const { id, share } of rows) {
          const seconds = planned.get(id) ?? 0;
          expect(seconds % 10).toBe(0);
          expect(Math.abs(seconds - (10 * tens * share) / all)).toBeLessThan(10);
        }
      }),
    );
  });
});

const KIND = KindSchema.parse({
  id: 'run',
  place: 1,
  title: 'run',
  plural: 'Runs',
  about: 'For tests',
  titled: 'What it is called',
  of: 'talk',
  parts: [
    { id: 'day', label: 'Day', form: 'day' },
    {
      id: 'version',
      label: 'Version',
      form: 'choice',
      choices: [
        { id: 'short', label: 'Short', minutes: 10 },
        { id: 'none', label: 'None' },
      ],
    },
    {
      id: 'took',
      label: 'Took',
      form: 'durations',
      rows: [
        { id: 'a', label: 'A', share: 1 },
        { id: 'b', label: 'B', share: 1 },
      ],
    },
    { id: 'clock', label: 'Clock', form: 'clock' },
  ],
});

function givenRun(key: string, parts: Record<string, string>, fields: Partial<Piece> = {}): Piece {
  const texts = { version: 'short', ...parts };
  return {
    key,
    kind: 'run',
    parentKey: 'piece-talk',
    title: { text: key, revision: 1 },
    createdAt: BEGUN,
    archivedOn: null,
    parts: new Map(Object.entries(texts).map(([id, text]) => [id, { text, revision: 1 }])),
    ...fields,
  } as Piece;
}

describe('runs', () => {
  const timing = timingOf(KIND) as Timing;

  it('compare by the day, without those that still run, have no plan, or are put away', () => {
    const runs = [
      givenRun('late', { day: '2026-03-05', took: 'a: 6:00\nb: 5:00' }),
      givenRun('early', { day: '2026-03-04', took: 'a: 5:00' }),
      givenRun('running', { took: 'a: 1:00', clock: `b ${BEGUN}` }),
      givenRun('planless', { version: 'none', took: 'a: 1:00' }),
      givenRun('empty', {}),
      givenRun('forgotten', { took: 'a: 6:00:00' }),
      givenRun('away', { took: 'a: 1:00' }, { archivedOn: '2026-03-04' as never }),
    ];
    const taken = lastRuns(timing, runs, undefined);
    expect(taken.map(({ piece }) => piece.key)).toEqual(['early', 'late']);
    expect(taken[1]?.whole).toEqual({ took: 660, wanted: 600 });
    expect(taken[0]?.rows).toEqual(new Map([['a', { took: 300, wanted: 300 }]]));
    const many = Array.from({ length: 7 }, (_, index) => givenRun(`run-${index}`, { took: 'a: 1:00' }));
    expect(lastRuns(timing, many, undefined).map(({ piece }) => piece.key)).toEqual([
      'run-2',
      'run-3',
      'run-4',
      'run-5',
      'run-6',
    ]);
  });

  it.each([
    ['keep close', [300, 320], null],
    ['are over once of two', [300, 400], { row: 'a', is: 'over', seconds: 100, times: 1, of: 2 }],
    [
      'are over by the middle of three',
      [340, 400, 600],
      { row: 'a', is: 'over', seconds: 100, times: 3, of: 3 },
    ],
    ['are over once of three', [300, 300, 600], null],
    ['are under', [200, 180], { row: 'a', is: 'under', seconds: 100, times: 2, of: 2 }],
  ])('that %s', (_, tooks, habit) => {
    const taken = tooks.map((took) => ({ rows: new Map([['a', { took, wanted: 300 }]]) }));
    expect(worstHabit(taken, ['a', 'b'])).toEqual(habit);
  });

  test('what is over comes before what is under', () => {
    const rows = new Map([
      ['a', { took: 10, wanted: 300 }],
      ['b', { took: 340, wanted: 300 }],
    ]);
    expect(worstHabit([{ rows }], ['a', 'b'])).toMatchObject({ row: 'b', is: 'over' });
    expect(offPlan({ took: 330, wanted: 300 })).toBeNull();
    expect(offPlan({ took: 331, wanted: 300 })).toBe('over');
  });
});

test('an order with one moved beside another has the same ones, the others in their order', () => {
  const keys = fc.uniqueArray(fc.stringMatching(/^[a-z]{1,3}$/), { minLength: 2, maxLength: 8 });
  fc.assert(
    fc.property(keys, fc.nat(7), fc.nat(7), fc.boolean(), (all, one, two, isBefore) => {
      const [key = '', other = ''] = [all[one % all.length], all[two % all.length]];
      const order = putBeside(all, key, { side: isBefore ? 'before' : 'behind', key: other });
      if (order === null) return;
      expect(order.filter((each) => each !== key)).toEqual(all.filter((each) => each !== key));
      expect(order.indexOf(key) - order.indexOf(other)).toBe(isBefore ? -1 : 1);
    }),
  );
  expect(putBeside(['a', 'b'], 'a', { side: 'before', key: 'b' })).toBeNull();
  expect(putBeside(['a', 'b'], 'c', { side: 'before', key: 'b' })).toBeNull();
});
