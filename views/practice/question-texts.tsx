import type { Question } from '../../plans/practice/bank/question.ts';
import { Markdown } from '../parts/markdown.tsx';

/** What stands below a question and belongs to it: code, a table, a figure in words. */
export function QuestionDetail({ question: { detail = '' } }: { question: Question }) {
  if (detail === '') return null;
  return (
    <div class="question__detail">
      <Markdown text={detail} />
    </div>
  );
}

/** The whole answer, beside its points or in their place. */
export function WholeAnswer({ question: { answer = '' } }: { question: Question }) {
  if (answer === '') return null;
  return (
    <div class="question__answer">
      <Markdown text={answer} />
    </div>
  );
}
