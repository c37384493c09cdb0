import type { FirstStep, TypedAgain, WayOn } from '../../views/parts/problem.tsx';

type More = {
  /** Sooner it is no use to ask again. */
  retryAfterSeconds?: number;
  /** What was typed, where the page that it was typed on goes away with the refusal. */
  typed?: TypedAgain;
  /** What has to be done first. */
  first?: FirstStep;
  /** Where to go on from here. */
  ways?: readonly WayOn[];
};

/** A refusal in words: the error handler shows the title and what to do about it. */
export class HttpProblem extends Error {
  override readonly name = 'HttpProblem';
  readonly statusCode: number;
  readonly title: string;
  /** What the reader can do now. */
  readonly advice: string;
  readonly more: More;

  constructor(statusCode: number, title: string, advice: string, more: More = {}) {
    super(title);
    this.statusCode = statusCode;
    this.title = title;
    this.advice = advice;
    this.more = more;
  }
}
