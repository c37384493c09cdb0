import { listPieces } from '../../../db/portfolio/pieces.ts';
import type { Settings } from '../../../db/settings/settings.ts';
import type { Day } from '../../../plans/day.ts';
import { oncePerValue } from '../../../plans/once-per-value.ts';
import type { Kind } from '../../../plans/portfolio/kind.ts';
import type { Piece } from '../../../plans/portfolio/piece.ts';
import { listRealRounds, type RealRound } from '../../../plans/portfolio/rounds/real-round.ts';
import type { Moment } from '../../../plans/portfolio/rounds/round-standing.ts';
import type { AppDeps } from '../../deps.ts';

/** The learner's real rounds, on their own days, in their order. Several parts of a page ask for them. */
export function realRoundsOf(
  { db, library }: Pick<AppDeps, 'db' | 'library'>,
  { timeZone, dayStartHour }: Pick<Settings, 'timeZone' | 'dayStartHour'>,
): readonly RealRound[] {
  return roundsIn(listPieces(db), library.kinds, timeZone, dayStartHour);
}

/** What a time zone says of a day takes longer than all else on a page: it is asked once, until a piece is written. */
const roundsIn = oncePerValue(
  (
    pieces: readonly Piece[],
    kinds: readonly Kind[],
    timeZone: string,
    dayStartHour: number,
  ): readonly RealRound[] => listRealRounds(pieces, kinds, { timeZone, dayStartHour }),
);

export function roundMomentOf({ clock }: Pick<AppDeps, 'clock'>, today: Day): Moment {
  return { today, now: clock.now() };
}
