import type { Asker, ReadingRoad } from '../../../../plans/reading/list/reading-list.ts';
import type { PlacedRead, Read } from '../../../../plans/reading/reads.ts';
import type { ShownResource } from '../../../../plans/reading/resource.ts';

/** A free paper with nothing special about it. */
export function givenResource(id: string, overrides: Partial<ShownResource> = {}): ShownResource {
  return {
    id,
    title: `About ${id}`,
    authors: ['Lovelace, Ada'],
    others: false,
    year: 2020,
    kind: 'paper',
    ids: {},
    open: 'free',
    level: 2,
    note: '',
    ...overrides,
  };
}

export function givenRead(
  id: string,
  read: Partial<Read> = {},
  resource: Partial<ShownResource> = {},
): PlacedRead {
  return {
    read: { id, part: 'section 1', minutes: 20, need: 'must', ...read },
    resource: givenResource(id, resource),
  };
}

export function givenTaskAsker(key: string): Asker {
  return { kind: 'task', key, title: `Task ${key}`, inPlan: { id: 1, state: 'open' } };
}

export function givenQuestionAsker(key: string): Asker {
  return { kind: 'question', key, title: `Question ${key}` };
}

/** A phase of a road with those who ask in it. */
export function givenRoadPhase(
  key: string | null,
  askers: readonly (readonly [Asker, readonly PlacedRead[]])[],
): ReadingRoad[number] {
  return { key, title: `Phase ${key}`, askers: askers.map(([asker, reads]) => ({ asker, reads })) };
}
