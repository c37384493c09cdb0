import { randomUUID } from 'node:crypto';
import { offeredLines } from '../../../plans/portfolio/offered-lines.ts';
import { heldBy, partOf } from '../../../plans/portfolio/piece.ts';
import { choiceOf, ROUND_KIND } from '../../../plans/portfolio/rounds/real-round.ts';
import { nextRound, stageOf } from '../../../plans/portfolio/rounds/round-standing.ts';
import { secondsToSay } from '../../../plans/portfolio/speaking-time.ts';
import { RoundsByStage } from '../../../views/portfolio/rounds/rounds-by-stage.tsx';
import { TargetFacts } from '../../../views/portfolio/rounds/target-facts.tsx';
import type { AppDeps } from '../../deps.ts';
import { loadStanding } from '../../http/standing.ts';
import type { Besides } from '../besides.ts';
import { findKind, portfolioOf } from '../standing.ts';
import { realRoundsOf, roundMomentOf } from './standing.ts';

/** What the page of a target has beside its parts: its rounds by day, and what is to be had for its questions. */
export const TARGET_BESIDES: Besides = {
  onPiece: (deps, { piece, kind }, from) => {
    const { rounds, moment } = roundsOfTarget(deps, piece.key);
    return (
      <TargetFacts
        targetKey={piece.key}
        next={nextRound(rounds, moment)}
        hasRounds={rounds.length > 0}
        isAway={piece.archivedOn !== null}
        pitchSeconds={secondsToSay(partOf(piece, 'pitch').text)}
        offered={offeredLines(kind.parts, piece)}
        formToken={randomUUID()}
        today={moment.today}
        from={from}
      />
    );
  },
  heldLists: {
    [ROUND_KIND]: (deps, { piece }) => {
      const { rounds, moment } = roundsOfTarget(deps, piece.key);
      const kind = findKind(deps, ROUND_KIND);
      const standing = new Set(rounds.map(({ key }) => key));
      const held = heldBy(piece, ROUND_KIND, portfolioOf(deps).pieces);
      return (
        <RoundsByStage
          rounds={rounds.map((round) => ({
            round,
            stage: stageOf(round, moment),
            outcome: choiceOf(kind, 'outcome', round.outcome),
          }))}
          isAway={piece.archivedOn !== null}
          dayless={held.filter(({ key }) => !standing.has(key))}
          today={moment.today}
        />
      );
    },
  },
};

function roundsOfTarget(deps: AppDeps, targetKey: string) {
  const { settings, today } = loadStanding(deps);
  const rounds = realRoundsOf(deps, settings).filter(({ target }) => target?.key === targetKey);
  return { rounds, moment: roundMomentOf(deps, today) };
}
