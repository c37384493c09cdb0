import * as z from 'zod';
import { MINUTES_PER_DAY } from '../../../../plans/calendar/calendar.ts';
import { slug, writing } from '../../../../plans/content/fields.ts';
import { isDay, isTimeOfDay, isTimeZone } from '../../../../plans/day.ts';

/** What a column of a table takes, by the name that the code gives it. */
export type ColumnSchemas = Readonly<Record<string, z.ZodType>>;

const FIRST_OF_ALL = '1970-01-01';
/** A day of a plan that begins on the last day there may be, and whatever was moved behind its end. */
const AFTER_ALL = '2212-12-31';
const LARGEST_NUMBER = 1_000_000_000;
const INSTANT = /^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]{1,6})?Z$/;

/** A text that is judged as a form judges it, and kept as it is. */
export function kept(judge: z.ZodType<unknown>): z.ZodType {
  return z.string('should be a text').superRefine((text, context) => {
    const judged = judge.safeParse(text);
    if (!judged.success) context.addIssue({ code: 'custom', message: judged.error.issues[0]?.message ?? '' });
  });
}

export const words = kept(writing);
export const key = kept(slug);

export function wholeFrom(least: number, most: number): z.ZodType {
  return z
    .int('should be a whole number')
    .min(least, `should be ${least} at least`)
    .max(most, `should be ${most} at most`);
}

export const position = wholeFrom(1, 100_000);
export const minutesOfDay = wholeFrom(1, MINUTES_PER_DAY);
export const count = wholeFrom(0, LARGEST_NUMBER);
export const number = wholeFrom(1, LARGEST_NUMBER);

export const keptDay = z
  .string('should be a day')
  .refine(isDay, 'should be a day, like 2026-03-02')
  .refine(
    (value) => value >= FIRST_OF_ALL && value <= AFTER_ALL,
    `should be a day from ${FIRST_OF_ALL} to ${AFTER_ALL}`,
  );

export const instant = z
  .string('should be an instant')
  .refine((value) => INSTANT.test(value) && !Number.isNaN(Date.parse(value)), 'should be an instant in UTC')
  .refine(
    (value) => value >= FIRST_OF_ALL && value.slice(0, 10) <= AFTER_ALL,
    `should be an instant from ${FIRST_OF_ALL} to ${AFTER_ALL}`,
  );

export const timeZone = kept(z.string().max(100, 'is too long').refine(isTimeZone, 'is not a time zone'));
export const timeOfDay = z
  .string('should be a time')
  .refine(isTimeOfDay, 'should be a time, like 19:30')
  .nullable();

/** Each thing once, so many at most. */
export function listOf(item: z.ZodType, most: number): z.ZodType {
  return z
    .array(item, 'should be a list')
    .max(most, `should have ${most} at most`)
    .refine((list) => new Set(list).size === list.length, 'has something twice');
}
