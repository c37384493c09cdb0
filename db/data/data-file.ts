import * as z from 'zod';
import { readChangeFacts } from '../../plans/journal/change-facts.ts';
import { listed } from '../../plans/words.ts';
import { ROW_SCHEMAS } from './column-schemas.ts';
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

/**
 * Reads a file of data.
 *
 * @returns the rows, or what is wrong, each with where it stands; no more than twenty problems, since one cause often
 *   has many
 */
export function readDataFile(text: string): ReadDataFile {
  const parsed = parseJson(text);
  if (parsed === undefined) return whole('This is not JSON: choose the file that Daymark wrote.');
  const outer = z
    .object({
      format: z.literal('daymark-data'),
      version: z.unknown().optional(),
      tables: z.unknown().optional(),
    })
    .safeParse(parsed);
  if (!outer.success)
    return whole('This is not a file of Daymark’s data: its “format” should be “daymark-data”.');
  if (outer.data.version !== 1) {
    return whole('This file was written by a newer Daymark. Bring Daymark up to date first, then try again.');
  }
  const tables = z.record(z.string(), z.array(z.unknown())).safeParse(outer.data.tables);
  if (!tables.success)
    return { ok: false, problems: [{ path: 'tables', message: 'should hold lists of rows' }] };
  // By the file's own names: zod leaves “__proto__” out.
  return readTables(Object.keys(Object(outer.data.tables)), new Map(Object.entries(tables.data)));
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Files of an older Daymark know no yardstick: the plan as first planned is the one in force. */
const FIRST_YARDSTICK = [
  ['yardstickDays', 'baselineDays'],
  ['yardstickSessions', 'baselineSessions'],
] as const;

function readTables(names: readonly string[], given: ReadonlyMap<string, readonly unknown[]>): ReadDataFile {
  const known = new Set([...ROW_SCHEMAS.keys(), 'changes']);
  const problems: DataProblem[] = names
    .filter((name) => !known.has(name))
    .map((name) => ({
      path: `tables.${shortened(name)}`,
      message: 'is not known; perhaps a newer Daymark wrote it',
    }));
  const read = (name: string, schema: z.ZodType<Record<string, unknown>>) =>
    readRows(`tables.${name}`, schema, given.get(name) ?? [], problems);
  const tables = new Map([...ROW_SCHEMAS].map(([name, schema]) => [name, read(name, schema)] as const));
  for (const [name, first] of FIRST_YARDSTICK) {
    if (!given.has(name)) tables.set(name, tables.get(first) ?? []);
  }
  const changes = read('changes', ChangeRow);
  if (problems.length === 0) problems.push(...lostReferences(tables));
  if (problems.length > 0) return { ok: false, problems: problems.slice(0, MOST_PROBLEMS) };
  return { ok: true, file: { tables, changes } };
}

function readRows(
  path: string,
  schema: z.ZodType<Record<string, unknown>>,
  given: readonly unknown[],
  problems: DataProblem[],
): DataRow[] {
  const rows: DataRow[] = [];
  for (const [index, row] of given.entries()) {
    if (problems.length >= MOST_PROBLEMS) return rows;
    const parsed = schema.safeParse(row);
    if (parsed.success) rows.push(parsed.data);
    else problems.push(...parsed.error.issues.map((issue) => problemOf(`${path}[${index}]`, issue)));
  }
  return rows;
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
  return { ok: false, problems: [{ path: '', message }] };
}
