import { AT } from '../database/db.ts';

/** A link to a report that never expires; whose it is and what it is known by are for the test to say. */
export const REPORT_LINK = {
  kind: 'report',
  label: '',
  choices: '{}',
  createdAt: AT,
  expiresAt: null,
} as const;
