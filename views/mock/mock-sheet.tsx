import { formatMinutes } from '../../plans/format.ts';
import { DIMENSIONS, type DimensionId } from '../../plans/mock/dimension.ts';
import type { Mock } from '../../plans/mock/mock.ts';
import type { Question } from '../../plans/practice/bank/question.ts';
import { useDates } from '../dates.ts';
import { PageHead } from '../parts/entry.tsx';
import { Inline, Inlines } from '../parts/markdown.tsx';
import { QuestionFacts } from '../practice/question-list.tsx';
import { QuestionDetail, WholeAnswer } from '../practice/question-texts.tsx';
import { wordsAround } from '../practice/question-words.ts';
import { mockAddress } from './addresses.ts';
import type { RoundView } from './mock-view.ts';

export type MockSheetPageProps = { mock: Mock; rounds: readonly RoundView[] };

/** What does the person who asks need, on paper? */
export function MockSheetPage({ mock, rounds }: MockSheetPageProps) {
  const { formatLongDay } = useDates();
  return (
    <main id="main" class="page page--sheet" tabIndex={-1}>
      <PageHead
        eyebrow={
          <a class="no-print" href={mockAddress(mock.id)}>
            <Inline text={mock.title} inLink />
          </a>
        }
        title={`${mock.title}: for whoever asks`}
      >
        <p class="lead">
          {formatLongDay(mock.day)}
          {mock.partner !== '' && `, asked by ${mock.partner}`}. Ask in order, interrupt, and keep the answers
          to yourself until the end.
        </p>
      </PageHead>
      <p class="sheet__actions no-print">
        <a class="button button--quiet" href={mockAddress(mock.id)}>
          Back to the mock
        </a>
        <span class="hint">It is ready to print. Do not look if the questions are for you.</span>
      </p>
      {rounds.map((round) => (
        <SheetRound key={round.position} round={round} />
      ))}
    </main>
  );
}

function SheetRound({ round: { title, minutes, about, asked, rubric } }: { round: RoundView }) {
  return (
    <section class="sheet__section">
      <h2 class="sheet__title">
        <Inline text={title} />, {formatMinutes(minutes)}
      </h2>
      <p>
        <Inline text={about} />
      </p>
      {asked.length > 0 && (
        <ol class="sheet__questions">
          {asked.map(({ key, question }) => (
            <li key={key} class="sheet__question sheet__question--open">
              {question ? <SheetQuestion question={question} /> : 'This question is not in this bank.'}
            </li>
          ))}
        </ol>
      )}
      {rubric.length > 0 && <SheetRubric rubric={rubric} />}
    </section>
  );
}

function SheetQuestion({ question }: { question: Question }) {
  const { prompt, probing, points, pitfalls, followUps, form } = question;
  const { sheet } = wordsAround(form);
  return (
    <>
      <p class="sheet__prompt">
        <Inline text={prompt} />
      </p>
      <p>
        <QuestionFacts question={question} />
      </p>
      <QuestionDetail question={question} />
      <div class="sheet__answer">
        {probing !== '' && (
          <p>
            <strong>{sheet.probing}</strong> <Inline text={probing} />
          </p>
        )}
        <ul>
          {points.map((point) => (
            <li key={point}>
              <Inline text={point} />
            </li>
          ))}
        </ul>
        <WholeAnswer question={question} />
        {pitfalls.length > 0 && (
          <p>
            <strong>{sheet.pitfalls}</strong> <Inlines texts={pitfalls} />
          </p>
        )}
        {followUps.length > 0 && (
          <p>
            <strong>{sheet.followUps}</strong> <Inlines texts={followUps} />
          </p>
        )}
      </div>
    </>
  );
}

/** On paper one rings the words that fit. */
function SheetRubric({ rubric }: { rubric: readonly DimensionId[] }) {
  return (
    <>
      <p class="rubric__how">Scores: ring one of the four in each line.</p>
      <ul class="rubric">
        {rubric.map((id) => (
          <li key={id} class="rubric__line">
            <strong>{DIMENSIONS[id].title}</strong>
            <ol class="rubric__anchors">
              {DIMENSIONS[id].anchors.map((anchor) => (
                <li key={anchor}>{anchor}</li>
              ))}
            </ol>
          </li>
        ))}
      </ul>
    </>
  );
}
