import { count, formatFileSize } from '../../plans/format.ts';
import { Entry } from '../parts/entry.tsx';
import { Meter } from '../parts/meter.tsx';

/** How far a file of data is. */
export type ImportAtWork = {
  file: string;
  isBringing: boolean;
  stage: 'waiting' | 'reading' | 'comparing' | 'bringing';
  /** Bytes read, plans compared, or rows written, by the stage. */
  done: number;
  whole: number;
};

/** How far is it? The page asks by itself; without JavaScript it is loaded again. */
export function ImportProgress(work: ImportAtWork) {
  const { file, isBringing, stage, done, whole } = work;
  const address = `/settings/data/${file}`;
  return (
    <Entry label="How far it is">
      <div
        id="import-progress"
        hx-get={address}
        hx-trigger="every 1s"
        hx-target="#main"
        hx-select="#main"
        hx-swap="outerMorph"
      >
        <p>{wordsOf(work)}</p>
        {stage !== 'waiting' && <Meter part={done} whole={whole} label="How far it is" />}
      </div>
      <p>
        <a href={address}>Look again</a>
      </p>
      {!isBringing && <CancelForm file={file} />}
    </Entry>
  );
}

function wordsOf({ isBringing, stage, done, whole }: ImportAtWork): string {
  switch (stage) {
    case 'waiting':
      return isBringing ? 'A backup is made first.' : 'It waits for its turn.';
    case 'reading':
      return `${formatFileSize(done)} of ${formatFileSize(whole)} read.`;
    case 'comparing':
      return `Compared with what is here: ${done} of ${count(whole, 'plan')}.`;
    case 'bringing':
      return `${done} of ${count(whole, 'row')} brought in.`;
  }
}

/** Lets a file go that was sent. */
export function CancelForm({ file }: { file: string }) {
  return (
    <form class="form--inline" method="post" action="/settings/data/cancel">
      <input type="hidden" name="file" value={file} />
      <button class="button button--quiet" id="cancel-import">
        Cancel
      </button>
    </form>
  );
}
