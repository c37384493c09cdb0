import { randomUUID } from 'node:crypto';
import { journalBasis } from '../../../db/journal/history.ts';
import { listOwnQuestions } from '../../../db/practice/own-questions.ts';
import type { ContentProblem } from '../../../plans/content/problem.ts';
import { isOwn } from '../../../plans/practice/bank/question.ts';
import type { OwnImport } from '../../../plans/practice/own/own-import.ts';
import { OWN_CATEGORY, withOwnQuestions } from '../../../plans/practice/own/own-question.ts';
import type { NamedChoice } from '../../../views/practice/bank-filter.tsx';
import { OwnImportPage } from '../../../views/practice/own/own-import.tsx';
import { OwnQuestionsPage } from '../../../views/practice/own/own-questions.tsx';
import type { AppDeps } from '../../deps.ts';
import type { OpenPageRoute } from '../../http/pages/page-route.ts';
import type { Page } from '../../http/respond.tsx';

export const ownQuestionsPage: OpenPageRoute = {
  path: '/practice/own',
  find: ({ deps, from }) => {
    const own = listOwnQuestions(deps.db);
    const used = withOwnQuestions(deps.library.categories, own)
      .map((category) => ({ ...category, questions: category.questions.filter(isOwn) }))
      .filter(({ questions }) => questions.length > 0);
    const archived = own.filter(({ archivedOn }) => archivedOn !== null);
    const main = <OwnQuestionsPage used={used} archived={archived} from={from} />;
    return { title: 'Your own questions', nav: 'questions', sheet: 'practice', main };
  },
};

export const ownImportPage: OpenPageRoute = {
  path: '/practice/own/import',
  find: ({ deps }) => findImportPage(deps, {}),
};

type Looked = {
  trouble?: { csv: string; problems: readonly ContentProblem[] };
  preview?: { csv: string; import: OwnImport; isStale: boolean };
};

/** The page before a file was sent, with what it would do, or with what is wrong with it. */
export function findImportPage(deps: AppDeps, { trouble, preview }: Looked): Page {
  const main = (
    <OwnImportPage
      categories={categoryChoices(deps)}
      trouble={trouble ?? null}
      preview={preview ? { ...preview, basis: journalBasis(deps.db), formToken: randomUUID() } : null}
    />
  );
  return { title: 'Import questions', nav: 'questions', sheet: 'practice', main };
}

/** Where a question of the learner's own can stand: first among those for them, then in the bank. */
export function categoryChoices({ library }: Pick<AppDeps, 'library'>): NamedChoice[] {
  return [OWN_CATEGORY, ...library.categories].map(({ id, title }) => ({ id, title }));
}
