/**
 * What of some words and figures would be otherwise, as it would be.
 *
 * @param names - those that count
 */
export function differences<Words extends object, Name extends keyof Words>(
  names: readonly Name[],
  before: Words,
  after: Pick<Words, Name>,
): Partial<Pick<Words, Name>> {
  const changes: Partial<Pick<Words, Name>> = {};
  for (const name of names) if (before[name] !== after[name]) changes[name] = after[name];
  return changes;
}
