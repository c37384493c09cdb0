import type { QuestionCategory } from '../plans/practice/question.ts';
import type { AppDeps } from './deps.ts';

/** Every question that can be practised, by category. */
export function bankOf({ library }: Pick<AppDeps, 'db' | 'library'>): readonly QuestionCategory[] {
  return library.categories;
}
