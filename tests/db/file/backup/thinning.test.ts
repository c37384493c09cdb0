import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Verdict } from '../../../../db/file/backup/check.ts';
import { BACKUP_REASONS, type BackupLabel, type BackupReason } from '../../../../db/file/backup/names.ts';
import { thinBackups } from '../../../../db/file/backup/thinning.ts';
import { addDays, type Day, dayAt, weekdayOf } from '../../../../plans/day.ts';

const HOUR_MS = 60 * 60_000;
const DAY_MS = 24 * HOUR_MS;
const NOW = new Date('2027-01-13T12:00:00Z');

type Given = BackupLabel & { verdict: Verdict };

const dayOf = (instant: Date) => dayAt(instant, 'UTC', 3);

function backup(daysAgo: number, reason: BackupReason = 'daily', verdict: Verdict = 'good'): Given {
  return { instant: new Date(NOW.getTime() - daysAgo * DAY_MS), reason, verdict };
}

function thin(backups: readonly Given[], now = NOW): Given[] {
  return thinBackups(backups, { now, dayOf, verdictOf: ({ verdict }) => verdict });
}

function keptOf(backups: readonly Given[], now = NOW): Given[] {
  const gone = new Set(thin(backups, now));
  return backups.filter((one) => !gone.has(one));
}

const daysOf = (backups: readonly Given[]): Day[] => backups.map(({ instant }) => dayOf(instant));

describe('of a backup on each day of a year', () => {
  const kept = daysOf(keptOf(Array.from({ length: 366 }, (_, daysAgo) => backup(daysAgo))));

  test('those of the last seven days stay', () => {
    expect(kept.slice(0, 7)).toEqual([
      '2027-01-13',
      '2027-01-12',
      '2027-01-11',
      '2027-01-10',
      '2027-01-09',
      '2027-01-08',
      '2027-01-07',
    ]);
  });

  test('the last of each of five weeks and of twelve months stays, and no other', () => {
    expect(kept.slice(7)).toEqual([
      '2027-01-03',
      '2026-12-31',
      '2026-12-27',
      '2026-12-20',
      '2026-11-30',
      '2026-10-31',
      '2026-09-30',
      '2026-08-31',
      '2026-07-31',
      '2026-06-30',
      '2026-05-31',
      '2026-04-30',
      '2026-03-31',
      '2026-02-28',
    ]);
  });
});

test('of several on one day the first and the newest stay', () => {
  const [evening, noon, morning] = [backup(3.1), backup(3.2), backup(3.3)];

  expect(thin([evening, noon, morning])).toEqual([noon]);
});

test('one that is made by hand costs no other of the last week, however often that is', () => {
  const days = [0, 1, 2, 3, 4, 5, 6];
  const daily = days.map((daysAgo) => backup(daysAgo + 0.2));
  const byHand = days.flatMap((daysAgo) =>
    Array.from({ length: 30 }, (_, index) => backup(daysAgo + index / 1000, 'by-hand')),
  );
  const backups = [...daily, ...byHand].sort((one, other) => Number(other.instant) - Number(one.instant));

  expect(keptOf(backups).filter(({ reason }) => reason === 'daily')).toEqual(daily);
});

test('what was made by hand or before something stays for a week, beside a newer one of the day', () => {
  const reasons = BACKUP_REASONS.filter((reason) => reason !== 'daily');
  const young = reasons.map((reason, index) => backup(6.1 + index / 100, reason));
  const old = reasons.map((reason, index) => backup(8.1 + index / 100, reason));
  const newer = Array.from({ length: 10 }, (_, daysAgo) => [
    backup(daysAgo),
    backup(daysAgo + 0.01, 'by-hand'),
  ]);
  const backups = [...newer.flat(), ...young, ...old].sort(
    (one, other) => Number(other.instant) - Number(one.instant),
  );

  const kept = new Set(keptOf(backups));

  expect(young.every((one) => kept.has(one))).toBe(true);
  expect(old.some((one) => kept.has(one))).toBe(false);
});

test('a learner who deletes a hundred plans in a day has the last twenty backups from before, and the first', () => {
  const many = Array.from({ length: 100 }, (_, index) => backup(index / 1000, 'before-deletion'));

  expect(keptOf(many)).toEqual([...many.slice(0, 20), many[99]]);
});

describe('a damaged backup', () => {
  test('that is the newest of its day takes nobody’s place', () => {
    const [damaged, good] = [backup(3.1, 'daily', 'damaged'), backup(3.2)];

    expect(thin([damaged, good])).toEqual([damaged]);
  });

  test('counts for no day, week or month', () => {
    const damaged = Array.from({ length: 400 }, (_, daysAgo) => backup(daysAgo, 'daily', 'damaged'));
    const good = backup(400);

    expect(keptOf([...damaged, good])).toEqual([good]);
  });

  test('stays with all others while there is no good one', () => {
    expect(thin([backup(0, 'daily', 'damaged'), backup(0.1, 'daily', 'damaged')])).toEqual([]);
  });
});

test('a backup that cannot be read at present stays, and takes nobody’s place', () => {
  const backups = [backup(0.1, 'daily', 'unreadable'), backup(0.2), backup(0.3, 'daily', 'unreadable')];

  expect(thin(backups)).toEqual([]);
});

test('a clock that runs ten years ahead or behind takes no more than a right one', () => {
  const backups = Array.from({ length: 40 }, (_, daysAgo) => backup(daysAgo));

  for (const years of [-10, 10]) {
    const wrong = new Date(NOW.getTime() + years * 365 * DAY_MS);
    expect(keptOf(backups, wrong)).toEqual(keptOf(backups));
  }
});

describe('any backups', () => {
  const givens = fc
    .array(
      fc.record({
        hours: fc.oneof(fc.integer({ min: -100, max: 10_000 }), fc.integer({ min: 0, max: 200 })),
        reason: fc.constantFrom(...BACKUP_REASONS),
        verdict: fc.constantFrom<Verdict>('good', 'good', 'damaged', 'unreadable'),
      }),
      { maxLength: 120 },
    )
    .map((list) =>
      list
        .map(({ hours, ...rest }) => ({ ...rest, instant: new Date(NOW.getTime() - hours * HOUR_MS) }))
        .sort((one, other) => other.instant.getTime() - one.instant.getTime()),
    );
  const isGood = ({ verdict }: Given) => verdict === 'good';

  test('keep the newest good one, and one of each of the last days, weeks and months with a good one', () => {
    fc.assert(
      fc.property(givens, (backups) => {
        const kept = new Set(keptOf(backups));
        const good = backups.filter(isGood);
        if (good[0]) expect(kept.has(good[0])).toBe(true);
        for (const [count, spanOf] of SPANS) {
          const spans = [...Map.groupBy(good, ({ instant }) => spanOf(dayOf(instant))).values()];
          for (const [newest] of spans.slice(0, count)) expect(newest && kept.has(newest)).toBe(true);
        }
      }),
    );
  });

  test('keep the first and the newest good one of each of the last days, of either kind', () => {
    fc.assert(
      fc.property(givens, (backups) => {
        const kept = new Set(keptOf(backups));
        for (const byHand of [true, false]) {
          const good = backups.filter((one) => isGood(one) && (one.reason === 'by-hand') === byHand);
          const days = [...Map.groupBy(good, ({ instant }) => dayOf(instant)).values()];
          for (const [newest, ...others] of days.slice(0, 7)) {
            expect(newest && kept.has(newest)).toBe(true);
            expect(kept.has(others.at(-1) ?? newest ?? backup(0))).toBe(true);
          }
        }
      }),
    );
  });

  test('lose none of the last two days, as long as these are no more than twenty', () => {
    fc.assert(
      fc.property(givens, (backups) => {
        if (!backups.some(isGood)) return;
        const young = backups.filter(
          ({ instant, verdict }) =>
            verdict !== 'damaged' && Math.abs(Number(NOW) - Number(instant)) < 2 * DAY_MS,
        );
        const gone = new Set(thin(backups));
        for (const kind of [true, false]) {
          const alike = backups.filter(({ reason }) => (reason === 'by-hand') === kind);
          const place = (one: Given) => alike.indexOf(one);
          for (const one of young) if (place(one) >= 0 && place(one) < 20) expect(gone.has(one)).toBe(false);
        }
      }),
    );
  });

  test('are no more than there is a reason for, and thinned once they are thinned for good', () => {
    fc.assert(
      fc.property(givens, (backups) => {
        const kept = keptOf(backups);
        if (!backups.some(isGood)) return kept.length === backups.length;
        expect(kept.filter((one) => one.verdict !== 'unreadable').length).toBeLessThanOrEqual(
          2 * (7 + 7 + 5 + 12 + 20),
        );
        return thin(kept).length === 0;
      }),
    );
  });

  test('thinned as they are made, day after day, leave what thinning all at once leaves of the good ones', () => {
    fc.assert(
      fc.property(givens, (backups) => {
        const daily = backups
          .filter((one) => isGood(one))
          .map((one) => ({ ...one, reason: 'daily' as const }));
        let dayByDay: Given[] = [];
        for (const one of daily.toReversed()) dayByDay = keptOf([one, ...dayByDay]);

        expect(new Set(keptOf(daily).map(({ instant }) => instant.getTime()))).toEqual(
          new Set(dayByDay.map(({ instant }) => instant.getTime())),
        );
      }),
    );
  });
});

const SPANS: readonly (readonly [number, (of: Day) => string])[] = [
  [7, (of) => of],
  [5, (of) => addDays(of, -weekdayOf(of))],
  [12, (of) => of.slice(0, 7)],
];
