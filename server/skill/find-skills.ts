import type { Settings } from '../../db/settings/settings.ts';
import { type Day, dayAt } from '../../plans/day.ts';
import type { Phase, Plan } from '../../plans/plan/plan.ts';
import { levelsOver, listRatings, type Rating, ratingDue } from '../../plans/skill/ratings.ts';
import { evidenceOfSkill, tasksOfSkill } from '../../plans/skill/skill-evidence.ts';
import { openTasks } from '../../plans/skill/skill-offers.ts';
import { RATING, SKILLS } from '../../plans/skill/skills.ts';
import type { SkillRow } from '../../views/skill/skills.tsx';
import type { AppDeps } from '../deps.ts';
import { gateEvidenceOf } from '../gate/find-gates.ts';
import { findKind, portfolioOf } from '../portfolio/standing.ts';
import { bankOf } from '../practice/question-bank.ts';
import { findReadiness } from '../readiness/page.tsx';
import { servedPlan } from '../roadmap/told-by-roadmap.ts';

type Zone = Pick<Settings, 'timeZone' | 'dayStartHour'>;

export function findRatings(
  deps: Pick<AppDeps, 'db' | 'library'>,
  { timeZone, dayStartHour }: Zone,
): Rating[] {
  const { pieces } = portfolioOf(deps);
  return listRatings(pieces, (instant) => dayAt(new Date(instant), timeZone, dayStartHour));
}

/** The rating that is due; `null` when none is, or when there is no such kind of pieces. */
export function findDueRating(
  deps: Pick<AppDeps, 'db' | 'library'>,
  { plan, today, settings }: { plan: Plan; today: Day; settings: Zone },
) {
  return findKind(deps, RATING) ? ratingDue(plan, findRatings(deps, settings), today) : null;
}

/** The rating that is due at the end of one phase; `null` when it is not that one. */
export function findDueAtEndOf(
  { key }: Phase,
  { deps, ...standing }: { deps: Pick<AppDeps, 'db' | 'library'> } & Parameters<typeof findDueRating>[1],
) {
  const due = findDueRating(deps, standing);
  return due?.at === 'end' && due.phase.key === key ? due : null;
}

/** A skill with its part in the kind of ratings; `null` where that has none. */
export function findSkill(deps: Pick<AppDeps, 'library'>, id: string) {
  const skill = SKILLS.find((each) => each.id === id);
  const part = findKind(deps, RATING)?.parts.find((each) => each.id === id);
  return skill && part ? { skill, part } : null;
}

/** Each skill that the kind of ratings has, with what it was rated and what evidence says; that asks for a plan. */
export function findSkillRows(
  deps: AppDeps,
  ratings: readonly Rating[],
  standing: { plan: Plan | null; today: Day },
): SkillRow[] {
  const plan = standing.plan && servedPlan(deps, standing.plan);
  const told = plan && {
    plan,
    readiness: findReadiness({ deps, plan, today: standing.today }),
    evidence: gateEvidenceOf(deps, plan),
  };
  return SKILLS.flatMap(({ id }) => {
    const found = findSkill(deps, id);
    if (found === null) return [];
    const { skill, part } = found;
    const levels = levelsOver(ratings, skill.id);
    return [
      {
        skill,
        part,
        levels,
        evidence: told && evidenceOfSkill(skill, told.plan, told.readiness, told.evidence),
        openTasks: plan ? openTasks(tasksOfSkill(skill, plan.tasks, bankOf(deps))) : [],
      },
    ];
  });
}
