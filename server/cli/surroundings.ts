import { closeDatabase, openDatabase } from '../../db/file/open.ts';
import { inWords } from '../../db/file/opening/faults.ts';
import type { Clock } from '../clock.ts';
import { readConfig } from '../config.ts';
import { requireDatabase } from './data/place.ts';
import type { CliMoment } from './standing.ts';

/** Where a command writes, and what it runs on, unless it is the terminal and now: so that it can be tested without a process. */
export type CliSurroundings = {
  env: NodeJS.ProcessEnv;
  /** The environment of the process, when it does nothing else: its clock may be set. */
  processEnv?: NodeJS.ProcessEnv | null;
  clock?: Clock;
  write?: (text: string | Uint8Array) => void;
  complain: (text: string) => void;
};

export const READING = { forReading: true };
export const WRITING = { forReading: false };

/** Opens the database for one command. */
export async function withDatabase<Moment, T>(
  { env, clock, processEnv }: Required<CliSurroundings>,
  { forReading }: { forReading: boolean },
  look: (deps: CliMoment['deps'], processEnv: NodeJS.ProcessEnv | null) => Moment,
  act: (moment: Moment) => T | Promise<T>,
): Promise<T> {
  const config = readConfig(env);
  requireDatabase(config);
  const { databasePath, backupsFolder } = config;
  const db = openDatabase(databasePath, {
    beside: true,
    forReading,
    now: clock.now(),
    backupsFolder: backupsFolder ?? undefined,
  });
  try {
    return await act(look({ db, clock }, processEnv));
  } catch (error) {
    throw inWords(error, databasePath);
  } finally {
    closeDatabase(db);
  }
}

/** An answer for programs rather than people. */
export type JsonOption = { json?: true };
