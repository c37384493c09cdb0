import * as z from 'zod';
import { isNamedDay, NAMED_YEARS } from '../../../plans/calendar/calendar.ts';
import { type Day, day, isDay } from '../../../plans/day.ts';

/** A day as a date field sends it. */
export function dayField(message: string) {
  return z
    .string({ error: message })
    .refine(isDay, message)
    .refine(isNamedDay, `Enter a day ${NAMED_YEARS}`)
    .transform((text): Day => day(text));
}

/** The page to show again, and the element on it to come back to. */
export const returnFields = {
  from: z.string().max(2000).catch('/today'),
  at: z
    .string()
    .regex(/^[a-z0-9-]{1,80}$/)
    .optional()
    .catch(undefined),
};

/** A field as it was typed, to be shown again, however long: a form that is refused loses nothing. A body has its limit. */
export const typedField = z.string().catch('');

/** What the page showed of what is ticked; empty where it was open. */
export const seenField = z.string().max(20_000).optional().catch(undefined);

/** What the page showed of the words of a step. */
export const lineField = z.string().max(20).optional().catch(undefined);

/** Names one filled-in form, so that sending it twice has one effect. */
export const formTokenField = z.uuid().optional().catch(undefined);

/** Whole minutes that people type. */
export function minutesField({ least, most, message }: { least: number; most: number; message: string }) {
  return z
    .string({ error: message })
    .trim()
    .regex(/^[0-9]{1,6}$/, message)
    .transform(Number)
    .refine((minutes) => minutes >= least && minutes <= most, message);
}
