import { runOf, shareOut, timingOf, wantedSeconds } from '../../../plans/portfolio/clock/timing.ts';
import { titleOf } from '../../../plans/portfolio/piece.ts';
import { kindPageName } from '../../../views/places.ts';
import { ClockPage } from '../../../views/portfolio/clock/clock-page.tsx';
import type { OpenPageRoute } from '../../http/pages/page-route.ts';
import { findKind, findOfKind, portfolioOf } from '../standing.ts';

/** Without JavaScript the clock is asked for again after so long. */
const REFRESH_SECONDS = 10;

export const pieceClockPage: OpenPageRoute = {
  path: '/pieces/:key/clock',
  find: ({ deps, settings, params, from }) => {
    const found = findOfKind(deps, params.key ?? '');
    const timing = found && timingOf(found.kind);
    if (!found || !timing) return null;
    const { piece, kind } = found;
    const run = runOf(timing, piece);
    const parentKind = findKind(deps, kind.of ?? '');
    const wanted = wantedSeconds(timing, piece, parentKind);
    const main = (
      <ClockPage
        piece={piece}
        kind={kind}
        parent={portfolioOf(deps).pieces.find(({ key }) => key === piece.parentKey)}
        parentKind={parentKind}
        durations={timing.durations}
        run={run}
        planned={wanted === null ? null : shareOut(timing.durations.rows, wanted)}
        now={deps.clock.now().toISOString()}
        timeZone={settings.timeZone}
        from={from}
      />
    );
    return {
      title: titleOf(piece),
      nav: kindPageName(kind, deps.library.kinds),
      sheet: 'portfolio',
      main,
      ...(run.running === null ? {} : { refreshSeconds: REFRESH_SECONDS }),
    };
  },
};
