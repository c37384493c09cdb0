import { readChangeFacts } from '../../../plans/journal/change-facts.ts';

/** Tells whether this version has words for a change: one of a newer version may be of a kind that it does not know. */
export function isToldChange(kind: string, params: unknown): boolean {
  return kind === 'told' || readChangeFacts(kind, params) !== undefined;
}
