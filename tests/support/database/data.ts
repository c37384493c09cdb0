import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { dataFileReader } from '../../../db/data/data-file.ts';
import { exportData } from '../../../db/data/export.ts';
import { bringIn } from '../../../db/data/staged/bring-in.ts';
import { keepStagedBytes } from '../../../db/data/staged/staged-bytes.ts';
import { openStaged, pathForReading } from '../../../db/data/staged/staged-file.ts';
import { takeIn } from '../../../db/data/staged/take-in.ts';
import { findUnknownNames, type UnknownNames } from '../../../db/data/staged/unknown-names.ts';
import { findWhatComes } from '../../../db/data/staged/what-comes.ts';
import { closeDatabase, type Database, openDatabase } from '../../../db/file/open.ts';
import { journalBasis, latestChange } from '../../../db/journal/history.ts';
import type { ChangeMoment } from '../../../db/journal/journal.ts';
import type { KnownName } from '../../../plans/content/named-things.ts';

type ExportedData = { format: string; version: number; tables: Record<string, Record<string, unknown>[]> };

/** The file of all data, whole. */
export function exportText(db: Database): string {
  return [...exportData(db)].join('');
}

/** The same of a database that nobody has open. */
export function exportTextOf(path: string): string {
  const db = openDatabase(path);
  try {
    return exportText(db);
  } finally {
    closeDatabase(db);
  }
}

/** What the file of all data says. */
export function exportedData(db: Database): ExportedData {
  return JSON.parse(exportText(db));
}

/** Reads a file of data that comes in pieces of so many bytes: its rows by table, and what is wrong. */
export function readDataFile(content: string | Buffer, pieceBytes = 65_536) {
  const bytes = typeof content === 'string' ? Buffer.from(content) : content;
  const rows: [string, number, unknown][] = [];
  const reader = dataFileReader((...row) => {
    rows.push(row);
    return null;
  });
  for (let start = 0; start < bytes.length; start += pieceBytes) {
    if (!reader.write(bytes.subarray(start, start + pieceBytes))) break;
  }
  return { rows, ...reader.end() };
}

/** What a file of data names that neither it nor the database nor a library has. */
export function unknownNamesIn(db: Database, content: string, library: readonly KnownName[]): UnknownNames {
  const { folder, staged } = stageData(db, content);
  const client = openStaged(staged, pathForReading(db, folder));
  try {
    return findUnknownNames(client, library);
  } finally {
    client.close();
    rmSync(folder, { recursive: true });
  }
}

/** A file of data as it stands in tables, before it is accepted. */
export function stageData(db: Database, content: string | Buffer) {
  const folder = mkdtempSync(join(tmpdir(), 'daymark-'));
  try {
    writeFileSync(join(folder, 'data.json'), content);
    const staged = join(folder, 'staged.db');
    const client = openStaged(staged, pathForReading(db, folder));
    try {
      const problems = takeIn(client, join(folder, 'data.json'), () => undefined);
      const coming = problems.length > 0 ? null : findWhatComes(client, () => undefined);
      return { folder, staged, problems, coming, basis: journalBasis(db) };
    } finally {
      client.close();
    }
  } catch (error) {
    rmSync(folder, { recursive: true });
    throw error;
  }
}

/** Looks at a file of data and brings it in; `changeId` is `null` where nothing was changed that could be undone. */
export function bringBack(db: Database, content: string | Buffer, moment: ChangeMoment) {
  const { folder, problems, coming, ...order } = stageData(db, content);
  try {
    if (coming === null) return { problems, coming, brought: null, changeId: null };
    keepStagedBytes(db, order.staged);
    const before = latestChange(db)?.id;
    const key = `${moment.at} ${content.length}`;
    const brought = bringIn(db, { ...order, key, moment }, () => undefined);
    const after = latestChange(db);
    const isNew = after !== undefined && after.id !== before && after.facts.kind === 'data-brought-back';
    return { problems, coming, brought, changeId: isNew ? after.id : null };
  } finally {
    rmSync(folder, { recursive: true });
  }
}
