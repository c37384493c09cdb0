import { agree, count, formatDecimal, formatMinutes } from '../../plans/format.ts';
import { DIMENSIONS } from '../../plans/mock/dimension.ts';
import { hasBegun, type Mock } from '../../plans/mock/mock.ts';
import { type DimensionMean, meansOf, type WeakSpot, weakSpotsOf } from '../../plans/mock/scores.ts';
import { sumOf } from '../../plans/sum.ts';
import { useDates } from '../dates.ts';
import { Entry, PageHead } from '../parts/entry.tsx';
import { ActionForm } from '../parts/form/action-form.tsx';
import { WritingForm } from '../parts/form/writing-form.tsx';
import { Inline } from '../parts/markdown.tsx';
import { MOCKS_ADDRESS, mockAddress, mockSheetAddress } from './addresses.ts';
import { MockEvidence, type MockTask } from './mock-evidence.tsx';
import type { RoundView } from './mock-view.ts';
import { NotedQuestions, type NotedQuestionsProps } from './noted-questions.tsx';
import { RoundClock } from './round-clock.tsx';
import { RoundEntry, TAKEAWAY_ID, timeWords } from './round-entry.tsx';
import type { ScoresTyped } from './score-form.tsx';

export type MockPageProps = {
  mock: Mock;
  rounds: readonly RoundView[];
  /** Daymark has its format. */
  isKnown: boolean;
  /** The round that it is in; `null` once it is over. */
  current: number | null;
  /** What it can be evidence of. */
  tasks: readonly MockTask[];
  /** Questions of the notes, and whether each is an own question already. */
  noted: NotedQuestionsProps['noted'];
  typed: ScoresTyped | null;
  /** The instant at which the page was made. */
  now: string;
  from: string;
  formToken: string;
};

/** Where am I in this mock, and afterwards: how did it go, and what do I do about it? */
export function MockPage(props: MockPageProps) {
  const { mock, rounds, current } = props;
  const round = rounds.find(({ position }) => position === current);
  return (
    <main id="main" class="page page--mock" tabIndex={-1}>
      <PageHead eyebrow={<a href={MOCKS_ADDRESS}>Mock interviews</a>} title={mock.title}>
        <p class="lead">{round ? <WhereItIs {...props} round={round} /> : <HowItWent {...props} />}</p>
        {!props.isKnown && (
          <p class="hint" id="unknown-format">
            This Daymark does not have this kind of mock interview (“{mock.formatKey}”): an older or a newer
            one does. Its rounds stand as they were kept, and it cannot be held once more here.
          </p>
        )}
      </PageHead>
      {round ? <RunningMock {...props} round={round} /> : <FinishedMock {...props} />}
      <Keeping {...props} />
    </main>
  );
}

type RunningProps = MockPageProps & { round: RoundView };

function WhereItIs({ mock, rounds, round }: RunningProps) {
  return (
    <>
      {round.kind === 'break' ? 'A break' : `${round.title}, part`} {round.position} of {rounds.length}.
      {mock.partner !== '' && ` ${mock.partner} asks.`}
    </>
  );
}

function RunningMock({ mock, rounds, round, typed, now, from }: RunningProps) {
  const begun = hasBegun(round);
  const earlier = rounds.filter(({ finishedAt, kind }) => finishedAt !== null && kind !== 'break');
  return (
    <>
      <Entry label="The clock" aside={`Part ${round.position} of ${rounds.length}`}>
        <RoundClock mockId={mock.id} round={round} roundCount={rounds.length} now={now} from={from} />
        {round.about !== '' && (
          <p class="mock__about">
            <Inline text={round.about} />
          </p>
        )}
        {!begun && round.asked.length > 0 && (
          <p class="hint">{count(round.asked.length, 'question')}, covered until the clock starts.</p>
        )}
      </Entry>
      {begun && round.kind !== 'break' && (
        <RoundEntry mockId={mock.id} round={round} isMockOver={false} typed={typed} from={from} />
      )}
      {earlier.map((one) => (
        <RoundEntry
          key={one.position}
          mockId={mock.id}
          round={one}
          isMockOver={false}
          typed={typed}
          from={from}
        />
      ))}
      <Entry label="The parts" class="entry--quiet">
        <ol class="parts">
          {rounds.map((one) => (
            <li
              key={one.position}
              class="parts__line"
              {...(one === round ? { 'aria-current': 'step' as const } : {})}
            >
              <span>
                <Inline text={one.title} />
              </span>{' '}
              <span class="parts__time">{timeWords(one)}</span>
            </li>
          ))}
        </ol>
        <p>
          <a class="mock__sheet" href={mockSheetAddress(mock.id)}>
            A sheet for whoever asks
          </a>
        </p>
      </Entry>
    </>
  );
}

function HowItWent({ mock, rounds }: MockPageProps) {
  const { formatLongDay } = useDates();
  const held = rounds.filter(({ finishedAt, kind }) => finishedAt !== null && kind !== 'break');
  const minutes = Math.round(sumOf(held, ({ secondsUsed }) => secondsUsed ?? 0) / 60);
  return (
    <>
      {formatLongDay(mock.day)}
      {mock.partner !== '' && `, with ${mock.partner}`}: {count(held.length, 'round')}
      {minutes > 0 && ` in ${formatMinutes(minutes)}`}. <ScoreSentence means={meansOf(rounds)} />
    </>
  );
}

function ScoreSentence({ means }: { means: readonly DimensionMean[] }) {
  const sorted = means.toSorted((one, other) => other.mean - one.mean);
  const best = sorted[0];
  const worst = sorted.at(-1);
  if (!best || !worst) return <>Nothing is scored yet.</>;
  if (best.mean === worst.mean) {
    return (
      <>
        {agree(sorted.length, `${titleOf(best)} was`, 'All was')} scored {formatDecimal(best.mean)} of 4.
      </>
    );
  }
  return (
    <>
      Strongest in {titleOf(best).toLowerCase()} ({formatDecimal(best.mean)} of 4), weakest in{' '}
      {titleOf(worst).toLowerCase()} ({formatDecimal(worst.mean)}).
    </>
  );
}

function titleOf({ dimension }: Pick<DimensionMean, 'dimension'>): string {
  return DIMENSIONS[dimension].title;
}

function FinishedMock(props: MockPageProps) {
  const { mock, rounds, noted, tasks, typed, from } = props;
  return (
    <>
      <Entry label="What to do next" aside="The lowest scores, and what the next one up looks like">
        <WeakSpots spots={weakSpotsOf(rounds)} />
        <Ungraded rounds={rounds} />
        <WritingForm
          id={TAKEAWAY_ID}
          action={`${mockAddress(mock.id)}/takeaway`}
          from={from}
          label="What I will do next"
          text={mock.takeaway}
          rows={3}
          placeholder="The one repair worth making, and when."
        />
      </Entry>
      {rounds
        .filter((round) => round.kind !== 'break' && hasBegun(round))
        .map((round) => (
          <RoundEntry
            key={round.position}
            mockId={mock.id}
            round={round}
            isMockOver={true}
            typed={typed}
            from={from}
          />
        ))}
      {noted.length > 0 && <NotedQuestions mockId={mock.id} noted={noted} from={from} />}
      {tasks.length > 0 && <MockEvidence mockId={mock.id} tasks={tasks} from={from} />}
    </>
  );
}

function WeakSpots({ spots }: { spots: readonly WeakSpot[] }) {
  if (spots.length === 0) return <p>Score the rounds below; the lowest scores then stand here.</p>;
  return (
    <ul class="weak-spots">
      {spots.map(({ position, roundTitle, dimension, score }) => (
        <li key={dimension}>
          <a class="weak-spots__what" href={`#round-${position}`}>
            {DIMENSIONS[dimension].title}, {score} of 4
          </a>{' '}
          <span class="glance__meta">in {roundTitle}</span>
          <p>
            For a {score + 1}: {DIMENSIONS[dimension].anchors.at(score)}
          </p>
        </li>
      ))}
    </ul>
  );
}

function Ungraded({ rounds }: { rounds: readonly RoundView[] }) {
  const open = rounds.filter(
    ({ asked, finishedAt }) => finishedAt !== null && asked.some(({ grade }) => grade === null),
  );
  const questionCount = sumOf(open, ({ asked }) => asked.filter(({ grade }) => grade === null).length);
  if (questionCount === 0) return null;
  return (
    <p>
      {count(questionCount, 'question')} in {open.map(({ title }) => title).join(', ')}{' '}
      {agree(questionCount, 'is', 'are')} not graded yet. Graded, {agree(questionCount, 'it goes', 'they go')}{' '}
      back into the drill.
    </p>
  );
}

function Keeping({ mock, isKnown, current, from, formToken }: MockPageProps) {
  const address = mockAddress(mock.id);
  return (
    <Entry label={current === null ? 'This mock' : 'End it early'} class="entry--quiet">
      <div class="mock__keeping">
        {current === null ? (
          <>
            {isKnown && (
              <form method="post" action={MOCKS_ADDRESS}>
                <input type="hidden" name="again" value={mock.id} />
                <input type="hidden" name="format" value={mock.formatKey} />
                <input type="hidden" name="partner" value={mock.partner} />
                <input type="hidden" name="formToken" value={formToken} />
                <button class="button button--quiet" id="mock-again">
                  Once more, with the same questions
                </button>
              </form>
            )}
            <a class="button button--quiet" href={mockSheetAddress(mock.id)}>
              Its sheet
            </a>
          </>
        ) : (
          <ActionForm action={`${address}/completion`} from={from}>
            <input type="hidden" name="done" value="yes" />
            <button class="button button--quiet" id="mock-finish-here">
              Finish here
            </button>
          </ActionForm>
        )}
        <ActionForm action={`${address}/removal`} from={MOCKS_ADDRESS}>
          <button class="button button--quiet" id="mock-delete">
            Delete it
          </button>
        </ActionForm>
      </div>
      <p class="hint">Each of these can be undone. The questions were drawn with the code “{mock.seed}”.</p>
    </Entry>
  );
}
