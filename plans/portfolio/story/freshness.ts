import { type Day, daysBetween, isDay } from '../../day.ts';
import { oncePerValue } from '../../once-per-value.ts';
import { sumOf } from '../../sum.ts';
import { runOf, type Timing } from '../clock/timing.ts';
import type { Kind } from '../kind.ts';
import { type Piece, partOf } from '../piece.ts';

/** When something was told last, and how old it is. */
export type Freshness = {
  /** How often it was told. */
  times: number;
  toldOn: Day | null;
  daysSince: number | null;
  /** What the last telling with a time took, in seconds. */
  took: number | null;
  /** The year in which it happened. */
  year: number | null;
};

/**
 * How fresh a story is.
 *
 * @param kind - of the story; its first part in years says when it happened
 * @param tellings - pieces of the timed kind that belong to it, in their order; archived and running ones are left out
 * @param today - a telling that lies after it counts as one of today
 */
export function freshnessOf(
  { parts }: Pick<Kind, 'parts'>,
  story: Pick<Piece, 'parts'>,
  timing: Timing,
  tellings: readonly Piece[],
  today: Day,
): Freshness {
  const told = tellings
    .flatMap((telling) => toldIn(telling, timing) ?? [])
    .toSorted((one, other) =>
      (one.on ?? '') < (other.on ?? '') ? -1 : (one.on ?? '') > (other.on ?? '') ? 1 : 0,
    );
  const toldOn = told.at(-1)?.on ?? null;
  const happened = parts.find(({ form }) => form === 'year');
  const year = happened ? Number(partOf(story, happened.id).text) : 0;
  return {
    times: told.length,
    toldOn,
    daysSince: toldOn === null ? null : Math.max(0, daysBetween(toldOn, today)),
    took: told.findLast(({ took }) => took !== null)?.took ?? null,
    year: year > 0 ? year : null,
  };
}

/** When a telling was, and what it took; `null` for one that runs or is put away. */
const toldIn = oncePerValue((telling: Piece, timing: Timing) => {
  const { spent, running } = runOf(timing, telling);
  if (telling.archivedOn !== null || running !== null) return null;
  const on = timing.day ? partOf(telling, timing.day.id).text : '';
  return {
    on: isDay(on) ? on : null,
    took: spent.size === 0 ? null : sumOf([...spent.values()], (seconds) => seconds),
  };
});
