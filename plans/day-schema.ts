import * as z from 'zod';
import { isDay } from './day.ts';

/** A day that was written down: a text that is one. */
export const DaySchema = z.iso.date().refine(isDay);
