import * as z from 'zod';
import { type Day, day, isDay } from '../../plans/day.ts';

/** A day as a date field sends it. */
export function dayField(message: string) {
  return z
    .string({ error: message })
    .refine(isDay, message)
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

/** Text that people type: line breaks as one character, no characters that cannot be shown or stored. */
export function textField(longest: number) {
  return z
    .string({ error: 'Write something here' })
    .transform((text) => text.replace(/\r\n?/g, '\n'))
    .refine((text) => text.isWellFormed() && !text.includes('\0'), 'Use characters that can be shown')
    .refine((text) => text.length <= longest, {
      // Written when it is needed: the first number that is written so costs a start a tenth of its time.
      error: () => `Keep this to ${longest.toLocaleString('en')} characters`,
    });
}
