import BetterSqlite3 from 'better-sqlite3';
import { describe, expect, it, onTestFinished } from 'vitest';
import { mendTableCopies } from '../../../db/tools/table-copies.ts';

const OLD_TABLE = 'CREATE TABLE `reflections` (`week` integer PRIMARY KEY NOT NULL, `text` text NOT NULL);';

/** As drizzle-kit 0.31.11 generates it when columns and a check are added. */
const GENERATED = `PRAGMA foreign_keys=OFF;--> statement-breakpoint
CREATE TABLE \`__new_reflections\` (
	\`week\` integer PRIMARY KEY NOT NULL,
	\`text\` text NOT NULL,
	\`mood\` text DEFAULT 'it''s fine' NOT NULL,
	\`stars\` integer,
	\`made_at\` text DEFAULT (date('2026-03-04')) NOT NULL,
	CONSTRAINT "reflections_stars" CHECK("stars" between 1 and 5)
);
--> statement-breakpoint
INSERT INTO \`__new_reflections\`("week", "text", "mood", "stars", "made_at") SELECT "week", "text", "mood", "stars", "made_at" FROM \`reflections\`;--> statement-breakpoint
DROP TABLE \`reflections\`;--> statement-breakpoint
ALTER TABLE \`__new_reflections\` RENAME TO \`reflections\`;--> statement-breakpoint
PRAGMA foreign_keys=ON;`;

function database(...statements: string[]): BetterSqlite3.Database {
  const client = new BetterSqlite3(':memory:');
  onTestFinished(() => void client.close());
  for (const statement of statements) client.exec(statement);
  return client;
}

/** What a migration makes of a learner's table with one row. */
function rowsAfter(sql: string, oldTable = OLD_TABLE): unknown[] {
  const client = database(oldTable, "insert into reflections values (1, 'Slept too little')");
  client.exec(sql);
  return client.prepare('select * from reflections').all();
}

describe('a generated migration that builds a table anew', () => {
  it('asks the old table for columns that it does not have, which this SQLite refuses', () => {
    expect(() => rowsAfter(GENERATED)).toThrow('no such column: "mood"');
  });

  it('is mended to copy what the old table has; the new columns take their defaults', () => {
    const { sql, problems } = mendTableCopies(database(OLD_TABLE), GENERATED);

    expect(problems).toEqual([]);
    expect(rowsAfter(sql)).toEqual([
      { week: 1, text: 'Slept too little', mood: "it's fine", stars: null, made_at: '2026-03-04' },
    ]);
    expect(sql).toContain(
      '("week", "text") SELECT "week", "text" FROM `reflections`;--> statement-breakpoint',
    );
    expect(mendTableCopies(database(OLD_TABLE), sql).sql).toBe(sql);
  });

  it('keeps what stands in a column that was renamed before the copy', () => {
    const oldTable = OLD_TABLE.replace('`text` text', '`words` text');
    const renamed = `ALTER TABLE \`reflections\` RENAME COLUMN "words" TO "text";--> statement-breakpoint\n${GENERATED}`;

    const { sql } = mendTableCopies(database(oldTable), renamed);

    expect(rowsAfter(sql, oldTable)).toMatchObject([{ week: 1, text: 'Slept too little' }]);
  });

  it('is told where old rows have no value for a new column', () => {
    const required = GENERATED.replace("DEFAULT 'it''s fine' NOT NULL", 'NOT NULL');

    expect(mendTableCopies(database(OLD_TABLE), required).problems).toEqual([
      'reflections.mood is new, must have a value and has no default: write what old rows get.',
    ]);
  });

  it('stays as it is where somebody wrote the copy, and where nothing is copied', () => {
    const byHand = GENERATED.replace('"mood", "stars", "made_at" FROM', "'fine', 3, '2026-03-04' FROM");
    const adding = 'ALTER TABLE `reflections` ADD `stars` integer;';

    expect(mendTableCopies(database(OLD_TABLE), byHand).sql).toBe(byHand);
    expect(mendTableCopies(database(OLD_TABLE), adding).sql).toBe(adding);
  });
});
