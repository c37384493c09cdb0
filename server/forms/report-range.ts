import { z } from 'zod';
import type { Plan } from '../../plans/plan.ts';
import type { ReportRange } from '../../plans/report/report.ts';
import { isDay } from '../../plans/schedule/day.ts';
import type { ParsedForm } from './parse-form.ts';

const typedDay = z.string().max(40).catch('');
export const RangeQuery = z.object({ from: typedDay, to: typedDay });

export type TypedRange = z.infer<typeof RangeQuery>;

/** An open end reaches to the end of the plan on that side; both open is the whole plan. */
export function parseRange({ from, to }: TypedRange, plan: Plan): ParsedForm<ReportRange | null> {
  if (from === '' && to === '') return { ok: true, data: null };
  const errors: Record<string, string> = {};
  if (from !== '' && !isDay(from)) errors.from = 'Enter the first day of the report, like 2026-03-02';
  if (to !== '' && !isDay(to)) errors.to = 'Enter the last day of the report, like 2026-03-08';
  const first = isDay(from) ? from : plan.calendar.startOn;
  const last = isDay(to) ? to : plan.calendar.finishOn;
  if (Object.keys(errors).length === 0 && last < first) {
    errors.to = `The last day, ${last}, comes before the first, ${first}`;
  }
  if (Object.keys(errors).length > 0) return { ok: false, errors };
  return { ok: true, data: { from: first, to: last } };
}
