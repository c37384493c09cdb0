import { listPieces } from '../../../db/portfolio/pieces.ts';
import type { Settings } from '../../../db/settings/settings.ts';
import type { Day } from '../../../plans/day.ts';
import { listRealRounds, type RealRound } from '../../../plans/portfolio/rounds/real-round.ts';
import type { Moment } from '../../../plans/portfolio/rounds/round-standing.ts';
import type { AppDeps } from '../../deps.ts';

/** The learner's real rounds, on their own days, in their order. */
export function realRoundsOf(
  { db, library }: Pick<AppDeps, 'db' | 'library'>,
  settings: Pick<Settings, 'timeZone' | 'dayStartHour'>,
): RealRound[] {
  return listRealRounds(listPieces(db), library.kinds, settings);
}

export function roundMomentOf({ clock }: Pick<AppDeps, 'clock'>, today: Day): Moment {
  return { today, now: clock.now() };
}
