/** All there is to read. */
const READING_ADDRESS = '/reading';

/** One resource, with who asks for it and the learner's note. */
export function resourceAddress(id: string): string {
  return `${READING_ADDRESS}/${id}`;
}

/** The form for a resource of the learner's own, with what it is read for and the way back. */
export function newResourceAddress(place: ReadingPlaceName, from: string): string {
  return `${READING_ADDRESS}/own/new?${new URLSearchParams({ ...place, from })}`;
}

export function editResourceAddress(id: string, from: string): string {
  return `${READING_ADDRESS}/own/${id}/edit?${new URLSearchParams({ from })}`;
}

/** What a resource is read for, by its key. */
export type ReadingPlaceName = { task: string } | { question: string };
