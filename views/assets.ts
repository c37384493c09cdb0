/** The style sheets, one a concept, each with all that it shares with others. A page links to exactly one. */
export const SHEETS = [
  'access',
  'calendar',
  'core',
  'help',
  'incoming',
  'journal',
  'mock',
  'plan',
  'portfolio',
  'practice',
  'progress',
  'readiness',
  'reading',
  'replan',
  'report',
  'review',
  'roadmap',
  'settings',
  'setup',
  'standalone',
  'task',
  'time',
  'today',
  'week',
] as const;
export type SheetName = (typeof SHEETS)[number];

/** Addresses of what pages link to. */
export type Assets = {
  sheets: Readonly<Record<SheetName, string>>;
  script: string;
  icon: string;
  /** The typefaces that every page begins with. */
  faces: readonly string[];
};
