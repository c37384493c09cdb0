import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chooseItems, groupValue, type Item } from '../../../../plans/replan/essentials/knapsack.ts';
import { sum } from '../../../../plans/sum.ts';

const GROUPS = ['talk', 'coding', 'stories'];

/** Items in trees of one group each; in steps of five minutes, for which the choice is exact. */
const anyItems = (maxLength: number): fc.Arbitrary<Item[]> =>
  fc
    .array(
      fc.record({
        steps: fc.integer({ min: 0, max: 12 }),
        worth: fc.integer({ min: 1, max: 400 }),
        group: fc.constantFrom(...GROUPS),
        asksFor: fc.option(fc.nat(), { freq: 2 }),
      }),
      { maxLength },
    )
    .map((drawn) => {
      const items: Item[] = [];
      for (const { steps, worth, group, asksFor } of drawn) {
        const after = asksFor === null || items.length === 0 ? null : asksFor % items.length;
        const groupOfTree = after === null ? group : (items[after]?.group ?? group);
        items.push({ minutes: 5 * steps, worth, group: groupOfTree, after });
      }
      return items;
    });

const anyBefore = fc
  .array(fc.tuple(fc.constantFrom(...GROUPS), fc.nat(900)), { maxLength: 2 })
  .map((pairs) => new Map(pairs));

const minutesOf = (items: readonly Item[], chosen: ReadonlySet<number>) =>
  sum([...chosen].map((index) => items[index]?.minutes ?? 0));

function worthOfAll(
  items: readonly Item[],
  chosen: ReadonlySet<number>,
  before: ReadonlyMap<string, number>,
) {
  return sum(
    GROUPS.map((group) => {
      const members = items.map((item, index) =>
        chosen.has(index) && item.group === group ? item.worth : 0,
      );
      return groupValue((before.get(group) ?? 0) + sum(members));
    }),
  );
}

const isAllowed = (items: readonly Item[], chosen: ReadonlySet<number>) =>
  [...chosen].every((index) => items[index]?.after == null || chosen.has(items[index].after));

/** Every set of items is tried. */
function bestOfAll(items: readonly Item[], minutes: number, before: ReadonlyMap<string, number>): number {
  let best = 0;
  for (let bits = 0; bits < 2 ** items.length; bits++) {
    const chosen = new Set([...items.keys()].filter((index) => ((bits >> index) & 1) === 1));
    if (minutesOf(items, chosen) > minutes || !isAllowed(items, chosen)) continue;
    best = Math.max(best, worthOfAll(items, chosen, before));
  }
  return best;
}

/** The item that gains most for its minutes comes next, as long as one fits. */
function chooseGreedily(items: readonly Item[], minutes: number, before: ReadonlyMap<string, number>) {
  const chosen = new Set<number>();
  for (;;) {
    const value = worthOfAll(items, chosen, before);
    const [next] = [...items.keys()]
      .filter((index) => !chosen.has(index) && isAllowed(items, new Set([...chosen, index])))
      .filter((index) => minutesOf(items, new Set([...chosen, index])) <= minutes)
      .map((index) => {
        const gain = worthOfAll(items, new Set([...chosen, index]), before) - value;
        return { index, rate: gain / Math.max(1, items[index]?.minutes ?? 0) };
      })
      .sort((a, b) => b.rate - a.rate);
    if (next === undefined) return chosen;
    chosen.add(next.index);
  }
}

describe('the choice of items', () => {
  it('is the best of all that fit and ask for nothing that is left out', () => {
    fc.assert(
      fc.property(anyItems(9), fc.integer({ min: -20, max: 250 }), anyBefore, (items, minutes, before) => {
        const chosen = chooseItems(items, minutes, before);
        expect(isAllowed(items, chosen)).toBe(true);
        expect(minutesOf(items, chosen)).toBeLessThanOrEqual(Math.max(0, minutes));
        expect(worthOfAll(items, chosen, before)).toBeCloseTo(
          bestOfAll(items, Math.max(0, minutes), before),
          6,
        );
      }),
    );
  });

  it('is never worse than taking what gains most for its minutes', () => {
    fc.assert(
      fc.property(anyItems(40), fc.nat(900), anyBefore, (items, minutes, before) => {
        const greedy = chooseGreedily(items, minutes, before);
        const value = worthOfAll(items, chooseItems(items, minutes, before), before);
        expect(value).toBeGreaterThanOrEqual(worthOfAll(items, greedy, before) - 1e-6);
      }),
    );
  });

  it('never comes to less with more minutes, and is the same each time', () => {
    fc.assert(
      fc.property(anyItems(40), fc.nat(900), fc.nat(200), anyBefore, (items, minutes, more, before) => {
        const chosen = chooseItems(items, minutes, before);
        expect(chooseItems(items, minutes, before)).toEqual(chosen);
        const value = worthOfAll(items, chooseItems(items, minutes + more, before), before);
        expect(value).toBeGreaterThanOrEqual(worthOfAll(items, chosen, before) - 1e-6);
      }),
    );
  });

  it('never overruns odd minutes, and takes everything where there is time for it', () => {
    const anyOddItems = anyItems(12).map((items) =>
      items.map((item, index) => ({ ...item, minutes: item.minutes + (index % 5) })),
    );
    fc.assert(
      fc.property(anyOddItems, fc.nat(400), (items, minutes) => {
        expect(minutesOf(items, chooseItems(items, minutes, new Map()))).toBeLessThanOrEqual(minutes);
        const enough = sum(items.map((item) => 5 * Math.ceil(item.minutes / 5)));
        expect(chooseItems(items, enough, new Map()).size).toBe(items.length);
      }),
    );
  });
});
