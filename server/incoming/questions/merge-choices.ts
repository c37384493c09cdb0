import { columnField, type QuestionChoices } from '../../../plans/incoming/questions/choices.ts';
import type { QuestionsFound } from '../../../plans/incoming/questions/found.ts';
import { OWN_CATEGORY } from '../../../plans/practice/own/own-question.ts';

/**
 * What the learner chose, without what the form only says again: a guess that was left alone stays a guess.
 *
 * @param sent - all that the form says
 * @param before - what was chosen when the page was made
 * @param found - what the page showed
 */
export function mergeChoices(
  sent: QuestionChoices,
  before: QuestionChoices,
  found: QuestionsFound,
): QuestionChoices {
  const guessedRoles = new Map(
    found.tables.flatMap(({ roles }, table) =>
      roles.map((role, column) => [columnField(table, column), role] as const),
    ),
  );
  const targets = new Map(found.categories.map(({ field, target }) => [field, target]));
  const firsts = new Map(found.tables.map(({ startsWithRow }, table) => [table, startsWithRow]));
  const notShown = [...before.categories].filter(([field]) => !targets.has(field));
  const isOrderOfPage = before.dayOrder === null && sent.dayOrder === (found.dayOrder?.order ?? null);
  return {
    ...sent,
    columns: withoutGuesses(sent.columns, before.columns, guessedRoles),
    categories: new Map([...notShown, ...withoutGuesses(sent.categories, before.categories, targets)]),
    startsWithRow: withoutGuesses(sent.startsWithRow, before.startsWithRow, firsts),
    general: sent.general === OWN_CATEGORY.id ? null : sent.general,
    dayOrder: isOrderOfPage ? null : sent.dayOrder,
  };
}

function withoutGuesses<Key, Value>(
  sent: ReadonlyMap<Key, Value>,
  before: ReadonlyMap<Key, Value>,
  shown: ReadonlyMap<Key, Value>,
): Map<Key, Value> {
  return new Map([...sent].filter(([key, value]) => before.has(key) || shown.get(key) !== value));
}
