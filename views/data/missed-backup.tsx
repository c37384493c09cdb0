/** Why a backup was not made, and what to do about it. */
export type BackupTrouble = { found: string; advice: string };

/** Something was changed without a backup from just before. */
export function MissedBackup({ found, advice }: BackupTrouble) {
  return (
    <div class="notice notice--problem" role="status">
      <p class="notice__words">
        It is done, but there is no backup from just before: {found}. {advice} Until then,{' '}
        <a href="/changes">Recent changes</a> takes it back.
      </p>
    </div>
  );
}
