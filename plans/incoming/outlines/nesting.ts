import type { MarkedLine } from '../../text/list-mark.ts';
import { type DraftItem, newItem } from './draft.ts';

export type NumberedLine = MarkedLine & { line: number };

/** Items of marked lines, each within the nearest one above that is indented less. */
export function nestByIndent(lines: readonly NumberedLine[]): DraftItem[] {
  const outermost: DraftItem[] = [];
  const open: { indent: number; item: DraftItem }[] = [];
  for (const { indent, line, text, tick, isDropped } of lines) {
    while (open.length > 0 && (open.at(-1)?.indent ?? 0) >= indent) open.pop();
    const item = newItem(line, text, tick);
    item.isDropped ||= isDropped === true;
    (open.at(-1)?.item.items ?? outermost).push(item);
    open.push({ indent, item });
  }
  return outermost;
}
