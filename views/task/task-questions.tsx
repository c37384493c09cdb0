import { formatSeconds } from '../../plans/format.ts';
import type { Question } from '../../plans/practice/bank/question.ts';
import { Entry } from '../parts/entry.tsx';
import { Inline } from '../parts/markdown.tsx';
import { newQuestionAddress, questionAddress } from '../practice/addresses.ts';
import { FORM_WORDS } from '../practice/question-words.ts';

export type TaskQuestionsProps = {
  questions: readonly Question[];
  /** The keys of the task and of its phase, which a question that is added here belongs to. */
  task: string;
  phase: string;
};

/** What an interviewer may ask once this task is done, and the place to add more. */
export function TaskQuestions({ questions, task, phase }: TaskQuestionsProps) {
  if (questions.length === 0) return null;
  return (
    <Entry label="Questions" aside="What interviewers ask about it.">
      <ul class="glance">
        {questions.map(({ id, prompt, form, seconds }) => (
          <li key={id}>
            <a href={questionAddress(id)}>
              <Inline text={prompt} inLink />
            </a>{' '}
            <span class="glance__meta">
              {FORM_WORDS[form]}, {formatSeconds(seconds)}
            </span>
          </li>
        ))}
      </ul>
      <p>
        <a href={newQuestionAddress({ task, phase })}>Add one of your own</a>
      </p>
    </Entry>
  );
}
