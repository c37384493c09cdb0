import { agree, count, formatFileSize } from '../../plans/format.ts';
import { useDates } from '../dates.ts';
import { Entry } from '../parts/entry.tsx';
import type { BackupTrouble } from './missed-backup.tsx';

/** An instant, to be told by the clocks of a time zone. */
type Moment = { at: string; timeZone: string };

export type BackupLine = Moment & {
  name: string;
  /** The folder that it lies in. */
  place: string;
  reason: string;
  bytes: number;
};

export type BackupsShown = {
  folder: string;
  /** `null` before there is one. */
  newestGood: BackupLine | null;
  /** The newest first. */
  all: readonly BackupLine[];
  /** The last attempt, where it failed. */
  failure: (BackupTrouble & Moment) | null;
};

/** Is my data safe, and where are the copies of it? */
export function BackupsEntry({ backups }: { backups: BackupsShown }) {
  const { failure, all } = backups;
  return (
    <Entry
      id="backups"
      label="Backups"
      aside="Copies of everything, made once a day and before anything that deletes or replaces a lot."
    >
      <Standing {...backups} />
      {failure && <Failure failure={failure} />}
      <form class="form form--inline" method="post" action="/backups">
        <button class="button button--quiet" id="backup-now">
          Make a backup now
        </button>
      </form>
      <form class="form form--inline" method="post" action="/backups/download">
        <button class="button button--quiet" id="backup-download">
          Make one and download it
        </button>
      </form>
      {all.length > 0 && <BackupList backups={all} />}
    </Entry>
  );
}

function Standing({ folder, newestGood, all }: BackupsShown) {
  const dates = useDates();
  if (newestGood === null) {
    return (
      <p>
        {all.length === 0
          ? 'There is no backup yet. The first is made by itself once there is something to keep.'
          : 'None of the backups can be read whole. Make one now.'}{' '}
        They go to <Path path={folder} />.
      </p>
    );
  }
  return (
    <>
      <p>
        The last good backup was made on {dates.formatMoment(newestGood.at, newestGood.timeZone)}:{' '}
        {formatFileSize(newestGood.bytes)}.
      </p>
      <p>
        <Places folder={folder} all={all} /> Of each of the last 7 days the first and the newest good one
        stay, and the newest of each of the last 5 weeks and 12 months. Those that you make by hand take no
        place of these.
      </p>
    </>
  );
}

/** Those from before another folder was named stay where they are. */
function Places({ folder, all }: Pick<BackupsShown, 'folder' | 'all'>) {
  const places = [...Map.groupBy(all, ({ place }) => place)];
  return (
    <>
      {places.map(([place, { length }], index) => (
        <>
          {index > 0 && ' '}
          {count(length, 'backup')} {agree(length, 'is', 'are')} kept in <Path path={place} />
          {place === folder ? '.' : ', where nothing is let go; new ones go elsewhere.'}
        </>
      ))}
    </>
  );
}

function Failure({ failure }: { failure: NonNullable<BackupsShown['failure']> }) {
  const dates = useDates();
  return (
    <div class="notice notice--problem" role="status" id="backup-failure">
      <p class="notice__words">
        The last attempt, on {dates.formatMoment(failure.at, failure.timeZone)}, made no backup:{' '}
        {failure.found}. Your data and the earlier backups are untouched. {failure.advice}
      </p>
    </div>
  );
}

const REASONS: Readonly<Record<string, string>> = {
  daily: 'daily',
  'before-migration': 'before a new version',
  'before-import': 'before data was brought in',
  'before-deletion': 'before a plan was deleted',
  'before-restore': 'before a backup came back',
  'by-hand': 'by hand',
};

function BackupList({ backups }: { backups: readonly BackupLine[] }) {
  const dates = useDates();
  return (
    <details class="fold" id="backup-list">
      <summary>All backups</summary>
      <p class="hint">
        A backup that is downloaded comes without the files that you attached: your data as a file has them.
      </p>
      <ul class="ledger">
        {backups.map((backup) => (
          <li key={backup.name} class="ledger__line">
            <span class="ledger__what">
              <a href={`/backups/${encodeURIComponent(backup.name)}`} download>
                {dates.formatMoment(backup.at, backup.timeZone)}
              </a>
              , {REASONS[backup.reason]}
            </span>
            <span class="ledger__figure">{formatFileSize(backup.bytes)}</span>
          </li>
        ))}
      </ul>
    </details>
  );
}

/** A long path may break anywhere. */
function Path({ path }: { path: string }) {
  return <code class="path">{path}</code>;
}
