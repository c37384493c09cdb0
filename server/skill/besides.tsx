import { randomUUID } from 'node:crypto';
import { ratingDue } from '../../plans/skill/ratings.ts';
import { SkillsEntry } from '../../views/skill/skills.tsx';
import { loadStanding } from '../http/standing.ts';
import type { Besides } from '../portfolio/besides.ts';
import { findRatings, findSkillRows } from './find-skills.ts';

/** On the page of the ratings: how each skill went, what evidence says, and the rating that is due. */
export const SKILL_BESIDES: Besides = {
  onKind: (deps) => {
    const { plan, today, settings } = loadStanding(deps);
    const ratings = findRatings(deps, settings);
    return (
      <SkillsEntry
        rows={findSkillRows(deps, ratings, { plan, today })}
        due={plan && ratingDue(plan, ratings, today)}
        kinds={deps.library.kinds}
        formToken={randomUUID()}
      />
    );
  },
};
