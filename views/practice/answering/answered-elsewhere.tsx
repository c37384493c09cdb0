import { formatSeconds } from '../../../plans/format.ts';
import type { Answer } from '../../../plans/practice/answer.ts';
import { GRADE_WORDS, MODE_WORDS } from './answer-words.ts';

/** The same question was answered in another window while this page was open. */
export function AnsweredElsewhere({ theirs }: { theirs: Answer }) {
  const { grade, mode, pointsMade, missing, seconds } = theirs;
  return (
    <div class="error-summary" role="alert">
      <h2 class="error-summary__title">Not recorded: this question was answered in another window.</h2>
      <p>
        There it was graded <strong>{GRADE_WORDS[grade]}</strong> ({MODE_WORDS[mode]}
        {seconds !== null && `, ${formatSeconds(seconds)}`}),{' '}
        {pointsMade.length === 0 ? 'no point made' : `points made: ${pointsMade.join(', ')}`}
        {missing !== '' && `, missing: “${missing}”`}.
      </p>
      <p>
        What you chose here is kept below. Grade it to record it as one more answer, or leave this page to
        keep the other one alone.
      </p>
    </div>
  );
}
