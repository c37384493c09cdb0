import { LONGEST_DURATION } from './durations.ts';

/** A run that is timed row by row: what each row took, and the one whose time runs. */
export type Run = {
  /** Seconds, by the ids of rows. */
  spent: ReadonlyMap<string, number>;
  /** `since`: an instant, ISO 8601 in UTC. `null` when the run is over, or was typed. */
  running: { row: string; since: string } | null;
};

const CLOCK = /^([a-z0-9]+(?:-[a-z0-9]+)*) (\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z)$/;

/** What a clock keeps, read; `null` while none runs. */
export function clockOf(text: string): Run['running'] {
  const [, row, since] = CLOCK.exec(text.trim()) ?? [];
  return row !== undefined && since !== undefined && !Number.isNaN(Date.parse(since)) ? { row, since } : null;
}

/** From which {@link clockOf} reads the same again. */
export function clockAsText(running: Run['running']): string {
  return running === null ? '' : `${running.row} ${running.since}`;
}

/**
 * Seconds that a row has taken by now. A clock of the machine that was set back takes none away.
 *
 * @param now - an instant, ISO 8601 in UTC
 */
export function secondsOf({ spent, running }: Run, row: string, now: string): number {
  const before = spent.get(row) ?? 0;
  if (running?.row !== row) return before;
  const since = Math.max(0, Math.floor((Date.parse(now) - Date.parse(running.since)) / 1000));
  return Math.min(LONGEST_DURATION, before + since);
}

/**
 * Goes on to a later row, or to the end.
 *
 * The wanted row is named, so that the same wish twice moves on once.
 *
 * @param rows - ids, in their order
 * @param to - the id of a row; `null` ends the run
 * @returns `null` when there is nothing to do: no time runs, or it runs in that row or behind it
 */
export function moveOn(rows: readonly string[], run: Run, to: string | null, now: string): Run | null {
  const { running, spent } = run;
  if (running === null) return null;
  const [at, wanted] = [rows.indexOf(running.row), to === null ? rows.length : rows.indexOf(to)];
  if (wanted <= at) return null;
  return {
    spent: new Map([...spent, [running.row, secondsOf(run, running.row, now)]]),
    running: to === null ? null : { row: to, since: now },
  };
}
