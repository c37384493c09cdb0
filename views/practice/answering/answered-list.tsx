import { formatSeconds } from '../../../plans/format.ts';
import type { Answer } from '../../../plans/practice/answer.ts';
import type { Question } from '../../../plans/practice/bank/question.ts';
import { Inline } from '../../parts/markdown.tsx';
import { questionAddress } from '../addresses.ts';
import { GRADE_WORDS } from './answer-words.ts';

/** What a round was made of: each question with the answer to it. */
export function AnsweredList({ answered }: { answered: readonly { question: Question; answer: Answer }[] }) {
  return (
    <ul class="answered">
      {answered.map(({ question, answer }) => (
        <li key={question.id} class="answered__line">
          <span class={`grade grade--${answer.grade}`}>{GRADE_WORDS[answer.grade]}</span>
          <div>
            <a class="answered__prompt" href={questionAddress(question.id)} data-item>
              <Inline text={question.prompt} inLink />
            </a>
            <p class="answered__facts">
              <AnswerFacts answer={answer} pointCount={question.points.length} />
            </p>
            {answer.missing !== '' && (
              <p class="answered__missing">
                Missing: <Inline text={answer.missing} />
              </p>
            )}
          </div>
        </li>
      ))}
    </ul>
  );
}

/** How much of an answer was made, where points were ticked, and in what time. */
export function AnswerFacts({ answer, pointCount }: { answer: Answer; pointCount: number }) {
  return (
    <>
      {pointCount > 0 && answer.pointsMade.length > 0 && (
        <span class="item__word">
          {answer.pointsMade.length} of {pointCount} points
        </span>
      )}
      {answer.seconds !== null && <span class="item__word">{formatSeconds(answer.seconds)}</span>}
      {answer.stuckAt !== null && <span class="item__word">first stuck at step {answer.stuckAt}</span>}
    </>
  );
}
