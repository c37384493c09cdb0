import type { Day } from '../day.ts';
import type { Mock } from '../mock/mock.ts';
import { entriesOf } from '../mock/scores.ts';
import type { Plan, Task } from '../plan/plan.ts';
import { type Answer, type AnswersByQuestion, listRecalls } from '../practice/answer.ts';
import type { Question, QuestionCategory } from '../practice/bank/question.ts';
import { sum } from '../sum.ts';
import { isSetAside } from '../task/task-progress.ts';
import { READINESS_AREAS, type ReadinessArea } from './readiness-areas.ts';

/** What one can look at to tell how ready an area is. */
export const SIGN_NAMES = ['coverage', 'mocks', 'retention', 'evidence'] as const;
export type SignName = (typeof SIGN_NAMES)[number];

/** Of the questions, and of the tasks. */
const twoThirds = (of: number) => Math.ceil((2 * of) / 3);
/** Of the questions that were asked again. */
const fourFifths = (of: number) => Math.ceil((4 * of) / 5);
/** Fewer repetitions than this say little. */
const FEWEST_RECALLS = 5;
/** Older repetitions say more about then than about now. */
const LATEST_RECALLS = 30;
/** Of 4: what the anchors call solid. */
const SCORE_MARK = 3;
const LATEST_MOCKS = 3;

/** What a figure was worked out from. */
export type SignSource =
  | { kind: 'question'; key: string; prompt: string; last: Answer | null }
  | { kind: 'mock'; id: number; title: string; day: Day; mean: number }
  | { kind: 'task'; id: number; title: string };

/** One figure about an area, with its mark and its sources. Without data it is `none`, never a zero. */
export type Sign = {
  name: SignName;
  state: 'none' | 'short' | 'holds';
  /** What was done, and out of how much; for mocks the mean score, out of 4. */
  value: number;
  of: number;
  /** From which value on it holds. */
  mark: number;
  /** How far it is towards its mark, from 0 to 1. */
  share: number;
  sources: readonly SignSource[];
  /** What would bring it on: a question that was never asked, or an open task. */
  next: SignSource | null;
};

export type AreaReadiness = {
  area: ReadinessArea;
  signs: readonly Sign[];
  holdingCount: number;
  /** The day on which the plan comes to it; `null` when its plan has nothing about it. */
  beginsOn: Day | null;
  hasBegun: boolean;
  /** The sign that is furthest from its mark: what would raise the area most. `null` when all hold. */
  furthest: Sign | null;
  /** Its tasks that the learner set aside, knowing them already: they count neither way. */
  setAsideCount: number;
};

export type Readiness = {
  areas: readonly AreaReadiness[];
  /** Of the areas that the plan has come to, the one that is furthest from ready; `null` when none is short. */
  weakest: AreaReadiness | null;
};

export type ReadinessInput = {
  plan: Pick<Plan, 'phases' | 'tasks'>;
  bank: readonly QuestionCategory[];
  answers: AnswersByQuestion;
  mocks: readonly Mock[];
  today: Day;
};

/**
 * Tells how ready the learner is in each area, from what was really done, by four signs:
 *
 * - *coverage*: questions of its categories that were answered at least once; holds from two thirds of them on;
 * - *retention*: of the last 30 answers to questions that had been answered on an earlier day, the first of each day,
 *   those that did not fail; holds from four in five on, with at least five;
 * - *mocks*: the mean score from 1 to 4 in the last three finished mocks that judged it; holds from 3 on;
 * - *evidence*: its tasks that are finished and have evidence; holds from two thirds of them on.
 *
 * A sign for which nothing was done yet is `none`. An area without questions or tasks has no such sign at all.
 * Nothing is added up over signs but their number: a percentage of readiness would pretend to know their weights.
 *
 * @param today - the learner's own day, by which an area has begun in the plan or not
 * @see plans/README.md#readiness for a worked example
 */
export function measureReadiness(
  input: ReadinessInput,
  areas: readonly ReadinessArea[] = READINESS_AREAS,
): Readiness {
  const measured = areas.map((area) => measureArea(area, input));
  return { areas: measured, weakest: findWeakest(measured) };
}

function measureArea(
  area: ReadinessArea,
  { plan, bank, answers, mocks, today }: ReadinessInput,
): AreaReadiness {
  const questions = bank
    .filter(({ id }) => area.categories.includes(id))
    .flatMap((category) => category.questions);
  const tasks = tasksServing(plan, area);
  const signs = [
    coverage(questions, answers),
    mockSign(area, mocks),
    retention(questions, answers),
    evidenceSign(tasks),
  ].filter((sign) => sign !== null);
  const beginsOn = firstDayOf(plan, questions, tasks);
  return {
    area,
    signs,
    holdingCount: signs.filter(({ state }) => state === 'holds').length,
    beginsOn,
    hasBegun: beginsOn !== null && beginsOn <= today,
    furthest: findFurthest(signs),
    setAsideCount: servingAll(plan, area).filter(isSetAside).length,
  };
}

function tasksServing(plan: ReadinessInput['plan'], area: ReadinessArea): Task[] {
  return servingAll(plan, area).filter(({ droppedOn }) => droppedOn === null);
}

/** The tasks of the roadmap that serve an area, those that left the plan among them. */
function servingAll({ tasks }: ReadinessInput['plan'], { id }: ReadinessArea): Task[] {
  return tasks.filter(({ origin, serves }) => origin === 'roadmap' && serves.includes(id));
}

/** The first day of the phases of its tasks; without tasks, that by which the phases of half its questions have begun. */
function firstDayOf(
  { phases }: Pick<Plan, 'phases'>,
  questions: readonly Question[],
  tasks: readonly Task[],
): Day | null {
  const startOf = (phaseKey: string | null) => phases.find(({ key }) => key === phaseKey)?.startsOn ?? [];
  if (tasks.length === 0) {
    const starts = questions.flatMap(({ phase }) => startOf(phase)).toSorted();
    return starts[Math.floor((starts.length - 1) / 2)] ?? null;
  }
  const ids = new Set(tasks.map(({ phaseId }) => phaseId));
  return phases.find(({ id }) => ids.has(id))?.startsOn ?? null;
}

type Measured = Pick<Sign, 'name' | 'value' | 'of' | 'mark' | 'sources'> & { next?: SignSource | undefined };

function signOf({ next = undefined, ...measured }: Measured): Sign {
  const { value, mark, sources } = measured;
  const share = sources.length === 0 ? 0 : Math.min(1, value / mark);
  const state = sources.length === 0 ? 'none' : share === 1 ? 'holds' : 'short';
  return { ...measured, state, share, next: next ?? null };
}

function coverage(questions: readonly Question[], answers: AnswersByQuestion): Sign | null {
  if (questions.length === 0) return null;
  const all = questions.map(({ id, prompt }) => {
    return { kind: 'question', key: id, prompt, last: answers.get(id)?.at(-1) ?? null } as const;
  });
  const sources = all.filter(({ last }) => last !== null);
  const of = questions.length;
  const next = all.find(({ last }) => last === null);
  return signOf({ name: 'coverage', value: sources.length, of, mark: twoThirds(of), sources, next });
}

function retention(questions: readonly Question[], answers: AnswersByQuestion): Sign | null {
  if (questions.length === 0) return null;
  const recalls = questions.flatMap((question) => recallsOf(question, answers)).sort(compareDays);
  const latest = recalls.slice(-LATEST_RECALLS);
  const of = latest.length;
  return signOf({
    name: 'retention',
    value: latest.filter(({ last }) => last.grade !== 'again').length,
    of,
    mark: fourFifths(Math.max(of, FEWEST_RECALLS)),
    sources: latest,
  });
}

type Recall = SignSource & { kind: 'question'; last: Answer };

function recallsOf({ id, prompt }: Question, answers: AnswersByQuestion): Recall[] {
  return listRecalls(answers.get(id) ?? []).map((last) => ({ kind: 'question', key: id, prompt, last }));
}

function compareDays({ last: one }: Recall, { last: other }: Recall): number {
  if (one.day === other.day) return one.id - other.id;
  return one.day < other.day ? -1 : 1;
}

function mockSign(area: ReadinessArea, mocks: readonly Mock[]): Sign {
  const judged = mocks
    .filter(({ finishedAt }) => finishedAt !== null)
    .map((mock) => ({ mock, scores: scoresFor(area, mock) }))
    .filter(({ scores }) => scores.length > 0)
    .toSorted((one, other) => (one.mock.startedAt < other.mock.startedAt ? -1 : 1))
    .slice(-LATEST_MOCKS);
  const sources = judged.map(
    ({ mock: { id, title, day }, scores }): SignSource => ({
      kind: 'mock',
      id,
      title,
      day,
      mean: meanOf(scores),
    }),
  );
  const value = meanOf(judged.flatMap(({ scores }) => scores));
  return signOf({ name: 'mocks', value, of: 4, mark: SCORE_MARK, sources });
}

function scoresFor({ scores: wanted }: ReadinessArea, { formatKey, rounds }: Mock): number[] {
  const scored = rounds.flatMap(({ roundKey, scores }) =>
    entriesOf(scores).map(([dimension, score]) => ({ roundKey, dimension, score })),
  );
  const counts = ({ roundKey, dimension }: (typeof scored)[number]) =>
    'dimensions' in wanted
      ? wanted.dimensions.includes(dimension)
      : wanted.rounds.some(({ format, round }) => format === formatKey && (round ?? roundKey) === roundKey);
  return scored.filter(counts).map(({ score }) => score);
}

function meanOf(values: readonly number[]): number {
  return sum(values) / Math.max(1, values.length);
}

function evidenceSign(tasks: readonly Task[]): Sign | null {
  if (tasks.length === 0) return null;
  const isProven = ({ completion, evidence }: Task) => completion !== null && evidence.length > 0;
  const sourceOf = ({ id, title }: Task): SignSource => ({ kind: 'task', id, title });
  const sources = tasks.filter(isProven).map(sourceOf);
  // What is done and lacks its proof is nearest.
  const open = tasks.filter((task) => !isProven(task));
  const nearest = open.find(({ completion }) => completion !== null) ?? open[0];
  const of = tasks.length;
  const next = nearest && sourceOf(nearest);
  return signOf({ name: 'evidence', value: sources.length, of, mark: twoThirds(of), sources, next });
}

function findFurthest(signs: readonly Sign[]): Sign | null {
  const open = signs.filter(({ state }) => state !== 'holds');
  return open.toSorted((one, other) => one.share - other.share)[0] ?? null;
}

function findWeakest(areas: readonly AreaReadiness[]): AreaReadiness | null {
  const open = areas.filter(({ hasBegun, furthest }) => hasBegun && furthest !== null);
  const towards = ({ signs }: AreaReadiness) => meanOf(signs.map(({ share }) => share));
  return open.toSorted((one, other) => towards(one) - towards(other))[0] ?? null;
}
