import type { ColumnRole } from '../../../plans/incoming/questions/columns/column-role.ts';

/** What a column says, as it can be chosen. */
export const ROLE_WORDS: Readonly<Record<ColumnRole, string>> = {
  prompt: 'Question',
  detail: 'What belongs to the question',
  answer: 'Answer',
  points: 'Answer, point by point',
  category: 'Category',
  tags: 'Tags',
  difficulty: 'Difficulty',
  form: 'Form',
  seconds: 'Speaking time in seconds',
  probing: 'What the interviewer wants to find out',
  pitfalls: 'Pitfalls',
  followUps: 'Follow-ups',
  phase: 'Phase',
  tasks: 'Tasks',
  archivedOn: 'Archived on',
  id: 'Id',
  ignored: 'Leave it out',
};
