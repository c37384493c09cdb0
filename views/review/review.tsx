import type { Dates } from '../../plans/dates.ts';
import { count, formatMinutes } from '../../plans/format.ts';
import type { OpenCriterion } from '../../plans/gate/gate.ts';
import type { GateNames } from '../../plans/gate/gate-words.ts';
import type { Task } from '../../plans/plan/plan.ts';
import { REVIEW_QUESTIONS } from '../../plans/review/review.ts';
import type { LookBack } from '../../plans/review/week-review.ts';
import type { DueRating } from '../../plans/skill/ratings.ts';
import type { WeekSummary } from '../../plans/week/week.ts';
import { useDates } from '../dates.ts';
import { NearestCriterion } from '../gate/nearest-criterion.tsx';
import { reflectionFieldId } from '../ids.ts';
import { Entry, PageHead } from '../parts/entry.tsx';
import { ErrorSummary, type FormErrors } from '../parts/form/field.tsx';
import { ChangedElsewhere } from '../parts/form/other-window.tsx';
import { WritingForm } from '../parts/form/writing-form.tsx';
import { Inline } from '../parts/markdown.tsx';
import { DueRatingLine } from '../skill/due-rating.tsx';
import { EvidenceEntry, evidenceWords, HabitsEntry } from '../week/week-entries.tsx';
import { finishedWords, habitWords, paceWords } from '../week/week-words.ts';
import { ClosingForm } from './closing-form.tsx';
import { ReviewForm, type ReviewValues } from './review-form.tsx';
import { SlipsEntry } from './slips.tsx';

/** More finished tasks than these are folded away: the review fits on a phone. */
const MOST_SHOWN = 5;

export type ReviewPageProps = {
  lookBack: LookBack;
  form: {
    values: ReviewValues;
    revision: number;
    /** What was saved in another window, where that is in the way. */
    theirs: ReviewValues | null;
    errors: FormErrors;
  };
  /** What is nearest to opening a gate; `null` where no gate was asked for so far. */
  gates: { nearest: OpenCriterion | null; names: GateNames } | null;
  /** The rating of skills at the end of its phase is due. */
  due: DueRating | null;
  tasksOfToday: ReadonlySet<number>;
  from: string;
};

/** How did this week go, and what do I make of it? Three minutes, on a phone. */
export function ReviewPage({ lookBack, form, gates, due, tasksOfToday, from }: ReviewPageProps) {
  const dates = useDates();
  const { summary, slips, phase, endsPhase } = lookBack;
  const { week } = summary;
  return (
    <main id="main" class="page page--review" tabIndex={-1}>
      <PageHead
        eyebrow={<a href={`/weeks/${week}`}>{dates.formatRange(summary.startsOn, summary.endsOn)}</a>}
        title={`Review of week ${week}`}
      >
        <p class="lead">{leadWords(summary)}</p>
        <p class="hint">{stateWords(lookBack, dates)}</p>
      </PageHead>
      {form.theirs && <ChangedElsewhere what="this review was" />}
      <ErrorSummary errors={form.errors} />
      <FinishedEntry week={summary} />
      <SlipsEntry slips={slips} tasksOfToday={tasksOfToday} from={from} />
      <HabitsEntry week={summary} />
      <EvidenceEntry evidence={summary.evidence} aside={evidenceWords(summary)} />
      {gates && <NearestCriterion {...gates} hasNextWeek={lookBack.nextWeek === 'to-come'} />}
      <WordsEntry week={summary} from={from} />
      <ReviewForm
        week={week}
        outcome={phase && { phaseTitle: phase.title, words: phase.outcome }}
        nextWeek={lookBack.nextWeek}
        {...form}
        from={from}
      />
      {phase && endsPhase && (
        <p class="phase-end">
          “<Inline text={phase.title} />” ends with this week.{' '}
          <a href={`/phases/${phase.key}`}>See how the phase went</a>
          {due && (
            <>
              . <DueRatingLine due={due} />
            </>
          )}
        </p>
      )}
      <div class="review-end">
        <ReviewEnd lookBack={lookBack} from={from} />
      </div>
    </main>
  );
}

function leadWords(week: WeekSummary): string {
  const figures = [finishedWords(week), habitWords(week)].filter((words) => words !== '').join(', ');
  const subject = week.when === 'past' ? 'The week ended' : 'You are';
  return `${figures}. ${week.pace ? paceWords(week.pace, subject) : ''}`.trim();
}

function stateWords({ summary, isOpen }: LookBack, { formatDay }: Dates): string {
  const { closing } = summary.review;
  if (closing?.as === 'done') return `Done on ${formatDay(closing.on)}. What you change here is still kept.`;
  if (closing) return `Dismissed on ${formatDay(closing.on)}. It can still be done.`;
  if (!isOpen) return 'The week is not over yet; these are the figures so far.';
  return 'This takes three minutes. What you write is saved as you type; skip whatever does not matter.';
}

function FinishedEntry({ week: { finishedTasks } }: { week: WeekSummary }) {
  const isLong = finishedTasks.length > MOST_SHOWN;
  return (
    <Entry id="finished" label="Finished" aside={count(finishedTasks.length, 'task')}>
      {finishedTasks.length === 0 && <p>No task was finished in these days.</p>}
      {isLong && (
        <details class="fold" id="finished-all">
          <summary id="finished-all-summary">See all {finishedTasks.length}</summary>
          <FinishedTasks tasks={finishedTasks} />
        </details>
      )}
      {!isLong && <FinishedTasks tasks={finishedTasks} />}
    </Entry>
  );
}

function FinishedTasks({ tasks }: { tasks: readonly Task[] }) {
  const { formatDay } = useDates();
  return (
    <ul class="glance">
      {tasks.map((task) => (
        <li key={task.id}>
          <a href={`/tasks/${task.id}`}>
            <Inline text={task.title} inLink />
          </a>{' '}
          <span class="glance__meta">
            {formatMinutes(task.minutes)}
            {task.completion && `, ${formatDay(task.completion.on)}`}
          </span>
        </li>
      ))}
    </ul>
  );
}

function WordsEntry({ week: { week, answers, reflection }, from }: { week: WeekSummary; from: string }) {
  const action = `/weeks/${week}/reflection`;
  return (
    <Entry id="words" label="In your words" aside="One line each is enough.">
      <p class="hint no-js">Without JavaScript, save each answer by the button under it before you go on.</p>
      {answers.map(({ prompt, text }) => (
        <WritingForm
          key={prompt}
          id={reflectionFieldId(week, prompt)}
          action={`${action}/${prompt}`}
          from={from}
          label={REVIEW_QUESTIONS[prompt]}
          showsLabel
          text={text}
          rows={2}
          placeholder=""
        />
      ))}
      <details class="fold" id="words-more" {...(reflection.text === '' ? {} : { open: true })}>
        <summary id="words-more-summary">Anything else</summary>
        <WritingForm
          id={reflectionFieldId(week, 'free')}
          action={action}
          from={from}
          label={`Reflection on week ${week}`}
          text={reflection}
          rows={4}
          placeholder=""
        />
      </details>
    </Entry>
  );
}

function ReviewEnd({ lookBack: { summary, isOpen }, from }: { lookBack: LookBack; from: string }) {
  const { week, review } = summary;
  if (review.closing) {
    const seen = review.closing.as;
    return (
      <ClosingForm
        id="review-reopen"
        week={week}
        wanted="open"
        seen={seen}
        from={from}
        label="Open it again"
      />
    );
  }
  if (!isOpen) return null;
  return (
    <ClosingForm
      id="review-dismiss"
      week={week}
      wanted="dismissed"
      seen="open"
      from={from}
      label="Not this time"
    />
  );
}
