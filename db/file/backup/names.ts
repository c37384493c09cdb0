/** Why a backup was made: once a day, before something that replaces or deletes a lot, or because somebody asked for it. */
export const BACKUP_REASONS = [
  'daily',
  'before-migration',
  'before-import',
  'before-deletion',
  'before-restore',
  'by-hand',
] as const;

export type BackupReason = (typeof BACKUP_REASONS)[number];

/** What the name of a backup tells. */
export type BackupLabel = { instant: Date; reason: BackupReason };

const REASONS = BACKUP_REASONS.join('|');
const SECOND = String.raw`(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)`;
const NAME = new RegExp(String.raw`^${SECOND}(\d{3})Z-(${REASONS})(?:-\d+)?\.db$`);
/** Earlier versions named backups to the second, which keeps theirs apart where both begin alike. */
const EARLIER_NAME = new RegExp(String.raw`^${SECOND}()Z-(${REASONS})\.db$`);

/**
 * `daymark.db-20260302T063000123Z-daily.db`: names that sort in order of time.
 *
 * @param begin - what the names of all backups of one database begin with
 */
export function backupName(begin: string, { instant, reason }: BackupLabel): string {
  return `${begin}-${instant.toISOString().replace(/[-:.]/g, '')}-${reason}.db`;
}

/** Reads what `backupName` wrote; `undefined` for any other name. */
export function readBackupName(begin: string, name: string): BackupLabel | undefined {
  return readName(NAME, begin, name);
}

/** The same for `daymark-20260302T063000Z-before-migration.db`, as earlier versions wrote it. */
export function readEarlierName(begin: string, name: string): BackupLabel | undefined {
  return readName(EARLIER_NAME, begin, name);
}

/** Of any database: its mark of a place is not known here. */
const ANY_BEGIN = /^(.+?)-(?=\d{8}T\d{6,9}Z-)/;

/** Reads when and why a backup was made, of whichever database it is. */
export function readAnyBackupName(name: string): BackupLabel | undefined {
  const begin = ANY_BEGIN.exec(name)?.[1];
  if (begin === undefined) return undefined;
  return readBackupName(begin, name) ?? readEarlierName(begin, name);
}

function readName(pattern: RegExp, begin: string, name: string): BackupLabel | undefined {
  const match = name.startsWith(`${begin}-`) ? pattern.exec(name.slice(begin.length + 1)) : null;
  if (!match) return undefined;
  const [, year, month, day, hour, minute, second, millisecond, word] = match;
  const instant = new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}.${millisecond || '000'}Z`);
  const reason = BACKUP_REASONS.find((one) => one === word);
  return reason === undefined || Number.isNaN(instant.getTime()) ? undefined : { instant, reason };
}
