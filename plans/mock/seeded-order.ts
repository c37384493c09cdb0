/**
 * Where a name comes in the order that a seed makes. The same seed and name give the same place, on every machine.
 *
 * FNV-1a over both, and then the final mix of MurmurHash3: FNV alone keeps names that differ in their last letter
 * next to each other.
 *
 * @returns a whole number from 0 to 2³² − 1
 * @see http://www.isthe.com/chongo/tech/comp/fnv/, https://github.com/aappleby/smhasher
 */
export function seededPlace(seed: string, name: string): number {
  let hash = 0x811c9dc5;
  for (const character of `${seed}\n${name}`) {
    hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193);
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
