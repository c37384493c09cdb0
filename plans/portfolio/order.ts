/** Where something is to stand: right before another, or right behind it. */
export type Beside = { side: 'before' | 'behind'; key: string };

/**
 * An order in which one stands right beside another.
 *
 * @returns `null` where it stands there already, or one of the two is not among them
 *
 * @example
 * putBeside(['a', 'b', 'c'], 'c', { side: 'before', key: 'b' }) //=> ['a', 'c', 'b']
 */
export function putBeside(
  keys: readonly string[],
  key: string,
  { side, key: other }: Beside,
): string[] | null {
  const others = keys.filter((one) => one !== key);
  const at = others.indexOf(other);
  if (at === -1 || others.length === keys.length) return null;
  const order = others.toSpliced(side === 'before' ? at : at + 1, 0, key);
  return order.every((one, index) => one === keys[index]) ? null : order;
}
