import type { SQLiteColumn } from 'drizzle-orm/sqlite-core';
import * as z from 'zod';
import { LONGEST_PLAN_DAYS } from '../../plans/calendar/calendar.ts';
import { daysBetween, isDay, isTimeOfDay, isTimeZone } from '../../plans/day.ts';
import { parseRoadmap } from '../../plans/roadmap/parse-roadmap.ts';
import { TABLE_SHAPES, type TableShape } from './table-graph.ts';

const LONGEST_TEXT = 1_000_000;
const LONGEST_LIST = 1_000;
const LARGEST_NUMBER = 1_000_000_000;

const INSTANT = /^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]{1,6})?Z$/;

const text = z
  .string('should be a text')
  .max(LONGEST_TEXT, 'is too long')
  .refine((value) => value.isWellFormed() && !value.includes('\0'), 'has characters that cannot be stored');
const whole = z
  .int('should be a whole number')
  .min(-LARGEST_NUMBER, 'is too small')
  .max(LARGEST_NUMBER, 'is too large');
const calendarDay = z
  .string('should be a day')
  .refine((value) => isDay(value) && value >= '1900' && value < '2200', 'should be a day, like 2026-03-02');
const instant = z
  .string('should be an instant')
  .refine((value) => INSTANT.test(value) && !Number.isNaN(Date.parse(value)), 'should be an instant in UTC');
const list = z.array(z.union([text, whole]), 'should be a list').max(LONGEST_LIST, 'is too long');

/** What a column means beyond its type, where pages would break on anything else. */
const MEANINGS: Readonly<Record<string, z.ZodType>> = {
  'settings.timeZone': text.refine(isTimeZone, 'is not a time zone'),
  'settings.studyTime': text.refine(isTimeOfDay, 'should be a time, like 19:30').nullable(),
  'plans.weekdayMinutes': z
    .array(whole.min(0, 'is below 0').max(1440, 'is more than a day has'), 'should be a list')
    .length(7, 'should be seven numbers'),
};

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
  const schema = MEANINGS[`${table}.${key}`] ?? plainSchema(key, column);
  if (column.notNull) return column.hasDefault ? schema.default(column.default) : schema;
  return schema
    .nullable()
    .optional()
    .transform((value) => value ?? null);
}

/** By its type and by its name, which says what a text holds: `…On` and `day` a day, `…At` an instant. */
function plainSchema(key: string, { dataType, columnType, enumValues }: SQLiteColumn): z.ZodType {
  if (dataType === 'boolean') return z.boolean('should be true or false');
  if (dataType === 'json') return list;
  if (columnType === 'SQLiteReal') return z.number('should be a number');
  if (dataType === 'number')
    return key === 'id' || key.endsWith('Id') ? whole.min(1, 'should count from 1') : whole;
  if (enumValues && enumValues.length > 0) {
    return z.enum(enumValues, `should be one of ${enumValues.join(', ')}`);
  }
  if (isDayName(key)) return calendarDay;
  return key.endsWith('At') ? instant : text;
}

/** A column that holds a day, by its name. */
export function isDayName(key: string): boolean {
  return key === 'day' || key.endsWith('On');
}

type RowProblem = { path: string[]; message: string };

/** What no single column tells. */
function problemOfRow(table: string, row: Record<string, unknown>): RowProblem | null {
  if (table === 'plans' && typeof row.startOn === 'string' && typeof row.finishOn === 'string') {
    if (!isDay(row.startOn) || !isDay(row.finishOn)) return null;
    const days = daysBetween(row.startOn, row.finishOn) + 1;
    const isPlan = days >= 1 && days <= LONGEST_PLAN_DAYS;
    return isPlan
      ? null
      : { path: ['finishOn'], message: `should be within ${LONGEST_PLAN_DAYS} days of the start` };
  }
  if (table === 'evidence' && row.kind === 'link' && !/^https?:\/\//i.test(String(row.location))) {
    return { path: ['location'], message: 'should begin with http:// or https://' };
  }
  if (table === 'roadmaps' && typeof row.yaml === 'string') {
    const parsed = parseRoadmap(row.yaml);
    const isWell = parsed.ok && parsed.roadmap.id === row.key;
    return isWell
      ? null
      : { path: ['yaml'], message: 'should be a roadmap with the id that stands in “key”' };
  }
  return null;
}
