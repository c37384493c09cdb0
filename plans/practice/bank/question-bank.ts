import { phaseOfDay } from '../../calendar/study-days.ts';
import type { Day } from '../../day.ts';
import type { Phase, Plan, Task } from '../../plan/plan.ts';
import { weekOfDay } from '../../week/week.ts';
import type { Question, QuestionCategory } from './question.ts';

/** A question with the category that it stands in. */
export type PlacedQuestion = { question: Question; category: QuestionCategory };

/** All questions of some categories, in order. */
export function listQuestions(categories: readonly QuestionCategory[]): PlacedQuestion[] {
  return categories.flatMap((category) => category.questions.map((question) => ({ question, category })));
}

/** The question with an id, or `null` when there is none. */
export function findQuestion(categories: readonly QuestionCategory[], id: string): PlacedQuestion | null {
  return listQuestions(categories).find(({ question }) => question.id === id) ?? null;
}

/** The questions that belong to a task, by the task's stable key. */
export function questionsOfTask(categories: readonly QuestionCategory[], taskKey: string): PlacedQuestion[] {
  return listQuestions(categories).filter(({ question }) => question.tasks.includes(taskKey));
}

/** Where a question stands among others. */
export type QuestionPlace = {
  /** From 1. */
  number: number;
  count: number;
  before: Question | null;
  after: Question | null;
};

/** The place of a question among some categories, or `null` when it is not among them. */
export function placeOf(categories: readonly QuestionCategory[], id: string): QuestionPlace | null {
  const questions = listQuestions(categories).map(({ question }) => question);
  const at = questions.findIndex((question) => question.id === id);
  if (at === -1) return null;
  return {
    number: at + 1,
    count: questions.length,
    before: questions[at - 1] ?? null,
    after: questions[at + 1] ?? null,
  };
}

/** The same categories, those with the most questions of a phase first; equal ones stay in their order. */
export function phaseFirst(
  categories: readonly QuestionCategory[],
  phaseKey: string | null,
): QuestionCategory[] {
  return categories.toSorted((one, other) => countOfPhase(other, phaseKey) - countOfPhase(one, phaseKey));
}

/** How many questions of a category belong to a phase. */
export function countOfPhase({ questions }: QuestionCategory, phaseKey: string | null): number {
  return phaseKey === null ? 0 : questions.filter(({ phase }) => phase === phaseKey).length;
}

/** What the bank has for the week that the learner is in. */
export type WeekOfPractice = {
  week: number;
  phase: Phase;
  /** Those of the phase, the ones to the week's own tasks first, then by {@link phaseFirst}; never empty. */
  questions: PlacedQuestion[];
  /** How many of them, from the first, belong to tasks of this week. */
  ofThisWeekCount: number;
};

/**
 * Picks the questions that fit where the learner is on the road.
 *
 * A question fits the week when one of its tasks has a session in it. Dropped tasks count as if they were not there.
 *
 * @param today - the learner's own calendar day; may lie outside the plan
 * @returns `null` outside the plan, and when the bank has nothing for the phase
 */
export function questionsForWeek(
  plan: Plan,
  categories: readonly QuestionCategory[],
  today: Day,
): WeekOfPractice | null {
  const week = weekOfDay(plan, today);
  const phase = phaseOfDay(plan, today);
  if (week === null || phase === null) return null;

  const ordered = listQuestions(phaseFirst(categories, phase.key));
  const ofPhase = ordered.filter(({ question }) => question.phase === phase.key);
  if (ofPhase.length === 0) return null;
  const isOfWeek = (task: Task) =>
    task.droppedOn === null && task.sessions.some(({ day }) => weekOfDay(plan, day) === week);
  const taskKeys = new Set(plan.tasks.filter(isOfWeek).map(({ key }) => key));
  const fits = ({ question }: PlacedQuestion) => question.tasks.some((key) => taskKeys.has(key));
  const ofThisWeek = ofPhase.filter(fits);
  return {
    week,
    phase,
    questions: [...ofThisWeek, ...ofPhase.filter((placed) => !fits(placed))],
    ofThisWeekCount: ofThisWeek.length,
  };
}
