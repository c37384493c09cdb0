import { USUAL_WEEK } from '../../plans/calendar/calendar.ts';
import { addDays, day } from '../../plans/day.ts';
import { reportLostOnShelf } from '../../plans/gate/lost-names.ts';
import type { Kind } from '../../plans/portfolio/kind.ts';
import type { Make } from '../../plans/portfolio/making/makes.ts';
import type { Question } from '../../plans/practice/bank/question.ts';
import { listQuestions } from '../../plans/practice/bank/question-bank.ts';
import { OWN_CATEGORY } from '../../plans/practice/own/own-question.ts';
import type { Resource } from '../../plans/reading/resource.ts';
import type { Roadmap, RoadmapTask } from '../../plans/roadmap/roadmap.ts';
import { onTrack, type Track } from '../../plans/roadmap/track.ts';
import { measureLoad } from '../../plans/schedule/load.ts';
import { sumMinutes } from '../../plans/sum.ts';
import { checkFormulas } from './check-formulas.ts';
import { checkQuotes } from './check-quotes.ts';
import type { Library } from './library.ts';
import { shelfOf } from './shelf-of.ts';

/** What the built-in content is held to. */
const LEAST_QUESTIONS = 300;
const LEAST_QUESTIONS_OF_PHASE = 25;
/** Core work leaves a tenth of what habits leave. */
const MOST_CORE_SHARE = 0.9;

/** Of a gate, on each track. */
const FEWEST_CRITERIA = 2;
const MOST_CRITERIA = 4;

/** Whole weeks from a Monday on are the same from any. */
const A_MONDAY = day('2026-03-02');

/** The category whose questions ask for stories. */
const BEHAVIOURAL = 'behavioural-and-judgement';

const CLOSED_BOOK = /^Closed book, \d+ min: /;

export type BuiltInContent = Pick<Library, 'builtIn' | 'categories' | 'mockFormats' | 'resources' | 'kinds'>;

/** A line of figures, and what is not as it should be. */
export type ContentFindings = { figures: string[]; problems: string[] };

/** Counts the built-in content, and says what of it does not hold together. */
export function checkContent(content: BuiltInContent): ContentFindings {
  const findings = [
    checkTasks(content),
    checkQuestions(content),
    checkReading(content),
    checkMocks(content),
    checkKinds(content),
    checkGates(content),
    // Titles of works are as their authors wrote them.
    checkFormulas([content.builtIn, content.categories, content.mockFormats, content.kinds]),
    checkQuotes(content),
    ...content.builtIn.tracks.map((track) => checkTrack(content.builtIn, track)),
  ];
  return {
    figures: findings.flatMap(({ figures }) => figures),
    problems: findings.flatMap(({ problems }) => problems),
  };
}

function tasksOf({ phases }: Roadmap): RoadmapTask[] {
  return phases.flatMap(({ tasks }) => tasks);
}

function checkTasks({ builtIn, categories }: BuiltInContent): ContentFindings {
  const tasks = tasksOf(builtIn);
  const asked = new Set(listQuestions(categories).flatMap(({ question }) => question.tasks));
  const studies = tasks.filter(({ kind }) => kind === 'study');
  const withReading = tasks.filter(({ kind }) => kind === 'study' || kind === 'follow-along');
  const checksOf = ({ steps }: RoadmapTask) => steps.filter((step) => CLOSED_BOOK.test(step));
  return {
    figures: [
      `${tasks.length} tasks with ${tasks.flatMap(({ steps }) => steps).length} steps, ${Math.round(sumMinutes(tasks) / 60)} h in all`,
      `${studies.length} study tasks, ${studies.filter((task) => checksOf(task).length === 1).length} end in a closed-book check`,
      `${withReading.length} study and follow-along tasks, ${withReading.filter(({ reads }) => reads.length > 0).length} say what to read`,
      `${tasks.filter(({ hardware }) => hardware).length} tasks name hardware, and a way on a laptop`,
      `${tasks.filter(({ id }) => asked.has(id)).length} tasks are asked about, ${tasks.filter(({ unasked }) => unasked).length} say why they are not`,
    ],
    problems: [
      ...named(
        withReading.filter(({ reads }) => reads.length === 0),
        'says nothing to read',
      ),
      ...named(
        studies.filter((task) => checksOf(task).length !== 1),
        'has not one closed-book check',
      ),
      ...named(
        studies.filter(
          ({ steps }) =>
            checksOf({ steps } as RoadmapTask).length === 1 && !CLOSED_BOOK.test(steps.at(-1) ?? ''),
        ),
        'does not end in its closed-book check',
      ),
      ...named(
        tasks.filter(({ id, unasked }) => !asked.has(id) && !unasked),
        'is named by no question and does not say why',
      ),
      ...named(
        tasks.filter(({ id, unasked }) => asked.has(id) && unasked),
        'says why no question names it, and one does',
      ),
    ],
  };
}

function checkKinds({ builtIn, kinds, categories }: BuiltInContent): ContentFindings {
  const questions = new Set(listQuestions(categories).map(({ question }) => question.id));
  const parts = kinds.flatMap((kind) => kind.parts);
  const answered = new Set(parts.flatMap((part) => part.questions));
  const asked = new Set(parts.flatMap(({ rows }) => rows.flatMap((row) => row.questions)));
  const behavioural = categories.find(({ id }) => id === BEHAVIOURAL)?.questions ?? [];
  return {
    figures: [
      `${kinds.length} kinds of pieces with ${parts.length} parts, which answer ${answered.size} questions; ${asked.size} ask for themes of stories`,
      `${tasksOf(builtIn).filter(({ makes }) => makes.length > 0).length} tasks make something for the portfolio`,
    ],
    problems: [
      ...[...answered, ...asked]
        .filter((id) => !questions.has(id))
        .map((id) => `${id} is answered by a part of a piece and is no question`),
      ...named(
        behavioural.filter(({ id, form }) => form === 'story' && !asked.has(id)),
        'asks for a story and belongs to no theme of stories',
      ),
      ...named(
        tasksOf(builtIn).filter(({ makes }) => !makes.every((make) => isOfKinds(make, kinds))),
        'makes what no kind of pieces is',
      ),
    ],
  };
}

/** Each phase has a gate on every track, of which no criterion asks for what is not there. */
function checkGates({ builtIn, ...shelf }: BuiltInContent): ContentFindings {
  const criteria = builtIn.phases.flatMap(({ gates }) => gates);
  const problems: string[] = [];
  reportLostOnShelf(builtIn, shelfOf(shelf), { addIssue: ({ message }) => problems.push(message) });
  for (const { id } of builtIn.tracks) {
    for (const phase of builtIn.phases) {
      const asked = phase.gates.filter(({ tracks }) => tracks === undefined || tracks.includes(id)).length;
      if (asked < FEWEST_CRITERIA || asked > MOST_CRITERIA)
        problems.push(`${id}: the gate of ${phase.id} has ${asked} criteria`);
    }
  }
  return { figures: [`${criteria.length} criteria in ${builtIn.phases.length} gates`], problems };
}

function isOfKinds({ kind: id, parts }: Make, kinds: readonly Kind[]): boolean {
  const kind = kinds.find((one) => one.id === id);
  return kind !== undefined && parts.every((part) => kind.parts.some((one) => one.id === part));
}

function named(things: readonly { id: string }[], fault: string): string[] {
  return things.map(({ id }) => `${id} ${fault}`);
}

function checkQuestions({ builtIn, categories }: BuiltInContent): ContentFindings {
  const questions = listQuestions(categories).map(({ question }) => question);
  const taskIds = new Set(tasksOf(builtIn).map(({ id }) => id));
  const countOf = (phaseId: string) => questions.filter(({ phase }) => phase === phaseId).length;
  const counts = builtIn.phases.map(({ id }) => ({ id, count: countOf(id) }));
  const phaseIds = new Set(builtIn.phases.map(({ id }) => id));
  return {
    figures: [
      `${questions.length} questions in ${categories.length} categories, ${questions.filter(({ reads }) => reads.length > 0).length} say what to read`,
      ...counts.map(({ id, count }) => `  ${count} of ${id}`),
    ],
    problems: [
      ...(questions.length < LEAST_QUESTIONS ? [`the bank has fewer than ${LEAST_QUESTIONS} questions`] : []),
      ...counts
        .filter(({ count }) => count < LEAST_QUESTIONS_OF_PHASE)
        .map(({ id }) => `${id} has fewer than ${LEAST_QUESTIONS_OF_PHASE} questions`),
      ...named(
        questions.filter(({ reads }) => reads.length === 0),
        'says nothing to read',
      ),
      ...named(
        questions.filter(({ tasks }) => tasks.some((id) => !taskIds.has(id))),
        'names a task that is not there',
      ),
      ...named(
        questions.filter(({ phase }) => !phaseIds.has(phase ?? '')),
        'names a phase that is not there',
      ),
    ],
  };
}

type Reader = Pick<RoadmapTask | Question, 'id' | 'reads'>;

function checkReading({ builtIn, categories, resources }: BuiltInContent): ContentFindings {
  const readers: Reader[] = [
    ...tasksOf(builtIn),
    ...listQuestions(categories).map(({ question }) => question),
  ];
  const referred = new Set(readers.flatMap(({ reads }) => reads.map(({ id }) => id)));
  const shelf = [...resources.values()];
  const isLocated = ({ ids }: (typeof shelf)[number]) => Object.keys(ids).length > 0;
  return {
    figures: [
      `${shelf.length} resources, ${shelf.filter(isLocated).length} with an identifier or address, ${shelf.filter(({ checked }) => checked).length} checked`,
      `${readers.flatMap(({ reads }) => reads).length} readings, ${readers.flatMap(({ reads }) => reads).filter(({ need }) => need === 'must').length} of them must be read`,
    ],
    problems: [
      ...named(
        shelf.filter(({ id }) => !referred.has(id)),
        'is referred to by nothing',
      ),
      ...named(
        shelf.filter((resource) => isLocated(resource) && !resource.checked),
        'has identifiers, and no day on which they were checked',
      ),
      ...sameIdentifiers(shelf),
      ...readers.flatMap(({ id, reads }) =>
        reads
          .filter((read) => !resources.has(read.id))
          .map((read) => `${id} refers to ${read.id}, which is not there`),
      ),
    ],
  };
}

/** One work stands on one shelf, under one id. */
function sameIdentifiers(shelf: readonly Resource[]): string[] {
  const keyed = shelf.flatMap(({ id, ids, title }) =>
    [...Object.entries(ids).map((entry) => entry.join(' ')), title.toLowerCase()].map((key) => ({ id, key })),
  );
  return [...Map.groupBy(keyed, ({ key }) => key)]
    .filter(([, same]) => same.length > 1)
    .map(([key, same]) => `${same.map(({ id }) => id).join(' and ')} are the same: ${key}`);
}

function checkMocks({ builtIn, categories, mockFormats }: BuiltInContent): ContentFindings {
  const taskIds = new Set(tasksOf(builtIn).map(({ id }) => id));
  const categoryIds = new Set([...categories, OWN_CATEGORY].map(({ id }) => id));
  const chosen = ({ rounds }: (typeof mockFormats)[number]) =>
    rounds.flatMap(({ questions }) => questions.flatMap(({ from }) => from));
  const idsOnTracks = builtIn.tracks.map(({ id }) => tasksOf(onTrack(builtIn, id)).map((task) => task.id));
  const isOnEvery = (wanted: readonly string[]) =>
    idsOnTracks.every((ids) => wanted.some((id) => ids.includes(id)));
  return {
    figures: [
      `${mockFormats.length} mock interviews, ${mockFormats.filter(({ tasks }) => tasks.length > 0).length} scheduled by a task, ${mockFormats.filter(({ tasks }) => isOnEvery(tasks)).length} on every track`,
    ],
    problems: [
      ...named(
        mockFormats.filter(({ tasks }) => tasks.length === 0),
        'is scheduled by no task',
      ),
      ...named(
        mockFormats.filter(({ tasks }) => tasks.some((id) => !taskIds.has(id))),
        'names a task that is not there',
      ),
      ...named(
        mockFormats.filter((format) => chosen(format).some((id) => !categoryIds.has(id))),
        'asks from a category that is not there',
      ),
    ],
  };
}

/** How the work of a track fits the calendar that a setup begins with, phase by phase. */
function checkTrack(whole: Roadmap, track: Track): ContentFindings {
  const roadmap = onTrack(whole, track.id);
  const finishOn = addDays(A_MONDAY, 7 * roadmap.weeks - 1);
  const calendar = { startOn: A_MONDAY, finishOn, weekdayMinutes: USUAL_WEEK, exceptions: [] };
  const load = measureLoad(roadmap, calendar);
  const core = sumMinutes(tasksOf(roadmap).filter(({ weight }) => weight === 'core'));
  const stretch = sumMinutes(tasksOf(roadmap)) - core;
  const hours = (minutes: number) => `${Math.round(minutes / 6) / 10} h`;
  const percent = (minutes: number) => `${Math.round((100 * minutes) / load.freeMinutes)} %`;
  return {
    figures: [
      `${track.title}: core ${hours(core)}, stretch ${hours(stretch)}, of ${hours(load.freeMinutes)} beside habits: ${percent(core)} and ${percent(core + stretch)}`,
    ],
    problems: [
      ...(core > MOST_CORE_SHARE * load.freeMinutes
        ? [`${track.id}: core work takes ${percent(core)} of what habits leave`]
        : []),
      ...(core + stretch > load.freeMinutes
        ? [`${track.id}: core and stretch work take ${percent(core + stretch)} of what habits leave`]
        : []),
      ...brokenOrders(roadmap).map((fault) => `${track.id}: ${fault}`),
    ],
  };
}

/** What is core builds on core work of its track, and what is essential is core. */
function brokenOrders(roadmap: Roadmap): string[] {
  const tasks = tasksOf(roadmap);
  const weights = new Map(tasks.map(({ id, weight }) => [id, weight]));
  return [
    ...named(
      tasks.filter(
        ({ weight, after }) =>
          after !== undefined &&
          (!weights.has(after) || (weight === 'core' && weights.get(after) !== 'core')),
      ),
      'builds on a task that weighs less, or is not there',
    ),
    ...named(
      tasks.filter(({ essential, weight }) => essential && weight !== 'core'),
      'is essential, and not core',
    ),
  ];
}
