import type { Reading } from './html-reading.ts';

/** Deeper lists and quotations are written as if they stood here. */
const DEEPEST = 12;

export function beginItem(reading: Reading): void {
  endItem(reading);
  const next = reading.lists.at(-1) ?? null;
  if (next !== null) reading.lists[reading.lists.length - 1] = next + 1;
  const marker = next === null ? '- ' : `${next}. `;
  if (reading.containers.length < DEEPEST) reading.containers.push({ kind: 'item', marker, isBegun: false });
}

/** The item that is open in the innermost list, if there is one. */
export function endItem(reading: Reading): void {
  const depth = Math.max(1, reading.lists.length);
  const items = reading.containers.filter(({ kind }) => kind === 'item').length;
  if (items >= depth && reading.containers.at(-1)?.kind === 'item') reading.containers.pop();
}

export function endList(reading: Reading): void {
  endItem(reading);
  reading.lists.pop();
}

export function endQuote(reading: Reading): void {
  const at = reading.containers.findLastIndex(({ kind }) => kind === 'quote');
  if (at !== -1) reading.containers.length = at;
}

export function beginQuote({ containers }: Reading): void {
  if (containers.length < DEEPEST) containers.push({ kind: 'quote' });
}
