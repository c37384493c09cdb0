import { formatSeconds } from '../../../plans/format.ts';

/**
 * The speaking time: in words, and with JavaScript as a clock that runs from the moment the question is there. What it
 * shows when the answer is uncovered goes along as the time that was taken.
 */
export function AnswerClock({ seconds }: { seconds: number }) {
  return (
    <div class="answer-clock" data-answer-clock={seconds}>
      <p class="answer-clock__time" data-clock-time aria-hidden="true">
        {formatSeconds(seconds)}
      </p>
      <p class="answer-clock__words">
        <span class="visually-hidden">Speaking time: {formatSeconds(seconds)}. </span>
        <span role="status" data-clock-status></span>
      </p>
      <input type="hidden" name="seconds" value="" />
    </div>
  );
}
