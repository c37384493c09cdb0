import { type Day, dayNumber, dayOfNumber } from '../../day.ts';
import type { AnswersByQuestion } from '../answer.ts';
import type { QuestionCategory } from '../bank/question.ts';
import type { PlacedQuestion } from '../bank/question-bank.ts';
import { dueDayNumber, recallOn } from '../memory.ts';
import { type Candidate, candidatesOn, isSeen, type SeenCandidate, weakFirst } from './candidate.ts';
import { onceForEarlierAnswers } from './known-queues.ts';
import { type DrillRoad, lastDrillDay, lastRoundOn } from './last-round.ts';

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
  /** What real rounds of interviews asked, by the ids of questions, with the learner's day on which the last did. */
  inRounds?: ReadonlyMap<string, Day>;
};

/**
 * Why a question is asked: a real round asked it, its day is here, it is new, or it would not come again before the end.
 */
export type DrillReason = 'in-a-round' | 'due' | 'new' | 'before-the-end';

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
 * Only answers of earlier days count, so that the drill stays as it is while it is worked through. What a real round
 * asked comes before all else, until it is answered on the day of that round or later. What is due follows, weak before
 * strong; but what several drills passed over comes before that. New questions come last. Each is taken if the minutes
 * have room for it still.
 *
 * @param day - the learner's own day
 * @see plans/README.md#drills for a worked example
 */
export const drillQueue = onceForEarlierAnswers(chooseQuestions);

function chooseQuestions(basis: DrillBasis, day: Day): DrillQueue {
  const { bank, answers, road, wishes, inRounds = NOTHING_ASKED } = basis;
  const { minutes, retention } = wishes;
  const candidates = candidatesOn(bank, answers, day);
  const fitting = candidates.filter(({ costSeconds }) => costSeconds <= 60 * minutes);
  const long = candidates.filter(({ costSeconds }) => costSeconds > 60 * minutes);
  const seen = fitting.filter(isSeen);
  const due = listDue(seen, retention, day);
  const endOn = road && minutes > 0 ? lastDrillDay(road, day) : null;
  const round = endOn && lastRoundOn(seen, { endOn, day, minutes, retention });

  const asked = askedInOrder(fitting, inRounds, day);
  const isLeft = (candidate: Candidate) => !asked.includes(candidate);
  const repeated = repeatedInOrder(
    due.filter(isLeft),
    round?.called.filter(isLeft) ?? [],
    passedOverCounts(due, answers, retention, day),
    day,
  );
  const first = [...asked.map((candidate) => ({ candidate, reason: 'in-a-round' as const })), ...repeated];
  const fresh = freshInOrder(fitting, road, day).filter(isLeft);
  const items = fillDrill(first, fresh, { minutes, spareSeconds: round?.spareSeconds ?? Infinity });
  const taken = new Set(items.map(({ question }) => question));
  return {
    items,
    waitingCount: due.filter(({ question }) => !taken.has(question)).length,
    tooLong: [...listDue(long.filter(isSeen), retention, day), ...freshInOrder(long, road, day)],
  };
}

const NOTHING_ASKED: ReadonlyMap<string, Day> = new Map();

/** What real rounds asked and was not answered since, the last round first. */
function askedInOrder(
  candidates: readonly Candidate[],
  inRounds: ReadonlyMap<string, Day>,
  day: Day,
): Candidate[] {
  if (inRounds.size === 0) return [];
  return candidates
    .flatMap((candidate) => {
      const askedOn = inRounds.get(candidate.question.id);
      if (askedOn === undefined || askedOn > day) return [];
      const isAnswered = candidate.memory !== null && candidate.memory.lastDayNumber >= dayNumber(askedOn);
      return isAnswered ? [] : [{ candidate, askedOn }];
    })
    .sort((one, other) => (one.askedOn === other.askedOn ? 0 : one.askedOn < other.askedOn ? 1 : -1))
    .map(({ candidate }) => candidate);
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

/**
 * The new questions that may come on a day, in their order: those of the phase that began last, then of the phases
 * before it, and within a phase the first of each category, then the second of each, and so on.
 *
 * A question of no phase, or of one that the plan does not have, goes with the phase that began last.
 */
function freshInOrder(candidates: readonly Candidate[], road: DrillRoad | null, day: Day): Candidate[] {
  const phases = road?.phases ?? [];
  const placeOf = new Map(phases.map(({ key }, index) => [key, index]));
  const newest = phases.findLastIndex(({ startsOn }) => startsOn <= day);
  const turns = new Map<string, number>();

  return candidates
    .filter(({ memory }) => memory === null)
    .map((candidate) => ({ candidate, phase: placeOf.get(candidate.question.phase ?? '') ?? newest }))
    .filter(({ phase }) => phase <= newest)
    .map(({ candidate, phase }) => {
      const key = `${phase} ${candidate.category.id}`;
      const turn = turns.get(key) ?? 0;
      turns.set(key, turn + 1);
      return { candidate, phase, turn };
    })
    .sort((one, other) => other.phase - one.phase || one.turn - other.turn)
    .map(({ candidate }) => candidate);
}

/**
 * How many drills passed over each due question: the earlier days, from the one on which it was due, on which
 * something was answered in the drill. Days without a drill pass over nothing.
 */
function passedOverCounts(
  due: readonly SeenCandidate[],
  answers: AnswersByQuestion,
  retention: number,
  today: Day,
): ReadonlyMap<SeenCandidate, number> {
  const dueDays = new Map(due.map((one) => [one, dueDayNumber(one.memory, retention)] as const));
  const earliest = Math.min(...dueDays.values());
  const drillDays = Number.isFinite(earliest) ? listDrillDays(answers, dayOfNumber(earliest), today) : [];
  return new Map(
    [...dueDays].map(([one, dueDay]) => [one, drillDays.filter((drillDay) => drillDay >= dueDay).length]),
  );
}

/** The days with a drill, by their numbers, from one day up to the one before another. */
function listDrillDays(answers: AnswersByQuestion, from: Day, before: Day): number[] {
  const days = new Set<Day>();
  for (const list of answers.values()) {
    for (let index = list.length - 1; index >= 0; index -= 1) {
      const answer = list[index];
      if (answer === undefined || answer.day < from) break;
      if (answer.day < before && answer.mode === 'drill') days.add(answer.day);
    }
  }
  return [...days].map(dayNumber);
}
