import { lookInto } from '../../db/file/restore/bring-into.ts';
import type { Contents } from '../../db/file/restore/contents.ts';
import { type RestoreReason, RestoreRefusedError } from '../../db/file/restore/refusal.ts';

export type Judged =
  | { ok: true; contents: Contents }
  | { ok: false; reason: RestoreReason; wrong: readonly string[] };

/** Looks into the copy of a backup; that it is refused is an outcome, which a thread can hand over. */
export function judgeBackup({ path, now }: { path: string; now: Date }): Judged {
  try {
    return { ok: true, contents: lookInto(path, now) };
  } catch (error) {
    if (!(error instanceof RestoreRefusedError)) throw error;
    return { ok: false, reason: error.reason, wrong: error.about.wrong ?? [] };
  }
}
