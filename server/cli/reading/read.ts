import { listReadings, setReading } from '../../../db/reading/readings.ts';
import { datesIn } from '../../../plans/dates.ts';
import type { Day } from '../../../plans/day.ts';
import { formatMinutes } from '../../../plans/format.ts';
import type { Task } from '../../../plans/plan/plan.ts';
import { unreadMusts } from '../../../plans/reading/list/next-reads.ts';
import type { PlacedRead } from '../../../plans/reading/reads.ts';
import { whoAndWhen } from '../../../plans/reading/who-and-when.ts';
import { sumOf } from '../../../plans/sum.ts';
import { agendaOf } from '../../../plans/today/agenda.ts';
import { NEED_WORDS, partInWords } from '../../../views/reading/reading-words.ts';
import { loadLibrary } from '../../library/library.ts';
import { type Shelf, shelfOf } from '../../reading/shelf.ts';
import type { Answer, CliStanding } from '../standing.ts';
import { requireCome } from '../task/done.ts';
import { titlesShown } from '../titles-shown.ts';
import { findResourceByText } from './find-resource.ts';

/** A task with what there is to read for it. */
type Asking = { task: Task; reads: readonly PlacedRead[] };

/**
 * What do I read for today, and what of it is read? Of today's tasks, then of those that earlier days left.
 *
 * Only reading needs the resources, which take longer to load than most commands: import this when it is asked for.
 */
export function tellReads({ deps, plan, today, settings }: CliStanding): Answer {
  const shelf = shelfOnDisk(deps, plan);
  const readings = listReadings(deps.db);
  const agenda = agendaOf(plan, today, today);
  const todays = [...new Set(agenda.items.map(({ task }) => task))];
  const earlier = agenda.carriedOver.map(({ task }) => task).filter((task) => !todays.includes(task));
  const musts = unreadMusts([...todays, ...earlier], shelf.ofTask, (id) => readings.has(id));
  const mustMinutesLeft = sumOf(musts, ({ read }) => read.minutes);
  const [ofToday, ofEarlier] = [askingOf(todays, shelf), askingOf(earlier, shelf)];
  const asked = [...ofToday, ...ofEarlier];
  const readOn = (id: string) => readings.get(id)?.on ?? null;
  const linesOf = (asking: readonly Asking[]) => asking.flatMap((each) => askingLines(each, asked, readOn));
  const values = (asking: readonly Asking[], isCarriedOver: boolean) =>
    asking.map((each) => ({ ...askingValue(each, readOn), isCarriedOver }));
  return {
    value: { day: today, mustMinutesLeft, tasks: [...values(ofToday, false), ...values(ofEarlier, true)] },
    lines: [
      `${datesIn(settings).formatLongDateWithYear(today)}: ${leftInWords(asked, mustMinutesLeft)}`,
      ...linesOf(ofToday),
      ...(ofEarlier.length === 0 ? [] : ['From earlier days:']),
      ...linesOf(ofEarlier),
    ],
  };
}

function leftInWords(asked: readonly Asking[], mustMinutesLeft: number): string {
  if (asked.length === 0) return 'nothing to read';
  return mustMinutesLeft === 0
    ? 'nothing that must be read is left'
    : `${formatMinutes(mustMinutesLeft)} of must-reads left`;
}

function shelfOnDisk({ db }: CliStanding['deps'], plan: CliStanding['plan']): Shelf {
  return shelfOf({ db, library: loadLibrary() }, plan);
}

function askingOf(tasks: readonly Task[], shelf: Shelf): Asking[] {
  return tasks.map((task) => ({ task, reads: shelf.ofTask(task) })).filter(({ reads }) => reads.length > 0);
}

type ReadOn = (resourceId: string) => Day | null;

function askingValue({ task, reads }: Asking, readOn: ReadOn) {
  return {
    taskId: task.id,
    title: task.title,
    reads: reads.map(({ read: { part, minutes, need }, resource: { id, title, authors, year } }) => {
      return { id, title, authors, year, part, minutes, need, readOn: readOn(id) };
    }),
  };
}

/** Ids stand below each other, since they are what `read` takes. */
function askingLines({ task, reads }: Asking, all: readonly Asking[], readOn: ReadOn): string[] {
  const ids = all.flatMap((asking) => asking.reads.map(({ resource }) => resource.id.length));
  const width = Math.max(...ids);
  return [
    `${task.title}:`,
    ...reads.map(({ read, resource }) => {
      const who = whoAndWhen(resource);
      const title = who === '' ? resource.title : `${resource.title} (${who})`;
      const mark = readOn(resource.id) === null ? '[ ]' : '[x]';
      return `${mark} ${resource.id.padEnd(width)}  ${title}, ${partInWords(read)}, ${NEED_WORDS[read.need]}`;
    }),
  ];
}

/**
 * Ticks that something was read, on today unless an earlier day is named. What is read already stays so on its day.
 *
 * @throws {CliProblem} when it is not clear what is meant, or the day has not come yet
 */
export async function markRead(
  { deps, plan, today, moment, settings }: CliStanding,
  text: string,
  on: Day = today,
): Promise<Answer> {
  requireCome(on, today, settings);
  const resources = shelfOnDisk(deps, plan).list();
  const resource = findResourceByText(resources, text, await titlesShown(resources));
  const changeId = setReading(deps.db, { resource, on, ...moment })?.changeId ?? null;
  const readOn = listReadings(deps.db).get(resource.id)?.on ?? on;
  const verb = changeId === null ? 'was read already' : 'is read';
  const { id, title } = resource;
  return {
    value: { changeId, id, title, on: readOn },
    lines: [`“${title}” ${verb}, on ${datesIn(settings).formatLongDateWithYear(readOn)}.`],
  };
}
