import { agree, count } from '../../plans/format.ts';
import type { HistoryLine } from '../../plans/practice/answer-history.ts';
import { Entry, PageHead } from '../parts/entry.tsx';
import { Markdown } from '../parts/markdown.tsx';
import { practiceAddress, questionAddress } from './addresses.ts';
import { QuestionHistory } from './answering/question-history.tsx';

export type GoneQuestionPageProps = {
  id: string;
  /** The newest first. */
  history: readonly HistoryLine[];
  /** The learner's own answer; empty where there is none. */
  note: string;
};

/** What did I say to a question that is not in the bank? */
export function GoneQuestionPage({ id, history, note }: GoneQuestionPageProps) {
  return (
    <main id="main" class="page page--question" tabIndex={-1}>
      <PageHead eyebrow={<a href={practiceAddress()}>Practice</a>} title={`“${id}”: not in this bank`}>
        <p class="lead">
          This Daymark does not have this question: an older or a newer one does. What you said to it is kept,
          and goes on where the question comes back.
        </p>
      </PageHead>
      {history.length > 0 && <QuestionHistory pointCount={0} history={history} comesAgain={false} />}
      {note !== '' && (
        <Entry label="Your answer">
          <Markdown text={note} />
        </Entry>
      )}
    </main>
  );
}

const SHOWN = 20;

/** Questions that have answers or words of the learner's, and are not there. */
export function GoneQuestions({ ids }: { ids: readonly string[] }) {
  if (ids.length === 0) return null;
  const more = ids.length - SHOWN;
  return (
    <Entry id="gone-questions" label="Not in this bank" class="entry--quiet">
      <details class="fold">
        <summary id="gone-questions-summary">
          {count(ids.length, 'question')} that you answered {agree(ids.length, 'is', 'are')} not in this bank
        </summary>
        <p class="hint">
          An older or a newer Daymark has {agree(ids.length, 'it', 'them')}. What you said is kept; the drill
          does not ask {agree(ids.length, 'it', 'them')}.
        </p>
        <ul class="glance">
          {ids.slice(0, SHOWN).map((id) => (
            <li key={id}>
              <a href={questionAddress(id)}>{id}</a>
            </li>
          ))}
          {more > 0 && <li>and {more} more</li>}
        </ul>
      </details>
    </Entry>
  );
}
