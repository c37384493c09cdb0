import { findPiece } from '../../../db/portfolio/pieces.ts';
import { isBeforeThePlansEnd } from '../../../plans/portfolio/rounds/replan-offer.ts';
import { canBeTold, isDebriefed, isOver } from '../../../plans/portfolio/rounds/round-standing.ts';
import { ASKED_ID, AskedQuestions } from '../../../views/portfolio/rounds/asked-questions.tsx';
import { ROUND_FACTS_ID, RoundFacts } from '../../../views/portfolio/rounds/round-facts.tsx';
import type { AppDeps } from '../../deps.ts';
import { loadStanding } from '../../http/standing.ts';
import type { Besides } from '../besides.ts';
import type { OfKind } from '../standing.ts';
import { findAsked } from './asked.ts';
import { realRoundsOf, roundMomentOf } from './standing.ts';

/** What the page of a real round has beside its parts. */
export const ROUND_BESIDES: Besides = {
  onPiece: (deps, found, from) => (
    <>
      <FactsOf deps={deps} found={found} from={from} />
      <AskedQuestions {...findAsked(deps, found.piece, from)} />
    </>
  ),
  onSaved: (deps, found, from) => (
    <>
      <hx-partial hx-target={`#${ROUND_FACTS_ID}`} hx-swap="outerMorph">
        <FactsOf deps={deps} found={found} from={from} />
      </hx-partial>
      <hx-partial hx-target={`#${ASKED_ID}`} hx-swap="outerMorph">
        <AskedQuestions {...findAsked(deps, found.piece, from)} />
      </hx-partial>
    </>
  ),
};

function FactsOf({ deps, found: { piece }, from }: { deps: AppDeps; found: OfKind; from: string }) {
  const { plan, settings, today } = loadStanding(deps);
  const moment = roundMomentOf(deps, today);
  const round = realRoundsOf(deps, settings).find(({ key }) => key === piece.key) ?? null;
  return (
    <RoundFacts
      round={round}
      today={today}
      isAway={[piece, findPiece(deps.db, piece.parentKey)].some((one) => one && one.archivedOn !== null)}
      isOver={round !== null && isOver(round, moment)}
      canBeTold={round !== null && canBeTold(round, moment)}
      isDebriefed={round !== null && isDebriefed(round)}
      isBeforeTheEnd={round !== null && plan !== null && isBeforeThePlansEnd(round, plan, moment)}
      from={from}
    />
  );
}
