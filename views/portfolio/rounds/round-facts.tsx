import type { Day } from '../../../plans/day.ts';
import type { RealRound } from '../../../plans/portfolio/rounds/real-round.ts';
import { Entry } from '../../parts/entry.tsx';
import { debriefAddress, packAddress, untilRoundAddress } from './addresses.ts';
import { RoundWhen } from './round-when.tsx';

export const ROUND_FACTS_ID = 'round-facts';

export type RoundFactsProps = {
  /** `null` while it stands nowhere: without a day, or put away. */
  round: RealRound | null;
  today: Day;
  /** It, or its target, is in the archive. */
  isAway: boolean;
  isOver: boolean;
  canBeTold: boolean;
  isDebriefed: boolean;
  /** The plan goes on beyond it and does not know its day. */
  isBeforeTheEnd: boolean;
  from: string;
};

/** When is it by my clocks, and what is there to do before it and after it? */
export function RoundFacts(props: RoundFactsProps) {
  const { round, today, isAway, isOver, canBeTold, isDebriefed, isBeforeTheEnd, from } = props;
  if (round === null) {
    return (
      <Entry id={ROUND_FACTS_ID} label="When">
        <p>
          {isAway
            ? 'In the archive: it stands neither on Today, nor in your calendar and its feed.'
            : 'With a day it stands on Today, in your calendar and in its feed.'}
        </p>
      </Entry>
    );
  }
  return (
    <Entry id={ROUND_FACTS_ID} label="When">
      <p class="round-when">
        <RoundWhen round={round} today={today} />
      </p>
      <ul class="round-ways">
        {!isOver && !isDebriefed && round.target && (
          <li>
            <a href={packAddress(round.target.key, round.key)}>What to read before it</a>
          </li>
        )}
        {canBeTold && (
          <li>
            {isDebriefed ? (
              <a href={debriefAddress(round.key)}>How it went, on one page</a>
            ) : (
              <>
                <a href={debriefAddress(round.key)}>How did it go?</a> Three fields, and what was asked goes
                into the drill.
              </>
            )}
          </li>
        )}
        {isBeforeTheEnd && (
          <li>
            Your plan goes on beyond it and does not know its day.{' '}
            <a href={untilRoundAddress(round.day, from)} id="round-replan">
              See what fits until then
            </a>
          </li>
        )}
      </ul>
    </Entry>
  );
}
