import { addDays, type Day } from '../day.ts';
import type { Phase, Plan } from '../plan/plan.ts';
import { type Piece, partOf } from '../portfolio/piece.ts';
import { RATING, SKILLS } from './skills.ts';

/** What a rating says of a skill, from 1 to 4. */
export const LEVELS = [1, 2, 3, 4] as const;
export type Level = (typeof LEVELS)[number];

/** A rating of all skills, or of some, on a day. */
export type Rating = { piece: Piece; on: Day; levels: ReadonlyMap<string, Level> };

/**
 * The ratings among pieces, in order of day. Archived ones are none, nor are those that say nothing yet.
 *
 * @param dayOf - the learner's day at an instant
 */
export function listRatings(pieces: readonly Piece[], dayOf: (instant: string) => Day): Rating[] {
  return pieces
    .filter(({ kind, archivedOn }) => kind === RATING && archivedOn === null)
    .map((piece) => ({ piece, on: dayOf(piece.createdAt), levels: levelsOf(piece) }))
    .filter(({ levels }) => levels.size > 0)
    .sort((one, other) => (one.on === other.on ? 0 : one.on < other.on ? -1 : 1));
}

function levelsOf(piece: Piece): Map<string, Level> {
  return new Map(
    SKILLS.flatMap(({ id }) => {
      const level = LEVELS.find((each) => String(each) === partOf(piece, id).text.trim());
      return level === undefined ? [] : [[id, level] as const];
    }),
  );
}

/** A phase’s end is rated from this many days before it on: in its last week. */
const DAYS_BEFORE_END = 6;

/** When a rating is due: at the start, or at the end of a phase. */
export type DueRating = { at: 'start' } | { at: 'end'; phase: Phase; isOver: boolean };

/**
 * The rating that is due: the first one while there is none; then that of the phase that ended last or is in its last
 * week, where none was made since that week began.
 *
 * @returns `null` when none is
 */
export function ratingDue(
  { phases }: Pick<Plan, 'phases'>,
  ratings: readonly Pick<Rating, 'on'>[],
  today: Day,
): DueRating | null {
  const last = ratings.at(-1);
  if (last === undefined) return { at: 'start' };
  const phase = phases.findLast(({ endsOn }) => addDays(endsOn, -DAYS_BEFORE_END) <= today);
  if (phase === undefined || last.on >= addDays(phase.endsOn, -DAYS_BEFORE_END)) return null;
  return { at: 'end', phase, isOver: phase.endsOn < today };
}

/** What each skill was rated, in the order of the ratings; those that leave it out are missing. */
export function levelsOver(ratings: readonly Rating[], skillId: string): { rating: Rating; level: Level }[] {
  return ratings.flatMap((rating) => {
    const level = rating.levels.get(skillId);
    return level === undefined ? [] : [{ rating, level }];
  });
}
