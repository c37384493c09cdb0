import { BackupFailedError } from '../../db/file/backup/failure.ts';
import { type BackupOrder, type KeptBackup, keepBackup } from '../../db/file/backup/keep.ts';

export type BackupTrouble = { found: string; advice: string };

export type BackupOutcome = ({ ok: true } & KeptBackup) | ({ ok: false } & BackupTrouble);

/** Makes a backup; that it fails is an outcome, which a thread can hand over. */
export function takeBackup(order: BackupOrder): BackupOutcome {
  try {
    return { ok: true, ...keepBackup(order) };
  } catch (error) {
    if (!(error instanceof BackupFailedError)) throw error;
    const advice = error.failure === 'busy' ? 'It is tried again by itself.' : error.advice;
    return { ok: false, found: error.found, advice };
  }
}
