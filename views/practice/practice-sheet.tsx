import { agree, count } from '../../plans/format.ts';
import type { Question, QuestionCategory } from '../../plans/practice/bank/question.ts';
import type { QuestionFilter } from '../../plans/practice/bank/question-filter.ts';
import { sumOf } from '../../plans/sum.ts';
import { PageHead } from '../parts/entry.tsx';
import { Inline, Inlines, Markdown } from '../parts/markdown.tsx';
import { practiceAddress, sheetAddress } from './addresses.ts';
import { QuestionFacts } from './question-list.tsx';
import { QuestionDetail, WholeAnswer } from './question-texts.tsx';
import { wordsAround } from './question-words.ts';

export type PracticeSheetPageProps = {
  found: readonly QuestionCategory[];
  filter: QuestionFilter;
  /** What was chosen, in words. */
  chosen: readonly string[];
  hasAnswers: boolean;
  /** The learner's own answers, by the ids of questions. */
  notes: ReadonlyMap<string, string>;
};

/** What do I take with me on paper, or give to whoever asks me? */
export function PracticeSheetPage({ found, filter, chosen, hasAnswers, notes }: PracticeSheetPageProps) {
  const questionCount = sumOf(found, ({ questions }) => questions.length);
  return (
    <main id="main" class="page page--sheet" tabIndex={-1}>
      <PageHead
        eyebrow={
          <a class="no-print" href={practiceAddress(filter)}>
            Practice
          </a>
        }
        title={hasAnswers ? 'Practice sheet with answers' : 'Practice sheet'}
      >
        <p class="lead">
          {questionCount === 0 ? 'No question matches' : count(questionCount, 'question')}
          {chosen.length > 0 && `: ${chosen.join(', ')}`}.
        </p>
      </PageHead>
      <p class="sheet__actions no-print">
        <a class="button button--quiet" href={sheetAddress(filter, !hasAnswers)}>
          {hasAnswers ? 'Without answers' : 'With answers'}
        </a>
        <a class="button button--quiet" href={practiceAddress(filter)}>
          Choose others
        </a>
        <span class="hint">It is ready to print.</span>
      </p>
      {found.map((category, index) => (
        <SheetSection
          key={category.id}
          category={category}
          startsAt={1 + countBefore(found, index)}
          hasAnswers={hasAnswers}
          notes={notes}
        />
      ))}
    </main>
  );
}

function countBefore(found: readonly QuestionCategory[], index: number): number {
  return sumOf(found.slice(0, index), ({ questions }) => questions.length);
}

type SheetSectionProps = Pick<PracticeSheetPageProps, 'hasAnswers' | 'notes'> & {
  category: QuestionCategory;
  startsAt: number;
};

function SheetSection({ category, startsAt, hasAnswers, notes }: SheetSectionProps) {
  return (
    <section class="sheet__section">
      <h2 class="sheet__title">
        <Inline text={category.title} />
      </h2>
      <ol class="sheet__questions" start={startsAt}>
        {category.questions.map((question) => (
          <li key={question.id} class={`sheet__question${hasAnswers ? '' : ' sheet__question--open'}`}>
            <p class="sheet__prompt">
              <Inline text={question.prompt} />
            </p>
            <p>
              <QuestionFacts question={question} />
            </p>
            <QuestionDetail question={question} />
            {hasAnswers && <SheetAnswer question={question} note={notes.get(question.id)} />}
          </li>
        ))}
      </ol>
    </section>
  );
}

function SheetAnswer({ question, note }: { question: Question; note: string | undefined }) {
  const { probing, points, pitfalls, followUps, form } = question;
  return (
    <div class="sheet__answer">
      {probing !== '' && (
        <p>
          <strong>{wordsAround(form).probes}:</strong> <Inline text={probing} />
        </p>
      )}
      {points.length > 0 && (
        <ul>
          {points.map((point) => (
            <li key={point}>
              <Inline text={point} />
            </li>
          ))}
        </ul>
      )}
      <WholeAnswer question={question} />
      {pitfalls.length > 0 && (
        <p>
          <strong>{agree(pitfalls.length, 'Pitfall:', 'Pitfalls:')}</strong> <Inlines texts={pitfalls} />
        </p>
      )}
      {followUps.length > 0 && (
        <p>
          <strong>Next:</strong> <Inlines texts={followUps} />
        </p>
      )}
      {note !== undefined && (
        <div class="sheet__note">
          <p>
            <strong>Your answer:</strong>
          </p>
          <Markdown text={note} />
        </div>
      )}
    </div>
  );
}
