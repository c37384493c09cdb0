import type { Day } from '../../day.ts';
import type { RealRound } from './real-round.ts';

/** The learner's day, and the instant. */
export type Moment = { today: Day; now: Date };

/** Something was written down of how it went. */
export function isDebriefed({ asked, went, surprise }: RealRound): boolean {
  return asked.length > 0 || went !== '' || surprise !== '';
}

/** The learner withdrew before it was held: it stands nowhere any more. */
export function isCalledOff(round: RealRound): boolean {
  return round.outcome === 'withdrew' && !isDebriefed(round);
}

/** Its time has passed; without an hour, its day. */
export function isOver({ clock, day }: RealRound, { today, now }: Moment): boolean {
  return clock === null ? day < today : new Date(clock.until) <= now;
}

/** It can be told how it went: its time has passed, or it is its day where it has no hour. */
export function canBeTold(round: RealRound, moment: Moment): boolean {
  return isOver(round, moment) || (round.clock === null && round.day === moment.today);
}

export type RoundStage = 'coming' | 'untold' | 'open' | 'settled';

/**
 * Where a round is: it is coming, it was held and nothing is written of it, nobody knows yet what came of it, or that is
 * known.
 */
export function stageOf(round: RealRound, moment: Moment): RoundStage {
  if (isCalledOff(round)) return 'settled';
  if (!isOver(round, moment)) return 'coming';
  if (hasOutcome(round)) return 'settled';
  return isDebriefed(round) ? 'open' : 'untold';
}

function hasOutcome({ outcome }: RealRound): boolean {
  return outcome !== '' && outcome !== 'waiting';
}

/** The rounds that stand on a day. */
export function roundsOn(rounds: readonly RealRound[], day: Day): RealRound[] {
  return rounds.filter((round) => round.day === day && !isCalledOff(round));
}

/** The next round that is not over, among some in their order; `null` without any. */
export function nextRound(rounds: readonly RealRound[], moment: Moment): RealRound | null {
  return rounds.find((round) => stageOf(round, moment) === 'coming') ?? null;
}
