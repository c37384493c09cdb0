import { type DataRule, isAfterInstant } from './rule.ts';

/** Of what there is to read, and was read. */
export const READING_RULES: readonly DataRule[] = [
  {
    table: 'own_resources',
    tells: 'belongs to no task and no question',
    broken:
      'select id from {own_resources} where json_array_length(tasks) + json_array_length(questions) = 0',
  },
  {
    table: 'readings',
    tells: 'was read on a day that had not come yet',
    broken: `select rowid from {readings} where ${isAfterInstant('read_on', 'read_at')}`,
  },
];
