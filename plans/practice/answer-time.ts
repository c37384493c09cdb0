import type { Answer } from './answer.ts';

/** A clock that was left running says nothing about the answer: longer than this many times its cost is not believed. */
const BELIEVED_TIMES = 3;

/**
 * How long an answer took: as it was noted, or else as its question takes.
 *
 * @param costSeconds - what the question takes by itself
 */
export function secondsOf({ seconds }: Pick<Answer, 'seconds'>, costSeconds: number): number {
  return seconds === null || seconds > BELIEVED_TIMES * costSeconds ? costSeconds : seconds;
}

/** What answers took, in whole minutes: the same on a page and in a report. No answer takes no time. */
export function tookMinutes(seconds: number): number {
  return seconds === 0 ? 0 : Math.max(1, Math.round(seconds / 60));
}
