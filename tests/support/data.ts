import { exportData } from '../../db/data/export.ts';
import type { Database } from '../../db/file/open.ts';

type ExportedData = { format: string; version: number; tables: Record<string, Record<string, unknown>[]> };

/** The file of all data, whole. */
export function exportText(db: Database): string {
  return [...exportData(db)].join('');
}

/** What the file of all data says. */
export function exportedData(db: Database): ExportedData {
  return JSON.parse(exportText(db));
}
