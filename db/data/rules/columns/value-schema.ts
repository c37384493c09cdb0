import type { SQLiteColumn } from 'drizzle-orm/sqlite-core';
import * as z from 'zod';
import { type ColumnSchemas, instant, keptDay, number, words } from './kept.ts';
import { PLAN_COLUMNS } from './plan-columns.ts';
import { PORTFOLIO_COLUMNS } from './portfolio-columns.ts';
import { PRACTICE_COLUMNS } from './practice-columns.ts';
import { READING_COLUMNS } from './reading-columns.ts';
import { SETTINGS_COLUMNS } from './settings-columns.ts';
import { TASK_COLUMNS } from './task-columns.ts';

const COLUMNS: Readonly<Record<string, ColumnSchemas>> = {
  ...PLAN_COLUMNS,
  ...TASK_COLUMNS,
  ...PRACTICE_COLUMNS,
  ...READING_COLUMNS,
  ...PORTFOLIO_COLUMNS,
  ...SETTINGS_COLUMNS,
};

/** What a column takes, whether or not it may be empty. */
export function valueSchema(table: string, key: string, column: SQLiteColumn): z.ZodType {
  return COLUMNS[table]?.[key] ?? plainSchema(key, column);
}

/** By its type and by its name, which says what a text holds: `…On` and `day` a day, `…At` an instant. */
function plainSchema(key: string, { dataType, enumValues }: SQLiteColumn): z.ZodType {
  if (dataType === 'boolean') return z.boolean('should be true or false');
  if (dataType === 'number') return number;
  if (enumValues && enumValues.length > 0) {
    return z.enum(enumValues, `should be one of ${enumValues.join(', ')}`);
  }
  if (isDayName(key)) return keptDay;
  return key.endsWith('At') ? instant : words;
}

/** A column that holds a day, by its name. */
export function isDayName(key: string): boolean {
  return key === 'day' || key.endsWith('On');
}
