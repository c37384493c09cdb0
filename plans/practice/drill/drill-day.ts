import type { Day } from '../../day.ts';
import { sumOf } from '../../sum.ts';
import type { Answer, AnswersByQuestion } from '../answer.ts';
import { secondsOf, tookMinutes } from '../answer-time.ts';
import { type DrillBasis, type DrillItem, type DrillQueue, drillQueue } from './drill-queue.ts';

/** A question of a day's drill, and how far it is. */
export type AskedItem = DrillItem & {
  /** The last answer of the day; `null` while there is none. */
  answer: Answer | null;
  /** That answer failed: it comes back after those that were not answered yet. */
  comesBack: boolean;
  /** How often the day asks it as things stand: once, and once more for each time it failed. */
  times: number;
  /** What its answers of the day took, as noted or else as it takes. */
  tookSeconds: number;
};

/** A day's drill with what was answered of it. */
export type DrillDay = DrillQueue & {
  day: Day;
  /** In the order of the queue. */
  asked: readonly AskedItem[];
  /** What is asked still, in order: those without an answer, then those that come back. */
  open: readonly AskedItem[];
  /** How many of the open ones come back. */
  comesBackCount: number;
  isBegun: boolean;
  /** What the open questions take, in whole minutes. */
  openMinutes: number;
  /** What the whole drill takes, with what comes back. */
  minutes: number;
  /** What its answers of the day took, as a report tells it. */
  tookMinutes: number;
  /** It asked something, and nothing of it is open. */
  isDone: boolean;
};

/**
 * Tells how far a day's drill is. A question counts as answered when it was answered on that day, on whatever occasion.
 * One that failed comes back on the same day, the one that has waited longest first, until its last answer is better
 * than *again*.
 *
 * @param day - the learner's own day
 * @see plans/README.md#drills for a worked example
 */
export function drillOn(basis: DrillBasis, day: Day): DrillDay {
  const queue = drillQueue(basis, day);
  const asked = queue.items.map((item) => askedOn(item, basis.answers, day));
  const unanswered = asked.filter(({ answer }) => answer === null);
  const back = asked.filter(({ comesBack }) => comesBack);
  const open = [...unanswered, ...back.toSorted((one, other) => idOf(one) - idOf(other))];
  return {
    ...queue,
    day,
    asked,
    open,
    comesBackCount: back.length,
    isBegun: unanswered.length < asked.length,
    openMinutes: inMinutes(open, () => 1),
    minutes: inMinutes(asked, ({ times }) => times),
    tookMinutes: tookMinutes(sumOf(asked, ({ tookSeconds }) => tookSeconds)),
    isDone: asked.length > 0 && open.length === 0,
  };
}

/** Tells whether each question of a drill has an answer of the day once this one is answered, and had not before. */
export function isLastFirstAnswer({ asked }: DrillDay, questionId: string): boolean {
  const [first, ...others] = asked.filter(({ answer }) => answer === null);
  return first?.question.id === questionId && others.length === 0;
}

function askedOn(item: DrillItem, answers: AnswersByQuestion, day: Day): AskedItem {
  const given = answers.get(item.question.id)?.filter((answer) => answer.day === day) ?? [];
  const answer = given.at(-1) ?? null;
  const failedCount = given.filter(({ grade }) => grade === 'again').length;
  const tookSeconds = sumOf(given, (each) => secondsOf(each, item.costSeconds));
  return { ...item, answer, comesBack: answer?.grade === 'again', times: 1 + failedCount, tookSeconds };
}

function idOf({ answer }: AskedItem): number {
  return answer?.id ?? 0;
}

function inMinutes(items: readonly AskedItem[], timesOf: (item: AskedItem) => number): number {
  return Math.ceil(sumOf(items, (item) => timesOf(item) * item.costSeconds) / 60);
}
