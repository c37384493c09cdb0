import type { Question } from '../../../plans/practice/question.ts';
import { formatSeconds } from '../../format.ts';
import { questionAddress } from '../../practice-addresses.ts';
import { Entry } from '../entry.tsx';
import { FORM_WORDS } from '../practice/question-words.ts';

/** What an interviewer may ask once this task is done. */
export function TaskQuestions({ questions }: { questions: readonly Question[] }) {
  if (questions.length === 0) return null;
  return (
    <Entry label="Questions" aside="What interviewers ask about it.">
      <ul class="glance">
        {questions.map(({ id, prompt, form, seconds }) => (
          <li key={id}>
            <a href={questionAddress(id)}>{prompt}</a>{' '}
            <span class="glance__meta">
              {FORM_WORDS[form]}, {formatSeconds(seconds)}
            </span>
          </li>
        ))}
      </ul>
    </Entry>
  );
}
