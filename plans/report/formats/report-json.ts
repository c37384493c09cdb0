import * as z from 'zod';
import type { Report } from '../report.ts';
import { ReportFileSchema } from '../report-schema.ts';

/** A report as JSON for other programs, in the format that {@link reportJsonSchema} describes. Same report, same bytes. */
export function reportJson(report: Report): string {
  const file: z.infer<typeof ReportFileSchema> = { format: 'daymark-report', version: 2, ...report };
  return `${JSON.stringify(file, null, 2)}\n`;
}

/** The JSON Schema (draft 2020-12) of a report as JSON. */
export function reportJsonSchema(): unknown {
  return z.toJSONSchema(ReportFileSchema, { target: 'draft-2020-12' });
}
