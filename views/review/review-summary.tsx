import { REVIEW_QUESTIONS } from '../../plans/review/review.ts';
import type { WeekSummary } from '../../plans/week/week.ts';
import { Entry } from '../parts/entry.tsx';
import { Inline, Markdown } from '../parts/markdown.tsx';
import { Confidence } from './confidence.tsx';

/** What the learner said of a week in its review, and the way there. */
export function ReviewSummary({ week, isOver }: { week: WeekSummary; isOver: boolean }) {
  const { answers, review } = week;
  const answered = answers.filter(({ text }) => text.text.trim() !== '');
  const isReviewed = answered.length > 0 || hasJudgement(week);
  if (!isReviewed && !isOver) return null;
  return (
    <Entry id="review-summary" label="Review" aside={review.closing?.as === 'done' ? 'Done' : ''}>
      <Judgement week={week} />
      {answered.map(({ prompt, text }) => (
        <div key={prompt}>
          <h3 class="review-summary__question">{REVIEW_QUESTIONS[prompt]}</h3>
          <Markdown text={text.text} />
        </div>
      ))}
      <p>
        <a href={`/weeks/${week.week}/review`}>
          {isReviewed ? 'See the review, or change it' : `Review week ${week.week}`}
        </a>
      </p>
    </Entry>
  );
}

function hasJudgement({ review: { confidence, proof, intention } }: WeekSummary): boolean {
  return confidence !== null || proof !== '' || intention !== '';
}

function Judgement({ week }: { week: WeekSummary }) {
  const { confidence, proof, intention } = week.review;
  if (!hasJudgement(week)) return null;
  return (
    <dl class="review-summary">
      {confidence !== null && (
        <div class="review-summary__line">
          <dt>Confidence in the outcome</dt>
          <dd>
            <Confidence value={confidence} />
          </dd>
        </div>
      )}
      {proof !== '' && (
        <div class="review-summary__line">
          <dt>Proof</dt>
          <dd>
            <Inline text={proof} />
          </dd>
        </div>
      )}
      {intention !== '' && (
        <div class="review-summary__line">
          <dt>For the week after</dt>
          <dd>
            <Inline text={intention} />
          </dd>
        </div>
      )}
    </dl>
  );
}
