const LONGEST = 60;

/**
 * Gives ids that are unique among those given before.
 *
 * @param taken - ids that are not to be given
 *
 * @example
 * const slugFor = slugs(['read'])
 * slugFor('Read', 'task') //=> 'read-2'
 */
export function slugs(taken: Iterable<string>): (title: string, fallback: string) => string {
  const used = new Set(taken);
  const lastOf = new Map<string, number>();
  return (title, fallback) => {
    const plain = slugOf(title) || fallback;
    let number = lastOf.get(plain) ?? 1;
    let id = number === 1 ? plain : `${plain}-${number}`;
    while (used.has(id)) {
      number += 1;
      id = `${plain}-${number}`;
    }
    lastOf.set(plain, number);
    used.add(id);
    return id;
  };
}

/** Latin letters and digits of a title, without accents; empty where it has none. */
function slugOf(title: string): string {
  const words = title
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '');
  return words.join('-').slice(0, LONGEST).replace(/-$/, '');
}
