import * as z from 'zod';
import { listed } from '../../plans/words.ts';
import { ROW_SCHEMAS } from './column-schemas.ts';
import { BYTES_TABLE, BytesRow } from './file-bytes.ts';
import { noTables, type Outline, rowReader, shortened, UnreadableFile } from './read-rows.ts';
import { isToldChange } from './rules/told-change.ts';
import type { DataRow } from './table-graph.ts';
import { type DataProblem, MOST_NOTED, tellProblems } from './told-problems.ts';

/** Which tables the file names, or what is wrong with it. */
export type ReadDataFile =
  | { ok: true; tableNames: ReadonlySet<string> }
  | { ok: false; problems: readonly DataProblem[] };

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
  .refine(({ kind, params }) => isToldChange(kind, params), {
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
 * Reads a file of data piece by piece, row by row; what is too deep, too long or too much is refused before it is put
 * together.
 *
 * @param keep - gets each row with its place in the list of its table, as long as nothing is wrong; says what it finds
 *   wrong with it
 * @returns what is wrong, as `tellProblems` tells it
 */
export function dataFileReader(
  keep: (table: string, place: number, row: DataRow) => DataProblem | null,
): DataFileReader {
  const problems: DataProblem[] = [];
  const counts = new Map<string, number>();
  let unreadable: UnreadableFile | null = null;

  const rows = rowReader((name, row) => {
    const place = counts.get(name) ?? 0;
    counts.set(name, place + 1);
    const schema = SCHEMAS.get(name);
    if (schema === undefined || problems.length >= MOST_NOTED) return;
    const parsed = schema.safeParse(row);
    if (!parsed.success) {
      problems.push(...parsed.error.issues.map((issue) => problemOf(`tables.${name}[${place}]`, issue)));
    } else if (problems.length === 0) {
      const problem = keep(name, place, parsed.data);
      if (problem) problems.push(problem);
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
      return outline === null ? refused([]) : judge(outline, problems);
    },
  };
}

const SCHEMAS: ReadonlyMap<string, z.ZodType<Record<string, unknown>>> = new Map([
  ...ROW_SCHEMAS,
  ['changes', ChangeRow],
  [BYTES_TABLE, BytesRow],
]);

function judge(
  { format, version, hasTables, tableNames }: Outline,
  problems: readonly DataProblem[],
): ReadDataFile {
  if (format !== 'daymark-data') {
    return whole(
      'This is JSON of something else: in a file of all data that Daymark wrote, “format” is “daymark-data”.',
    );
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
  return found.length > 0 ? refused(found) : { ok: true, tableNames };
}

function refused(problems: readonly DataProblem[]): ReadDataFile {
  return { ok: false, problems: tellProblems(problems.slice(0, MOST_NOTED)) };
}

function problemOf(row: string, issue: z.core.$ZodIssue): DataProblem {
  const path = [row, ...issue.path.map(String)].join('.');
  if (issue.code !== 'unrecognized_keys') return { path, message: issue.message };
  return { path, message: `has ${listed(issue.keys.map(shortened))}, which is not known here` };
}

function whole(message: string): ReadDataFile {
  return refused([{ path: '', message }]);
}
