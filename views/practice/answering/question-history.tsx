import { count } from '../../../plans/format.ts';
import type { HistoryLine } from '../../../plans/practice/answer-history.ts';
import type { Question } from '../../../plans/practice/bank/question.ts';
import { hasLadder } from '../../../plans/practice/ladder.ts';
import { useDates } from '../../dates.ts';
import { Entry } from '../../parts/entry.tsx';
import { Inline } from '../../parts/markdown.tsx';
import { answerAddress, derivationAddress, ladderAddress } from '../addresses.ts';
import { wordsAround } from '../question-words.ts';
import { GRADE_WORDS, MODE_WORDS } from './answer-words.ts';
import { AnswerFacts } from './answered-list.tsx';

/** The ways of answering a question now. */
export function AnswerLinks({ question }: { question: Question }) {
  const { id, form } = question;
  return (
    <p class="answer-links">
      <a class="button" href={form === 'derive' ? derivationAddress(id) : answerAddress(id)}>
        {form === 'derive' ? 'Derive it, book closed' : wordsAround(form).now}
      </a>
      {hasLadder(question) && (
        <a class="answer-links__more" href={ladderAddress(id)}>
          At three lengths
        </a>
      )}
    </p>
  );
}

const SHOWN = 12;

/** How a question went each time, and when it comes again, where it does. */
export function QuestionHistory({
  pointCount,
  history,
  comesAgain = true,
}: {
  /** How many points its answer has; 0 where that is not known. */
  pointCount: number;
  history: readonly HistoryLine[];
  comesAgain?: boolean;
}) {
  const { formatDate, formatDay } = useDates();
  const [latest] = history;
  return (
    <Entry
      id="history"
      label="History"
      aside={
        <>
          {count(history.length, 'answer')}
          {latest && comesAgain && (
            <>
              <br />
              Comes again on {formatDay(latest.dueOn)}, or before if the end is near
            </>
          )}
        </>
      }
    >
      <ol class="answered" reversed>
        {history.slice(0, SHOWN).map(({ answer }) => (
          <li key={answer.id} class="answered__line">
            <span class={`grade grade--${answer.grade}`}>{GRADE_WORDS[answer.grade]}</span>
            <div>
              <p>
                {formatDate(answer.day)}
                <span class="dot" />
                {MODE_WORDS[answer.mode]}
              </p>
              <p class="answered__facts">
                <AnswerFacts answer={answer} pointCount={pointCount} />
              </p>
              {answer.missing !== '' && (
                <p class="answered__missing">
                  Missing: <Inline text={answer.missing} />
                </p>
              )}
            </div>
          </li>
        ))}
      </ol>
      {history.length > SHOWN && <p class="hint">And {history.length - SHOWN} before.</p>}
    </Entry>
  );
}
