import { line, textField } from '../../content/fields.ts';
import type { Day } from '../../day.ts';
import type { Question, QuestionCategory } from '../bank/question.ts';
import type { OwnField, QuestionValues } from '../bank/question-fields.ts';
import type { OwnCategory } from './own-category.ts';

/** What a question of the learner's own says, without what it is known by. */
export type OwnQuestionWords = Pick<QuestionValues, OwnField>;

/** A category of the learner's own is called by one line. */
export const OWN_CATEGORY_TITLE = line(80);
/** What a question was in the file that it came from. */
export const OWN_ORIGIN = textField(200);

/** A question of the learner's own. */
export type OwnQuestion = OwnQuestionWords &
  Question & {
    /** Since when it is out of the bank; `null` while it is in it. */
    archivedOn: Day | null;
    /** What it was in the file that it came from, like `anki:Cz}4`; empty for what was written here. */
    origin: string;
    /** Counted by each edit. */
    revision: number;
  };

/** Where own questions stand that belong to no other category. */
export const OWN_CATEGORY: QuestionCategory = {
  id: 'own',
  title: 'Your own questions',
  about: 'What you may be asked about your own work, and whatever else the bank does not have.',
  questions: [],
};

/** The categories in which questions can stand, without those of the learner's own: the bank's, then the learner's. */
export function withOwnCategories(
  categories: readonly QuestionCategory[],
  own: readonly OwnCategory[],
): readonly QuestionCategory[] {
  if (own.length === 0) return categories;
  return [...categories, ...own.map((category) => ({ ...category, about: OWN_ABOUT, questions: [] }))];
}

const OWN_ABOUT = 'A category of your own.';

/**
 * The bank with the learner's own questions in it: each at the end of its category, in the order in which they were
 * written. Those of a category that is not there stand in {@link OWN_CATEGORY}, which comes last.
 *
 * @param categories - with those of the learner's own
 * @param own - archived ones are left out
 * @returns `categories` itself when there is nothing to add; those of the learner's own only with a question in them
 */
export function withOwnQuestions(
  categories: readonly QuestionCategory[],
  own: readonly OwnQuestion[],
): readonly QuestionCategory[] {
  const used = own.filter(({ archivedOn }) => archivedOn === null);
  const places = new Map([...categories, OWN_CATEGORY].map((category) => [category.id, category]));
  const byCategory = Map.groupBy(used, ({ category }) => (places.has(category) ? category : OWN_CATEGORY.id));
  if (used.length === 0 && categories.every(({ questions }) => questions.length > 0)) return categories;
  return [...places.values()]
    .map((category) => {
      const added = byCategory.get(category.id);
      return added ? { ...category, questions: [...category.questions, ...added] } : category;
    })
    .filter(({ questions }) => questions.length > 0);
}

/** The category that a question of the learner's own stands in. */
export function placeIn(
  categories: readonly QuestionCategory[],
  { category }: Pick<OwnQuestion, 'category'>,
): QuestionCategory {
  return categories.find(({ id }) => id === category) ?? OWN_CATEGORY;
}
