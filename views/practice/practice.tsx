import { agree, count } from '../../plans/format.ts';
import type { QuestionCategory } from '../../plans/practice/bank/question.ts';
import type { WeekOfPractice } from '../../plans/practice/bank/question-bank.ts';
import { isOpen, type QuestionFilter } from '../../plans/practice/bank/question-filter.ts';
import type { QuestionsOnPage } from '../../plans/practice/bank/question-pages.ts';
import type { DrillDay } from '../../plans/practice/drill/drill-day.ts';
import type { QuestionState } from '../../plans/practice/question-state.ts';
import { MOCKS_ADDRESS, READINESS_ADDRESS } from '../mock/addresses.ts';
import { Entry, PageHead } from '../parts/entry.tsx';
import { Inline } from '../parts/markdown.tsx';
import { DRILL_ADDRESS, practiceAddress, sheetAddress } from './addresses.ts';
import { drillContentInWords, drillInWords } from './answering/drill-words.ts';
import { BankFilter, type NamedChoice } from './bank-filter.tsx';
import { GoneQuestions } from './gone-question.tsx';
import { QuestionList } from './question-list.tsx';
import { QuestionPages } from './question-pages.tsx';

/** A category as the list of categories tells it. */
export type CategoryLine = {
  category: QuestionCategory;
  /** How many of its questions belong to the phase that the learner is in. */
  ofPhaseCount: number;
};

export type PracticePageProps = {
  filter: QuestionFilter;
  categoryChoices: readonly NamedChoice[];
  phaseChoices: readonly NamedChoice[];
  /** What the filter lets through, a page of it. */
  found: QuestionsOnPage;
  questionCount: number;
  /** How far each question is, by its id. */
  stateOf: (questionId: string) => QuestionState;
  drill: DrillDay;
  /** Today is a day off, on which it asks nothing. */
  drillRests: boolean;
  /** Ids of questions that were answered and are not there. */
  gone: readonly string[];
  /** Mocks and readiness belong to a plan. */
  hasPlan: boolean;
  /** `null` before there is a plan, outside of it, and when nothing belongs to its phase. */
  thisWeek: WeekOfPractice | null;
  categoryLines: readonly CategoryLine[];
};

/** Of a phase's questions, as many as one looks through before starting. */
const SHOWN_OF_PHASE = 8;

/** What may I be asked, and what of it fits where I am? */
export function PracticePage(props: PracticePageProps) {
  const { filter, categoryChoices, phaseChoices, questionCount, drill, drillRests, hasPlan } = props;
  return (
    <main id="main" class="page page--practice" tabIndex={-1}>
      <PageHead title="Practice">
        <p class="lead">
          {count(questionCount, 'question')} that interviewers ask. Say your answer aloud first, then uncover
          what a strong one says.
        </p>
        <DrillNow drill={drill} rests={drillRests} />
        <p class="bank__own">
          {hasPlan && (
            <>
              <a href={MOCKS_ADDRESS}>Mock interviews</a> <a href={READINESS_ADDRESS}>Readiness</a>{' '}
            </>
          )}
          <a href="/practice/own">Your own questions</a> <a href="/practice/own/new">Add a question</a>
        </p>
        <p class="hint">
          To learn the bank elsewhere, too:{' '}
          <a href="/practice/bank.apkg" id="bank-deck" download>
            as a deck for Anki
          </a>
          , or{' '}
          <a href="/practice/bank.csv" id="bank-csv" download>
            as CSV
          </a>
          .
        </p>
        {!hasPlan && (
          <p class="hint">
            Mock interviews and readiness come with <a href="/setup">a plan</a>.
          </p>
        )}
      </PageHead>
      <BankFilter filter={filter} categories={categoryChoices} phases={phaseChoices} />
      <div id="bank" class="bank">
        {isOpen(filter) ? <WholeBank {...props} /> : <FoundQuestions {...props} />}
      </div>
    </main>
  );
}

function WholeBank(props: PracticePageProps) {
  const { filter, thisWeek, categoryLines, questionCount, stateOf, gone } = props;
  return (
    <>
      {thisWeek && <ThisWeek thisWeek={thisWeek} stateOf={stateOf} />}
      <Entry label="Categories" aside={<SheetLink filter={filter} questionCount={questionCount} />}>
        <ul class="categories">
          {categoryLines.map(({ category, ofPhaseCount }) => (
            <li key={category.id} class="categories__item">
              <h3 class="categories__title">
                <a href={practiceAddress({ category: category.id })} data-item>
                  <Inline text={category.title} inLink />
                </a>
              </h3>
              <p class="categories__count">
                {count(category.questions.length, 'question')}
                {ofPhaseCount > 0 && `, ${ofPhaseCount} for this phase`}
              </p>
              <p class="categories__about">
                <Inline text={category.about} />
              </p>
            </li>
          ))}
        </ul>
      </Entry>
      <GoneQuestions ids={gone} />
    </>
  );
}

function ThisWeek({ thisWeek, stateOf }: { thisWeek: WeekOfPractice } & Pick<PracticePageProps, 'stateOf'>) {
  const { week, phase, questions, ofThisWeekCount } = thisWeek;
  const shown = questions.slice(0, Math.max(SHOWN_OF_PHASE, ofThisWeekCount));
  const ofPhase = { phase: phase.key };
  return (
    <Entry
      label={`For week ${week}: ${phase.title}`}
      aside={`${count(questions.length, 'question')} for this phase`}
    >
      <QuestionList questions={shown.map(({ question }) => question)} filter={ofPhase} stateOf={stateOf} />
      {shown.length < questions.length && (
        <p>
          <a class="bank__more" href={practiceAddress(ofPhase)}>
            All {questions.length} for this phase
          </a>
        </p>
      )}
    </Entry>
  );
}

function FoundQuestions({ filter, found, questionCount, stateOf }: PracticePageProps) {
  const foundCount = found.questionCount;
  return (
    <>
      <p class="bank__found">
        <span role="status">
          {foundCount === 0
            ? 'No question matches.'
            : `${foundCount} of ${count(questionCount, 'question')}.`}
        </span>{' '}
        <a href={practiceAddress()}>Show all of them</a>{' '}
        {foundCount > 0 && <SheetLink filter={filter} questionCount={foundCount} />}
      </p>
      {found.categories.map(({ id, title, questions, ...category }) => (
        <Entry key={id} label={title} aside={count(category.questionCount, 'question')}>
          <QuestionList questions={questions} filter={filter} stateOf={stateOf} />
        </Entry>
      ))}
      <QuestionPages {...found} address={practiceAddress(filter)} />
    </>
  );
}

function SheetLink({ filter, questionCount }: { filter: QuestionFilter; questionCount: number }) {
  return (
    <a class="bank__sheet" href={sheetAddress(filter, false)}>
      Print {agree(questionCount, 'it', 'them')} as a sheet
    </a>
  );
}

/** The day's drill, one tap away, and the other ways of practising beside it. */
function DrillNow({ drill, rests }: { drill: DrillDay; rests: boolean }) {
  const { isBegun } = drill;
  const isOpen = drill.open.length > 0;
  return (
    <div class="drill-now">
      <p class="drill-now__today">
        {isOpen ? (
          <a class="button button--large" href={DRILL_ADDRESS}>
            {isBegun ? 'Go on with today’s drill' : 'Start today’s drill'}
          </a>
        ) : (
          <a href={DRILL_ADDRESS}>Today’s drill</a>
        )}
        <span>
          {rests && 'It rests on days off. '}
          {isOpen && !isBegun ? drillContentInWords(drill) : drillInWords(drill)}
        </span>
      </p>
      <p class="drill-now__forms">
        <a href="/practice/lightning">Lightning round</a> <a href="/practice/ladder">Length ladder</a>{' '}
        <a href="/practice/derivations">Derivations</a>
      </p>
    </div>
  );
}
