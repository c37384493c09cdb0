import type { ComponentChildren } from 'preact';
import { formatSeconds } from '../../../plans/format.ts';
import type { Question } from '../../../plans/practice/bank/question.ts';
import { PageHead } from '../../parts/entry.tsx';
import { QuestionFacts } from '../question-list.tsx';
import { QuestionDetail } from '../question-texts.tsx';
import { wordsAround } from '../question-words.ts';

export type AskPageProps = {
  question: Question;
  /** The occasion, and how far it is. */
  eyebrow: ComponentChildren;
  /** Speaking time that is asked for; not always the question's own. */
  seconds: number;
  /** How to answer it. */
  task: string;
  /** The address of this page, which also uncovers the answer. */
  path: string;
  fields: Readonly<Record<string, string>>;
  /** What stands under the question: the way through the round. */
  children?: ComponentChildren;
};

/** What am I asked? Nothing else is in sight. */
export function AskPage({ question, eyebrow, seconds, task, path, fields, children }: AskPageProps) {
  return (
    <main id="main" class="page page--asking" tabIndex={-1}>
      <PageHead eyebrow={eyebrow} title={question.prompt}>
        <p>
          <QuestionFacts question={question} />
        </p>
        <QuestionDetail question={question} />
      </PageHead>
      <form class="asking" method="get" action={path}>
        {Object.entries({ ...fields, reveal: 'yes' }).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <p class="asking__task">{task}</p>
        <AnswerClock seconds={seconds} />
        <button class="button button--large" id="reveal" data-reveal>
          {wordsAround(question.form).uncover} <kbd class="needs-js">space</kbd>
        </button>
      </form>
      {children}
    </main>
  );
}

/**
 * The speaking time: in words, and with JavaScript as a clock that runs from the moment the question is there. What it
 * shows when the answer is uncovered goes along as the time that was taken.
 */
function AnswerClock({ seconds }: { seconds: number }) {
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
