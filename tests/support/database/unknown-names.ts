import { NAMED_COLUMNS, type NamedColumn } from '../../../db/data/rules/names/named-columns.ts';

type Tables = Record<string, Record<string, unknown>[]>;

/** A name that no Daymark has, in place of another. */
export function unknownName(name: string): string {
  return `${name}-unheard-of`;
}

/**
 * Puts names that nothing has into a file of data, in place of those that stand in it.
 *
 * @param isChosen - tells of each name whether it is replaced
 */
export function replaceNames(tables: Tables, isChosen: (column: NamedColumn) => boolean): void {
  for (const column of NAMED_COLUMNS) {
    // What is written in a choice is words as well.
    if (column.thing === 'choice') continue;
    for (const row of tables[column.table] ?? []) {
      const value = row[column.column];
      const replaced = (name: unknown) => (isChosen(column) ? unknownName(String(name)) : name);
      if (typeof value === 'string' && value !== '') row[column.column] = replaced(value);
      if (Array.isArray(value)) row[column.column] = value.map(replaced);
    }
  }
}
