import * as z from 'zod';
import { readChangeFacts } from '../../plans/journal/change-facts.ts';
import { listed } from '../../plans/words.ts';
import { ROW_SCHEMAS } from './column-schemas.ts';
import { noTables, type Outline, rowReader, UnreadableFile } from './read-rows.ts';
import { type DataRow, TABLE_SHAPES } from './table-graph.ts';

/** What Daymark wrote, as it was read again: rows by table, each as it can be stored. */
export type DataFile = {
  tables: ReadonlyMap<string, readonly DataRow[]>;
  changes: readonly DataRow[];
};

/** `path` is empty when it is about the file as a whole. */
export type DataProblem = { path: string; message: string };

export type ReadDataFile = { ok: true; file: DataFile } | { ok: false; problems: readonly DataProblem[] };

const MOST_PROBLEMS = 20;

const ChangeRow = z
  .strictObject({
    id: z.int().min(1),
    at: z.iso.datetime(),
    onDay: z.iso.date(),
    summary: z
      .string()
      .max(10_000)
      .refine((value) => value.isWellFormed() && !value.includes('\0')),
    // Files of an older Daymark tell a change in words alone.
    kind: z.string().max(100).default('told'),
    params: z.record(z.string(), z.unknown()).default({}),
    taskId: z.int().nullable(),
    undoneAt: z.iso.datetime().nullable(),
  })
  .refine(({ kind, params }) => kind === 'told' || readChangeFacts(kind, params) !== undefined, {
    path: ['kind'],
    message: 'is not known with these “params”; perhaps a newer Daymark wrote it',
  });

/** Takes the bytes of a file of data as they come in. */
export type DataFileReader = {
  /** Whether the rest of the file is worth reading. */
  write(bytes: Uint8Array): boolean;
  end(): ReadDataFile;
};

/**
 * Reads a file of data while it comes in, row by row; what is too deep, too long or too much is refused before it is
 * put together.
 *
 * @returns the rows, or what is wrong, each with where it stands; no more than twenty problems, since one cause often
 *   has many
 */
export function dataFileReader(): DataFileReader {
  const problems: DataProblem[] = [];
  const tables = new Map<string, DataRow[]>();
  const counts = new Map<string, number>();
  let unreadable: UnreadableFile | null = null;

  const rows = rowReader((name, row) => {
    const index = counts.get(name) ?? 0;
    counts.set(name, index + 1);
    const schema = SCHEMAS.get(name);
    if (schema === undefined || problems.length >= MOST_PROBLEMS) return;
    const parsed = schema.safeParse(row);
    if (!parsed.success) {
      problems.push(...parsed.error.issues.map((issue) => problemOf(`tables.${name}[${index}]`, issue)));
    } else if (problems.length === 0) {
      rowsOf(tables, name).push(parsed.data);
    }
  });
  const attempt = <T>(act: () => T): T | null => {
    try {
      return act();
    } catch (error) {
      if (!(error instanceof UnreadableFile)) throw error;
      unreadable = error;
      return null;
    }
  };

  return {
    write(bytes) {
      if (unreadable === null) attempt(() => rows.write(bytes));
      return unreadable === null;
    },
    end() {
      const outline = unreadable === null ? attempt(() => rows.end()) : null;
      if (unreadable !== null) return refused([{ path: unreadable.path, message: unreadable.message }]);
      return outline === null ? refused([]) : judge(outline, tables, problems);
    },
  };
}

const SCHEMAS: ReadonlyMap<string, z.ZodType<Record<string, unknown>>> = new Map([
  ...ROW_SCHEMAS,
  ['changes', ChangeRow],
]);

function rowsOf(tables: Map<string, DataRow[]>, name: string): DataRow[] {
  const rows = tables.get(name) ?? [];
  tables.set(name, rows);
  return rows;
}

function judge(
  { format, version, hasTables, tableNames }: Outline,
  tables: Map<string, DataRow[]>,
  problems: readonly DataProblem[],
): ReadDataFile {
  if (format !== 'daymark-data') {
    return whole('This is not a file of Daymark’s data: its “format” should be “daymark-data”.');
  }
  if (version !== 1) {
    return whole('This file was written by a newer Daymark. Bring Daymark up to date first, then try again.');
  }
  if (!hasTables) return refused([noTables()]);
  const unknown = [...tableNames]
    .filter((name) => !SCHEMAS.has(name))
    .map((name) => ({
      path: `tables.${shortened(name)}`,
      message: 'is not known; perhaps a newer Daymark wrote it',
    }));
  const found = [...unknown, ...problems];
  return found.length > 0 ? refused(found) : complete(tables, tableNames);
}

/** Files of an older Daymark know no yardstick: the plan as first planned is the one in force. */
const FIRST_YARDSTICK = [
  ['yardstickDays', 'baselineDays'],
  ['yardstickSessions', 'baselineSessions'],
] as const;

/** What every table has, in the order in which they are written, once it is known to fit together. */
function complete(given: ReadonlyMap<string, DataRow[]>, tableNames: ReadonlySet<string>): ReadDataFile {
  const tables = new Map([...ROW_SCHEMAS.keys()].map((name) => [name, given.get(name) ?? []]));
  for (const [name, first] of FIRST_YARDSTICK) {
    if (!tableNames.has(name)) tables.set(name, tables.get(first) ?? []);
  }
  const lost = lostReferences(tables);
  if (lost.length > 0) return refused(lost);
  return { ok: true, file: { tables, changes: given.get('changes') ?? [] } };
}

function refused(problems: readonly DataProblem[]): ReadDataFile {
  return {
    ok: false,
    problems: problems.slice(0, MOST_PROBLEMS).map(({ path, message }) => ({ path, message })),
  };
}

function problemOf(row: string, issue: z.core.$ZodIssue): DataProblem {
  const path = [row, ...issue.path.map(String)].join('.');
  if (issue.code !== 'unrecognized_keys') return { path, message: issue.message };
  return { path, message: `has ${listed(issue.keys.map(shortened))}, which is not known here` };
}

function shortened(name: string): string {
  return name.length > 40 ? `${name.slice(0, 39)}…` : name;
}

/** Rows that name another which is not in the file, and two rows with one number. */
function lostReferences(tables: ReadonlyMap<string, readonly DataRow[]>): DataProblem[] {
  const idsOf = new Map(
    [...tables].map(([name, rows]) => [name, new Set(rows.map(({ id }) => id))] as const),
  );
  return TABLE_SHAPES.flatMap(({ name, references, isNumbered }) => {
    const rows = tables.get(name) ?? [];
    const seen = new Set<unknown>();
    return rows.flatMap((row, index): DataProblem[] => {
      const path = `tables.${name}[${index}]`;
      const lost = references.filter(
        ({ column, to }) => row[column] !== null && !idsOf.get(to)?.has(row[column]),
      );
      const isRepeated = isNumbered && seen.has(row.id);
      seen.add(row.id);
      return [
        ...lost.map(({ column, to }) => ({
          path: `${path}.${column}`,
          message: `names a row of ${to} that is not in the file`,
        })),
        ...(isRepeated ? [{ path: `${path}.id`, message: 'is the number of an earlier row' }] : []),
      ];
    });
  });
}

function whole(message: string): ReadDataFile {
  return refused([{ path: '', message }]);
}
