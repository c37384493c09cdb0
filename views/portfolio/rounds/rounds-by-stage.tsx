import type { Day } from '../../../plans/day.ts';
import { type Piece, titleOf } from '../../../plans/portfolio/piece.ts';
import type { RealRound } from '../../../plans/portfolio/rounds/real-round.ts';
import type { RoundStage } from '../../../plans/portfolio/rounds/round-standing.ts';
import { Inline } from '../../parts/markdown.tsx';
import { pieceAddress } from '../addresses.ts';
import { debriefAddress } from './addresses.ts';
import { RoundWhen } from './round-when.tsx';

export type StagedRound = {
  round: RealRound;
  stage: RoundStage;
  /** What came of it, in words; empty while that is not known. */
  outcome: string;
};

const STAGES: readonly { stage: RoundStage; label: string }[] = [
  { stage: 'coming', label: 'Coming' },
  { stage: 'untold', label: 'Held, and nothing written yet' },
  { stage: 'open', label: 'Held, without an outcome' },
  { stage: 'settled', label: 'With an outcome' },
];

type RoundsByStageProps = {
  rounds: readonly StagedRound[];
  /** The target is in the archive: none of them stands anywhere. */
  isAway: boolean;
  /** Those in use that have no day yet, or stand nowhere. */
  dayless: readonly Piece[];
  today: Day;
};

/** The rounds of a target by day: what comes, what was held, and what came of it. */
export function RoundsByStage({ rounds, isAway, dayless, today }: RoundsByStageProps) {
  return (
    <>
      {STAGES.map(({ stage, label }) => {
        const ofStage = rounds.filter((one) => one.stage === stage);
        return (
          ofStage.length > 0 && (
            <section key={stage} class="round-stage">
              <h3 class="entry__sub">{label}</h3>
              <ul class="pieces">
                {ofStage.map((one) => (
                  <RoundLine key={one.round.key} staged={one} today={today} />
                ))}
              </ul>
            </section>
          )
        );
      })}
      {dayless.length > 0 && (
        <section class="round-stage">
          <h3 class="entry__sub">{isAway ? 'In the archive with their target' : 'Without a day'}</h3>
          <ul class="pieces">
            {dayless.map((piece) => (
              <li key={piece.key} class="pieces__item" data-item>
                <a href={pieceAddress(piece.key)}>
                  <Inline text={titleOf(piece)} inLink />
                </a>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

function RoundLine({ staged, today }: { staged: StagedRound; today: Day }) {
  const { round, stage, outcome } = staged;
  return (
    <li class="pieces__item" data-item>
      <span>
        <a href={pieceAddress(round.key)}>
          <Inline text={round.title === '' ? 'Interview' : round.title} inLink />
        </a>{' '}
        {stage === 'untold' && <a href={debriefAddress(round.key)}>How did it go?</a>}
        {stage === 'open' && <a href={`${pieceAddress(round.key)}#part-outcome`}>What came of it?</a>}
      </span>
      <span class="pieces__standing">
        <RoundWhen round={round} today={today} />
        {outcome !== '' && (
          <>
            {'. '}
            <Inline text={outcome} />
          </>
        )}
      </span>
    </li>
  );
}
