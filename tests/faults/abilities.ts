import { existsSync } from 'node:fs';
import { canRun } from './daymark.ts';

export const NOBODY = 65_534;

/** What faults are made with, and a word for the names of tests where this machine or account cannot. */
export const canTrace = canRun(['strace', '-f', '-o', '/dev/null', 'true']);
export const withoutTrace = canTrace
  ? ''
  : ' (left out: strace cannot run here; install the package "strace")';
export const canMount = canRun(['unshare', '-rm', 'mount', '-t', 'tmpfs', 'tmpfs', '/mnt']);
export const withoutMount = canMount
  ? ''
  : ' (left out: this account may not use "unshare -rm", of the package util-linux)';
export const isRoot = process.getuid?.() === 0;
export const withoutRoot = isRoot ? '' : ' (left out: only root can be somebody else)';

/** Runs a command as an account that has no rights. */
export const AS_NOBODY = ['setpriv', '--reuid', String(NOBODY), '--clear-groups'];
export const canSeeLocks = existsSync('/proc/locks');
export const withoutLocksShown = canSeeLocks ? '' : ' (left out: this system has no /proc/locks)';
