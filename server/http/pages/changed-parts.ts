import { dequal } from 'dequal/lite';
import type { Part } from '../../../views/parts/part.tsx';

const NOTHING: PartChange[] = [];

/** What of a page is new: a part as it is now, or the id of one that is gone. */
export type PartChange = { kind: 'new'; part: Part } | { kind: 'gone'; id: string };

/**
 * What has to be brought to a page so that it shows its parts as they are now: the smallest parts in which anything
 * differs. `null` where that cannot be said in parts, since the page itself has other ones.
 */
export function findChangedParts(before: readonly Part[], after: readonly Part[]): PartChange[] | null {
  if (!hasSameIds(before, after)) return null;
  const changes = after.flatMap((part, index) => compare(before[index], part));
  // A row that went from one list to another is taken out of the first before it comes with the second.
  return [...changes.filter(({ kind }) => kind === 'gone'), ...changes.filter(({ kind }) => kind === 'new')];
}

function compare(before: Part | undefined, after: Part): PartChange[] {
  if (before === after) return NOTHING;
  if (before === undefined || before.view !== after.view || !dequal(before.basis, after.basis))
    return [{ kind: 'new', part: after }];
  return compareRows(before.rows, after.rows) ?? [{ kind: 'new', part: after }];
}

/** Rows can go one by one; where one has come, or they stand in another order, all of them are brought. */
function compareRows(before: readonly Part[], after: readonly Part[]): PartChange[] | null {
  const idsAfter = new Set(after.map(({ id }) => id));
  const left = before.filter(({ id }) => idsAfter.has(id));
  // A list without a row is another one, as its view may say so.
  if (!hasSameIds(left, after) || (after.length === 0 && before.length > 0)) return null;
  const gone = before
    .filter(({ id }) => !idsAfter.has(id))
    .map(({ id }): PartChange => ({ kind: 'gone', id }));
  return [...gone, ...after.flatMap((part, index) => compare(left[index], part))];
}

function hasSameIds(before: readonly Part[], after: readonly Part[]): boolean {
  return before.length === after.length && before.every(({ id }, index) => id === after[index]?.id);
}
