import type { ContentProblem } from '../../../plans/content/problem.ts';
import { agree, count } from '../../../plans/format.ts';
import { OWN_COLUMNS } from '../../../plans/practice/own/own-csv.ts';
import {
  changedColumns,
  type ImportedQuestion,
  MOST_IMPORTED,
  type OwnImport,
} from '../../../plans/practice/own/own-import.ts';
import { OWN_CATEGORY } from '../../../plans/practice/own/own-question.ts';
import { ContentProblems } from '../../parts/content-problems.tsx';
import { Entry, PageHead } from '../../parts/entry.tsx';
import { Inline } from '../../parts/markdown.tsx';
import type { NamedChoice } from '../bank-filter.tsx';

/** A file that was looked at and can be kept, in part at least. */
export type OwnImportPreview = {
  csv: string;
  import: OwnImport;
  /** The state of the questions that it was held against. */
  basis: string;
  formToken: string;
  /** Something was changed since the preview that was confirmed. */
  isStale: boolean;
};

export type OwnImportPageProps = {
  categories: readonly NamedChoice[];
  /** Why a file that was sent cannot be kept. */
  trouble: { csv: string; problems: readonly ContentProblem[] } | null;
  preview: OwnImportPreview | null;
};

/** How do I bring in questions that I have elsewhere, and what would a file change? */
export function OwnImportPage({ categories, trouble, preview }: OwnImportPageProps) {
  return (
    <main id="main" class="page page--own-import" tabIndex={-1}>
      <PageHead
        eyebrow={<a href="/practice/own">Your own questions</a>}
        title={preview ? 'What this file would do' : 'Import questions from CSV'}
      >
        {preview && <p class="lead">{previewInWords(preview.import)}</p>}
      </PageHead>
      {preview?.isStale && <Stale />}
      {trouble && <ContentProblems text={trouble.csv} problems={trouble.problems} />}
      {preview ? <Preview preview={preview} /> : <FileForm />}
      <Columns categories={categories} />
    </main>
  );
}

function Stale() {
  return (
    <div class="error-summary" role="alert">
      <h2 class="error-summary__title">Nothing was imported: something was changed since you looked.</h2>
      <p>This is what the file would do now.</p>
    </div>
  );
}

function previewInWords({ added, changed, sameCount, refusedCount }: OwnImport): string {
  const parts = [
    ...(added.length > 0 ? [`${count(added.length, 'new question')}`] : []),
    ...(changed.length > 0 ? [`${count(changed.length, 'question')} changed`] : []),
    ...(sameCount > 0 ? [`${sameCount} as you have ${agree(sameCount, 'it', 'them')} already`] : []),
    ...(refusedCount > 0 ? [`${count(refusedCount, 'row')} refused`] : []),
  ];
  return parts.length === 0 ? 'There are no questions in it.' : `${parts.join(', ')}.`;
}

function Preview({ preview }: { preview: OwnImportPreview }) {
  const { added, changed, refused } = preview.import;
  const keptCount = added.length + changed.length;
  return (
    <>
      {keptCount > 0 && <KeepForm preview={preview} keptCount={keptCount} />}
      {refused.length > 0 && (
        <ContentProblems
          text={preview.csv}
          problems={refused}
          title={`${count(preview.import.refusedCount, 'row')} cannot be imported as ${agree(preview.import.refusedCount, 'it is', 'they are')}:`}
        />
      )}
      <Rows label="New" rows={added} />
      <Rows label="Changed" rows={changed} />
      {keptCount === 0 && <FileForm />}
    </>
  );
}

function KeepForm({ preview, keptCount }: { preview: OwnImportPreview; keptCount: number }) {
  const { csv, basis, formToken } = preview;
  return (
    <form class="own__actions" method="post" action="/practice/own/import" encType="multipart/form-data">
      <input type="hidden" name="csv" value={csv} />
      <input type="hidden" name="basis" value={basis} />
      <input type="hidden" name="formToken" value={formToken} />
      <input type="hidden" name="keep" value="yes" />
      <button class="button" id="keep-import">
        Import {count(keptCount, 'question')}
      </button>
      <a class="button button--quiet" href="/practice/own/import">
        Cancel
      </a>
      <p class="hint">Nothing is saved yet. Once imported, all of it can be undone in one step.</p>
    </form>
  );
}

function Rows({ label, rows }: { label: string; rows: readonly ImportedQuestion[] }) {
  if (rows.length === 0) return null;
  return (
    <Entry label={label} aside={count(rows.length, 'question')}>
      <ul class="ledger">
        {rows.map(({ line, words, archivedOn, current }) => (
          <li key={line} class="ledger__line">
            <span class="ledger__what">
              <Inline text={words.prompt} />
              {current && <Change row={{ words, archivedOn, current }} />}
            </span>
            <span class="ledger__figure">line {line}</span>
          </li>
        ))}
      </ul>
    </Entry>
  );
}

/** What a row would change, and how a question that is asked differently was asked before. */
function Change({ row }: { row: Parameters<typeof changedColumns>[0] }) {
  const { words, current } = row;
  return (
    <>
      <span class="own__before">changes {changedColumns(row).join(', ')}</span>
      {current.prompt !== words.prompt && (
        <span class="own__before">
          before: <Inline text={current.prompt} />
        </span>
      )}
    </>
  );
}

function FileForm() {
  return (
    <Entry label="The file" aside="At most one megabyte.">
      <form class="form" method="post" action="/practice/own/import" encType="multipart/form-data">
        <div class="field">
          <label class="field__label" for="field-file">
            CSV file
          </label>
          <input
            class="input input--wide"
            type="file"
            id="field-file"
            name="file"
            accept=".csv,.tsv,.txt,text/csv,text/plain,text/tab-separated-values"
          />
        </div>
        <button class="button" id="look-at-import">
          Look at it first
        </button>
      </form>
      <p class="hint">
        Nothing is kept before you have seen what it would do. Rows that do not fit are left out, and you are
        told why, with their lines.
      </p>
    </Entry>
  );
}

/** What stands in each column. */
function Columns({ categories }: { categories: readonly NamedChoice[] }) {
  const ofBank = categories.map(({ id }) => id).filter((id) => id !== OWN_CATEGORY.id);
  const column = (name: keyof typeof OWN_COLUMNS) => OWN_COLUMNS[name];
  const lines: readonly (readonly [string, string])[] = [
    [column('prompt'), 'The question, in at most 300 characters. The only column that has to be there.'],
    [
      column('id'),
      'Empty for a new question. An export fills it in, and a row with an id changes that question. Without one, a row with the very words of a question you have changes that one.',
    ],
    [column('category'), `Empty for ${OWN_CATEGORY.id}, or one of: ${ofBank.join(', ')}.`],
    [column('form'), 'explain, derive, code, design, story or lightning; empty for explain.'],
    [column('difficulty'), '1 to 3; empty for 2.'],
    [column('seconds'), 'Speaking time, 10 to 1800; empty for 120.'],
    [
      `${column('points')}, ${column('pitfalls')}, ${column('followUps')}`,
      'At most six lines each, one below the other in the same cell.',
    ],
    [column('probing'), 'What the interviewer wants to find out.'],
    [column('phase'), 'The id of a phase of the roadmap, or nothing.'],
    [column('tasks'), 'Ids of at most six tasks of the roadmap, with spaces between them.'],
    [column('archivedOn'), 'A date, like 2026-03-02, for one that is not asked any more.'],
  ];
  return (
    <Entry label="Its columns" aside="Their names stand in the first row, in any order.">
      <dl class="words">
        {lines.map(([name, words]) => (
          <div key={name} class="words__line">
            <dt>
              <code>{name}</code>
            </dt>
            <dd>
              <Inline text={words} />
            </dd>
          </div>
        ))}
      </dl>
      <p class="hint">
        Commas, semicolons or tabs separate the columns, and quotation marks hold what has such a mark or a
        line break in it: save it as “CSV UTF-8”, or as any CSV or text that your spreadsheet offers. At most{' '}
        {MOST_IMPORTED.toLocaleString('en')} rows. A column that is left out leaves a question as it is. An
        apostrophe before =, +, - or @ keeps spreadsheets from taking a text for a formula: an export sets it,
        and an import takes it away.
      </p>
    </Entry>
  );
}
