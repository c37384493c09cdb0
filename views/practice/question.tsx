import type { ComponentChildren } from 'preact';
import { agree, count, formatSeconds } from '../../plans/format.ts';
import type { Text } from '../../plans/plan/plan.ts';
import type { HistoryLine } from '../../plans/practice/answer-history.ts';
import type { Question } from '../../plans/practice/bank/question.ts';
import type { PlacedQuestion, QuestionPlace } from '../../plans/practice/bank/question-bank.ts';
import type { QuestionFilter } from '../../plans/practice/bank/question-filter.ts';
import type { OwnQuestion } from '../../plans/practice/own/own-question.ts';
import type { QuestionState } from '../../plans/practice/question-state.ts';
import type { TaskState } from '../../plans/task/task-progress.ts';
import { Entry, PageHead } from '../parts/entry.tsx';
import { Icon } from '../parts/icon.tsx';
import { Inline } from '../parts/markdown.tsx';
import type { ReadShown } from '../reading/read-item.tsx';
import { ReadsEntry } from '../reading/reads-entry.tsx';
import { STATE_WORDS } from '../task/task-words.ts';
import { practiceAddress, questionAddress } from './addresses.ts';
import { AnswerNote } from './answer-note.tsx';
import { AnswerLinks, QuestionHistory } from './answering/question-history.tsx';
import type { NamedChoice } from './bank-filter.tsx';
import { OwnKeeping } from './own/own-keeping.tsx';
import { QuestionFacts } from './question-list.tsx';
import { QuestionDetail, WholeAnswer } from './question-texts.tsx';
import { SOURCE_WORDS, wordsAround } from './question-words.ts';

/** A task that a question belongs to; `inPlan` is `null` when the plan in use does not have it. */
export type QuestionTask = { key: string; title: string; inPlan: { id: number; state: TaskState } | null };

export type QuestionPageProps = PlacedQuestion & {
  /** `null` when no roadmap has it. */
  phase: NamedChoice | null;
  tasks: readonly QuestionTask[];
  /** `null` for one of the learner's own that is archived. */
  place: QuestionPlace | null;
  /** Among what `place` counts: the chosen questions, or those of the category. */
  filter: QuestionFilter;
  isFiltered: boolean;
  /** The question itself where it is one of the learner's own. */
  own: OwnQuestion | null;
  /** Its answers so far, the newest first. */
  history: readonly HistoryLine[];
  state: QuestionState;
  /** What there is to read for it. */
  reads: readonly ReadShown[];
  /** The learner's own answer. */
  note: Text;
  from: string;
};

/** What would I say, and what would a strong answer say? */
export function QuestionPage(props: QuestionPageProps) {
  const { question, category, phase, tasks, place, own, note, reads, from, history, state } = props;
  return (
    <main id="main" class="page page--question" tabIndex={-1}>
      <PageHead
        eyebrow={
          <a href={practiceAddress({ category: category.id })}>
            <Inline text={category.title} inLink />
          </a>
        }
        title={question.prompt}
      >
        <p>
          <QuestionFacts question={question} state={state} />
        </p>
        <QuestionDetail question={question} />
        {place && <AnswerLinks question={question} />}
      </PageHead>
      {question.probing !== '' && (
        <Entry label={wordsAround(question.form).probes}>
          <p class="question__probing">
            <Inline text={question.probing} />
          </p>
        </Entry>
      )}
      <Answer question={question} />
      {history.length > 0 && <QuestionHistory pointCount={question.points.length} history={history} />}
      <AnswerNote question={question} note={note} from={from} />
      <ReadsEntry reads={reads} place={{ question: question.id }} from={from} />
      {(phase !== null || tasks.length > 0) && (
        <Entry label="Belongs to">
          {phase && (
            <p>
              <a href={practiceAddress({ phase: phase.id })}>
                <Inline text={phase.title} inLink />
              </a>
            </p>
          )}
          <ul class="glance">
            {tasks.map((task) => (
              <TaskLine key={task.key} task={task} />
            ))}
          </ul>
        </Entry>
      )}
      {question.sources.length > 0 && (
        <Entry label={agree(question.sources.length, 'Source', 'Sources')} class="entry--quiet">
          <ul class="question__sources">
            {question.sources.map((source) => (
              <li key={source}>{SOURCE_WORDS[source]}</li>
            ))}
          </ul>
        </Entry>
      )}
      {own && <OwnKeeping own={own} from={from} />}
      {place && <Neighbours {...props} place={place} />}
    </main>
  );
}

/** Covered, so that one can think first; each part is uncovered by itself. */
function Answer({ question }: { question: Question }) {
  const { points, pitfalls, followUps, seconds, form, answer = '' } = question;
  if (points.length + pitfalls.length + followUps.length === 0 && answer === '') return null;
  const words = wordsAround(form);
  return (
    <Entry label={words.answer} aside={`${words.aloud}: ${formatSeconds(seconds)}.`}>
      {points.length > 0 && (
        <Cover name="points" label={words.points(count(points.length, 'point'))}>
          <ol class="cover__list">
            {points.map((point) => (
              <li key={point}>
                <Inline text={point} />
              </li>
            ))}
          </ol>
        </Cover>
      )}
      {answer !== '' && (
        <Cover name="whole-answer" label="The whole answer">
          <WholeAnswer question={question} />
        </Cover>
      )}
      {pitfalls.length > 0 && (
        <Cover name="pitfalls" label={count(pitfalls.length, 'pitfall')}>
          <PlainList lines={pitfalls} />
        </Cover>
      )}
      {followUps.length > 0 && (
        <Cover name="follow-ups" label={count(followUps.length, 'follow-up')}>
          <PlainList lines={followUps} />
        </Cover>
      )}
    </Entry>
  );
}

function Cover({ name, label, children }: { name: string; label: string; children: ComponentChildren }) {
  return (
    <details class="cover" data-item>
      <summary class="cover__summary" id={`question-${name}`}>
        {label}
      </summary>
      {children}
    </details>
  );
}

function PlainList({ lines }: { lines: readonly string[] }) {
  return (
    <ul class="cover__list">
      {lines.map((line) => (
        <li key={line}>
          <Inline text={line} />
        </li>
      ))}
    </ul>
  );
}

function TaskLine({ task: { title, inPlan } }: { task: QuestionTask }) {
  if (inPlan === null)
    return (
      <li>
        <Inline text={title} />
      </li>
    );
  return (
    <li>
      <a href={`/tasks/${inPlan.id}`}>
        <Inline text={title} inLink />
      </a>{' '}
      <span class="glance__meta">{STATE_WORDS[inPlan.state].toLowerCase()}</span>
    </li>
  );
}

function Neighbours({
  category,
  place,
  filter,
  isFiltered,
}: Pick<QuestionPageProps, 'category' | 'filter' | 'isFiltered'> & { place: QuestionPlace }) {
  const { number, before, after } = place;
  const goesAlong = isFiltered ? filter : {};
  return (
    <nav class="neighbours" aria-label="Questions before and after">
      <p class="neighbours__place">
        {number} of {place.count}{' '}
        {isFiltered ? (
          'that you chose'
        ) : (
          <>
            in <Inline text={category.title} inLink />
          </>
        )}
        {isFiltered && (
          <>
            {' '}
            (<a href={practiceAddress(filter)}>show them</a>)
          </>
        )}
      </p>
      {before && (
        <a class="neighbours__link" href={questionAddress(before.id, goesAlong)} rel="prev">
          <Icon name="left" />
          <span>
            <span class="neighbours__where">Previous</span>{' '}
            <span class="neighbours__prompt">
              <Inline text={before.prompt} inLink />
            </span>
          </span>
        </a>
      )}
      {after && (
        <a
          class="neighbours__link neighbours__link--after"
          href={questionAddress(after.id, goesAlong)}
          rel="next"
        >
          <span>
            <span class="neighbours__where">Next</span>{' '}
            <span class="neighbours__prompt">
              <Inline text={after.prompt} inLink />
            </span>
          </span>
          <Icon name="right" />
        </a>
      )}
    </nav>
  );
}
