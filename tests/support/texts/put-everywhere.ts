import { getTableColumns, getTableName } from 'drizzle-orm';
import type { Database } from '../../../db/file/open.ts';
import { recordChange } from '../../../db/journal/journal.ts';
import { DATA_TABLES } from '../../../db/journal/row-images.ts';
import { MOMENT, SOME_FACTS } from '../database/db.ts';

/** Columns that hold no words of anybody. */
const NO_WORDS =
  /(On|At|[kK]eys?|Id)$|^(day|timeZone|locale|studyTime|dimension|category|phase|seed|choices|yaml)$/;

/**
 * Puts a text into every column of words.
 *
 * @param textFor - for a column, like `tasks.note`
 */
export function putEverywhere(db: Database, textFor: (column: string) => string): void {
  const change = { facts: SOME_FACTS, at: MOMENT.at, onDay: MOMENT.today };
  recordChange(db, change, () => {
    for (const { table, column, name } of columnsOfWords())
      db.client.prepare(`update ${table} set ${column} = ?`).run(textFor(name));
  });
}

/** Every column of a table of data that holds words, by its name in SQL and in the code. */
export function columnsOfWords() {
  return Object.entries(DATA_TABLES).flatMap(([name, table]) =>
    Object.entries(getTableColumns(table))
      .filter(
        ([key, { dataType, enumValues }]) =>
          dataType === 'string' && !enumValues?.length && !NO_WORDS.test(key),
      )
      .map(([key, column]) => ({
        table: getTableName(table),
        column: column.name,
        name: `${name}.${key}`,
      })),
  );
}
