import type { ComponentChildren } from 'preact';
import type { Question } from '../../../plans/practice/bank/question.ts';
import { PageHead } from '../../parts/entry.tsx';
import { QuestionFacts } from '../question-list.tsx';
import { AnswerClock } from './answer-clock.tsx';

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
      </PageHead>
      <form class="asking" method="get" action={path}>
        {Object.entries({ ...fields, reveal: 'yes' }).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <p class="asking__task">{task}</p>
        <AnswerClock seconds={seconds} />
        <button class="button button--large" id="reveal" data-reveal>
          Uncover the answer <kbd class="needs-js">space</kbd>
        </button>
      </form>
      {children}
    </main>
  );
}
