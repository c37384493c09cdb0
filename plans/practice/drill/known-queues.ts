import type { Day } from '../../day.ts';
import type { Answer, AnswersByQuestion } from '../answer.ts';
import type { QuestionCategory } from '../bank/question.ts';
import type { DrillBasis, DrillQueue } from './drill-queue.ts';

type KnownQueue = { basis: DrillBasis; day: Day; queue: DrillQueue };

/** Today's and tomorrow's. */
const MOST_KNOWN = 2;

/** Keyed by the bank, which lives as long as nothing in it changes; then by the day and what a queue is chosen by. */
const known = new WeakMap<readonly QuestionCategory[], readonly KnownQueue[]>();

/**
 * Remembers the queues that were chosen last: while a drill is worked through, its page asks for the same one after each
 * answer, and choosing among thousands of questions takes longer than all else on the page.
 */
export function onceForEarlierAnswers(
  choose: (basis: DrillBasis, day: Day) => DrillQueue,
): (basis: DrillBasis, day: Day) => DrillQueue {
  return (basis, day) => {
    const others = known.get(basis.bank) ?? [];
    const same = others.find((one) => one.day === day && isSameBasis(one.basis, basis, day));
    const queue = same?.queue ?? choose(basis, day);
    const rest = others.filter((one) => one !== same).slice(0, MOST_KNOWN - 1);
    known.set(basis.bank, [{ basis, day, queue }, ...rest]);
    return queue;
  };
}

function isSameBasis(one: DrillBasis, other: DrillBasis, day: Day): boolean {
  return (
    one.wishes.minutes === other.wishes.minutes &&
    one.wishes.retention === other.wishes.retention &&
    one.road?.phases === other.road?.phases &&
    one.road?.finishOn === other.road?.finishOn &&
    one.road?.interviewOn === other.road?.interviewOn &&
    areSameRounds(one.inRounds, other.inRounds) &&
    areSameBefore(one.answers, other.answers, day)
  );
}

function areSameRounds(one: DrillBasis['inRounds'], other: DrillBasis['inRounds']): boolean {
  if ((one?.size ?? 0) !== (other?.size ?? 0)) return false;
  return [...(one ?? [])].every(([questionId, day]) => other?.get(questionId) === day);
}

/** Tells whether two sets of answers differ by answers of a day and later ones at most. */
function areSameBefore(one: AnswersByQuestion, other: AnswersByQuestion, day: Day): boolean {
  if (one === other) return true;
  return areWithin(one, other, day) && areWithin(other, one, day);
}

function areWithin(one: AnswersByQuestion, other: AnswersByQuestion, day: Day): boolean {
  for (const [questionId, list] of one) {
    const otherList = other.get(questionId);
    if (list === otherList) continue;
    const count = countBefore(list, day);
    const earlier = otherList ?? [];
    if (count !== countBefore(earlier, day)) return false;
    for (let index = 0; index < count; index += 1) {
      if (!isSameAnswer(list[index], earlier[index])) return false;
    }
  }
  return true;
}

function countBefore(list: readonly Answer[], day: Day): number {
  return list.findLastIndex((answer) => answer.day < day) + 1;
}

/** In what a queue is chosen by. */
function isSameAnswer(one: Answer | undefined, other: Answer | undefined): boolean {
  return one?.day === other?.day && one?.grade === other?.grade && one?.mode === other?.mode;
}
