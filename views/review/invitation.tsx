import { count } from '../../plans/format.ts';
import type { WeekFigures } from '../../plans/week/week.ts';
import { Entry } from '../parts/entry.tsx';
import { finishedWords, habitWords, paceWords } from '../week/week-words.ts';
import { ClosingForm } from './closing-form.tsx';

export type InvitationProps = {
  week: WeekFigures;
  /** Weeks before it whose review is open too. */
  earlierWeeks: readonly number[];
  from: string;
};

/** A week is over: its figures, and the way to look back on it. It stays until that is done or dismissed. */
export function ReviewInvitation({ id, week, earlierWeeks, from }: InvitationProps & { id: string }) {
  const { week: number, when, review } = week;
  const figures = [finishedWords(week), habitWords(week)].filter((words) => words !== '').join(', ');
  return (
    <Entry id={id} label={`Week ${number} ${when === 'past' ? 'is over' : 'ends today'}`}>
      <p>
        {figures}. {week.pace && paceWords(week.pace, when === 'past' ? 'It ended' : 'You are')}
      </p>
      <div class="quick-moves">
        <a class="button" href={`/weeks/${number}/review`} id="review-open">
          {review.revision === 0 ? `Review week ${number}` : 'Go on with the review'}
        </a>
        <ClosingForm
          id="review-dismiss"
          week={number}
          wanted="dismissed"
          seen="open"
          from={from}
          label="Not this time"
        />
      </div>
      {earlierWeeks.length > 0 && <EarlierReviews weeks={earlierWeeks} from={from} />}
    </Entry>
  );
}

function EarlierReviews({ weeks, from }: { weeks: readonly number[]; from: string }) {
  const last = weeks.at(-1) ?? 0;
  return (
    <details class="fold" id="review-earlier">
      <summary id="review-earlier-summary">{count(weeks.length, 'earlier week')} without a review</summary>
      <p>
        {weeks.map((week) => (
          <a key={week} href={`/weeks/${week}/review`}>
            Week {week}{' '}
          </a>
        ))}
      </p>
      <ClosingForm
        id="review-dismiss-earlier"
        week={last}
        wanted="dismissed"
        seen="open"
        withEarlier
        from={from}
        label="Let them be"
      />
    </details>
  );
}

/** What the learner meant to do this week, where the week can be seen. */
export function Intention({ id, text, saidInWeek }: { id: string; text: string; saidInWeek: number }) {
  return (
    <p class="intention" id={id}>
      <a href={`/weeks/${saidInWeek}/review#next`}>Your intention for this week</a>: {text}
    </p>
  );
}
