import { getTableColumns, getTableName } from 'drizzle-orm';
import { getTableConfig, type SQLiteColumn, type SQLiteTable } from 'drizzle-orm/sqlite-core';
import { DATA_TABLES } from '../journal/row-images.ts';

/** A row as the export has it: columns by the names that the code gives them. */
export type DataRow = Readonly<Record<string, unknown>>;

/** What the schema says of a data table, by the names that the export uses. */
export type TableShape = {
  name: string;
  table: SQLiteTable;
  columns: Readonly<Record<string, SQLiteColumn>>;
  /** Its rows are numbered, so that they get other numbers elsewhere. */
  isNumbered: boolean;
  /** Columns that name a row of another table by its number; `isPartOf` where a row goes with that one. */
  references: readonly { column: string; to: string; isPartOf: boolean }[];
  /** Columns by which no two rows are alike, beside their number; empty where rows may be. */
  naturalKey: readonly string[];
};

const namesOfTables = new Map<string, string>(
  Object.entries(DATA_TABLES).map(([name, table]) => [getTableName(table), name]),
);

/** Every data table, each after those that it refers to: written in this order, and taken back in the other. */
export const TABLE_SHAPES: readonly TableShape[] = inOrderOfReference(
  Object.entries(DATA_TABLES).map(([name, table]) => shapeOf(name, table)),
);

function inOrderOfReference(shapes: readonly TableShape[]): TableShape[] {
  const placed: TableShape[] = [];
  const isPlaced = (name: string) => placed.some((shape) => shape.name === name);
  while (placed.length < shapes.length) {
    const next = shapes.find(
      ({ name, references }) => !isPlaced(name) && references.every(({ to }) => to === name || isPlaced(to)),
    );
    if (!next) throw new RangeError('Tables refer to each other in a circle');
    placed.push(next);
  }
  return placed;
}

function shapeOf(name: string, table: SQLiteTable): TableShape {
  const columns: Record<string, SQLiteColumn> = getTableColumns(table);
  const keyOf = (column: SQLiteColumn) =>
    Object.keys(columns).find((key) => columns[key]?.name === column.name) ?? column.name;
  const { foreignKeys, primaryKeys, uniqueConstraints } = getTableConfig(table);
  const references = foreignKeys.flatMap((foreignKey) => {
    const { columns: own, foreignTable } = foreignKey.reference();
    const isPartOf = foreignKey.onDelete === 'cascade';
    return own.map((column) => ({
      column: keyOf(column),
      to: namesOfTables.get(getTableName(foreignTable)) ?? '',
      isPartOf,
    }));
  });
  const entries = Object.entries(columns);
  const keys = [
    ...uniqueConstraints.map((unique) => unique.columns.map(keyOf)),
    ...entries.filter(([, column]) => column.isUnique).map(([key]) => [key]),
    ...primaryKeys.map((key) => key.columns.map(keyOf)),
    ...entries.filter(([key, column]) => column.primary && key !== 'id').map(([key]) => [key]),
  ];
  return { name, table, columns, isNumbered: 'id' in columns, references, naturalKey: keys[0] ?? [] };
}

/** The tables whose rows go with a plan: it, and whatever hangs on it. */
export const PLAN_TABLES: ReadonlySet<string> = planTables();

function planTables(): Set<string> {
  const found = new Set(['plans']);
  for (;;) {
    const more = TABLE_SHAPES.filter(
      ({ name, references }) =>
        !found.has(name) && references.some(({ to, isPartOf }) => isPartOf && found.has(to)),
    );
    if (more.length === 0) return found;
    for (const { name } of more) found.add(name);
  }
}
