import { dirname } from 'node:path';
import { command, daymarkCommand } from '../commands.ts';

type Told = { found: string; advice: string };

const OTHER_BACKUP = `${daymarkCommand('doctor')} tells which backup is the newest that is sound.`;

/** Why a file is not brought back, each with what to do instead; a path is the one that it is about. */
const REFUSALS = {
  missing: (path) => ({ found: `There is no file ${path}.`, advice: OTHER_BACKUP }),
  'not-a-file': (path) => ({
    found: `${path} is a folder.`,
    advice: `Name a file in it: ${command('ls', path)} shows them.`,
  }),
  itself: (path) => ({ found: `${path} is the database that is in use.`, advice: OTHER_BACKUP }),
  json: (path) => ({
    found: `${path} is a file of data, not a database.`,
    advice: 'Start Daymark with `npm start`, and bring it back under Settings → Your data.',
  }),
  packed: (path) => ({
    found: `${path} is packed.`,
    advice: `Unpack it with ${command('gunzip -k', path)}, and name the file that comes of it.`,
  }),
  foreign: (path) => ({ found: `${path} is not a database of Daymark.`, advice: OTHER_BACKUP }),
  damaged: (path) => ({ found: `${path} is damaged.`, advice: OTHER_BACKUP }),
  'too-new': (path) => ({
    found: `${path} was written by a newer Daymark.`,
    advice: 'Bring it back with that version, or name an older backup.',
  }),
  'in-use': (path) => ({
    found: `A Daymark is using the database ${path}.`,
    advice: 'Stop it first, and try again.',
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
} satisfies Readonly<Record<string, (path: string) => Told>>;

export type RestoreReason = keyof typeof REFUSALS;

/** Nothing was brought back, and nothing was changed: why, and what to do, in words for the host. */
export class RestoreRefusedError extends Error {
  override readonly name = 'RestoreRefusedError';
  readonly reason: RestoreReason;

  constructor(reason: RestoreReason, path: string, options?: ErrorOptions) {
    const { found, advice } = REFUSALS[reason](path);
    super(`${found} Nothing was changed. ${advice}`, options);
    this.reason = reason;
  }
}
