import BetterSqlite3 from 'better-sqlite3';

/** A database of which nothing is believed: it is read in memory, and written nowhere. */
export type Reader = { database: BetterSqlite3.Database };

/** A row whose cells were all asked for as texts. */
export type TextRow = readonly (string | null | undefined)[];

/** Where a database says how its changes are kept, and how they are where there is no second file. */
const JOURNAL_MODE = [18, 19];
const WITHOUT_LOG = 1;

/**
 * Reads from a database that anybody may have made. What its schema would run is not run, and a file that is damaged is
 * no fault of the program.
 *
 * @param read - asks for whole tables only, of which it checks that they are some
 */
export function readUntrusted<T>(bytes: Uint8Array, read: (reader: Reader) => T): T | 'broken' {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  if (file.length < 100 || file.toString('latin1', 0, 15) !== 'SQLite format 3') return 'broken';
  // Its log was in a file of its own, which did not come along.
  for (const place of JOURNAL_MODE) file[place] = WITHOUT_LOG;
  replaceOrder(file);
  let database: BetterSqlite3.Database | undefined;
  try {
    database = new BetterSqlite3(file, { readonly: true });
    database.pragma('trusted_schema = OFF');
    database.pragma('cell_size_check = ON');
    return read({ database });
  } catch (error) {
    if (error instanceof BetterSqlite3.SqliteError) return 'broken';
    throw error;
  } finally {
    database?.close();
  }
}

/** An order of names that Anki brings itself, and one that SQLite knows, in as many bytes. */
const ANKI_ORDER = Buffer.from('unicase');
const KNOWN_ORDER = Buffer.from('binary ');

/** SQLite asks nothing of a table whose order it does not know. No row is looked for by its name here. */
function replaceOrder(file: Buffer): void {
  for (let at = file.indexOf(ANKI_ORDER); at !== -1; at = file.indexOf(ANKI_ORDER, at + 1)) {
    const before = file.toString('latin1', Math.max(0, at - 24), at);
    if (/(?:null|key) collate $/i.test(before)) KNOWN_ORDER.copy(file, at);
  }
}

/** Whether it is a table, no view and nothing that makes up its rows, and these are columns that hold what was written. */
export function isPlainTable({ database }: Reader, name: string, columns: readonly string[]): boolean {
  const tables = database.pragma('table_list') as { schema: string; name: string; type: string }[];
  const isTable = tables.some(
    (each) => each.schema === 'main' && each.name === name && each.type === 'table',
  );
  if (!isTable) return false;
  const known = database.pragma(`table_xinfo(${name})`) as { name: string; hidden: number }[];
  return columns.every((column) => known.some((each) => each.name === column && each.hidden === 0));
}

/** A column as text; `null` where it is longer, which is told without reading it: much can be made of little. */
export function textUpTo(column: string, bytes: number): string {
  return `CASE WHEN octet_length(${column}) <= ${bytes} THEN CAST(${column} AS TEXT) END`;
}
