import { Fragment } from 'preact';
import type { Day } from '../../plans/day.ts';
import { agree, count } from '../../plans/format.ts';
import { upperFirst } from '../../plans/words.ts';
import { useDates } from '../dates.ts';
import { Entry, PageHead } from '../parts/entry.tsx';
import { Inline } from '../parts/markdown.tsx';
import { BringBackForm } from './bring-back-form.tsx';

/** An instant, to be told by the clocks of a time zone. */
type Moment = { at: string; timeZone: string };

/** A backup that lies where Daymark keeps them. */
export type BackupLine = { name: string; made: Moment };

export type BackupPreview = {
  plans: readonly {
    title: string;
    startOn: Day | null;
    finishOn: Day | null;
    taskCount: number;
    doneCount: number;
  }[];
  lastChange: Moment | null;
  /** It was copied without its log, and may lack its latest changes. */
  lacksLog: boolean;
  /** What is wrong with what is in it, in words. */
  wrong: readonly string[];
  /** Names what was looked at. */
  key: string;
  /** What would be replaced, as it was when the page was made. */
  basis: string;
  /** Something was entered since it was first shown. */
  isStale: boolean;
};

export type BackupReturnPageProps = {
  preview: BackupPreview | null;
  /** Why it cannot be brought back, and what is wrong with it, each told once. */
  problem: { words: string; wrong: readonly string[] } | null;
  backups: readonly BackupLine[];
  /** The folders that were looked in, and what lies there of other databases, or of this one at another place. */
  around: { folders: readonly string[]; others: { count: number; newest: string; command: string } | null };
  /** Something was entered here already, without a plan, and would be replaced. */
  hasData: boolean;
};

/** I have used Daymark before: how does all of it come back? */
export function BackupReturnPage({ preview, problem, backups, around, hasData }: BackupReturnPageProps) {
  return (
    <main id="main" class="page page--settings" tabIndex={-1}>
      <PageHead eyebrow={<a href="/setup">Set up</a>} title="Bring back a backup">
        <p class="lead">
          {preview === null
            ? 'Everything comes back as it was then. You see what is in it first.'
            : 'This is what is in it.'}
        </p>
      </PageHead>
      {problem !== null && (
        <div class="error-summary" role="alert" tabIndex={-1}>
          <h2 class="error-summary__title">This cannot be brought back:</h2>
          <p>
            <Inline text={problem.words} />
          </p>
          {problem.wrong.length > 0 && <WrongLines wrong={problem.wrong} />}
        </div>
      )}
      {preview && <Preview preview={preview} hasData={hasData} />}
      {around.folders.length > 0 && (
        <Entry label="Backups found here">
          {backups.length > 0 && <FoundBackups backups={backups} />}
          <Around {...around} hasFound={backups.length > 0} />
        </Entry>
      )}
      <Entry label={preview ? 'Another backup' : 'A backup of your own'}>
        <BackupForm />
      </Entry>
      <Entry label="Or a file of data" aside="It can also be brought in beside other data, under Settings.">
        <BringBackForm />
      </Entry>
    </main>
  );
}

function Preview({
  preview: { plans, lastChange, lacksLog, wrong, key, basis, isStale },
  hasData,
}: {
  preview: BackupPreview;
  hasData: boolean;
}) {
  const dates = useDates();
  return (
    <>
      {isStale && (
        <p class="hint" role="alert">
          Something was changed here meanwhile. Nothing was brought back yet: what was changed would be
          replaced, too.
        </p>
      )}
      <Entry label="Plans">
        {plans.length === 0 && <p>There is no plan in it.</p>}
        <ul class="ledger">
          {plans.map(({ title, startOn, finishOn, taskCount, doneCount }, index) => (
            <li key={`${index}-${title}`} class="ledger__line">
              <span class="ledger__day">{startOn && finishOn && dates.formatRange(startOn, finishOn)}</span>
              <span class="ledger__what">
                <Inline text={title} />
              </span>
              <span class="ledger__figure">
                {doneCount} of {count(taskCount, 'task')} done
              </span>
            </li>
          ))}
        </ul>
        {lastChange && (
          <p>Its last change was made on {dates.formatMoment(lastChange.at, lastChange.timeZone)}.</p>
        )}
        {lacksLog && (
          <p>
            It was copied without its log, a file beside it whose name ends in “-wal”, and may lack its latest
            changes. A backup has all of them.
          </p>
        )}
      </Entry>
      {wrong.length > 0 && <WrongInIt wrong={wrong} />}
      <Entry
        label="Bring it back?"
        aside={
          hasData ? 'What you have entered here so far is replaced; a backup of it is made first.' : null
        }
      >
        <form class="form--inline" method="post" action="/setup/backup/return">
          <input type="hidden" name="key" value={key} />
          <input type="hidden" name="basis" value={basis} />
          <button class="button" id="bring-backup-back">
            {wrong.length > 0 ? 'Bring it back all the same' : 'Bring it back'}
          </button>
        </form>
        <a class="button button--quiet" href="/setup">
          Cancel
        </a>
      </Entry>
    </>
  );
}

/** So much of what is wrong is told. */
const TOLD = 5;

function WrongInIt({ wrong }: Pick<BackupPreview, 'wrong'>) {
  return (
    <div class="error-summary" role="status" id="backup-wrong">
      <h2 class="error-summary__title">Something is wrong with what is in it:</h2>
      <p>
        Look at an older one first. If there is none without that, bring this one back all the same; what is
        wrong may be missing, or look odd.
      </p>
      <WrongLines wrong={wrong} />
    </div>
  );
}

/** Each told once, as many as can be read. */
function WrongLines({ wrong }: { wrong: readonly string[] }) {
  return (
    <ul>
      {wrong.slice(0, TOLD).map((line) => (
        <li key={line}>{upperFirst(line)}</li>
      ))}
    </ul>
  );
}

function FoundBackups({ backups }: Pick<BackupReturnPageProps, 'backups'>) {
  const dates = useDates();
  return (
    <ul class="ledger">
      {backups.map(({ name, made }, index) => (
        <li key={name} class="ledger__line">
          <span class="ledger__what">{dates.formatMoment(made.at, made.timeZone)}</span>
          <form method="post" action="/setup/backup/found">
            <input type="hidden" name="name" value={name} />
            <button
              class="button button--quiet"
              id={`look-at-backup-${index + 1}`}
              aria-label={`Look at the backup of ${dates.formatMoment(made.at, made.timeZone)}`}
            >
              Look at it
            </button>
          </form>
        </li>
      ))}
    </ul>
  );
}

function Around({ folders, others, hasFound }: BackupReturnPageProps['around'] & { hasFound: boolean }) {
  return (
    <>
      <p>
        {hasFound ? 'Backups of this database are looked for in' : 'No backup of this database was found in'}{' '}
        {folders.map((folder, index) => (
          <Fragment key={folder}>
            {index > 0 && ' and '}
            <code>{folder}</code>
          </Fragment>
        ))}
        . To have another folder looked in, name it in DAYMARK_BACKUPS and start Daymark again.
      </p>
      {others && (
        <p>
          {count(others.count, 'other backup')} {agree(others.count, 'lies', 'lie')} there: of another
          database, or of this one when it lay elsewhere. The newest is <code>{others.newest}</code>: choose
          it as a file below, or stop Daymark, type <code>{others.command}</code> and start it again.
        </p>
      )}
    </>
  );
}

/** A backup to look at; nothing is brought back before that. */
function BackupForm() {
  return (
    <form class="form" method="post" action="/setup/backup" encType="multipart/form-data">
      <div class="field">
        <label class="field__label" for="field-backup-file">
          The file
        </label>
        <p class="field__hint" id="field-backup-file-hint">
          A backup or any copy of a Daymark database (.db), of at most a hundred megabytes.
        </p>
        <input
          class="input input--wide"
          type="file"
          id="field-backup-file"
          name="file"
          accept=".db,application/vnd.sqlite3"
          aria-describedby="field-backup-file-hint"
        />
      </div>
      <button class="button button--quiet" id="look-at-backup">
        Look at it first
      </button>
    </form>
  );
}
