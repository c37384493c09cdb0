import { sql } from 'drizzle-orm';
import { text } from 'drizzle-orm/sqlite-core';
import type { Day } from '../../plans/day.ts';

/** A calendar day of the learner, `YYYY-MM-DD`. */
export const day = (name: string) => text(name).$type<Day>();

/** For checks: a column holds one of a closed set of values. */
export const oneOf = (column: string, values: readonly string[]) =>
  sql.raw(`"${column}" in (${values.map((value) => `'${value}'`).join(', ')})`);

export const isDay = (column: string) =>
  sql.raw(`"${column}" glob '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'`);

export const isMinutesOfDay = (column: string) => sql.raw(`"${column}" between 0 and 1440`);
