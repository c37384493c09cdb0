import { Entry, PageHead } from '../parts/entry.tsx';
import { ErrorSummary, Field, type FormErrors } from '../parts/form/field.tsx';
import { DOOR_ADDRESS } from './addresses.ts';

export type DoorPageProps = {
  /** What was pasted, where it could not be read. */
  text: string;
  errors: FormErrors;
  /** What was said of the file that was asked for last, where that is gone. */
  gone: string | null;
};

/** What can come in here, and how? */
export function DoorPage({ text, errors, gone }: DoorPageProps) {
  return (
    <main id="main" class="page page--door" tabIndex={-1}>
      <PageHead title="Bring in what you have">
        <p class="lead">
          A study plan, a checklist, a board, a spreadsheet, a deck of cards: choose the file, or paste the
          text. Daymark looks what it is, and you see what would come of it before anything is kept.
        </p>
      </PageHead>
      {gone && (
        <p class="notice" role="alert">
          {gone}
        </p>
      )}
      <DoorForm text={text} errors={errors} />
      <Entry label="What can be read">
        <dl class="words">
          <div class="words__line">
            <dt>Things to do</dt>
            <dd>
              Markdown and plain lists, CSV and Excel, Trello, Notion, calendars and reminders (.ics), OPML,
              and Daymark’s own roadmaps.
            </dd>
          </div>
          <div class="words__line">
            <dt>Questions</dt>
            <dd>CSV and Excel, Anki decks and notes, Markdown lists, JSON.</dd>
          </div>
          <div class="words__line">
            <dt>Papers</dt>
            <dd>BibTeX, RIS, CSL-JSON, lists of arXiv numbers and DOIs.</dd>
          </div>
        </dl>
        <p class="hint">
          A whole Daymark moves house in <a href="/settings">Settings</a>, under Your data.
        </p>
      </Entry>
    </main>
  );
}

function DoorForm({ text, errors }: { text: string; errors: FormErrors }) {
  return (
    <form class="form door" method="post" action={DOOR_ADDRESS} encType="multipart/form-data">
      <ErrorSummary errors={errors} />
      <Field name="file" label="Choose a file" hint="Of at most 100 megabytes." errors={errors}>
        {(control) => <input {...control} class="input input--wide" type="file" />}
      </Field>
      <Field name="text" label="Or paste the text" errors={errors}>
        {(control) => (
          <textarea {...control} class="input input--area" rows={8}>
            {`\n${text}`}
          </textarea>
        )}
      </Field>
      <button class="button" id="look-at-incoming">
        Look at it first
      </button>
    </form>
  );
}
