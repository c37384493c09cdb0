import type { Incoming, IncomingFormat } from '../../plans/incoming/read.ts';
import type { IncomingUse } from '../../plans/incoming/uses.ts';
import { stagedAddress } from './addresses.ts';

/** What a file was found to be, as each page of it says at its top. */
export type FoundProps = {
  ticket: string;
  name: string;
  incoming: Pick<Incoming, 'format' | 'said' | 'leftOut'>;
  /** What can be made of it, and which of these is looked at. */
  uses: readonly IncomingUse[];
  use: IncomingUse;
};

const USE_WORDS: Readonly<Record<IncomingUse, string>> = {
  tasks: 'Things to do',
  questions: 'Questions',
  papers: 'Papers',
};

/** As what else a text can be read, where it was taken for something that it is not. */
const OTHER_READINGS: readonly { format: IncomingFormat; words: string }[] = [
  { format: 'markdown', words: 'Markdown' },
  { format: 'lines', words: 'Plain lines' },
  { format: 'separated', words: 'A table (CSV)' },
  { format: 'anki-text', words: 'Notes from Anki' },
];

/** Is this what I brought, and is it read as what it is? */
export function Found({ ticket, name, incoming, uses, use }: FoundProps) {
  const isText =
    OTHER_READINGS.some(({ format }) => format === incoming.format) || incoming.format === 'json';
  return (
    <section class="found" aria-label="What it is">
      <p class="found__said">
        {name === '' ? 'This' : <strong class="found__name">{name}</strong>} looks like {incoming.said}.
      </p>
      {(incoming.leftOut ?? []).map((words) => (
        <p key={words} class="hint">
          {words}
        </p>
      ))}
      {uses.length > 1 && (
        <ul class="found__uses" aria-label="Make of it">
          {uses.map((each) => (
            <li key={each}>
              <a href={stagedAddress(ticket, each)} {...(each === use && { 'aria-current': 'true' })}>
                {USE_WORDS[each]}
              </a>
            </li>
          ))}
        </ul>
      )}
      {isText && <OtherReading ticket={ticket} format={incoming.format} />}
    </section>
  );
}

function OtherReading({ ticket, format }: { ticket: string; format: IncomingFormat }) {
  return (
    <details class="fold found__other">
      <summary id="read-otherwise">It is something else</summary>
      <form class="found__form" method="post" action={`/import/${ticket}/format`}>
        <label class="field__label" for="field-format">
          Read it as
        </label>
        <select class="input" id="field-format" name="format">
          {OTHER_READINGS.map((each) => (
            <option key={each.format} value={each.format} selected={each.format === format}>
              {each.words}
            </option>
          ))}
        </select>
        <button class="button button--quiet" id="read-again">
          Read it again
        </button>
      </form>
    </details>
  );
}
