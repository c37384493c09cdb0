import { type Day, dayNumber, dayOfNumber } from '../../day.ts';
import type { AnswersByQuestion } from '../answer.ts';
import { dueDayNumber } from '../memory.ts';
import type { SeenCandidate } from './candidate.ts';

/**
 * How many drills passed over each due question: the earlier days, from the one on which it was due, on which
 * something was answered in the drill. Days without a drill pass over nothing.
 */
export function passedOverCounts(
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
