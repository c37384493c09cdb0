import { findBrokenRows } from '../../../db/data/rules/broken-rows.ts';
import { rulesOfLists } from '../../../db/data/rules/list-rules.ts';
import { rulesOfTables } from '../../../db/data/rules/table-rules.ts';
import { DATA_RULES, findBrokenRules } from '../../../db/data/rules/together/find-broken.ts';
import type { Database } from '../../../db/file/open.ts';

/** What is wrong with the rows of a database by every rule that there is, in words; as the doctor looks. */
export function brokenIn({ client }: Database): string[] {
  const rules = [...rulesOfTables(client), ...rulesOfLists(client), ...DATA_RULES];
  return [
    ...client
      .prepare('pragma foreign_key_check')
      .all()
      .map((lost) => JSON.stringify(lost)),
    ...findBrokenRules(client, 'main', rules).map(
      ({ rule, rowids }) => `${rule.table} ${rowids.join()}: ${rule.tells}`,
    ),
    ...[...findBrokenRows(client)].map(({ table, rowid, tells }) => `${table} ${rowid}: ${tells}`),
  ];
}
