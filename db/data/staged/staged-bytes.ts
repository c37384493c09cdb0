import { createHash, type Hash } from 'node:crypto';
import { closeSync, existsSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type BetterSqlite3 from 'better-sqlite3';
import { MOST_ATTACHMENT_BYTES } from '../../../plans/attachment/attachment.ts';
import {
  filesBeside,
  filesFolder,
  keepBytes,
  listKept,
  makeFolder,
  pathOfBytes,
  sizeOf,
} from '../../attachment/store.ts';
import type { Database } from '../../file/open.ts';
import { BYTES_TABLE } from '../file-bytes.ts';
import type { DataRow } from '../table-graph.ts';
import type { DataProblem } from '../told-problems.ts';
import { PLACE } from './staged-file.ts';

/** Takes the bytes of files in as they stand in a file of data: piece by piece, file after file. */
export type BytesWriter = {
  keep(place: number, row: DataRow): DataProblem | null;
  /** The last file is whole now, or is not what its name tells. */
  end(): DataProblem | null;
};

type Current = { sha256: string; part: number; place: number; bytes: number; descriptor: number; hash: Hash };

/** @param staged - the staged file, beside which they are written */
export function bytesWriter(staged: string): BytesWriter {
  const folder = filesBeside(staged);
  const partial = join(folder, 'partial');
  let current: Current | null = null;

  const begin = (sha256: string, place: number): DataProblem | null => {
    if (existsSync(pathOfBytes(folder, sha256)))
      return problemAt(place, 'is of a file that is there already');
    makeFolder(folder);
    const descriptor = openSync(partial, 'w', 0o600);
    current = { sha256, part: -1, place, bytes: 0, descriptor, hash: createHash('sha256') };
    return null;
  };

  const end = (): DataProblem | null => {
    if (current === null) return null;
    const { sha256, hash, place, descriptor } = current;
    closeSync(descriptor);
    current = null;
    if (hash.digest('hex') !== sha256) return problemAt(place, 'has other bytes than its “sha256” tells');
    const wanted = pathOfBytes(folder, sha256);
    makeFolder(dirname(wanted));
    renameSync(partial, wanted);
    return null;
  };

  return {
    keep(place, row) {
      const sha256 = String(row.sha256);
      if (current?.sha256 !== sha256) {
        const problem = end() ?? begin(sha256, place);
        if (problem) return problem;
      }
      if (current === null) return null;
      const bytes = Buffer.from(String(row.bytes), 'base64');
      if (row.part !== current.part + 1) return problemAt(place, 'is not the next part of its file');
      if (current.bytes + bytes.length > MOST_ATTACHMENT_BYTES)
        return problemAt(place, 'makes its file too large');
      writeSync(current.descriptor, bytes);
      current.hash.update(bytes);
      Object.assign(current, { part: row.part, bytes: current.bytes + bytes.length, place });
      return null;
    },
    end() {
      const problem = end();
      rmSync(partial, { force: true });
      return problem;
    },
  };
}

function problemAt(place: number, message: string): DataProblem {
  return { path: `tables.${BYTES_TABLE}[${place}]`, message };
}

type FileRow = { place: number; name: string; sha256: string; bytes: number };

/** Files whose bytes are not as many as their rows tell; bytes that no row names are let go. */
export function judgeBytes(client: BetterSqlite3.Database): DataProblem[] {
  const folder = filesBeside(client.name);
  const rows = client
    .prepare<[], FileRow>(`select ${PLACE} as place, name, sha256, bytes from main.attachments`)
    .all();
  const named = new Set(rows.map(({ sha256 }) => sha256));
  for (const sha256 of listKept(folder)) {
    if (!named.has(sha256)) rmSync(pathOfBytes(folder, sha256));
  }
  return rows
    .filter(({ sha256, bytes }) => (sizeOf(pathOfBytes(folder, sha256)) ?? bytes) !== bytes)
    .map(({ place }) => ({
      path: `tables.attachments[${place}].bytes`,
      message: 'are not as many as the file has',
    }));
}

/**
 * The names of files that come without their bytes, as out of a file that was made where they were missing.
 *
 * @param files - the folder of the files that are here
 */
export function listMissingFiles(client: BetterSqlite3.Database, files: string): string[] {
  const staged = filesBeside(client.name);
  const rows = client
    .prepare<[], FileRow>(
      `select file.${PLACE} as place, name, sha256, bytes from main.attachments as file
         join coming on coming.table_name = 'attachments' and coming.row = file.rowid and coming.is_new
       order by file.rowid`,
    )
    .all();
  return rows
    .filter(({ sha256, bytes }) =>
      [staged, files].every((folder) => sizeOf(pathOfBytes(folder, sha256)) !== bytes),
    )
    .map(({ name }) => name);
}

/** Moves the bytes that came to where those of the database lie, before the rows that name them come. */
export function keepStagedBytes(db: Database, staged: string): void {
  const folder = filesBeside(staged);
  for (const sha256 of listKept(folder)) keepBytes(filesFolder(db), sha256, pathOfBytes(folder, sha256));
}
