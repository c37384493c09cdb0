import { type OpensForOthers, textForOthers } from '../text/for-others.ts';
import type { Report } from './report.ts';

/**
 * A report as it reads to somebody who has no way into this Daymark: whatever they cannot open, in any of its texts and
 * in each of its forms, is plain words.
 */
export function reportForOthers(report: Report, opens: OpensForOthers): Report {
  return forOthers(report, opens);
}

/** What is told is of the same shape as the whole. */
function forOthers<T>(value: T, opens: OpensForOthers): T;
function forOthers(value: unknown, opens: OpensForOthers): unknown {
  if (typeof value === 'string') return textForOthers(value, opens);
  if (Array.isArray(value)) return value.map((one) => forOthers(one, opens));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, forOthers(one, opens)]));
}
