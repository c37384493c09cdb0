import type { DataRule } from './rule.ts';

/** Of what changes keep for their undoing, and of links, which no file of data has. */
export const JOURNAL_RULES: readonly DataRule[] = [
  {
    table: 'changed_rows',
    tells: 'cannot be read, so that its change cannot be undone',
    broken: `select id from {changed_rows}
      where coalesce(before, after) is null or not json_valid(coalesce(before, '{}'))
        or not json_valid(coalesce(after, '{}'))
        or table_name not in (select name from {sqlite_schema} where type = 'table')`,
  },
  {
    table: 'gone_rows',
    tells: 'cannot be read, so that it does not come back with its change',
    broken: `select id from {gone_rows} where not json_valid(image)
      or table_name not in (select name from {sqlite_schema} where type = 'table')`,
  },
  {
    table: 'links',
    tells: 'does not say what it shows',
    mend: 'Close this link and make another one.',
    broken: "select id from {links} where not json_valid(choices) or json_type(choices) <> 'object'",
  },
];
