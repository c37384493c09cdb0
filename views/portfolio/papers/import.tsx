import type { ComponentChildren } from 'preact';
import { agree, count } from '../../../plans/format.ts';
import type { ReadPaper } from '../../../plans/portfolio/papers/import/entry.ts';
import type { PaperImport } from '../../../plans/portfolio/papers/import/judge-import.ts';
import type { PaperIds } from '../../../plans/portfolio/papers/paper.ts';
import { titleOf } from '../../../plans/portfolio/piece.ts';
import { whoAndWhen } from '../../../plans/reading/who-and-when.ts';
import { ContentProblems } from '../../parts/content-problems.tsx';
import { Entry, PageHead } from '../../parts/entry.tsx';
import type { FormErrors } from '../../parts/form/field.tsx';
import { Inline } from '../../parts/markdown.tsx';
import { pieceAddress } from '../addresses.ts';
import { IMPORT_ADDRESS, LEDGER_ADDRESS } from './addresses.ts';
import { ImportForm } from './import-form.tsx';

/** A text that was looked at, and can be kept where it brings anything. */
export type PaperPreview = {
  text: string;
  import: PaperImport;
  /** The state of the ledger that it was held against. */
  basis: string;
  formToken: string;
  /** Something was changed since the preview that was confirmed. */
  isStale: boolean;
};

export type ImportPapersPageProps = {
  preview: PaperPreview | null;
  /** What was typed, where it could not be read. */
  typed: { text: string; errors: FormErrors };
};

/** So many of each sort are named; the others are counted. */
const SHOWN = 50;

/** What would a text bring, what do I have already, and what was not understood? */
export function ImportPapersPage({ preview, typed }: ImportPapersPageProps) {
  return (
    <main id="main" class="page page--import-papers" tabIndex={-1}>
      <PageHead
        eyebrow={<a href={LEDGER_ADDRESS}>Papers</a>}
        title={preview ? 'What comes' : 'Bring papers in'}
      >
        {preview && <p class="lead">{importInWords(preview.import)}</p>}
      </PageHead>
      {preview?.isStale && (
        <div class="error-summary" role="alert">
          <h2 class="error-summary__title">
            Nothing was brought in: something was changed since you looked.
          </h2>
          <p>This is what would come now.</p>
        </div>
      )}
      {preview ? <Preview {...preview} /> : <ImportForm {...typed} />}
    </main>
  );
}

function importInWords({ format, added, known, repeated, problems }: PaperImport): string {
  const parts = [
    added.length === 0 ? 'Nothing new' : count(added.length, 'new paper'),
    ...(known.length > 0 ? [`${known.length} in your ledger already`] : []),
    ...(repeated.length > 0 ? [`${repeated.length} there more than once`] : []),
    ...(problems.length > 0 ? [`${count(problems.length, 'thing')} not understood`] : []),
  ];
  return `${parts.join(', ')}. Read as ${format === 'numbers' ? 'arXiv numbers and DOIs' : format}.`;
}

function Preview({ text, import: { added, known, repeated, problems }, basis, formToken }: PaperPreview) {
  return (
    <>
      {added.length > 0 && (
        <form class="keeping" method="post" action={IMPORT_ADDRESS} encType="multipart/form-data">
          <input type="hidden" name="text" value={text} />
          <input type="hidden" name="basis" value={basis} />
          <input type="hidden" name="formToken" value={formToken} />
          <input type="hidden" name="keep" value="yes" />
          <button class="button" id="keep-papers">
            Bring in {count(added.length, 'paper')}
          </button>
          <a class="button button--quiet" href={LEDGER_ADDRESS}>
            Cancel
          </a>
        </form>
      )}
      {problems.length > 0 && (
        <ContentProblems
          text={text}
          problems={problems.slice(0, SHOWN).map((problem) => ({ ...problem, column: null, path: '' }))}
          title={`${count(problems.length, 'thing')} ${agree(problems.length, 'was', 'were')} not understood${problems.length > SHOWN ? `; the first ${SHOWN}` : ''}:`}
        />
      )}
      <Papers label="New" papers={added} />
      <Papers label="In your ledger already" papers={known}>
        {(index) => {
          const piece = known[index]?.piece;
          return (
            piece && (
              <a href={pieceAddress(piece.key)}>
                <Inline text={titleOf(piece)} inLink />
              </a>
            )
          );
        }}
      </Papers>
      <Papers label="There more than once" papers={repeated} />
      {added.length === 0 && (
        <Entry label="Something else">
          <ImportForm text="" errors={{}} />
        </Entry>
      )}
    </>
  );
}

type PapersProps = {
  label: string;
  papers: readonly ReadPaper[];
  /** What is said of each besides. */
  children?: (index: number) => ComponentChildren;
};

function Papers({ label, papers, children }: PapersProps) {
  if (papers.length === 0) return null;
  return (
    <Entry label={label} aside={count(papers.length, 'paper')}>
      <ul class="pieces">
        {papers.slice(0, SHOWN).map(({ line, paper }, index) => (
          <li key={index} class="pieces__item">
            <span class="papers__what">
              {children ? children(index) : <Inline text={paper.title} />}
              <span class="papers__facts">
                {[whoAndWhen(paper), paper.venue, numberOf(paper.ids)]
                  .filter((fact) => fact !== '')
                  .join(' · ')}
              </span>
            </span>
            <span class="pieces__standing">line {line}</span>
          </li>
        ))}
      </ul>
      {papers.length > SHOWN && <p class="pieces__count">And {papers.length - SHOWN} more.</p>}
    </Entry>
  );
}

function numberOf({ arxiv, doi, url }: PaperIds): string {
  return arxiv === undefined ? (doi ?? url ?? '') : `arXiv:${arxiv}`;
}
