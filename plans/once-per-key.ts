/**
 * Remembers what was made for the keys that were asked for last; what was longest not asked for is let go first.
 *
 * For keys that live on their own, as texts do. What follows from a value that a plan holds is remembered with that
 * value (`once-per-value.ts`).
 *
 * @param most - how many are kept; at least 1
 * @param make - pure; what it returns is shared and must not be changed
 *
 * @example
 * const parse = oncePerKey(2, parseRoadmap)
 * parse(yaml) === parse(yaml) //=> true
 */
export function oncePerKey<Key, T>(most: number, make: (key: Key) => T): (key: Key) => T {
  const made = new Map<Key, { value: T }>();
  return (key) => {
    const entry = made.get(key) ?? { value: make(key) };
    made.delete(key);
    made.set(key, entry);
    for (const oldest of made.keys()) {
      if (made.size <= most) break;
      made.delete(oldest);
    }
    return entry.value;
  };
}
