/** What can be written as a file, by the name that the command line takes. */
export const EXPORT_NAMES = [
  'data',
  'roadmap',
  'calendar',
  'questions',
  'bank',
  'checklist',
  'papers',
  'reading',
  'portfolio',
] as const;
export type ExportName = (typeof EXPORT_NAMES)[number];
