import { dataFileReader, type ReadDataFile } from '../../../db/data/data-file.ts';
import { exportData } from '../../../db/data/export.ts';
import type { Database } from '../../../db/file/open.ts';

type ExportedData = { format: string; version: number; tables: Record<string, Record<string, unknown>[]> };

/** The file of all data, whole. */
export function exportText(db: Database): string {
  return [...exportData(db)].join('');
}

/** What the file of all data says. */
export function exportedData(db: Database): ExportedData {
  return JSON.parse(exportText(db));
}

/** Reads a file of data that comes in pieces of so many bytes. */
export function readDataFile(content: string | Buffer, pieceBytes = 65_536): ReadDataFile {
  const bytes = Buffer.from(content);
  const reader = dataFileReader();
  for (let start = 0; start < bytes.length; start += pieceBytes) {
    if (!reader.write(bytes.subarray(start, start + pieceBytes))) break;
  }
  return reader.end();
}
