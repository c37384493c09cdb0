import { createHash } from 'node:crypto';
import type BetterSqlite3 from 'better-sqlite3';
import { getTableName } from 'drizzle-orm';
import { getTableConfig } from 'drizzle-orm/sqlite-core';
import { PLAN_TABLES, TABLE_SHAPES, type TableShape } from '../table-graph.ts';
import { columnNames, quoted } from './staged-file.ts';

/** The two databases of a connection to a staged file: what the file has, and what is here. */
export type Side = 'main' | 'here';

/** The tables whose rows go with a plan, parents first. */
export const PLAN_SHAPES: readonly TableShape[] = TABLE_SHAPES.filter(({ name }) => PLAN_TABLES.has(name));

type OfPlan = { plan: number };

/** The condition that holds of the rows of a table which hang on the plan `@plan`. */
export function isOfPlan({ name, columns, references }: TableShape, side: Side): string {
  if (name === 'plans') return 'id = @plan';
  return references
    .filter(({ to, isPartOf }) => isPartOf && PLAN_TABLES.has(to))
    .flatMap(({ column, to }) => {
      const parent = PLAN_SHAPES.find((shape) => shape.name === to);
      const own = columns[column];
      if (!parent || !own) return [];
      const parents = `select id from ${side}.${quoted(getTableName(parent.table))} where ${isOfPlan(parent, side)}`;
      return `${quoted(own.name)} ${to === 'plans' ? '= @plan' : `in (${parents})`}`;
    })
    .join(' or ');
}

/** The columns by which the rows of a table are told apart, in SQL. */
export function keyOf({ table }: TableShape): string {
  const { columns, primaryKeys } = getTableConfig(table);
  const key = primaryKeys[0]?.columns ?? columns.filter((column) => column.primary);
  return key.map(({ name }) => quoted(name)).join(', ');
}

/**
 * Tells what a plan says, whatever its rows are numbered: numbers are replaced by places in the plan. Two plans that say
 * the same are the same plan. A plan is gone through row by row.
 */
export function planPrinter(client: BetterSqlite3.Database, side: Side): (plan: number) => string {
  const readers = PLAN_SHAPES.map((shape) => ({
    shape,
    tell: rowTeller(shape),
    rows: client
      .prepare<[OfPlan], unknown[]>(
        `select ${columnNames(shape).join(', ')} from ${side}.${quoted(getTableName(shape.table))} where ${isOfPlan(shape, side)} order by ${keyOf(shape)}`,
      )
      .raw(),
  }));
  return (plan) => {
    const print = createHash('sha256');
    const places: Places = new Map();
    for (const { shape, tell, rows } of readers) {
      const own = new Map<unknown, number>();
      print.update(`\n${shape.name}`);
      for (const row of rows.iterate({ plan })) print.update(tell(row, places, own));
      places.set(shape.name, own);
    }
    return print.digest('base64');
  };
}

/** Where in their plan the rows of a table stand, by their number. */
type Places = Map<string, Map<unknown, number>>;

function rowTeller({ columns, references }: TableShape) {
  const keys = Object.keys(columns);
  const targets = keys.map((key) => references.find(({ column }) => column === key)?.to);
  const numberAt = keys.indexOf('id');
  return (row: readonly unknown[], places: Places, own: Map<unknown, number>): string => {
    const told = row.map((value, index) => {
      const to = targets[index];
      if (index === numberAt) return null;
      return to === undefined ? value : (places.get(to)?.get(value) ?? null);
    });
    if (numberAt >= 0) own.set(row[numberAt], own.size);
    return `\n${JSON.stringify(told)}`;
  };
}
