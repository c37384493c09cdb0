import type { Day } from '../day.ts';
import { agree, count } from '../format.ts';
import type { Plan, Task } from '../plan/plan.ts';
import { tasksInPlan } from '../progress/earned.ts';
import type { ReadingLine, ReadingPlace } from '../reading/list/reading-list.ts';
import type { ShownResource } from '../reading/resource.ts';
import type { ReportReading, ReportScope } from './report.ts';
import { isInScope } from './report-figures.ts';

/** What there is to read, and what was read of it, ever. */
export type ReadingRecord = {
  /** The lines of the reading list, which tell who asks for what. */
  list: readonly ReadingLine[];
  /** Also what nobody asks for any more; the earliest first. */
  read: readonly {
    resource: ShownResource;
    on: Day;
    note: string;
    /** What the learner said of a resource of their own; else empty. */
    part: string;
  }[];
};

export const NOTHING_READ: ReadingRecord = { list: [], read: [] };

export type ReportedReading = ReportReading['readings'][number];

/** What was read in the range of a report, up to today; the earliest first. */
export function listReportReadings(
  plan: Plan,
  { list, read }: ReadingRecord,
  scope: ReportScope,
  today: Day,
  { hasNotes }: { hasNotes: boolean },
): ReportedReading[] {
  const placesOf = new Map(list.map(({ resource, places }) => [resource.id, places]));
  const asking = keysOfAsking(plan, today);
  return read
    .filter(({ on }) => on <= today && isInScope(scope, on))
    .flatMap(({ resource: { id, kind, ...resource }, on, note, part }) => {
      // Of what no roadmap at hand knows any more there is nothing to report but an id.
      if (kind === null) return [];
      const parts = partsOf(placesOf.get(id) ?? [], asking) ?? (part === '' ? [] : [part]);
      return {
        day: on,
        resourceKey: id,
        title: resource.title,
        authors: resource.authors,
        others: resource.others,
        year: resource.year,
        kind,
        parts,
        note: hasNotes ? note.trim() : '',
      };
    });
}

/**
 * What tasks have asked for by now, each part once: coming ones may ask for more. Where none has yet, what the first asks
 * for who will.
 *
 * @returns `undefined` where nobody asks for it
 */
function partsOf(places: readonly ReadingPlace[], asking: ReadonlySet<string>): string[] | undefined {
  const [first] = places;
  if (first === undefined) return undefined;
  const asked = places.filter((place) => isOfTask(place, asking));
  const parts = (asked.length > 0 ? asked : [first]).map(({ read }) => read.part);
  return [...new Set(parts)].filter((part) => part !== '');
}

function isOfTask({ asker }: ReadingPlace, keys: ReadonlySet<string>): boolean {
  return asker.kind === 'task' && keys.has(asker.key);
}

/**
 * What reading comes to: how much was read in the range, and how many of the must-reads that the plan has asked for so
 * far are read. A must-read is asked for once a task that needs it has had a day, or is finished.
 *
 * @param readings - those of the range
 */
export function gatherReading(
  plan: Plan,
  { list, read }: ReadingRecord,
  readings: readonly ReportedReading[],
  today: Day,
): Omit<ReportReading, 'readings'> {
  const asking = keysOfAsking(plan, today);
  const musts = list.filter(({ places }) =>
    places.some((place) => place.read.need === 'must' && isOfTask(place, asking)),
  );
  const readUntilToday = read.filter(({ on }) => on <= today);
  const readIds = new Set(readUntilToday.map(({ resource }) => resource.id));
  const figures = {
    readCount: readings.length,
    mustCount: musts.length,
    readMustCount: musts.filter(({ resource }) => readIds.has(resource.id)).length,
  };
  return { sentence: sentenceOf(figures, readUntilToday.length > 0), ...figures };
}

/** The keys of the tasks that have had a day, or are finished. */
function keysOfAsking(plan: Plan, today: Day): ReadonlySet<string> {
  const hasCome = ({ completion, sessions }: Task) =>
    completion !== null || sessions.some(({ day }) => day <= today);
  return new Set(
    tasksInPlan(plan)
      .filter(hasCome)
      .map(({ key }) => key),
  );
}

type ReadingCounts = Pick<ReportReading, 'readCount' | 'mustCount' | 'readMustCount'>;

function sentenceOf({ readCount, mustCount, readMustCount }: ReadingCounts, isEver: boolean): string {
  const nothing = isEver ? 'Nothing was read on these days.' : 'Nothing was read yet.';
  const read =
    readCount === 0 ? nothing : `${count(readCount, 'resource')} ${agree(readCount, 'was', 'were')} read.`;
  if (mustCount === 0) return read;
  const asked = `The plan has asked for ${count(mustCount, 'must-read')} so far`;
  return `${read} ${asked}; ${readMustCount} ${agree(readMustCount, 'is', 'are')} read.`;
}
