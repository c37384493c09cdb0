import { type GateEvidence, judgeCriterion } from '../gate/judge-criterion.ts';
import type { Plan, Task } from '../plan/plan.ts';
import type { QuestionCategory } from '../practice/bank/question.ts';
import { tasksInPlan } from '../progress/earned.ts';
import type { Readiness } from '../readiness/readiness.ts';
import { sumOf } from '../sum.ts';
import type { Skill } from './skills.ts';

/** What exists that tells of a skill, as counts. */
export type SkillEvidence = {
  tasks: { done: number; of: number };
  /** Questions that were known again on a later day. */
  questions: { known: number; of: number };
  /** The mean score, out of 4; `null` while no mock judged it. */
  mocks: { mean: number; count: number } | null;
  /** Whole pieces of each kind that shows it. */
  pieces: readonly { kind: string; whole: number }[];
};

/**
 * What evidence says of a skill beside its rating.
 *
 * @param readiness - measured for the same plan
 */
export function evidenceOfSkill(
  skill: Skill,
  plan: Plan,
  readiness: Pick<Readiness, 'areas'>,
  evidence: GateEvidence,
): SkillEvidence {
  const tasks = tasksOfSkill(skill, tasksInPlan(plan), evidence.bank);
  const questions = skill.categories.map((category) =>
    judgeCriterion(
      { id: category, words: category, needs: { questions: { category, share: 100 } } },
      evidence,
    ),
  );
  const signs = readiness.areas.find(({ area }) => area.id === skill.areas[0])?.signs ?? [];
  const mocks = signs.find(({ name }) => name === 'mocks');
  return {
    tasks: { done: tasks.filter(({ completion }) => completion !== null).length, of: tasks.length },
    questions: {
      known: sumOf(questions, ({ value }) => value),
      of: sumOf(
        evidence.bank.filter(({ id }) => skill.categories.includes(id)),
        (category) => category.questions.length,
      ),
    },
    mocks:
      mocks === undefined || mocks.state === 'none'
        ? null
        : { mean: mocks.value, count: mocks.sources.length },
    pieces: skill.pieces.map((kind) => ({
      kind,
      whole: judgeCriterion({ id: kind, words: kind, needs: { pieces: { kind, count: 1 } } }, evidence).value,
    })),
  };
}

/** The tasks of the roadmap that serve a skill: they serve one of its areas, and a question of its categories is about them. */
export function tasksOfSkill(
  { areas, categories }: Skill,
  tasks: readonly Task[],
  bank: readonly QuestionCategory[],
): Task[] {
  const asked = new Set(
    bank
      .filter(({ id }) => categories.includes(id))
      .flatMap(({ questions }) => questions.flatMap((question) => question.tasks)),
  );
  return tasks.filter(
    ({ origin, key, serves }) =>
      origin === 'roadmap' && asked.has(key) && areas.some((area) => serves.includes(area)),
  );
}
