import {
  accessSync,
  chmodSync,
  constants,
  existsSync,
  lstatSync,
  mkdirSync,
  realpathSync,
  type Stats,
  statSync,
} from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { BESIDE, LOCK } from '../beside.ts';
import {
  type DatabaseRefusedError,
  inTheWay,
  linked,
  linkToNothing,
  noFolderForBackups,
  notAFile,
  unusablePath,
} from '../refusals.ts';
import { findThere } from './faults.ts';

/** The longest name that SQLite gives to what it keeps beside a database. */
const LONGEST_SUFFIX = '-journal';
const LONGEST_NAME_BYTES = 255;
/** SQLite's own limit; that of Linux is higher. */
const LONGEST_PATH_BYTES = 512;

/**
 * Makes the folder if need be and finds the file behind any link, so that one file has one name, and one lock beside it.
 *
 * @throws {DatabaseRefusedError} when no database can be there
 */
export function reachFile(path: string): string {
  requirePossible(path);
  const wanted = resolve(path);
  makeFolder(dirname(wanted));
  const file = findFile(wanted);
  accessSync(dirname(file), constants.W_OK | constants.X_OK);
  const stat = statSync(file, { throwIfNoEntry: false });
  if (stat) requireOwnFile(file, stat);
  for (const suffix of BESIDE) requireUsable(`${file}${suffix}`);
  return file;
}

/** @throws {DatabaseRefusedError} when no file can have such a name */
export function requirePossible(path: string): void {
  const file = resolve(path);
  if (path === '') throw unusablePath(path, 'is empty');
  if (path.includes('\0'))
    throw unusablePath(path.replaceAll('\0', '?'), 'has a character in it that no path may have');
  const nameBytes = Buffer.byteLength(basename(file) + LONGEST_SUFFIX);
  if (nameBytes > LONGEST_NAME_BYTES || Buffer.byteLength(file + LONGEST_SUFFIX) > LONGEST_PATH_BYTES) {
    throw unusablePath(path, 'is too long');
  }
}

/** Folder by folder, each for its owner alone: all at once, Node tries for ever where the kernel says that there is none. */
function makeFolder(folder: string): void {
  if (existsSync(folder)) return;
  if (isThere(folder)) throw linkToNothing(folder);
  makeFolder(dirname(folder));
  try {
    mkdirSync(folder);
  } catch (error) {
    // Another Daymark may have been quicker.
    if (existsSync(folder)) return;
    throw error;
  }
  chmodSync(folder, 0o700);
}

/**
 * It may be made later, or be on a disk that is not connected yet; with anything else in its place no backup will ever be
 * made.
 *
 * @throws {DatabaseRefusedError} when there can be no such folder
 */
export function requireFolderForBackups(folder: string): void {
  const there = findThere(resolve(folder));
  const stat = statSync(there);
  if (!stat.isDirectory()) throw noFolderForBackups(there, kindOf(stat));
}

function findFile(wanted: string): string {
  const folder = dirname(wanted);
  if (!statSync(folder).isDirectory()) throw unusablePath(wanted, 'has a file where a folder should be');
  if (!isThere(wanted)) return join(realpathSync(folder), basename(wanted));
  if (!statSync(wanted, { throwIfNoEntry: false })) throw linkToNothing(wanted);
  return realpathSync(wanted);
}

/** A link is there, wherever it leads. */
function isThere(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false }) !== undefined;
}

function requireOwnFile(file: string, stat: Stats): void {
  if (!stat.isFile()) throw notAFile(file, kindOf(stat));
  accessSync(file, constants.R_OK | constants.W_OK);
  // SQLite's log goes by the name: under two names one file has two logs, and neither has all.
  if (stat.nlink > 1) throw linked(file);
}

/** Something in the place of what belongs beside a database. */
export function findWrongCompanion(file: string): DatabaseRefusedError | null {
  for (const suffix of [...BESIDE, LOCK]) {
    const stat = statSync(`${file}${suffix}`, { throwIfNoEntry: false });
    if (stat && !stat.isFile()) return inTheWay(`${file}${suffix}`, kindOf(stat));
  }
  return null;
}

function requireUsable(companion: string): void {
  const stat = statSync(companion, { throwIfNoEntry: false });
  if (!stat) return;
  if (!stat.isFile()) throw inTheWay(companion, kindOf(stat));
  try {
    accessSync(companion, constants.R_OK | constants.W_OK);
  } catch (error) {
    // Whoever closes the database last takes it away, perhaps just now.
    if (existsSync(companion)) throw error;
  }
}

/** What is in the place of a file. */
export function kindOf(stat: Stats): string {
  if (stat.isFile()) return 'a file';
  if (stat.isDirectory()) return 'a folder';
  if (stat.isFIFO()) return 'a pipe';
  if (stat.isSocket()) return 'a socket';
  return 'a device';
}
