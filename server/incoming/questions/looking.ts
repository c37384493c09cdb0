import type { Database } from '../../../db/file/open.ts';
import { oncePerDatabase } from '../../../db/file/statements/statements.ts';
import { journalBasis } from '../../../db/journal/history.ts';
import { listOwnCategories } from '../../../db/practice/own-categories.ts';
import { listOwnQuestions } from '../../../db/practice/own-questions.ts';
import { numberedDatesIn } from '../../../plans/dates.ts';
import { NO_CHOICES, type QuestionChoices } from '../../../plans/incoming/questions/choices.ts';
import type { QuestionsFound } from '../../../plans/incoming/questions/found.ts';
import type { KnownCategory } from '../../../plans/incoming/questions/incoming-categories.ts';
import { judgingQuestions } from '../../../plans/incoming/questions/judge-questions.ts';
import type { Incoming } from '../../../plans/incoming/read.ts';
import { OWN_CATEGORY } from '../../../plans/practice/own/own-question.ts';
import { sumOf } from '../../../plans/sum.ts';
import type { AppDeps } from '../../deps.ts';
import { loadStanding } from '../../http/standing.ts';
import { findStaged, type Staged } from '../staged.ts';
import { wordsOfChoices } from './choices-form.ts';

/** A file that is looked at as questions. */
export type Look = {
  readonly incoming: Incoming;
  readonly choices: QuestionChoices;
  /** The state of the learner's data that it is held against. */
  readonly basis: string;
  readonly rowCount: number;
  /** How many of its rows were looked at. */
  done: number;
  /** `null` while it is looked at. */
  found: QuestionsFound | null;
  /** What ended it before it was done. */
  failure: unknown;
};

/** So many steps, of some rows each, are taken before others have their turn. */
const STEPS_AT_ONCE = 1;
/** So many a page waits for: a file that is short is looked at by then. */
const FIRST_STEPS = 8;

const looks = oncePerDatabase((_db: Database) => new Map<string, Look>());

/** Where questions can stand, the usual place first. */
export function placesForQuestions({ db, library }: AppDeps): KnownCategory[] {
  return [
    { id: OWN_CATEGORY.id, title: OWN_CATEGORY.title, isOwn: true },
    ...listOwnCategories(db).map((category) => ({ ...category, isOwn: true })),
    ...library.categories.map(({ id, title }) => ({ id, title, isOwn: false })),
  ];
}

/** What the learner chose of a file when it was looked at last. */
export function choicesOf({ db }: AppDeps, { ticket, incoming }: Staged): QuestionChoices {
  const look = looks(db).get(ticket);
  return look?.incoming === incoming ? look.choices : NO_CHOICES;
}

/** Looks at a file as it was chosen, or goes on with that: in slices, so that nobody waits for it. */
export function lookAt(deps: AppDeps, staged: Staged, choices: QuestionChoices): Look {
  const { db } = deps;
  const kept = looks(db);
  const earlier = kept.get(staged.ticket);
  const basis = journalBasis(db);
  if (
    earlier?.incoming === staged.incoming &&
    earlier.basis === basis &&
    earlier.failure === null &&
    wordsOfChoices(earlier.choices) === wordsOfChoices(choices)
  )
    return earlier;

  for (const ticket of kept.keys()) if (!findStaged(deps, ticket)) kept.delete(ticket);
  const { tables, isMarkdown } = tablesOf(staged.incoming);
  const look: Look = {
    incoming: staged.incoming,
    choices,
    basis,
    rowCount: sumOf(tables, ({ rows }) => rows.length),
    done: 0,
    found: null,
    failure: null,
  };
  kept.set(staged.ticket, look);
  const judging = judgingQuestions({
    tables,
    isMarkdown,
    choices,
    own: listOwnQuestions(db),
    bank: deps.library.categories,
    categories: placesForQuestions(deps),
    dayOrder: numberedDatesIn(loadStanding(deps).settings.locale).isMonthFirst ? 'month-first' : 'day-first',
  });
  goOn(look, judging, FIRST_STEPS, () => kept.get(staged.ticket) === look);
  return look;
}

/** What a reader made questions of goes before tables that could be anything. */
function tablesOf({ questions = [], tables = [] }: Incoming) {
  const isMarkdown = questions.some(({ rows }) => rows.length > 0);
  return { tables: isMarkdown ? questions : tables, isMarkdown };
}

function goOn(
  look: Look,
  judging: Generator<number, QuestionsFound>,
  steps: number,
  isWanted: () => boolean,
): void {
  try {
    for (let taken = 0; taken <= steps; taken += 1) {
      const step = judging.next();
      if (step.done) {
        look.found = step.value;
        return;
      }
      look.done = step.value;
    }
  } catch (error) {
    look.failure = error;
    return;
  }
  setImmediate(() => {
    if (isWanted()) goOn(look, judging, STEPS_AT_ONCE, isWanted);
  });
}
