import { listOwnCategories } from '../../../db/practice/own-categories.ts';
import { listOwnQuestions } from '../../../db/practice/own-questions.ts';
import { isOwn } from '../../../plans/practice/bank/question.ts';
import { questionsOnPage } from '../../../plans/practice/bank/question-pages.ts';
import { OWN_CATEGORY } from '../../../plans/practice/own/own-question.ts';
import type { NamedChoice } from '../../../views/practice/bank-filter.tsx';
import { OwnQuestionsPage } from '../../../views/practice/own/own-questions.tsx';
import type { AppDeps } from '../../deps.ts';
import type { OpenPageRoute } from '../../http/pages/page-route.ts';
import { bankOf } from '../question-bank.ts';

export const ownQuestionsPage: OpenPageRoute = {
  path: '/practice/own',
  find: ({ deps, from, query }) => {
    const own = bankOf(deps)
      .map((category) => ({ ...category, questions: category.questions.filter(isOwn) }))
      .filter(({ questions }) => questions.length > 0);
    const archived = listOwnQuestions(deps.db).filter(({ archivedOn }) => archivedOn !== null);
    const categories = listOwnCategories(deps.db);
    const used = questionsOnPage(own, Number(query.get('page')));
    const main = <OwnQuestionsPage {...{ used, archived, categories, from }} />;
    return { title: 'Your own questions', nav: 'questions', sheet: 'practice', main };
  },
};

/** Where a question of the learner's own can stand: first among those for them, then in the bank. */
export function categoryChoices({ db, library }: Pick<AppDeps, 'db' | 'library'>): NamedChoice[] {
  return [OWN_CATEGORY, ...listOwnCategories(db), ...library.categories].map(({ id, title }) => ({
    id,
    title,
  }));
}
