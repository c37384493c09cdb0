import { formatSeconds } from '../../plans/format.ts';
import type { Question } from '../../plans/practice/bank/question.ts';
import type { QuestionFilter } from '../../plans/practice/bank/question-filter.ts';
import type { QuestionState } from '../../plans/practice/question-state.ts';
import { Inline } from '../parts/markdown.tsx';
import { questionAddress } from './addresses.ts';
import { QUESTION_STATE_WORDS } from './answering/answer-words.ts';
import { DIFFICULTY_WORDS, FORM_WORDS } from './question-words.ts';

export type QuestionListProps = {
  questions: readonly Question[];
  /** Goes along with each link, so that the question knows its neighbours. */
  filter: Partial<QuestionFilter>;
  /** How far each is; left away where that says nothing. */
  stateOf?: (questionId: string) => QuestionState;
};

/** Questions to choose from; one opens on a page of its own, where its answer is covered. */
export function QuestionList({ questions, filter, stateOf }: QuestionListProps) {
  return (
    <ul class="questions">
      {questions.map((question) => (
        <li key={question.id} class="questions__item">
          <a class="questions__link" href={questionAddress(question.id, filter)} data-item>
            <span class="questions__prompt">
              <Inline text={question.prompt} inLink />
            </span>
            <QuestionFacts question={question} state={stateOf?.(question.id)} />
          </a>
        </li>
      ))}
    </ul>
  );
}

/** How it is answered, how long that takes, how hard it is, its tags, and how far it is once it was answered. */
export function QuestionFacts({
  question,
  state = 'new',
}: {
  question: Question;
  state?: QuestionState | undefined;
}) {
  return (
    <span class="questions__facts">
      <span class="item__word">{FORM_WORDS[question.form]}</span>
      <span class="item__word">{formatSeconds(question.seconds)}</span>
      <span class="item__word">{DIFFICULTY_WORDS[question.difficulty]}</span>
      {question.tags?.map((tag) => (
        <span key={tag} class="item__word">
          #{tag}
        </span>
      ))}
      {state !== 'new' && (
        <span class={`item__word state state--${state}`}>{QUESTION_STATE_WORDS[state]}</span>
      )}
    </span>
  );
}
