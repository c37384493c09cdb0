import { agree, count } from '../../../plans/format.ts';
import { QUESTIONS_PER_PAGE, type QuestionsOnPage } from '../../../plans/practice/bank/question-pages.ts';
import type { OwnCategory } from '../../../plans/practice/own/own-category.ts';
import type { OwnQuestion } from '../../../plans/practice/own/own-question.ts';
import { inPlainWords } from '../../../plans/text/linear.ts';
import { useDates } from '../../dates.ts';
import { DOOR_ADDRESS } from '../../incoming/addresses.ts';
import { Entry, PageHead } from '../../parts/entry.tsx';
import { ActionForm } from '../../parts/form/action-form.tsx';
import { Inline } from '../../parts/markdown.tsx';
import { questionAddress } from '../addresses.ts';
import { QuestionList } from '../question-list.tsx';
import { QuestionPages } from '../question-pages.tsx';
import { OwnCategories } from './own-categories.tsx';

export type OwnQuestionsPageProps = {
  /** Those that are in use, in the categories in which they stand in the bank: a page of them. */
  used: QuestionsOnPage;
  archived: readonly OwnQuestion[];
  /** Those of the learner's own, whether a question stands in them or not. */
  categories: readonly OwnCategory[];
  from: string;
};

/** What have I asked myself, and where do I add more? */
export function OwnQuestionsPage({ used, archived, categories, from }: OwnQuestionsPageProps) {
  const usedCount = used.questionCount;
  return (
    <main id="main" class="page page--own" tabIndex={-1}>
      <PageHead eyebrow={<a href="/practice">Practice</a>} title="Your own questions">
        <p class="lead">{usedCount === 0 ? NONE_YET : inUseInWords(usedCount)}</p>
      </PageHead>
      <p class="own__actions">
        <a class="button" href="/practice/own/new" id="own-add">
          Add a question
        </a>
        <a class="button button--quiet" href={DOOR_ADDRESS} id="own-import">
          Bring in questions
        </a>
        {usedCount + archived.length > 0 && (
          <a class="button button--quiet" href="/practice/own.csv" download id="own-export">
            Export as CSV
          </a>
        )}
        {usedCount > 0 && (
          <a class="button button--quiet" href="/practice/own.apkg" download id="own-deck">
            Export for Anki
          </a>
        )}
      </p>
      {usedCount + archived.length > 0 && (
        <p class="hint own__export">
          The export opens in Excel as in LibreOffice. A program that stumbles over the byte order mark at its
          beginning takes it{' '}
          <a href="/practice/own.csv?mark=no" download>
            without it
          </a>
          .
        </p>
      )}
      {used.categories.map(({ id, title, questions, ...category }) => (
        <Entry key={id} label={title} aside={count(category.questionCount, 'question')}>
          <QuestionList questions={questions} filter={{}} />
        </Entry>
      ))}
      <QuestionPages {...used} address="/practice/own" />
      {archived.length > 0 && <Archived archived={archived} from={from} />}
      <OwnCategories categories={categories} from={from} />
    </main>
  );
}

const NONE_YET =
  'None yet. Begin with your own work: the twenty-five to thirty questions that a committee would ask about your papers, your choices and what failed.';

function inUseInWords(usedCount: number): string {
  return `${count(usedCount, 'question')} of your own ${agree(usedCount, 'stands', 'stand')} in the bank: searched, drilled and printed like the others.`;
}

function Archived({ archived, from }: Pick<OwnQuestionsPageProps, 'archived' | 'from'>) {
  return (
    <Entry id="archived" label="Archived" aside="Kept with their answers, but no longer asked.">
      <ul class="own__archived">
        {archived.slice(0, QUESTIONS_PER_PAGE).map((question) => (
          <ArchivedItem key={question.id} question={question} from={from} />
        ))}
      </ul>
      {archived.length > QUESTIONS_PER_PAGE && (
        <p class="hint">
          And {count(archived.length - QUESTIONS_PER_PAGE, 'more question')}: the export has all.
        </p>
      )}
    </Entry>
  );
}

function ArchivedItem({ question, from }: { question: OwnQuestion; from: string }) {
  const { formatDateWithYear } = useDates();
  const { id, prompt, archivedOn } = question;
  return (
    <li class="own__item" data-item>
      <div class="own__what">
        <a href={questionAddress(id)}>
          <Inline text={prompt} inLink />
        </a>
        {archivedOn && <p class="hint">Since {formatDateWithYear(archivedOn)}</p>}
      </div>
      <ActionForm action={`/practice/own/${id}/archive`} from={from} at="archived">
        <input type="hidden" name="archived" value="no" />
        <button class="button button--quiet" id={`bring-back-${id}`}>
          Bring it back
          <span class="visually-hidden">: {inPlainWords(prompt)}</span>
        </button>
      </ActionForm>
    </li>
  );
}
