/** A refusal in words: the error handler shows the title and what to do about it. */
export class HttpProblem extends Error {
  override readonly name = 'HttpProblem';
  readonly statusCode: number;
  readonly title: string;
  /** What the reader can do now. */
  readonly advice: string;
  /** Sooner it is no use to ask again; `null` where that cannot be told. */
  readonly retryAfterSeconds: number | null;

  constructor(statusCode: number, title: string, advice: string, retryAfterSeconds: number | null = null) {
    super(title);
    this.statusCode = statusCode;
    this.title = title;
    this.advice = advice;
    this.retryAfterSeconds = retryAfterSeconds;
  }
}
