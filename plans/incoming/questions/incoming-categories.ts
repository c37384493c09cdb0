import { fnv1a } from '../../fnv1a.ts';
import { nearestTo } from '../../nearest.ts';
import { type OwnCategory, ownCategoryKey } from '../../practice/own/own-category.ts';
import { OWN_CATEGORY, OWN_CATEGORY_TITLE } from '../../practice/own/own-question.ts';
import { NEW_CATEGORY } from './choices.ts';
import { sameWords } from './same-words.ts';

/** A category that a question can stand in. */
export type KnownCategory = { id: string; title: string; isOwn: boolean };

/** What a file calls a category, and where its questions go. */
export type IncomingCategory = {
  /** As in the file. */
  text: string;
  /** The name of the field that says where they go. */
  field: string;
  /** The id of a category, or {@link NEW_CATEGORY}. */
  target: string;
  /** What it becomes where it is new; `null` where it cannot be one, since its name is too long. */
  fresh: OwnCategory | null;
  /** `guess`: the nearest of the bank; `chosen`: by the learner. */
  how: 'guess' | 'new' | 'chosen' | 'too-many';
};

/** So many categories that are not known are asked about; what comes after goes to the usual one. */
const MOST_ASKED = 30;

export type CategoryFinder = {
  /** `isKnown`: it is there under that very name, or the learner chose where it goes. */
  find(text: string): { id: string; isKnown: boolean; incoming: IncomingCategory | null };
  /** Those that were asked for and are not there under that very name, in the order of the file. */
  asked(): readonly IncomingCategory[];
};

/**
 * Finds the category that a file means: by its id or its title in any case, else the nearest of the bank, else a new one
 * of the learner's own.
 *
 * @param known - where a question can stand
 * @param chosen - where the learner wants them, by the name of the field
 */
export function categoryFinder(
  known: readonly KnownCategory[],
  chosen: ReadonlyMap<string, string>,
): CategoryFinder {
  const names = new Map<string, string>();
  for (const { id, title } of known.toReversed())
    for (const name of [sameWords(title), id]) names.set(name, id);
  const ids = new Set([...known.map(({ id }) => id), NEW_CATEGORY]);
  const ofBank = known.filter(({ isOwn }) => !isOwn);
  const asked = new Map<string, IncomingCategory>();

  const ask = (text: string, words: string): IncomingCategory => {
    const field = `category-${fnv1a(words).toString(36)}`;
    const choice = chosen.get(field);
    const fresh = freshCategory(text, names);
    const isTooMany = asked.size >= MOST_ASKED;
    if (choice !== undefined && ids.has(choice) && !isTooMany && (choice !== NEW_CATEGORY || fresh))
      return { text, field, target: choice, fresh, how: 'chosen' };
    const [nearest] = isTooMany ? [] : nearestTo(text, ofBank, ({ id, title }) => [id, title], 1);
    if (nearest) return { text, field, target: nearest.id, fresh, how: 'guess' };
    if (fresh === null || isTooMany)
      return { text, field, target: OWN_CATEGORY.id, fresh, how: isTooMany ? 'too-many' : 'guess' };
    return { text, field, target: NEW_CATEGORY, fresh, how: 'new' };
  };

  return {
    find(text) {
      const words = sameWords(text);
      const id = names.get(words) ?? names.get(text);
      if (id !== undefined) return { id, isKnown: true, incoming: null };
      const incoming = asked.get(words) ?? ask(text, words);
      asked.set(words, incoming);
      const isNew = incoming.target === NEW_CATEGORY;
      return {
        id: isNew ? (incoming.fresh?.id ?? OWN_CATEGORY.id) : incoming.target,
        isKnown: incoming.how === 'chosen',
        incoming,
      };
    },
    asked: () => [...asked.values()],
  };
}

/** Decks within decks are told apart by two colons. */
function freshCategory(text: string, names: ReadonlyMap<string, string>): OwnCategory | null {
  const title = text
    .split('::')
    .map((part) => part.replace(/\s+/g, ' ').trim())
    .join(' / ');
  const read = OWN_CATEGORY_TITLE.safeParse(title);
  if (!read.success || names.has(sameWords(read.data))) return null;
  return { id: ownCategoryKey(read.data), title: read.data };
}
