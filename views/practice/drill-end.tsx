import type { Dates } from '../../plans/dates.ts';
import type { Day } from '../../plans/day.ts';
import { agree, count, formatMinutes } from '../../plans/format.ts';
import type { Answer } from '../../plans/practice/answer.ts';
import type { Question } from '../../plans/practice/bank/question.ts';
import type { PlacedQuestion } from '../../plans/practice/bank/question-bank.ts';
import { costOf } from '../../plans/practice/drill/candidate.ts';
import type { DrillDay } from '../../plans/practice/drill/drill-day.ts';
import { sumOf } from '../../plans/sum.ts';
import { useDates } from '../dates.ts';
import { Entry, PageHead } from '../parts/entry.tsx';
import { Inline } from '../parts/markdown.tsx';
import { answerAddress } from './addresses.ts';
import { AnsweredList } from './answering/answered-list.tsx';
import { drillContentInWords } from './answering/drill-words.ts';
import { OtherForms } from './answering/other-forms.tsx';

export type DrillEndPageProps = {
  drill: DrillDay;
  tomorrow: DrillDay;
  /** As long as the drill is wished to be; 0 for none. */
  wishedMinutes: number;
  /** The first day of a plan that has not begun: new questions come with it. */
  beginsOn: Day | null;
};

const SHOWN_TOO_LONG = 4;

/** What did today's drill come to, and what comes tomorrow? */
export function DrillEndPage({ drill, tomorrow, wishedMinutes, beginsOn }: DrillEndPageProps) {
  const dates = useDates();
  const answered = drill.asked.flatMap(({ question, answer }) => (answer ? [{ question, answer }] : []));
  return (
    <main id="main" class="page page--drill-end" tabIndex={-1}>
      <PageHead
        eyebrow={<a href="/practice">Practice</a>}
        title={drill.isDone ? 'Today’s drill is done' : 'Nothing to drill today'}
      >
        <p class="lead">
          {drill.isDone ? doneWords(drill, answered) : nothingWords({ wishedMinutes, beginsOn }, dates)}
        </p>
      </PageHead>
      {answered.length > 0 && (
        <Entry label="Today" aside={count(answered.length, 'question')}>
          <AnsweredList answered={answered} />
        </Entry>
      )}
      <Entry label="Tomorrow">
        <p>{tomorrowWords(tomorrow)}</p>
        {tomorrow.waitingCount > 0 && (
          <p class="hint">
            {count(tomorrow.waitingCount, 'more question')} will be due and{' '}
            {agree(tomorrow.waitingCount, 'waits', 'wait')} for the days after: the minutes of a day are kept,
            and what has waited longest goes first.
          </p>
        )}
      </Entry>
      {drill.tooLong.length > 0 && <TooLong questions={drill.tooLong} wishedMinutes={wishedMinutes} />}
      <Entry label="More practice">
        <OtherForms />
      </Entry>
    </main>
  );
}

function doneWords(
  { tookMinutes }: DrillDay,
  answered: readonly { question: Question; answer: Answer }[],
): string {
  // Who graded without ticking points did not say that they made none.
  const ticked = answered.filter(({ answer }) => answer.pointsMade.length > 0);
  const madeCount = sumOf(ticked, ({ answer }) => answer.pointsMade.length);
  const pointCount = sumOf(ticked, ({ question }) => question.points.length);
  const points = pointCount > 0 ? `, ${madeCount} of ${pointCount} points made` : '';
  return `${count(answered.length, 'question')} in about ${formatMinutes(tookMinutes)}${points}.`;
}

function nothingWords(
  { wishedMinutes, beginsOn }: Pick<DrillEndPageProps, 'wishedMinutes' | 'beginsOn'>,
  { formatLongDay }: Dates,
): string {
  if (wishedMinutes === 0) return 'Your drill is set to no minutes. The settings can give it some.';
  if (beginsOn !== null)
    return `No question is due. New ones come with your plan, which begins on ${formatLongDay(beginsOn)}; until then, take any from the bank.`;
  return 'No question is due, and no new one has come up in your plan.';
}

function tomorrowWords(tomorrow: DrillDay): string {
  return tomorrow.items.length === 0 ? 'Nothing is due tomorrow.' : `${drillContentInWords(tomorrow)}.`;
}

type TooLongProps = { questions: readonly PlacedQuestion[]; wishedMinutes: number };

function TooLong({ questions, wishedMinutes }: TooLongProps) {
  return (
    <Entry label="Too long for a drill" class="entry--quiet">
      <p class="hint">
        {count(questions.length, 'question')} {agree(questions.length, 'takes', 'take')} longer than the{' '}
        {formatMinutes(wishedMinutes)} of your drill, with the minute that uncovering and grading takes.
        Answer {agree(questions.length, 'it', 'one')} when you have the time:
      </p>
      <ul class="glance">
        {questions.slice(0, SHOWN_TOO_LONG).map(({ question }) => (
          <li key={question.id}>
            <a href={answerAddress(question.id)}>
              <Inline text={question.prompt} inLink />
            </a>{' '}
            <span class="glance__meta">{formatMinutes(Math.ceil(costOf(question) / 60))}</span>
          </li>
        ))}
      </ul>
    </Entry>
  );
}
