import type { SQLiteColumn } from 'drizzle-orm/sqlite-core';
import * as z from 'zod';
import { valueSchema } from './rules/columns/value-schema.ts';
import { problemOfRow } from './rules/row-problem.ts';
import { TABLE_SHAPES, type TableShape } from './table-graph.ts';

/** The rows of each table, by its name: what is missing takes its default, what is not known is refused. */
export const ROW_SCHEMAS: ReadonlyMap<string, z.ZodType<Record<string, unknown>>> = new Map(
  TABLE_SHAPES.map((shape) => [shape.name, rowSchema(shape)]),
);

function rowSchema({ name, columns }: TableShape): z.ZodType<Record<string, unknown>> {
  const fields = Object.entries(columns).map(([key, column]) => [key, columnSchema(name, key, column)]);
  const row: z.ZodType<Record<string, unknown>> = z.strictObject(Object.fromEntries(fields), {
    error: (issue) => (issue.code === 'unrecognized_keys' ? undefined : 'should be a row'),
  });
  return row.superRefine((value, context) => {
    const problem = problemOfRow(name, value);
    if (problem) context.addIssue({ code: 'custom', ...problem });
  });
}

function columnSchema(table: string, key: string, column: SQLiteColumn): z.ZodType {
  const schema = valueSchema(table, key, column);
  if (column.notNull) return column.hasDefault ? schema.default(column.default) : schema;
  return schema
    .nullable()
    .optional()
    .transform((value) => value ?? null);
}
