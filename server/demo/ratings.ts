import type { Database } from '../../db/file/open.ts';
import type { ChangeMoment } from '../../db/journal/journal.ts';
import { addPiece } from '../../db/portfolio/pieces.ts';
import type { Day } from '../../plans/day.ts';
import type { Plan } from '../../plans/plan/plan.ts';
import { PIECE_PREFIX } from '../../plans/portfolio/piece.ts';
import { RATING, SKILLS } from '../../plans/skill/skills.ts';
import type { Library } from '../library/library.ts';

/** In the order of the skills, at the start and at the end of each phase. */
const LEVELS = ['23323223311', '33323323321', '34333323321', '34333323321', '34333333321', '34333333322'];

/** A rating that the learner made at the start, or at the end of a phase. */
export type DemoRating = { name: string; day: Day; title: string; levels: string };

/** The ratings up to a day, in order. */
export function listDemoRatings({ calendar, phases }: Plan, today: Day): DemoRating[] {
  const ends = phases.map(({ key, title, endsOn }) => ({
    name: `rating-${key}`,
    day: endsOn,
    title: `End of “${title}”`,
  }));
  return [{ name: 'rating-start', day: calendar.startOn, title: 'At the start' }, ...ends].flatMap(
    (rating, index) => {
      const levels = LEVELS[index];
      return levels === undefined || rating.day >= today ? [] : [{ ...rating, levels }];
    },
  );
}

/** Keeps a rating, where there is a kind for it. */
export function addDemoRating(
  db: Database,
  kinds: Library['kinds'],
  { name, title, levels }: DemoRating,
  moment: ChangeMoment,
): void {
  const noun = kinds.find(({ id }) => id === RATING)?.title;
  if (noun === undefined) return;
  addPiece(db, {
    key: `${PIECE_PREFIX}${name}`,
    kind: RATING,
    noun,
    parentKey: '',
    title,
    parts: new Map(SKILLS.map(({ id }, index) => [id, levels[index] ?? ''])),
    ...moment,
  });
}
