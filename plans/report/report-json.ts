import type { Report } from './report.ts';

/** A report as JSON for other programs. The same report gives the same bytes. */
export function reportJson(report: Report): string {
  return `${JSON.stringify({ format: 'daymark-report', version: 1, ...report }, null, 2)}\n`;
}
