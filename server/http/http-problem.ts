/** A refusal in words: the error handler shows the title and what to do about it. */
export class HttpProblem extends Error {
  override readonly name = 'HttpProblem';
  readonly statusCode: number;
  readonly title: string;
  /** What the reader can do now. */
  readonly advice: string;

  constructor(statusCode: number, title: string, advice: string) {
    super(title);
    this.statusCode = statusCode;
    this.title = title;
    this.advice = advice;
  }
}
