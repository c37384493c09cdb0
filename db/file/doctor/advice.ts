import { daymarkCommand } from '../commands.ts';
import type { Patient } from './check.ts';

/** The newest backup, or what else there is to do. */
export function bringBackup({ newestBackup }: Patient, otherwise: string): string {
  return newestBackup === undefined
    ? `No backup was found. ${otherwise}, or bring back a copy of your own with ${daymarkCommand('restore', 'FILE')}.`
    : `The newest good backup comes back with ${daymarkCommand('restore', newestBackup)}.`;
}
