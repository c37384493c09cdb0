import { line, textField } from '../../content/fields.ts';
import type { Day } from '../../day.ts';
import type { Question, QuestionCategory } from '../bank/question.ts';
import type { OwnField, QuestionValues } from '../bank/question-fields.ts';

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

/**
 * The bank with the learner's own questions in it: each at the end of its category, in the order in which they were
 * written. Those of a category that is not there stand in {@link OWN_CATEGORY}, which comes last.
 *
 * @param own - archived ones are left out
 * @returns `categories` itself when there is nothing to add; {@link OWN_CATEGORY} only with a question in it
 */
export function withOwnQuestions(
  categories: readonly QuestionCategory[],
  own: readonly OwnQuestion[],
): readonly QuestionCategory[] {
  const used = own.filter(({ archivedOn }) => archivedOn === null);
  if (used.length === 0) return categories;

  const byCategory = Map.groupBy(used, (question) => placeIn(categories, question).id);
  return [...categories, OWN_CATEGORY]
    .map((category) => ({
      ...category,
      questions: [...category.questions, ...(byCategory.get(category.id) ?? [])],
    }))
    .filter(({ questions }) => questions.length > 0);
}

/** The category that a question of the learner's own stands in. */
export function placeIn(
  categories: readonly QuestionCategory[],
  { category }: Pick<OwnQuestion, 'category'>,
): QuestionCategory {
  return categories.find(({ id }) => id === category) ?? OWN_CATEGORY;
}
