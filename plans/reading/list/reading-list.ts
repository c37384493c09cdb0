import type { Completion } from '../../plan/plan.ts';
import { sumMinutes, sumOf } from '../../sum.ts';
import type { TaskState } from '../../task/task-progress.ts';
import { READ_NEEDS } from '../kinds.ts';
import type { PlacedRead, Read, ReadNeed } from '../reads.ts';
import type { ShownResource } from '../resource.ts';

/** Who asks for a resource: a task of the road, or a question. */
export type Asker =
  | {
      kind: 'task';
      key: string;
      title: string;
      /** Where it stands in the plan; `null` before there is one. */
      inPlan: { id: number; state: TaskState } | null;
    }
  | { kind: 'question'; key: string; title: string };

/** The road along which there is something to read, in order. */
export type ReadingRoad = readonly {
  /** The key of a phase; `null` for what belongs to none of them. */
  key: string | null;
  title: string;
  askers: readonly { asker: Asker; reads: readonly PlacedRead[] }[];
}[];

/** Something to read, with everybody who asks for it. */
export type ReadingLine = {
  resource: ShownResource;
  /** `null` until it is read. */
  completion: Completion | null;
  /** The strongest that a task asks for it with; `null` where only questions do, which the hours of the plan do not hold. */
  need: ReadNeed | null;
  /** What tasks ask for, each different part once; where only questions ask, the longest of them. */
  minutes: number;
  /** In the order of the road; tasks first. */
  places: readonly ReadingPlace[];
};

export type ReadingPlace = { asker: Asker; read: Read };

/** What there is to read in a phase: each resource in the first phase whose tasks ask for it. */
export type ReadingPhase = { key: string | null; title: string; lines: readonly ReadingLine[] };

/**
 * Lays out what there is to read along a road: each resource once, in the first phase with a task that asks for it, or
 * with a question where no task does.
 *
 * @param others - resources that stand in the last phase where nobody on the road asks for them
 * @returns only phases in which something stands
 * @see plans/README.md#reading for a worked example
 */
export function listReading(
  road: ReadingRoad,
  completionOf: (resourceId: string) => Completion | null,
  others: readonly PlacedRead[] = [],
): ReadingPhase[] {
  const asked = (['task', 'question'] as const).flatMap((kind) => listAsked(road, kind));
  const byResource = Map.groupBy(asked, ({ resource }) => resource.id);
  const placed = [...byResource.values()].flatMap((places) => {
    const [first] = places;
    return first ? [{ at: first.at, line: toLine(first.resource, places, completionOf) }] : [];
  });
  const lost = others
    .filter(({ resource }) => !byResource.has(resource.id))
    .map(({ read: { need, minutes }, resource }) => {
      const completion = completionOf(resource.id);
      return { at: road.length - 1, line: { resource, completion, need, minutes, places: [] } };
    });
  const byPhase = Map.groupBy([...placed, ...lost], ({ at }) => at);
  return road
    .map(({ key, title }, at) => ({
      key,
      title,
      lines: inOrderOfNeed((byPhase.get(at) ?? []).map(({ line }) => line)),
    }))
    .filter(({ lines }) => lines.length > 0);
}

/** No phase of a roadmap can be called so. */
const LEFT_KEY = 'no_longer';

/**
 * Puts last what the learner ticked or wrote on and nobody asks for any more, in a phase of its own.
 *
 * @param left - in the order in which it is shown
 * @returns the phases as they are where nothing is left
 */
export function withLeft(
  phases: readonly ReadingPhase[],
  left: readonly ShownResource[],
  completionOf: (resourceId: string) => Completion | null,
): ReadingPhase[] {
  if (left.length === 0) return [...phases];
  const lines = left.map((resource) => {
    const completion = completionOf(resource.id);
    return { resource, completion, need: null, minutes: 0, places: [] };
  });
  return [...phases, { key: LEFT_KEY, title: 'No longer on your roadmap', lines }];
}

type Asked = ReadingPlace & { resource: ShownResource; at: number };

/** What askers of a kind ask for, with the place of their phase on the road. */
function listAsked(road: ReadingRoad, kind: Asker['kind']): Asked[] {
  return road.flatMap(({ askers }, at) =>
    askers
      .filter(({ asker }) => asker.kind === kind)
      .flatMap(({ asker, reads }) => reads.map((placed) => ({ ...placed, asker, at }))),
  );
}

function toLine(
  resource: ShownResource,
  places: readonly ReadingPlace[],
  completionOf: (resourceId: string) => Completion | null,
): ReadingLine {
  const ofTasks = places.filter(({ asker }) => asker.kind === 'task');
  const need = READ_NEEDS.find((each) => ofTasks.some(({ read }) => read.need === each)) ?? null;
  const completion = completionOf(resource.id);
  const asked = places.map(({ asker, read }) => ({ asker, read }));
  return { resource, completion, need, minutes: readingMinutes(asked), places: asked };
}

/**
 * How long a resource takes: what its tasks ask for, each different part once. Where only questions ask for it, the
 * longest of them, since they ask for parts of the same.
 *
 * @example
 * readingMinutes([sections3And5, sections3And5Again, appendix]) //=> 25 + 10
 */
function readingMinutes(places: readonly ReadingPlace[]): number {
  const ofTasks = places.filter(({ asker }) => asker.kind === 'task');
  if (ofTasks.length === 0) return Math.max(0, ...places.map(({ read }) => read.minutes));
  const byPart = Map.groupBy(ofTasks, ({ read }) => read.part);
  return sumOf([...byPart.values()], (same) => Math.max(...same.map(({ read }) => read.minutes)));
}

function inOrderOfNeed(lines: readonly ReadingLine[]): ReadingLine[] {
  return [...READ_NEEDS, null].flatMap((need) => lines.filter((line) => line.need === need));
}

/** Some lines in figures. */
export type ReadingFigures = {
  count: number;
  readCount: number;
  readMinutes: number;
  leftMinutes: number;
};

/** How many lines there are, how many of them are read, and the minutes of both. */
export function reckonReading(lines: readonly ReadingLine[]): ReadingFigures {
  const read = lines.filter(({ completion }) => completion !== null);
  const left = lines.filter(({ completion }) => completion === null);
  return {
    count: lines.length,
    readCount: read.length,
    readMinutes: sumMinutes(read),
    leftMinutes: sumMinutes(left),
  };
}

/** The lines that have to be read. */
export function mustsOf(lines: readonly ReadingLine[]): ReadingLine[] {
  return lines.filter(({ need }) => need === 'must');
}
