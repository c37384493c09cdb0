import type { Paper, PaperIds } from './paper.ts';

type Known = Pick<Paper, 'title' | 'year' | 'ids'>;

/** Finds the paper among some that is the same as another; `undefined` where there is none. */
export type SameFinder<T> = {
  find(paper: Known): T | undefined;
  add(paper: Known, value: T): void;
};

/**
 * Knows papers again: by the arXiv number whatever its version, by the DOI in either case, or, where neither tells two
 * apart, by title and year. Of several the first is found.
 */
export function findSamePapers<T>(): SameFinder<T> {
  const byNumber = new Map<string, T>();
  const byTitle = new Map<string, { ids: PaperIds; value: T }[]>();
  return {
    find({ title, year, ids }) {
      for (const name of numbersOf(ids)) {
        const found = byNumber.get(name);
        if (found !== undefined) return found;
      }
      const alike = byTitle.get(titleKey(title, year)) ?? [];
      return alike.find((one) => !areToldApart(one.ids, ids))?.value;
    },
    add({ title, year, ids }, value) {
      for (const name of numbersOf(ids)) if (!byNumber.has(name)) byNumber.set(name, value);
      const key = titleKey(title, year);
      const alike = byTitle.get(key);
      if (alike) alike.push({ ids, value });
      else if (key !== '') byTitle.set(key, [{ ids, value }]);
    },
  };
}

/** The names by which an arXiv number and a DOI are the same wherever they stand. */
export function numbersOf({
  arxiv,
  doi,
}: {
  arxiv?: string | undefined;
  doi?: string | undefined;
}): string[] {
  return [
    // Of the old numbers some are told with their subject, and some without.
    ...(arxiv === undefined ? [] : [`arxiv ${arxiv.replace(/\.[A-Z]{2}\//, '/')}`]),
    ...(doi === undefined ? [] : [`doi ${doi.toLowerCase()}`]),
  ];
}

function areToldApart(one: PaperIds, other: PaperIds): boolean {
  return (['arxiv', 'doi'] as const).some((sort) => one[sort] !== undefined && other[sort] !== undefined);
}

/** Letters and digits alone, without case and accents; empty where a title has none. */
function titleKey(title: string, year: number | null): string {
  const letters = title
    .normalize('NFKD')
    .replaceAll(/[^\p{L}\p{N}]/gu, '')
    .toLowerCase();
  return letters === '' ? '' : `${letters} ${year ?? ''}`;
}
