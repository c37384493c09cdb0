import type { Day } from '../../plans/day.ts';
import { agree, count } from '../../plans/format.ts';
import { useDates } from '../dates.ts';
import { DOOR_ADDRESS } from '../incoming/addresses.ts';
import { Entry, PageHead } from '../parts/entry.tsx';
import { Inline } from '../parts/markdown.tsx';
import { BringBackForm } from './bring-back-form.tsx';
import { CancelForm, type ImportAtWork, ImportProgress } from './import-progress.tsx';
import { type BackupTrouble, MissedBackup } from './missed-backup.tsx';
import { UnknownNames, type UnknownNamesShown } from './unknown-names.tsx';

export type BroughtPlanLine = {
  title: string;
  startOn: Day;
  finishOn: Day;
  taskCount: number;
  doneCount: number;
  /** The very same plan is here already. */
  isHere: boolean;
};

export type DataPreview = {
  plans: readonly BroughtPlanLine[];
  /** What would be new here beside plans: how many, of what. */
  others: readonly { count: number; noun: string }[];
  /** Daymark is empty, so that all comes as it was. */
  isWhole: boolean;
  hasSettings: boolean;
  hasHistory: boolean;
  /** The names of files that come without their bytes. */
  missingFiles: readonly string[];
  /** What it names that this Daymark does not have. */
  unknown: UnknownNamesShown;
  /** Nothing of it is new. */
  isAllHere: boolean;
  /** The fingerprint of the file that was looked at. */
  file: string;
  basis: string;
  /** Something was changed since it was looked at. */
  isStale: boolean;
};

/** How it stands with a file of data. */
export type ImportShown =
  | ({ is: 'working' } & ImportAtWork)
  | { is: 'preview'; preview: DataPreview }
  | { is: 'problems'; problems: readonly { path: string; message: string }[] }
  /** It could not be finished, for a reason that is not in the file. */
  | { is: 'failed'; title: string; advice: string }
  /** It is not kept any more; `isCutOff` where Daymark was started anew meanwhile. */
  | { is: 'gone'; isCutOff: boolean }
  /** It is brought in; `misses` where there is no backup from just before. */
  | { is: 'in'; misses: BackupTrouble | null };

/** What is in this file, and what would it change? */
export function BringBackPage({ shown }: { shown: ImportShown }) {
  return (
    <main id="main" class="page page--settings" tabIndex={-1}>
      <PageHead eyebrow={<a href="/settings">Settings</a>} title="Bring data back">
        <p class="lead" role="status">
          {leadOf(shown)}
        </p>
      </PageHead>
      {shown.is === 'problems' && <Problems problems={shown.problems} />}
      {shown.is === 'preview' && <Preview preview={shown.preview} />}
      {shown.is === 'in' && shown.misses && <MissedBackup {...shown.misses} />}
      {shown.is === 'in' && (
        <Entry label="And now" aside="It is one change: Undo takes all of it out again.">
          <p>
            <a href="/plans">Your plans</a> has what came; <a href="/changes">Recent changes</a> takes it
            back.
          </p>
        </Entry>
      )}
      {shown.is === 'working' ? (
        <ImportProgress {...shown} />
      ) : (
        <Entry label={shown.is === 'preview' || shown.is === 'in' ? 'Another file' : 'Choose a file'}>
          <BringBackForm />
        </Entry>
      )}
    </main>
  );
}

function leadOf(shown: ImportShown): string {
  switch (shown.is) {
    case 'working':
      return shown.isBringing
        ? 'It is being brought in. Pages can be read meanwhile; what you save waits for it.'
        : 'The file is looked at. Nothing is changed yet, and you can go on meanwhile: this page keeps its address.';
    case 'preview':
      return leadOfPreview(shown.preview);
    case 'problems':
      return 'Nothing was changed. Something in the file stands in the way.';
    case 'failed':
      return `${shown.title} ${shown.advice}`;
    case 'gone':
      return shown.isCutOff
        ? 'Daymark was started anew meanwhile, so that this was cut off. Nothing was changed, and your file is where it was: choose it again.'
        : 'This file is no longer at hand: it was cancelled, another one came after it, or an hour has passed. Nothing was changed: choose it again.';
    case 'in':
      return 'It is brought back.';
  }
}

function leadOfPreview(preview: DataPreview): string {
  if (preview.isAllHere) return 'All of it is here already: there is nothing to bring back.';
  return preview.isWhole
    ? 'Nothing is here yet, so all of it comes back as it was.'
    : 'It is added beside what is here, and overwrites nothing.';
}

function Problems({ problems }: { problems: readonly { path: string; message: string }[] }) {
  return (
    <div class="error-summary" role="alert" tabIndex={-1}>
      <h2 class="error-summary__title">This file cannot be brought back:</h2>
      <ul>
        {problems.map(({ path, message }) => (
          <li key={`${path} ${message}`}>{path === '' ? message : `${path}: ${message}`}</li>
        ))}
      </ul>
      {problems.some(({ path }) => path !== '') ? (
        <p>
          A row is named by its table and its place, counted from 0. Where nobody changed the file by hand,
          bring both Daymarks up to date and download it again.
        </p>
      ) : (
        <p>
          Here goes in what <a href="/settings">Settings</a> of a Daymark downloads. A roadmap goes in under{' '}
          <a href="/roadmaps">Roadmaps</a>; lists, tables, boards and questions from elsewhere under{' '}
          <a href={DOOR_ADDRESS}>Bring in what you have</a>, whatever they are written in.
        </p>
      )}
    </div>
  );
}

const NAMES_SHOWN = 5;

function MissingFiles({ names }: { names: readonly string[] }) {
  const more = names.length - NAMES_SHOWN;
  return (
    <p class="hint" role="alert">
      {count(names.length, 'file')} {agree(names.length, 'comes', 'come')} without{' '}
      {agree(names.length, 'its', 'their')} bytes, which were missing where this file of data was made:{' '}
      <bdi>{names.slice(0, NAMES_SHOWN).join(', ')}</bdi>
      {more > 0 && ` and ${more} more`}. You can remove and attach {agree(names.length, 'it', 'them')} again
      afterwards.
    </p>
  );
}

function Preview({ preview }: { preview: DataPreview }) {
  const { plans, others, isWhole, hasSettings, hasHistory, missingFiles, isAllHere, isStale } = preview;
  return (
    <>
      {isStale && (
        <p class="hint" role="alert">
          Something was changed meanwhile. Nothing was brought back yet; this is how it stands now.
        </p>
      )}
      {missingFiles.length > 0 && <MissingFiles names={missingFiles} />}
      {plans.length > 0 && (
        <Entry label="Plans">
          <ul class="ledger">
            {plans.map((plan, index) => (
              <PlanLine key={`${index}-${plan.title}`} plan={plan} />
            ))}
          </ul>
        </Entry>
      )}
      {!isAllHere && (
        <Entry
          label="With them"
          aside={isWhole ? null : 'Where something here has the same name, what is here stays.'}
        >
          <ul class="ledger">
            {others.map(({ count: amount, noun }) => (
              <li key={noun} class="ledger__line">
                <span class="ledger__what">{count(amount, noun)}</span>
              </li>
            ))}
            <li class="ledger__line">
              <span class="ledger__what">
                {hasSettings ? 'Your settings come with it.' : 'Your settings stay as they are.'}{' '}
                {hasHistory
                  ? 'The list of earlier changes comes along, to read only.'
                  : 'The list of changes here goes on.'}
              </span>
            </li>
          </ul>
        </Entry>
      )}
      {preview.unknown.total > 0 && <UnknownNames {...preview.unknown} />}
      {!isAllHere && (
        <Entry label="Bring it back?" aside="It is one change: Undo takes all of it out again.">
          <ReturnForm preview={preview} />
        </Entry>
      )}
    </>
  );
}

function PlanLine({ plan }: { plan: BroughtPlanLine }) {
  const { formatRange } = useDates();
  const { title, startOn, finishOn, taskCount, doneCount, isHere } = plan;
  return (
    <li class="ledger__line">
      <span class="ledger__day">{formatRange(startOn, finishOn)}</span>
      <span class="ledger__what">
        <Inline text={title} />
      </span>
      <span class="ledger__figure">
        {doneCount} of {count(taskCount, 'task')} done{isHere && ', is here already'}
      </span>
    </li>
  );
}

function ReturnForm({ preview: { file, basis } }: { preview: DataPreview }) {
  return (
    <>
      <form class="form--inline" method="post" action="/settings/data/return">
        <input type="hidden" name="file" value={file} />
        <input type="hidden" name="basis" value={basis} />
        <button class="button" id="bring-back">
          Bring it back
        </button>
      </form>
      <CancelForm file={file} />
    </>
  );
}
