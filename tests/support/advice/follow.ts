import { expect } from 'vitest';

/** What a part of an advice tells to do, and how it is done here. */
export type Way<World> = {
  /** The words, with the commands that are in them as groups. */
  words: RegExp;
  /** It leads away from what was met, whatever that was: it is followed once. */
  isGeneral?: true;
  /** Does it, and looks whether it helped. */
  follow: (world: World, commands: readonly string[]) => Promise<unknown> | unknown;
};

/** Words that only hold an advice together. */
const BETWEEN = /\b(?:or|and|then|otherwise)\b|[\s.,;:]/g;

/**
 * The ways that an advice tells of, in its order.
 *
 * It fails where an advice has words that nobody follows, so that none can be added without being tried.
 */
function waysOf<World>(advice: string, ways: readonly Way<World>[]): Way<World>[] {
  let rest = advice;
  const told = ways.filter(({ words }) => {
    const isTold = words.test(rest);
    rest = rest.replace(words, ' ');
    return isTold;
  });
  expect(rest.replace(BETWEEN, ''), `Nobody follows what this tells: ${advice}`).toBe('');
  return told;
}

/** Those that are the same wherever they are advised. */
const followed = new Set<unknown>();

/** Follows every way of an advice, each in a world of its own; `meet` gives the advice. */
export async function followAll<World>(
  prepare: () => World | Promise<World>,
  meet: (world: World, isFirst: boolean) => string | Promise<string>,
  ways: readonly Way<World>[],
): Promise<void> {
  let left: Way<World>[] | null = null;
  do {
    const world = await prepare();
    const advice = await meet(world, left === null);
    const told = waysOf(advice, ways);
    expect(told.length, advice).toBeGreaterThan(0);
    left ??= told.filter((way) => !followed.has(way));
    const way = left.shift();
    if (way?.isGeneral) followed.add(way);
    await way?.follow(world, [...(way.words.exec(advice) ?? [])].slice(1));
  } while (left.length > 0);
}
