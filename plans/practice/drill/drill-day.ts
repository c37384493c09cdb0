import type { Day } from '../../day.ts';
import { sumOf } from '../../sum.ts';
import type { Answer, AnswersByQuestion } from '../answer.ts';
import { type DrillBasis, type DrillItem, type DrillQueue, drillQueue } from './drill-queue.ts';

/** A day's drill with what was answered of it; `answer` is `null` while the question is open. */
export type DrillDay = DrillQueue & {
  day: Day;
  asked: readonly (DrillItem & { answer: Answer | null })[];
  /** The question to go on with; `null` when the drill is done, or asks nothing. */
  next: DrillItem | null;
  openCount: number;
  /** What the open questions take, in whole minutes. */
  openMinutes: number;
  /** What the whole drill takes. */
  minutes: number;
  /** It asked something, and all of it was answered. */
  isDone: boolean;
};

/**
 * Tells how far a day's drill is. A question counts as answered when it was answered on that day, on whatever occasion.
 *
 * @param day - the learner's own day
 */
export function drillOn(basis: DrillBasis, day: Day): DrillDay {
  const queue = drillQueue(basis, day);
  const asked = queue.items.map((item) => ({
    ...item,
    answer: answerOn(basis.answers, item.question.id, day),
  }));
  const open = asked.filter(({ answer }) => answer === null);
  return {
    ...queue,
    day,
    asked,
    next: open[0] ?? null,
    openCount: open.length,
    openMinutes: inMinutes(open),
    minutes: inMinutes(asked),
    isDone: asked.length > 0 && open.length === 0,
  };
}

function answerOn(answers: AnswersByQuestion, questionId: string, day: Day): Answer | null {
  return answers.get(questionId)?.findLast((answer) => answer.day === day) ?? null;
}

function inMinutes(items: readonly DrillItem[]): number {
  return Math.ceil(sumOf(items, ({ costSeconds }) => costSeconds) / 60);
}
