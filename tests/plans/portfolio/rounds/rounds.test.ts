import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, day, dayAt, daysBetween } from '../../../../plans/day.ts';
import { listRealRounds } from '../../../../plans/portfolio/rounds/real-round.ts';
import { isBeforeThePlansEnd, roundToReplanFor } from '../../../../plans/portfolio/rounds/replan-offer.ts';
import { nextRound, stageOf } from '../../../../plans/portfolio/rounds/round-standing.ts';
import { clockInWords, roundInWords } from '../../../../plans/portfolio/rounds/round-words.ts';
import { roundsNear, roundsOfDay } from '../../../../plans/portfolio/rounds/rounds-near.ts';
import { BRITISH_DATES } from '../../../support/made/dates.ts';
import {
  builtInKinds,
  givenRoundPiece,
  givenRounds,
  NEW_YORK,
  TEAM,
} from '../../../support/made/portfolio/rounds.ts';

const AUCKLAND = { day: '2026-03-04', hour: '09:00', zone: 'Pacific/Auckland', round: 'technical' };
const MOMENT = { today: day('2026-03-03'), now: new Date('2026-03-03T17:00:00Z') };

describe('a real round', () => {
  it('stands on the learner’s own day, wherever it is held', () => {
    const [round] = givenRounds(NEW_YORK, AUCKLAND);
    expect(round).toMatchObject({
      title: 'Technical screen',
      day: '2026-03-03',
      clock: { from: '2026-03-03T20:00:00.000Z', until: '2026-03-03T21:00:00.000Z', day: '2026-03-04' },
    });
    expect(round?.clock && clockInWords(round.clock, BRITISH_DATES)).toBe(
      '15:00 (Wed 09:00 Pacific/Auckland)',
    );
    expect(round && roundInWords(round)).toBe('Technical screen, Team X');
  });

  it.each([
    { name: 'its own zone', parts: { hour: '14:30' }, stands: '2026-03-04', words: '14:30' },
    {
      name: 'a zone with other clocks on the same date',
      parts: { hour: '14:30', zone: 'Europe/Berlin' },
      stands: '2026-03-04',
      words: '08:30 (14:30 Europe/Berlin)',
    },
    {
      name: 'a zone with the same clocks',
      parts: { hour: '14:30', zone: 'America/Toronto' },
      stands: '2026-03-04',
      words: '14:30',
    },
    {
      name: 'an hour before the day begins',
      parts: { hour: '01:00' },
      stands: '2026-03-03',
      words: '01:00 after midnight',
    },
    { name: 'no hour', parts: { zone: 'Pacific/Auckland' }, stands: '2026-03-04', words: null },
    { name: 'an hour that is none', parts: { hour: 'noon' }, stands: '2026-03-04', words: null },
    {
      name: 'a zone that is none',
      parts: { hour: '14:30', zone: 'Mars' },
      stands: '2026-03-04',
      words: '14:30',
    },
  ])('with $name stands on $stands', ({ parts, stands, words }) => {
    const [round] = givenRounds(NEW_YORK, { day: '2026-03-04', ...parts });
    expect(round?.day).toBe(stands);
    expect(round?.clock ? clockInWords(round.clock, BRITISH_DATES) : null).toBe(words);
  });

  it.each([
    ['minutes-45', 45],
    ['half-day', 240],
    ['whole-day', 480],
    ['', 60],
  ])('of length %j takes %i minutes', (minutes, length) => {
    const [round] = givenRounds(NEW_YORK, { day: '2026-03-04', hour: '09:00', minutes });
    const { from = '', until = '' } = round?.clock ?? {};
    expect((Date.parse(until) - Date.parse(from)) / 60_000).toBe(length);
  });

  it('stands nowhere when it is archived, or its target is, or it has no day', () => {
    const kinds = builtInKinds();
    const archivedOn = day('2026-03-01');
    const on = { day: '2026-03-04' };
    const list = (pieces: Parameters<typeof listRealRounds>[0]) => listRealRounds(pieces, kinds, NEW_YORK);
    expect(list([TEAM, givenRoundPiece(on, { archivedOn })])).toEqual([]);
    expect(list([{ ...TEAM, archivedOn }, givenRoundPiece(on)])).toEqual([]);
    expect(list([TEAM, givenRoundPiece({ hour: '09:00' }), givenRoundPiece({ day: '9999-12-31' })])).toEqual(
      [],
    );
    expect(list([TEAM, givenRoundPiece(on)])).toHaveLength(1);
    expect(list([givenRoundPiece(on)])[0]?.target).toBeNull();
  });

  it('is held when its own clocks show its hour, and stands no more than a day from its date', () => {
    const zones = [
      'America/New_York',
      'Pacific/Auckland',
      'Asia/Kolkata',
      'Europe/Berlin',
      'Pacific/Niue',
      'UTC',
    ];
    const anyZone = fc.constantFrom(...zones);
    const anyHour = fc.integer({ min: 0, max: 23 }).map((hour) => `${String(hour).padStart(2, '0')}:30`);
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 800 }).map((offset) => addDays(day('2026-01-01'), offset)),
        anyHour,
        anyZone,
        anyZone,
        fc.integer({ min: 0, max: 12 }),
        (on, hour, zone, timeZone, dayStartHour) => {
          const [round] = givenRounds({ timeZone, dayStartHour }, { day: on, hour, zone });
          const from = new Date(round?.clock?.from ?? Number.NaN);
          expect(dayAt(from, zone, 0)).toBe(on);
          // A clock change may leave the hour out.
          const shown = BRITISH_DATES.formatTime(from.toISOString(), zone);
          expect(Math.abs(Number(shown.slice(0, 2)) - Number(hour.slice(0, 2)))).toBeLessThanOrEqual(1);
          expect(round?.day).toBe(dayAt(from, timeZone, dayStartHour));
          expect(Math.abs(daysBetween(on, round?.day ?? on))).toBeLessThanOrEqual(2);
        },
      ),
    );
  });

  it('comes in the order in which it is held', () => {
    const rounds = givenRounds(
      NEW_YORK,
      { day: '2026-03-05', hour: '10:00' },
      { day: '2026-03-05', hour: '09:00' },
      { day: '2026-03-05' },
      AUCKLAND,
    );
    expect(rounds.map(({ key }) => key.at(-1))).toEqual(['4', '3', '2', '1']);
  });
});

describe('where a round is', () => {
  const stagesOf = (...parts: Record<string, string>[]) =>
    givenRounds(NEW_YORK, ...parts).map((round) => stageOf(round, MOMENT));

  it('comes, is untold, open or settled', () => {
    expect(stagesOf(AUCKLAND)).toEqual(['coming']);
    const held = { day: '2026-03-02', hour: '10:00' };
    expect(stagesOf(held)).toEqual(['untold']);
    expect(stagesOf({ ...held, went: 'well' })).toEqual(['open']);
    expect(stagesOf({ ...held, outcome: 'waiting' })).toEqual(['untold']);
    expect(stagesOf({ ...held, asked: 'Why?', outcome: 'passed' })).toEqual(['settled']);
    expect(stagesOf({ ...AUCKLAND, outcome: 'withdrew' })).toEqual(['settled']);
    // Its day is not over, and it has no hour.
    expect(stagesOf({ day: '2026-03-03' })).toEqual(['coming']);
  });

  it('is over when its length has passed, not before', () => {
    const [round] = givenRounds(NEW_YORK, { ...AUCKLAND, minutes: 'minutes-90' });
    const at = (iso: string) => round && stageOf(round, { today: day('2026-03-03'), now: new Date(iso) });
    expect(at('2026-03-03T21:29:59Z')).toBe('coming');
    expect(at('2026-03-03T21:30:00Z')).toBe('untold');
  });

  it('names the next one', () => {
    const rounds = givenRounds(NEW_YORK, { day: '2026-03-01' }, { day: '2026-03-09' }, AUCKLAND);
    expect(nextRound(rounds, MOMENT)?.key).toBe('piece-round-3');
    expect(nextRound([], MOMENT)).toBeNull();
  });
});

describe('what Today tells of rounds', () => {
  const told = (today: string, now: string, ...parts: Record<string, string>[]) =>
    roundsNear(givenRounds(NEW_YORK, ...parts), { today: day(today), now: new Date(now) }).map(
      ({ daysAhead, asks, offersPack }) => [daysAhead, asks, offersPack],
    );

  it('is a week ahead, with what to read on the evening before and on the day', () => {
    expect(told('2026-02-23', '2026-02-23T20:00:00Z', AUCKLAND)).toEqual([]);
    expect(told('2026-02-24', '2026-02-24T20:00:00Z', AUCKLAND)).toEqual([[7, false, false]]);
    expect(told('2026-03-02', '2026-03-02T20:00:00Z', AUCKLAND)).toEqual([[1, false, true]]);
    expect(told('2026-03-03', '2026-03-03T14:00:00Z', AUCKLAND)).toEqual([[0, false, true]]);
  });

  it('asks how it went once its time has passed, for a week or until something is written', () => {
    expect(told('2026-03-03', '2026-03-03T21:00:00Z', AUCKLAND)).toEqual([[0, true, false]]);
    expect(told('2026-03-10', '2026-03-10T21:00:00Z', AUCKLAND)).toEqual([[-7, true, false]]);
    expect(told('2026-03-11', '2026-03-11T21:00:00Z', AUCKLAND)).toEqual([]);
    expect(told('2026-03-04', '2026-03-04T21:00:00Z', { ...AUCKLAND, went: 'well' })).toEqual([]);
    expect(told('2026-03-04', '2026-03-04T21:00:00Z', { ...AUCKLAND, outcome: 'passed' })).toEqual([]);
    // On the day it stays in sight.
    expect(told('2026-03-03', '2026-03-03T22:00:00Z', { ...AUCKLAND, went: 'well' })).toEqual([
      [0, false, false],
    ]);
  });

  it('asks on the day itself where there is no hour', () => {
    expect(told('2026-03-04', '2026-03-04T12:00:00Z', { day: '2026-03-04' })).toEqual([[0, true, true]]);
  });

  it('leaves out what was called off', () => {
    expect(told('2026-03-02', '2026-03-02T20:00:00Z', { ...AUCKLAND, outcome: 'withdrew' })).toEqual([]);
    const rounds = givenRounds(NEW_YORK, { ...AUCKLAND, outcome: 'withdrew' });
    expect(roundsOfDay(rounds, day('2026-03-03'))).toEqual([]);
    expect(roundsOfDay(givenRounds(NEW_YORK, AUCKLAND), day('2026-03-03'))).toHaveLength(1);
  });
});

describe('the round for which the plan is worth laying anew', () => {
  const planUntil = (finishOn: string, interviewOn: string | null) => ({
    interviewOn: interviewOn === null ? null : day(interviewOn),
    calendar: { finishOn: day(finishOn) },
  });
  const keyFor = (plan: ReturnType<typeof planUntil>, ...parts: Record<string, string>[]) =>
    roundToReplanFor(givenRounds(NEW_YORK, ...parts), plan, MOMENT)?.key.at(-1) ?? null;

  it('comes before the end of the plan, on a day that the plan does not know', () => {
    const onsite = { day: '2026-03-20', round: 'onsite' };
    expect(keyFor(planUntil('2026-04-30', null), onsite)).toBe('1');
    expect(keyFor(planUntil('2026-04-30', '2026-04-10'), onsite)).toBe('1');
    expect(keyFor(planUntil('2026-04-30', '2026-03-20'), onsite)).toBeNull();
    expect(keyFor(planUntil('2026-03-20', null), onsite)).toBe('1');
    expect(keyFor(planUntil('2026-03-19', null), onsite)).toBeNull();
    // No day is left before one of today.
    expect(keyFor(planUntil('2026-04-30', null), { day: '2026-03-03' })).toBeNull();
  });

  it('is the onsite, else the next one, and none while the plan prepares for one of them', () => {
    const technical = { day: '2026-03-10', round: 'technical' };
    const onsite = { day: '2026-03-20', round: 'onsite' };
    expect(keyFor(planUntil('2026-04-30', null), technical, onsite)).toBe('2');
    expect(keyFor(planUntil('2026-04-30', null), { day: '2026-03-25' }, technical)).toBe('2');
    expect(keyFor(planUntil('2026-04-30', '2026-03-20'), technical, onsite)).toBeNull();
    const [first] = givenRounds(NEW_YORK, technical);
    expect(first && isBeforeThePlansEnd(first, planUntil('2026-04-30', '2026-03-20'), MOMENT)).toBe(true);
  });
});
