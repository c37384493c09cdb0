import { dirname } from 'node:path';
import { command, daymarkCommand, daymarkCommandOn, shellWord, startCommandOn, stopIt } from '../commands.ts';

type Told = { found: string; advice: string };

/** What else a refusal is about; what is not known is left out of its words. */
type About = {
  /** The database that was to be replaced. */
  database?: string;
  /** What is in the place of a file. */
  kind?: string;
  /** What is wrong with rows, or unlike in tables, each told once. */
  wrong?: readonly string[];
  /** The newest backup without that. */
  sound?: string | undefined;
  /** The process that has the database. */
  pid?: number | null;
};

/** So much of what is wrong is told. */
const TOLD = 5;

/** Why a file is not brought back, each with what to do instead; a path is the one that it is about. */
const REFUSALS = {
  missing: (path, about) => ({ found: `There is no file ${path}.`, advice: otherBackup(about) }),
  'not-a-file': (path, { kind = 'a folder' }) => ({
    found: `${path} is ${kind}.`,
    advice:
      kind === 'a folder' ? `Name a file in it: ${command('ls', path)} shows them.` : 'Name a file instead.',
  }),
  itself: (path, about) => ({
    found: `${path} is the database that is in use.`,
    advice: otherBackup(about),
  }),
  json: (path, { database }) => ({
    found: `${path} is a file of data, not a database.`,
    advice: `Start Daymark with ${database === undefined ? command('npm start') : startCommandOn(database)}, and bring it back under Settings → Your data.`,
  }),
  packed: (path) => ({
    found: `${path} is packed.`,
    advice: `Unpack it with ${command(`gunzip -c ${shellWord(path)} > ${shellWord(unpackedName(path))}`)}, and name ${unpackedName(path)}.`,
  }),
  foreign: (path, about) => ({
    found: `${path} is not a database of Daymark.`,
    advice: otherBackup(about),
  }),
  damaged: (path, about) => ({ found: `${path} is damaged.`, advice: otherBackup(about) }),
  'wrong-rows': (path, { database = '', wrong = [], sound }) => ({
    found: `Something is wrong with what is in ${path}. ${wrong.slice(0, TOLD).join(' ')}`,
    advice: `${
      sound === undefined
        ? 'No other backup is without that.'
        : `The newest backup without that comes back with ${daymarkCommandOn(database, 'restore', sound)}.`
    } To bring this one back all the same: ${daymarkCommandOn(database, 'restore --anyway', path)}; what is there now is kept aside.`,
  }),
  'strange-tables': (path, { database = '', wrong = [], sound }) => ({
    found: `The tables of ${path} are not those of a Daymark: ${wrong.slice(0, TOLD).join(', ')}.`,
    advice:
      sound === undefined
        ? 'No other backup is without that. Where somebody changed it by hand, that has to be taken back in it first.'
        : `The newest backup without that comes back with ${daymarkCommandOn(database, 'restore', sound)}.`,
  }),
  'too-new': (path, about) => ({
    found: `${path} was written by a newer Daymark.`,
    advice: `Bring it back with that version, or name an older backup: ${otherBackup(about)}`,
  }),
  'in-use': (path, { pid = null }) => ({
    found: `A Daymark is using the database ${path}.`,
    advice: `${stopIt('Stop it first', pid)}, and try again.`,
  }),
  'written-to': (path) => ({
    found: `Somebody wrote to ${path} each time that it was copied.`,
    advice: `Stop the Daymark that uses it, and try again; or make a backup of it with ${daymarkCommandOn(path, 'backup')}, and name that.`,
  }),
  'others-database': (path) => ({
    found: `${path}, which would be replaced, is a database of another program.`,
    advice: 'Name another file in DAYMARK_DATABASE.',
  }),
  'no-room': (path) => ({
    found: `The disk of ${dirname(path)} is full.`,
    advice: 'Free some space, and try again.',
  }),
  'no-rights': (path) => ({
    found: `This account may not write ${path} and its folder, or may not read the backup.`,
    advice: 'Use the account that runs Daymark.',
  }),
  'read-only-disk': (path) => ({
    found: `The disk of ${path} is mounted to be read only.`,
    advice: `Mount it for writing (${command('findmnt -T', path)} shows where and how it is mounted), or name a file on another disk in DAYMARK_DATABASE.`,
  }),
  'disk-fault': (path, about) => ({
    found: `The disk of ${path}, or that of the backup, reports a fault.`,
    advice: `Try again; if it stays, look after that disk, or use another backup: ${otherBackup(about)}`,
  }),
} satisfies Readonly<Record<string, (path: string, about: About) => Told>>;

export type RestoreReason = keyof typeof REFUSALS;

export const RESTORE_REASONS: readonly string[] = Object.keys(REFUSALS);

function otherBackup({ database }: About): string {
  const doctor = database === undefined ? daymarkCommand('doctor') : daymarkCommandOn(database, 'doctor');
  return `${doctor} tells which backup is the newest that is sound.`;
}

/** A name that no database has, so that none is written over. */
function unpackedName(path: string): string {
  return `${path}.unpacked`;
}

/** Nothing was brought back, and nothing was changed: why, and what to do, in words for the host. */
export class RestoreRefusedError extends Error {
  override readonly name = 'RestoreRefusedError';
  readonly reason: RestoreReason;
  readonly path: string;
  readonly about: About;

  constructor(reason: RestoreReason, path: string, { cause, ...about }: About & ErrorOptions = {}) {
    const { found, advice } = REFUSALS[reason](path, about);
    super(`${found} Nothing was changed. ${advice}`, { cause });
    this.reason = reason;
    this.path = path;
    this.about = about;
  }
}
