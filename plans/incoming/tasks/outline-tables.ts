import type { IncomingItem, IncomingOutline, IncomingSection } from '../outline.ts';
import type { IncomingTable } from '../table.ts';
import type { ColumnRole } from './columns.ts';
import { outlineOfTable, type TableReader } from './table-outline.ts';

type Holder = Pick<IncomingSection, 'items' | 'tables'>;

/**
 * The tables of an outline as one, by which their columns are chosen for all of them.
 *
 * @returns `null` where there is none, or where their columns are not the same
 */
export function sharedTable({ sections }: IncomingOutline): IncomingTable | null {
  const [first, ...others] = sections.flatMap(tablesIn);
  const names = (table: IncomingTable) => JSON.stringify(table.columns);
  if (!first || others.some((table) => names(table) !== names(first))) return null;
  return { ...first, rows: [first, ...others].flatMap(({ rows }) => rows) };
}

function tablesIn({ items, tables = [] }: Holder): IncomingTable[] {
  return [...tables, ...items.flatMap(tablesIn)];
}

/**
 * Puts the rows of its tables into an outline, as items among those that stand with them; what a column says that they
 * are a part of is a section of its own.
 *
 * @param rolesOf - what each column of a table says
 */
export function withRows(
  outline: IncomingOutline,
  rolesOf: (table: IncomingTable) => readonly ColumnRole[],
  reader: TableReader,
): IncomingOutline {
  const parts = ({ tables = [] }: Holder): IncomingSection[] =>
    tables.flatMap((table) => outlineOfTable(table, rolesOf(table), reader).sections);
  const ofItem = (item: IncomingItem): IncomingItem => {
    const { tables: _, ...rest } = item;
    return { ...rest, items: inOrder([...item.items.map(ofItem), ...parts(item).flatMap(asItems)]) };
  };
  const ofSection = (section: IncomingSection): IncomingSection[] => {
    const { tables: _, ...rest } = section;
    const all = parts(section);
    const [nameless = [], named = []] = [false, true].map((wanted) =>
      all.filter((part) => isNamed(part) === wanted),
    );
    const own = inOrder([...section.items.map(ofItem), ...nameless.flatMap(({ items }) => items)]);
    const others = named.map((part) => ({
      ...part,
      title: [section.title, part.title].filter((title) => title !== '').join(' – '),
    }));
    const [first, ...more] = others;
    if (own.length > 0 || !first) return [{ ...rest, items: own }, ...others];
    return [{ ...first, note: section.note }, ...more];
  };
  return { ...outline, sections: outline.sections.flatMap(ofSection) };
}

/** That of their lines. */
function inOrder(items: readonly IncomingItem[]): IncomingItem[] {
  return [...items].sort((one, other) => one.line - other.line);
}

const isNamed = ({ title }: IncomingSection) => title !== '';

function asItems({ line, title, items }: IncomingSection): readonly IncomingItem[] {
  if (title === '') return items;
  return [{ line, text: title, isDone: false, day: null, minutes: null, note: '', items }];
}
