import { mentions } from '../../mentions.ts';
import type { ResourceKind } from '../kinds.ts';
import type { ReadNeed } from '../reads.ts';
import type { Resource } from '../resource.ts';
import type { ReadingLine, ReadingPhase } from './reading-list.ts';

export const READING_STATES = ['unread', 'read'] as const;
export type ReadingState = (typeof READING_STATES)[number];

/** What stands in no phase of the road, as an address names it. */
const NO_PHASE = 'none';

/** What a reader wants to see of the reading list; `null` lets everything through. */
export type ReadingFilter = {
  /** The key of a phase, or {@link NO_PHASE}. */
  phase: string | null;
  state: ReadingState | null;
  need: ReadNeed | null;
  kind: ResourceKind | null;
  open: Resource['open'] | null;
  /** Words that must all occur in the title, the authors, the reason, the note or a task that asks for it. */
  words: string;
};

export const NO_READING_FILTER: ReadingFilter = {
  phase: null,
  state: null,
  need: null,
  kind: null,
  open: null,
  words: '',
};

/** Tells whether a filter lets everything through. */
export function letsAllThrough({ words, ...choices }: ReadingFilter): boolean {
  return words.trim() === '' && Object.values(choices).every((choice) => choice === null);
}

/** The name of a phase in an address. */
export function phaseName({ key }: Pick<ReadingPhase, 'key'>): string {
  return key ?? NO_PHASE;
}

/**
 * What a filter lets through, in its phases and in order.
 *
 * @param noteOf - the learner's note on a resource
 * @returns only phases with something left
 */
export function filterReading(
  phases: readonly ReadingPhase[],
  filter: ReadingFilter,
  noteOf: (resourceId: string) => string,
): ReadingPhase[] {
  return phases
    .filter((phase) => filter.phase === null || phaseName(phase) === filter.phase)
    .map((phase) => ({ ...phase, lines: phase.lines.filter((line) => isLetThrough(filter, line, noteOf)) }))
    .filter(({ lines }) => lines.length > 0);
}

function isLetThrough(
  { state, need, kind, open, words }: ReadingFilter,
  line: ReadingLine,
  noteOf: (resourceId: string) => string,
): boolean {
  const { resource, completion } = line;
  const isRead = completion !== null;
  return (
    (state === null || isRead === (state === 'read')) &&
    (need === null || line.need === need) &&
    (kind === null || resource.kind === kind) &&
    (open === null || resource.open === open) &&
    mentions(textsOf(line, noteOf(resource.id)), words)
  );
}

function textsOf({ resource, places }: ReadingLine, note: string): string[] {
  const { title, authors, year, note: why } = resource;
  // Questions are long, and would let nearly everything through.
  const tasks = places.filter(({ asker }) => asker.kind === 'task').map(({ asker }) => asker.title);
  return [title, ...authors, String(year ?? ''), why, note, ...tasks];
}
