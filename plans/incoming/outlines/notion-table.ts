import { csvRecords } from '../../content/csv-records.ts';
import { day } from '../../day.ts';
import type { IncomingItem } from '../outline.ts';
import type { IncomingTable } from '../table.ts';
import { guessRoles } from '../tasks/columns.ts';
import { outlineOfTable } from '../tasks/table-outline.ts';
import { type DraftItem, type DraftSection, newItem, newSection, wholeText } from './draft.ts';

/** A table of Notion as sections, with its items by their names. */
export type NotionDatabase = {
  sections: DraftSection[];
  rows: Map<string, DraftItem>;
  columns: readonly string[];
};

/** Notion writes the year of each day, and the month before it, wherever it is. */
const READER = { today: day('2020-01-01'), locale: 'en-US' };

/** Reads a table of which the first row names the columns; what has no place of its own is the note of its item. */
export function readNotionTable(title: string, text: string): NotionDatabase {
  const table = tableOf(title, text);
  const roles = guessRoles(table);
  const names = new Map(table.rows.map(({ line, cells }) => [line, cells[roles.indexOf('title')]?.trim()]));
  const rows = new Map<string, DraftItem>();
  const sections = outlineOfTable(table, roles, READER).sections.map((part) => {
    const section = newSection(1, [title, part.title].filter((name) => name !== '').join(' – '));
    section.items = part.items.map((item) => {
      const draft = draftOf(item, roles.includes('done'));
      const name = names.get(item.line) ?? '';
      if (!rows.has(name)) rows.set(name, draft);
      return draft;
    });
    return section;
  });
  return { sections, rows, columns: table.columns };
}

/** A table that is damaged is read as far as it goes. */
function tableOf(title: string, text: string): IncomingTable {
  const records = [...csvRecords({ text: wholeText(text), separator: ',' }, 1)];
  const [names = [], ...rows] = records.map(({ record }) => record.cells.map((cell) => cell.trim()));
  const width = rows.reduce((most, cells) => Math.max(most, cells.length), names.length);
  return {
    title,
    columns: Array.from({ length: width }, (_, column) => names[column] ?? ''),
    rows: rows
      .map((cells, index) => ({ line: index + 2, cells }))
      .filter(({ cells }) => cells.some((cell) => cell !== '')),
  };
}

/** Without a column that says so, one is done with all of its parts. */
function draftOf(
  { line, text, isDone, day: on, minutes, note, items }: IncomingItem,
  isTold: boolean,
): DraftItem {
  const draft = newItem(line, text, isDone || isTold ? isDone : null);
  draft.day = on ?? draft.day;
  draft.minutes = minutes ?? draft.minutes;
  draft.notes.push(note);
  draft.items = items.map((item) => draftOf(item, true));
  return draft;
}
