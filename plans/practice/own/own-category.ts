import { fnv1a } from '../../fnv1a.ts';
import { OWN_PREFIX } from '../bank/question.ts';

/** A category of the learner's own. */
export type OwnCategory = {
  /** Its stable name among all categories. */
  id: string;
  title: string;
};

const LONGEST_SLUG = 60;

/**
 * The key of a category of the learner's own, by what it is called first: the same on every machine, so that a file that
 * is brought in on two makes one category. It stays when the category is renamed.
 *
 * @example
 * ownCategoryKey('Bayesian statistics') //=> 'own-bayesian-statistics'
 */
export function ownCategoryKey(title: string): string {
  const plain = title.trim().toLowerCase();
  const slug = plain
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-/, '')
    .slice(0, LONGEST_SLUG)
    .replace(/-$/, '');
  // What a slug leaves out tells C++ from C.
  const isWhole = slug !== '' && slug.replaceAll('-', ' ') === plain;
  return `${OWN_PREFIX}${isWhole ? slug : [slug, fnv1a(plain).toString(36)].filter(Boolean).join('-')}`;
}
