import { count, formatSeconds } from '../../plans/format.ts';
import type { Answer } from '../../plans/practice/answer.ts';
import type { Derivation } from '../../plans/practice/derivations.ts';
import { useDates } from '../dates.ts';
import { Entry, PageHead } from '../parts/entry.tsx';
import { Inline } from '../parts/markdown.tsx';
import { derivationAddress } from './addresses.ts';
import { GRADE_WORDS } from './answering/answer-words.ts';

const SHOWN_ATTEMPTS = 3;

/** Which derivations can I write down with the book closed? */
export function DerivationsPage({ derivations }: { derivations: readonly Derivation[] }) {
  const core = derivations.filter(({ title }) => title !== null);
  const others = derivations.filter(({ title }) => title === null);
  const triedCount = derivations.filter(({ attempts }) => attempts.length > 0).length;
  return (
    <main id="main" class="page page--derivations" tabIndex={-1}>
      <PageHead eyebrow={<a href="/practice">Practice</a>} title="Derivations">
        <p class="lead">
          Take a sheet of paper, close the book, and write until the last line or until you are stuck. Note
          where that was: it is the first thing to repeat. {triedCount} of{' '}
          {count(derivations.length, 'derivation')} tried so far.
        </p>
      </PageHead>
      <Entry label="The core" aside="Asked for at nearly every technical interview.">
        <DerivationList derivations={core} />
      </Entry>
      {others.length > 0 && (
        <Entry label="More of them" aside={count(others.length, 'derivation')}>
          <DerivationList derivations={others} />
        </Entry>
      )}
    </main>
  );
}

function DerivationList({ derivations }: { derivations: readonly Derivation[] }) {
  return (
    <ul class="derivations">
      {derivations.map(({ question, title, attempts }) => (
        <li key={question.id}>
          <a class="derivations__name" href={derivationAddress(question.id)} data-item>
            <Inline text={title ?? question.prompt} inLink />
          </a>
          {title !== null && (
            <p class="derivations__prompt">
              <Inline text={question.prompt} />
            </p>
          )}
          <Attempts attempts={attempts} stepCount={question.points.length} />
        </li>
      ))}
    </ul>
  );
}

/** The latest attempts, the newest last, so that they read as a way. */
function Attempts({ attempts, stepCount }: { attempts: readonly Answer[]; stepCount: number }) {
  const { formatDate } = useDates();
  if (attempts.length === 0) return <p class="derivations__attempts">Not tried yet.</p>;
  return (
    <ol class="derivations__attempts">
      {attempts.slice(-SHOWN_ATTEMPTS).map(({ id, day, seconds, stuckAt, grade }) => (
        <li key={id}>
          {formatDate(day)}: <span class={`grade grade--${grade}`}>{GRADE_WORDS[grade]}</span>
          {seconds !== null && `, ${formatSeconds(seconds)}`}
          {stuckAt === null ? ', never stuck' : `, first stuck at step ${stuckAt} of ${stepCount}`}
        </li>
      ))}
    </ol>
  );
}
