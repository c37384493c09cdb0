import { InvalidArgumentError } from 'commander';
import { isNamedDay, NAMED_YEARS } from '../../plans/calendar/calendar.ts';
import type { Day } from '../../plans/day.ts';

/** A day as it is typed in a command. */
export function parseDay(text: string): Day {
  if (!isNamedDay(text))
    throw new InvalidArgumentError(`It should be a day ${NAMED_YEARS}, like 2026-03-02.`);
  return text;
}
