import { ROUND_AREAS } from '../../readiness/readiness-areas.ts';
import type { TaskKind, TaskWeight } from '../../task/kinds.ts';
import type { TaskValues } from '../../task/task-fields.ts';

/** What decides how much a task is worth before an interview. */
export type Valued = Pick<TaskValues, 'kind' | 'weight' | 'essential' | 'serves' | 'minutes'>;

/** What the learner has to face, and how ready they are. */
export type Facing = {
  /** Ids of the rounds that they face; empty while they have not said, which means all of them. */
  rounds: readonly string[];
  /** By id of a capability or round, how far it is from ready, from 0 to 1; 1 for what is not named. */
  weakness: ReadonlyMap<string, number>;
};

/** What is made or said before an interview cannot be made up for in it; a subject can. */
const WORTH_OF_KIND: Record<TaskKind, number> = {
  rehearsal: 3,
  'hands-on': 2,
  'follow-along': 2,
  study: 1,
};
const WORTH_OF_WEIGHT: Record<TaskWeight, number> = { core: 2, stretch: 1 };

const ROUND_IDS: ReadonlySet<string> = new Set(ROUND_AREAS.map(({ id }) => id));

/** Tells whether the learner faces a round. */
function isFaced(id: string, { rounds }: Pick<Facing, 'rounds'>): boolean {
  return ROUND_IDS.has(id) && (rounds.includes(id) || !rounds.some((one) => ROUND_IDS.has(one)));
}

/** The rounds that a task serves and the learner faces, first what it is most for. */
export function facedBy({ serves }: Pick<Valued, 'serves'>, facing: Pick<Facing, 'rounds'>): string[] {
  return serves.filter((id) => isFaced(id, facing));
}

/** The rounds that the learner faces, in the order in which they come. */
export function listFaced(facing: Pick<Facing, 'rounds'>): string[] {
  return [...ROUND_IDS].filter((id) => isFaced(id, facing));
}

/** Tells whether a task is essential for a round that the learner faces; one that is for no round is for any. */
export function isEssentialFor(task: Valued, facing: Pick<Facing, 'rounds'>): boolean {
  const isForNone = !task.serves.some((id) => ROUND_IDS.has(id));
  return task.essential && (isForNone || facedBy(task, facing).length > 0);
}

/** Tells whether a task is for every round that there is, as the plan for the day of the interview. */
export function isForEveryRound({ serves }: Pick<Valued, 'serves'>): boolean {
  return ROUND_AREAS.every(({ id }) => serves.includes(id));
}

/**
 * What a task is worth: what it serves, by how weak that is, times its kind and weight, times the square root of its
 * minutes, because the first minutes of a subject bring most. A capability counts half of a round, and a round that the
 * learner does not face nothing; a task that serves nothing counts as much as one capability.
 */
export function worthOf({ kind, weight, serves, minutes }: Valued, facing: Facing): number {
  let points = 0;
  for (const id of serves) {
    const need = 1 + (facing.weakness.get(id) ?? 1);
    if (!ROUND_IDS.has(id)) points += need / 2;
    else if (isFaced(id, facing)) points += need;
  }
  return (points || 1) * WORTH_OF_KIND[kind] * WORTH_OF_WEIGHT[weight] * Math.sqrt(minutes);
}
