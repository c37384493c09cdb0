import { randomUUID } from 'node:crypto';
import type { FoundProps } from '../../../views/incoming/found.tsx';
import { KeptPage } from '../../../views/incoming/questions/kept.tsx';
import { QuestionsProgressPage } from '../../../views/incoming/questions/progress.tsx';
import { QuestionsPage } from '../../../views/incoming/questions/questions-page.tsx';
import type { AppDeps } from '../../deps.ts';
import type { Page } from '../../http/respond.tsx';
import type { Staged } from '../staged.ts';
import { keepingOf } from './keeping.ts';
import { choicesOf, lookAt, placesForQuestions } from './looking.ts';

const REFRESH_SECONDS = 1;

/** Why what was asked for was not done, and the page shows the file again. */
export type SeenAgain = 'stale' | 'chosen-anew' | null;

/** A file as questions: what was found, or how far it is. */
export function findQuestionsImport(
  deps: AppDeps,
  staged: Staged,
  found: FoundProps,
  again: SeenAgain = null,
): Page {
  const { ticket } = staged;
  const keeping = keepingOf(deps, ticket);
  if (keeping?.outcome === 'working') {
    const done = Atomics.load(keeping.progress, 0);
    return goingOn(<QuestionsProgressPage ticket={ticket} is="keeping" done={done} whole={keeping.whole} />);
  }
  if (keeping?.outcome === 'kept' && keeping.look.incoming === staged.incoming)
    return pageOf(<KeptPage ticket={ticket} count={keeping.whole} />);
  if (keeping && typeof keeping.outcome === 'object' && again === null && !isTold.has(keeping)) {
    isTold.add(keeping);
    throw keeping.outcome.failure;
  }

  const look = lookAt(deps, staged, choicesOf(deps, staged));
  if (look.failure !== null) throw look.failure;
  if (look.found === null)
    return goingOn(
      <QuestionsProgressPage ticket={ticket} is="looking" done={look.done} whole={look.rowCount} />,
    );
  const isStale = again === 'stale' || keeping?.outcome === 'stale';
  return pageOf(
    <QuestionsPage
      found={found}
      questions={look.found}
      choices={look.choices}
      places={placesForQuestions(deps)}
      basis={look.basis}
      formToken={randomUUID()}
      again={isStale ? 'stale' : again}
    />,
  );
}

/** A failure is told once; the file can be kept again. */
const isTold = new WeakSet<object>();

/** Without JavaScript it is asked for again by itself, and so a command knows that it is not the last. */
function goingOn(main: Page['main']): Page {
  return { ...pageOf(main), refreshSeconds: REFRESH_SECONDS };
}

function pageOf(main: Page['main']): Page {
  return { title: 'Questions', nav: 'questions', sheet: 'incoming', main };
}
