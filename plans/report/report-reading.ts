import type { Day } from '../day.ts';
import { agree, count } from '../format.ts';
import type { Plan, Task } from '../plan/plan.ts';
import { tasksInPlan } from '../progress/earned.ts';
import type { ReadingLine } from '../reading/list/reading-list.ts';
import type { ShownResource } from '../reading/resource.ts';
import type { ReportReading, ReportScope } from './report.ts';
import { isInScope } from './report-figures.ts';

/** What there is to read, and what was read of it, ever. */
export type ReadingRecord = {
  /** The lines of the reading list, which tell who asks for what. */
  list: readonly ReadingLine[];
  /** Also what nobody asks for any more; the earliest first. */
  read: readonly { resource: ShownResource; on: Day; note: string }[];
};

export const NOTHING_READ: ReadingRecord = { list: [], read: [] };

export type ReportedReading = ReportReading['readings'][number];

/** What was read in the range of a report, up to today; the earliest first. */
export function listReportReadings(
  { list, read }: ReadingRecord,
  scope: ReportScope,
  today: Day,
  { hasNotes }: { hasNotes: boolean },
): ReportedReading[] {
  const lineOf = new Map(list.map((line) => [line.resource.id, line]));
  return read
    .filter(({ on }) => on <= today && isInScope(scope, on))
    .map(({ resource, on, note }) => ({
      day: on,
      resourceKey: resource.id,
      title: resource.title,
      authors: resource.authors,
      others: resource.others,
      year: resource.year,
      kind: resource.kind,
      parts: partsOf(lineOf.get(resource.id)),
      note: hasNotes ? note.trim() : '',
    }));
}

/** What tasks ask for of a resource, each part once; what questions do where no task asks. */
function partsOf(line: ReadingLine | undefined): string[] {
  const places = line?.places ?? [];
  const ofTasks = places.filter(({ asker }) => asker.kind === 'task');
  const parts = (ofTasks.length > 0 ? ofTasks : places).map(({ read }) => read.part);
  return [...new Set(parts)].filter((part) => part !== '');
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
  const asking = new Set(
    tasksInPlan(plan)
      .filter((task) => hasCome(task, today))
      .map(({ key }) => key),
  );
  const musts = list.filter(({ places }) =>
    places.some(({ asker, read }) => asker.kind === 'task' && read.need === 'must' && asking.has(asker.key)),
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

function hasCome({ completion, sessions }: Task, today: Day): boolean {
  return completion !== null || sessions.some(({ day }) => day <= today);
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
