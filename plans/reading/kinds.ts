/** What there is to read, watch or run. */
export const RESOURCE_KINDS = [
  'paper',
  'book',
  'chapter',
  'course',
  'lecture',
  'post',
  'code',
  'data',
] as const;

export type ResourceKind = (typeof RESOURCE_KINDS)[number];

/** How much a reading is needed: read it, choose one of these, or go on there. */
export const READ_NEEDS = ['must', 'pick', 'deeper'] as const;

export const LONGEST_READ_MINUTES = 1200;
