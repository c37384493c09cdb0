import { agree, count } from '../../../plans/format.ts';
import type { QuestionChoices } from '../../../plans/incoming/questions/choices.ts';
import type { QuestionsFound } from '../../../plans/incoming/questions/found.ts';
import type { KnownCategory } from '../../../plans/incoming/questions/incoming-categories.ts';
import { MOST_QUESTIONS } from '../../../plans/incoming/questions/judge-questions.ts';
import { PageHead } from '../../parts/entry.tsx';
import { DOOR_ADDRESS } from '../addresses.ts';
import { DayOrder } from '../day-order.tsx';
import { Found, type FoundProps } from '../found.tsx';
import { CategoryMap } from './category-map.tsx';
import { ColumnChooser } from './column-chooser.tsx';
import { ComingList } from './coming-list.tsx';
import { LeftOut } from './left-out.tsx';

export type QuestionsPageProps = {
  found: FoundProps;
  questions: QuestionsFound;
  choices: QuestionChoices;
  places: readonly KnownCategory[];
  /** The state of the questions that the file was held against. */
  basis: string;
  formToken: string;
  /** Why it is shown again in the place of what was asked for. */
  again: 'stale' | 'chosen-anew' | null;
};

/** What would this file do to my questions, and where does it have to be told more? */
export function QuestionsPage(props: QuestionsPageProps) {
  const { found, questions, choices, places, basis, formToken, again } = props;
  const keptCount = questions.added.length + questions.changed.length;
  return (
    <main id="main" class="page page--door" tabIndex={-1}>
      <PageHead eyebrow={<a href={DOOR_ADDRESS}>Bring in what you have</a>} title="Questions from this file">
        <p class="lead">{foundInWords(questions)}</p>
      </PageHead>
      {again && <Again again={again} />}
      <Found {...found} />
      <form class="form" id="incoming-questions" method="post" action={`/import/${found.ticket}/questions`}>
        <input type="hidden" name="basis" value={basis} />
        <input type="hidden" name="formToken" value={formToken} />
        <Buttons keptCount={keptCount} place="above" />
        <ColumnChooser tables={questions.tables} ticket={found.ticket} />
        <CategoryMap categories={questions.categories} places={places} choices={choices} />
        {questions.dayOrder && <DayOrder {...questions.dayOrder} />}
        <LeftOut questions={questions} choices={choices} />
        <ComingList found={questions} places={places} />
        <Buttons keptCount={keptCount} place="below" />
      </form>
    </main>
  );
}

function foundInWords({
  added,
  changed,
  kept,
  sameCount,
  inBank,
  repeated,
  refusedCount,
  beyondCount,
}: QuestionsFound): string {
  const there = sameCount + inBank.length + repeated.length;
  const parts = [
    ...(added.length > 0 ? [count(added.length, 'new question')] : []),
    ...(changed.length > 0 ? [`${count(changed.length, 'question')} changed`] : []),
    ...(kept.length > 0 ? [`${kept.length} left as you wrote ${agree(kept.length, 'it', 'them')} here`] : []),
    ...(there > 0 ? [`${there} as you have ${agree(there, 'it', 'them')} already`] : []),
    ...(refusedCount > 0 ? [`${count(refusedCount, 'row')} that cannot be kept`] : []),
    ...(beyondCount > 0
      ? [
          `${count(beyondCount, 'row')} after the first ${MOST_QUESTIONS.toLocaleString('en')}: bring them in a file of their own`,
        ]
      : []),
  ];
  return parts.length === 0 ? 'There are no questions in it.' : `${parts.join(', ')}.`;
}

function Again({ again }: { again: 'stale' | 'chosen-anew' }) {
  return (
    <div class="error-summary" role="alert">
      <h2 class="error-summary__title">
        {again === 'stale'
          ? 'Nothing was kept: something was changed since you looked.'
          : 'Nothing was kept yet: you chose something else.'}
      </h2>
      <p>This is what the file would do now.</p>
    </div>
  );
}

function Buttons({ keptCount, place }: { keptCount: number; place: 'above' | 'below' }) {
  return (
    <div class="incoming-buttons">
      {keptCount > 0 && (
        <button class="button" name="do" value="keep" id={`keep-questions-${place}`}>
          Keep {count(keptCount, 'question')}
        </button>
      )}
      <button class="button button--quiet" name="do" value="look" id={`look-again-${place}`}>
        Look again
      </button>
      {place === 'below' && (
        <p class="hint">Nothing is kept yet. Once kept, all of it can be undone in one step.</p>
      )}
    </div>
  );
}
