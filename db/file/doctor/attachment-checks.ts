import type BetterSqlite3 from 'better-sqlite3';
import { count } from '../../../plans/format.ts';
import { foldersOfFiles, isAsNamed } from '../../attachment/carry.ts';
import { filesBeside, pathOfBytes, sizeOf } from '../../attachment/store.ts';
import { type Check, type Patient, placesOf } from './check.ts';
import { type Finding, filesMissing, filesSpoilt } from './findings.ts';

/** Whether the bytes of what is attached are there, each of them. */
export const ATTACHMENT_CHECKS: readonly Check[] = [{ about: 'Files', look: lookForFiles }];

type FileRow = { name: string; sha256: string };

function lookForFiles({ client, file, ...patient }: Patient): string | Finding[] | null {
  if (client === null || !hasTable(client)) return null;
  const rows = client
    .prepare<[], FileRow>('select min(name) as name, sha256 from attachments group by sha256 order by name')
    .all();
  const folder = filesBeside(file);
  const isThere = ({ sha256 }: FileRow) => sizeOf(pathOfBytes(folder, sha256)) !== null;
  const missing = rows.filter((row) => !isThere(row));
  const spoilt = rows.filter(
    (row) => isThere(row) && !isAsNamed(pathOfBytes(folder, row.sha256), row.sha256),
  );
  const others = placesOf({ client, file, ...patient }).flatMap((place) => foldersOfFiles(place.folder));
  const tell = (wrong: readonly FileRow[], finding: typeof filesMissing) =>
    wrong.length === 0 ? [] : [finding(folder, namesOf(wrong), findSource(wrong, others))];
  const findings = [...tell(missing, filesMissing), ...tell(spoilt, filesSpoilt)];
  if (findings.length > 0) return findings;
  return rows.length === 0 ? 'none is attached' : `${count(rows.length, 'file')}, each as it came`;
}

function hasTable(client: BetterSqlite3.Database): boolean {
  return client.prepare("select 1 from sqlite_schema where name = 'attachments'").get() !== undefined;
}

function namesOf(rows: readonly FileRow[]): string[] {
  return rows.map(({ name }) => name);
}

/** A folder that has all of them. */
function findSource(rows: readonly FileRow[], folders: readonly string[]): string | undefined {
  return folders.find((folder) => rows.every(({ sha256 }) => isAsNamed(pathOfBytes(folder, sha256), sha256)));
}
