import { dequal } from 'dequal/lite';
import type { Part } from '../../../views/parts/part.tsx';

const NOTHING: PartChange[] = [];

/** What of a page is new: a part as it is now, one that has come behind another, or the id of one that is gone. */
export type PartChange =
  | { kind: 'new'; part: Part }
  | { kind: 'come'; part: Part; behind: string }
  | { kind: 'gone'; id: string };

/**
 * What has to be brought to a page so that it shows its parts as they are now: the smallest parts in which anything
 * differs, in the order in which they are put there. Parts stand side by side in their page, so that they can come and
 * go. `null` where that cannot be said in parts, since they stand in another order or begin with another one.
 */
export function findChangedParts(before: readonly Part[], after: readonly Part[]): PartChange[] | null {
  const [idsBefore, idsAfter] = [idsOf(before), idsOf(after)];
  const stays = ({ id }: Part) => idsBefore.has(id) && idsAfter.has(id);
  const kept = before.filter(stays);
  if (!hasSameIds(kept, after.filter(stays)) || !idsBefore.has(after[0]?.id ?? '')) return null;

  const keptById = new Map(kept.map((part) => [part.id, part]));
  const changes = after.flatMap((part, index): PartChange[] => {
    const earlier = keptById.get(part.id);
    return earlier ? compare(earlier, part) : [{ kind: 'come', part, behind: after[index - 1]?.id ?? '' }];
  });
  const gone = before.filter(({ id }) => !idsAfter.has(id));
  const [went, others] = [changes.filter(isGone), changes.filter((change) => !isGone(change))];
  // A row that went from one list to another is taken out of the first before it comes with the second.
  return [...gone.map(({ id }): PartChange => ({ kind: 'gone', id })), ...went, ...others];
}

function isGone({ kind }: PartChange): boolean {
  return kind === 'gone';
}

function idsOf(parts: readonly Part[]): ReadonlySet<string> {
  return new Set(parts.map(({ id }) => id));
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
