import { BackupFailedError } from '../../db/file/backup/failure.ts';
import { type BackupOrder, type KeptBackup, keepBackup } from '../../db/file/backup/keep.ts';
import type { BackupReason } from '../../db/file/backup/names.ts';

export type BackupTrouble = { found: string; advice: string };

export type BackupOutcome = ({ ok: true } & KeptBackup) | ({ ok: false } & BackupTrouble);

/** Where nothing else can be done about it than to try again, as far as nobody does so by itself. */
export const TRY_AGAIN: Readonly<Record<BackupReason, string>> = {
  daily: 'It is tried again by itself.',
  'by-hand': 'Try again in a moment.',
  'before-restore': 'Try again in a moment.',
  'before-migration': 'Try again in a moment.',
  'before-import': 'Make one in a moment, under Settings → Backups.',
  'before-deletion': 'Make one in a moment, under Settings → Backups.',
};

/** Makes a backup; that it fails is an outcome, which a thread can hand over. */
export function takeBackup(order: BackupOrder): BackupOutcome {
  try {
    return { ok: true, ...keepBackup(order) };
  } catch (error) {
    if (!(error instanceof BackupFailedError)) throw error;
    const advice = error.failure === 'busy' ? TRY_AGAIN[order.reason] : error.advice;
    return { ok: false, found: error.found, advice };
  }
}
