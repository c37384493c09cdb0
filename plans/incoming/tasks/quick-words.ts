import { readQuickTask } from '../../task/quick-add.ts';
import type { IncomingItem, IncomingOutline } from '../outline.ts';
import type { TableReader } from './table-outline.ts';

/** “Read !60 fri” */
const QUICK_MARK = /(?:^|\s)!\d/;

/**
 * Reads the lines of an outline as Quick add does: those of a plain list each, of any other only those with its mark. What
 * a line says already, such as `(30 min)`, holds.
 *
 * @see plans/README.md#quick-add
 */
export function withQuickWords(
  outline: IncomingOutline,
  kind: 'plain' | 'marked',
  { today, locale }: TableReader,
): IncomingOutline {
  const ofItem = (item: IncomingItem): IncomingItem => {
    const items = item.items.map(ofItem);
    if (kind === 'marked' && !QUICK_MARK.test(item.text)) return { ...item, items };
    const { title, minutes, on } = readQuickTask(item.text, today, locale);
    const isTaken = (minutes !== null && item.minutes !== null) || (on !== null && item.day !== null);
    if (title === '' || isTaken) return { ...item, items };
    return { ...item, text: title, minutes: item.minutes ?? minutes, day: item.day ?? on, items };
  };
  const sections = outline.sections.map((section) => ({ ...section, items: section.items.map(ofItem) }));
  return { ...outline, sections };
}
