import { addDays, type Day, daysBetween } from '../../day.ts';
import type { RealRound } from './real-round.ts';
import { canBeTold, isDebriefed, isOver, type Moment, roundsOn, stageOf } from './round-standing.ts';

/** So many days ahead Today tells of a round, and so long afterwards it asks how it went. */
const NEAR_DAYS = 7;

/** A round as the page of a day tells of it. */
export type NearRound = {
  round: RealRound;
  /** From the day of the page; negative for one that was. */
  daysAhead: number;
  /** It asks how it went; of one without an hour on its whole day, beside what to read before it. */
  asks: boolean;
  /** What to read before it is worth a look: on the day before, and on the day until it is over. */
  offersPack: boolean;
  /** It was held today, and it was told how it went. */
  isTold: boolean;
};

/** What the page of a day other than today tells: the rounds that stand on it. */
export function roundsOfDay(rounds: readonly RealRound[], day: Day): NearRound[] {
  return roundsOn(rounds, day).map((round) => ({
    round,
    daysAhead: 0,
    asks: false,
    offersPack: false,
    isTold: false,
  }));
}

/**
 * What Today tells of rounds: those of which nothing is written yet, for a week from when their time has passed; those
 * of the day; and those of the coming week.
 *
 * @param rounds - in their order
 */
export function roundsNear(rounds: readonly RealRound[], moment: Moment): NearRound[] {
  const { today } = moment;
  const first = addDays(today, -NEAR_DAYS);
  const last = addDays(today, NEAR_DAYS);
  return rounds
    .filter(({ day }) => first <= day && day <= last)
    .flatMap((round) => {
      const asks = canBeTold(round, moment) && !isDebriefed(round) && stageOf(round, moment) !== 'settled';
      const daysAhead = daysBetween(today, round.day);
      const isShown = asks || (daysAhead >= 0 && roundsOn([round], round.day).length > 0);
      const isTold = isDebriefed(round) && canBeTold(round, moment);
      const offersPack = (daysAhead === 0 || daysAhead === 1) && !isOver(round, moment) && !isTold;
      return isShown ? [{ round, daysAhead, asks, offersPack, isTold }] : [];
    });
}
