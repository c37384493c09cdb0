import { type Day, dayNumber } from '../../day.ts';
import type { AnswersByQuestion } from '../answer.ts';
import type { QuestionCategory } from '../bank/question.ts';
import type { PlacedQuestion } from '../bank/question-bank.ts';
import { dueDayNumber, recallOn } from '../memory.ts';
import { type Candidate, candidatesOn, isSeen, type SeenCandidate, weakFirst } from './candidate.ts';
import { freshInOrder } from './fresh.ts';
import { onceForEarlierAnswers } from './known-queues.ts';
import { type DrillRoad, lastDrillDay, lastRoundOn } from './last-round.ts';
import { passedOverCounts } from './passed-over.ts';

/** From so many drills on that passed over it, a due question comes before all that were passed over less often. */
const PATIENCE_DRILLS = 5;

/** What the learner wants of the drill. */
export type DrillWishes = {
  /** How long a day's drill may take; 0 for none. */
  minutes: number;
  /** The probability with which a question should still be known when it comes again. */
  retention: number;
};

export type DrillBasis = {
  bank: readonly QuestionCategory[];
  answers: AnswersByQuestion;
  /** `null` without a plan: then every question may come, and nothing ends. */
  road: DrillRoad | null;
  wishes: DrillWishes;
};

/** Why a question is asked: its day is here, it is new, or it would not come again before the end. */
export type DrillReason = 'due' | 'new' | 'before-the-end';

export type DrillItem = PlacedQuestion & {
  reason: DrillReason;
  /** Its speaking time and what the rest takes. */
  costSeconds: number;
};

/** What a day's drill asks, in order. */
export type DrillQueue = {
  items: readonly DrillItem[];
  /** Due questions for which the day's minutes have no room; they come on the next days. */
  waitingCount: number;
  /** Questions whose time has come, but which take longer than a whole drill. */
  tooLong: readonly PlacedQuestion[];
};

/**
 * Chooses what a day's drill asks.
 *
 * Only answers of earlier days count, so that the drill stays as it is while it is worked through. What is due comes
 * first, weak before strong; but what several drills passed over comes before that. New questions follow. Each is
 * taken if the minutes have room for it still.
 *
 * @param day - the learner's own day
 * @see plans/README.md#drills for a worked example
 */
export const drillQueue = onceForEarlierAnswers(chooseQuestions);

function chooseQuestions({ bank, answers, road, wishes }: DrillBasis, day: Day): DrillQueue {
  const { minutes, retention } = wishes;
  const candidates = candidatesOn(bank, answers, day);
  const fitting = candidates.filter(({ costSeconds }) => costSeconds <= 60 * minutes);
  const long = candidates.filter(({ costSeconds }) => costSeconds > 60 * minutes);
  const seen = fitting.filter(isSeen);
  const due = listDue(seen, retention, day);
  const endOn = road && minutes > 0 ? lastDrillDay(road, day) : null;
  const round = endOn && lastRoundOn(seen, { endOn, day, minutes, retention });

  const repeated = repeatedInOrder(
    due,
    round?.called ?? [],
    passedOverCounts(due, answers, retention, day),
    day,
  );
  const fresh = freshInOrder(fitting, road, day);
  const items = fillDrill(repeated, fresh, { minutes, spareSeconds: round?.spareSeconds ?? Infinity });
  return {
    items,
    waitingCount: due.length - items.filter(({ reason }) => reason === 'due').length,
    tooLong: [...listDue(long.filter(isSeen), retention, day), ...freshInOrder(long, road, day)],
  };
}

function listDue(seen: readonly SeenCandidate[], retention: number, day: Day): SeenCandidate[] {
  const today = dayNumber(day);
  return seen.filter(({ memory }) => dueDayNumber(memory, retention) <= today);
}

type Repeated = { candidate: Candidate; reason: DrillReason };

/** Patience comes to an end: whatever is due is asked some day, however much else fails meanwhile. */
function repeatedInOrder(
  due: readonly SeenCandidate[],
  called: readonly SeenCandidate[],
  passedOver: ReadonlyMap<SeenCandidate, number>,
  day: Day,
): Repeated[] {
  const today = dayNumber(day);
  const dueOnes = new Set(due);
  const waitOf = (candidate: SeenCandidate) => {
    const count = passedOver.get(candidate) ?? 0;
    return count < PATIENCE_DRILLS ? 0 : count;
  };
  return weakFirst([...due, ...called], (memory) => recallOn(memory, today))
    .map((candidate) => ({
      candidate,
      reason: dueOnes.has(candidate) ? ('due' as const) : ('before-the-end' as const),
      wait: waitOf(candidate),
    }))
    .sort((one, other) => other.wait - one.wait);
}

/** Takes what there is room for, in order; new ones only while there will be time to see them again. */
function fillDrill(
  repeated: readonly Repeated[],
  fresh: readonly Candidate[],
  { minutes, spareSeconds }: { minutes: number; spareSeconds: number },
): DrillItem[] {
  const items: DrillItem[] = [];
  let secondsLeft = 60 * minutes;
  let spareLeft = spareSeconds;
  for (const { candidate, reason } of repeated) {
    if (candidate.costSeconds > secondsLeft) continue;
    secondsLeft -= candidate.costSeconds;
    items.push(itemOf(candidate, reason));
  }
  for (const candidate of fresh) {
    if (candidate.costSeconds > Math.min(secondsLeft, spareLeft)) continue;
    secondsLeft -= candidate.costSeconds;
    spareLeft -= candidate.costSeconds;
    items.push(itemOf(candidate, 'new'));
  }
  return items;
}

function itemOf({ question, category, costSeconds }: Candidate, reason: DrillReason): DrillItem {
  return { question, category, costSeconds, reason };
}
