import { partOf, titleOf } from '../../../plans/portfolio/piece.ts';
import { packFor } from '../../../plans/portfolio/rounds/pack.ts';
import { DEBRIEF_PARTS, ROUND_KIND, TARGET_KIND } from '../../../plans/portfolio/rounds/real-round.ts';
import { nextRound } from '../../../plans/portfolio/rounds/round-standing.ts';
import { secondsToSay } from '../../../plans/portfolio/speaking-time.ts';
import { kindPageName } from '../../../views/places.ts';
import { DebriefPage } from '../../../views/portfolio/rounds/debrief.tsx';
import { PackPage } from '../../../views/portfolio/rounds/pack.tsx';
import type { OpenPageRoute } from '../../http/pages/page-route.ts';
import { findOfKind, portfolioOf } from '../standing.ts';
import { findAsked } from './asked.ts';
import { realRoundsOf, roundMomentOf } from './standing.ts';

/** How did it go? */
export const debriefPage: OpenPageRoute = {
  path: '/pieces/:key/debrief',
  find: ({ deps, settings, today, params, from }) => {
    const found = findOfKind(deps, params.key ?? '');
    if (found?.kind.id !== ROUND_KIND) return null;
    const { piece, kind } = found;
    const main = (
      <DebriefPage
        piece={piece}
        round={realRoundsOf(deps, settings).find(({ key }) => key === piece.key) ?? null}
        parts={kind.parts.filter(({ id }) => DEBRIEF_PARTS.some((part) => part === id))}
        outcome={kind.parts.find(({ id }) => id === 'outcome') ?? null}
        asked={findAsked(deps, piece, from)}
        today={today}
        from={from}
      />
    );
    return {
      title: `How did it go? ${titleOf(piece)}`,
      nav: kindPageName(found.kind, deps.library.kinds),
      sheet: 'portfolio',
      main,
    };
  },
};

/** What to read on the evening before. */
export const packPage: OpenPageRoute = {
  path: '/pieces/:key/pack',
  find: ({ deps, settings, today, params, query }) => {
    const found = findOfKind(deps, params.key ?? '');
    if (found?.kind.id !== TARGET_KIND) return null;
    const { piece } = found;
    const { kinds, pieces } = portfolioOf(deps);
    const rounds = realRoundsOf(deps, settings).filter(({ target }) => target?.key === piece.key);
    const round =
      rounds.find(({ key }) => key === query.get('round')) ?? nextRound(rounds, roundMomentOf(deps, today));
    const main = (
      <PackPage
        target={piece}
        round={round}
        pack={packFor(piece, kinds, pieces, round?.round ?? '')}
        pitchSeconds={secondsToSay(partOf(piece, 'pitch').text)}
        pieces={pieces}
        today={today}
      />
    );
    return {
      title: `Before the interview: ${titleOf(piece)}`,
      nav: kindPageName(found.kind, deps.library.kinds),
      sheet: 'portfolio',
      main,
    };
  },
};
