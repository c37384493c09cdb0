import * as z from 'zod';
import { textField } from '../../../../plans/content/fields.ts';
import { LOCALES } from '../../../../plans/dates.ts';
import { LONGEST_CHOICES_NAME, ReportChoicesSchema } from '../../../../plans/report/choices.ts';
import { type ColumnSchemas, kept, timeOfDay, timeZone, wholeFrom } from './kept.ts';

const LONGEST_CHOICES = 2_000;

/** Choices as the report reads them: what it does not know in them, it leaves out. */
const choices = z
  .string('should be a text')
  .max(LONGEST_CHOICES, 'is too long')
  .refine(isChoices, 'should be the choices of a report');

function isChoices(text: string): boolean {
  try {
    return ReportChoicesSchema.safeParse(JSON.parse(text)).success;
  } catch {
    return false;
  }
}

/** What the settings and the saved reports take. */
export const SETTINGS_COLUMNS: Readonly<Record<string, ColumnSchemas>> = {
  settings: {
    id: z.literal(1, 'should be 1: there is one row of settings'),
    timeZone,
    studyTime: timeOfDay,
    locale: z.enum(
      LOCALES.map(({ locale }) => locale),
      'is no way of writing dates',
    ),
    dayStartHour: wholeFrom(0, 12),
    weekStart: wholeFrom(0, 6),
    drillMinutes: wholeFrom(0, 240),
    desiredRetention: z
      .number('should be a number')
      .min(0.7, 'should be 0.7 at least')
      .max(0.97, 'should be 0.97 at most'),
  },
  reportChoices: {
    name: kept(textField(LONGEST_CHOICES_NAME).refine((text) => text.trim() !== '', 'should have a name')),
    choices,
  },
};
