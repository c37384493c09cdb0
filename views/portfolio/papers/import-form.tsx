import { MOST_PAPERS } from '../../../plans/portfolio/papers/import/read-papers.ts';
import { ErrorSummary, Field, type FormErrors } from '../../parts/form/field.tsx';
import { IMPORT_ADDRESS, LEDGER_BIBTEX, LEDGER_CSL } from './addresses.ts';

type ImportFormProps = { text: string; errors: FormErrors };

const ACCEPTED = '.bib,.bibtex,.ris,.json,.txt,.nbib,text/plain,application/json,application/x-bibtex';

/** What I have elsewhere, pasted or as a file; it is looked at before anything is kept. */
export function ImportForm({ text, errors }: ImportFormProps) {
  return (
    <form class="begin__form" method="post" action={IMPORT_ADDRESS} encType="multipart/form-data">
      <ErrorSummary errors={errors} />
      <Field
        name="text"
        label="Paste them"
        hint={`BibTeX, RIS, CSL-JSON, or arXiv numbers, DOIs and their addresses, one a line. At most ${MOST_PAPERS.toLocaleString('en')} papers and one megabyte.`}
        errors={errors}
      >
        {(control) => (
          <textarea {...control} class="input input--area" rows={6}>
            {text}
          </textarea>
        )}
      </Field>
      <Field name="file" label="Or choose a file" errors={errors}>
        {(control) => <input {...control} class="input input--wide" type="file" accept={ACCEPTED} />}
      </Field>
      <button class="button" id="look-at-papers">
        Look at them first
      </button>
      <p class="hint">
        Nothing is kept before you have seen what comes. What you have already stays as it is.
      </p>
    </form>
  );
}

/** The ways in and out of the ledger, folded away. */
export function LedgerExchange({ hasPapers }: { hasPapers: boolean }) {
  return (
    <>
      <details class="fold begin">
        <summary id="bring-papers">Bring papers in from elsewhere</summary>
        <ImportForm text="" errors={{}} />
      </details>
      {hasPapers && (
        <p class="pieces__count">
          Take them along as <a href={LEDGER_BIBTEX}>BibTeX</a> or <a href={LEDGER_CSL}>CSL-JSON</a>
        </p>
      )}
    </>
  );
}
