import { join } from 'node:path';
import { projectRoot } from './project-root.ts';

/** What a host types to have something done, between backticks, as it stands in a sentence. */
export function command(words: string, ...paths: readonly string[]): string {
  return `\`${[words, ...paths.map(shellWord)].join(' ')}\``;
}

/** The same for the command line of Daymark, on the database that is set where it is typed. */
export function daymarkCommand(name: string, ...paths: readonly string[]): string {
  return command(`npm run -s daymark -- ${name}`, ...paths);
}

/** The same on this very database, wherever it is typed: what is set for a service is not set in a terminal. */
export function daymarkCommandOn(file: string, name: string, ...paths: readonly string[]): string {
  const words = `npm run -s daymark -- ${name}`;
  return command(isUsual(file) ? words : `DAYMARK_DATABASE=${shellWord(file)} ${words}`, ...paths);
}

/** Starts Daymark on this very database. */
export function startCommandOn(file: string): string {
  return command(isUsual(file) ? 'npm start' : `DAYMARK_DATABASE=${shellWord(file)} npm start`);
}

function isUsual(file: string): boolean {
  return file === join(projectRoot(), 'data/daymark.db');
}

/** @param pid - the process, where it is known */
export function stopIt(words: string, pid: number | null): string {
  return pid === null ? words : `${words} with ${command(`kill ${pid}`)}`;
}

/** As it is typed, where it stands on a line of its own. */
export function withoutTicks(typed: string): string {
  return typed.replace(/^`|`$/g, '');
}

/** As a shell takes it for one word, whatever is in it. */
export function shellWord(text: string): string {
  return /^[\w./@%+:,-]+$/.test(text) ? text : `'${text.replaceAll("'", String.raw`'\''`)}'`;
}
