/** The tables that a report brings for spreadsheets. */
export const REPORT_TABLES = [
  'tasks',
  'sessions',
  'habits',
  'weeks',
  'phases',
  'readings',
  'portfolio',
] as const;
export type ReportTableName = (typeof REPORT_TABLES)[number];
