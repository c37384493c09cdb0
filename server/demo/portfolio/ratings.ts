import { type Day, daysBetween } from '../../../plans/day.ts';
import type { Plan } from '../../../plans/plan/plan.ts';
import { RATING, SKILLS } from '../../../plans/skill/skills.ts';
import type { DemoPiece } from './pieces.ts';

/** In the order of the skills, at the start and at the end of each phase. */
const LEVELS = ['23323223311', '33323323321', '34333323321', '34333323321', '34333333321', '34333333322'];

/** The ratings that the learner made up to a day, at the start and at the end of each phase. */
export function demoRatings({ calendar, phases }: Plan, today: Day): DemoPiece[] {
  const ends = phases.map(({ key, title, endsOn }) => ({ key, day: endsOn, title: `End of “${title}”` }));
  return [{ key: 'start', day: calendar.startOn, title: 'At the start' }, ...ends].flatMap(
    ({ key, day, title }, index) => {
      const levels = LEVELS[index];
      if (levels === undefined || day >= today) return [];
      const parts = Object.fromEntries(SKILLS.map(({ id }, at) => [id, levels[at] ?? '']));
      const begun = { daysAgo: daysBetween(day, today) };
      return [{ name: `rating-${key}`, kind: RATING, title, parts, begun }];
    },
  );
}
