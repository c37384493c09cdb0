/** What a file can become, by the name that the command line takes. */
export const IMPORT_USES = ['tasks', 'roadmap', 'questions', 'papers', 'data'] as const;
export type ImportUse = (typeof IMPORT_USES)[number];
