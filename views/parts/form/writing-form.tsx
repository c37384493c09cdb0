import type { ComponentChildren } from 'preact';
import type { Text } from '../../../plans/plan/plan.ts';
import { inPlainWords } from '../../../plans/text/linear.ts';
import { PageHead } from '../entry.tsx';
import { Inline } from '../markdown.tsx';

type WritingFrameProps = {
  /** Unique on the page; the control carries it. */
  id: string;
  action: string;
  from: string;
  label: string;
  /** The label is in sight, where nothing above the form says the same. */
  showsLabel?: boolean | undefined;
  /** What belongs here, under the label. */
  hint?: string | undefined;
  /** The revision that the control shows. */
  revision: number;
  /** What the line under it says at first. */
  words: string;
  /** What is written in, by the name `text`. */
  children: ComponentChildren;
};

/**
 * Something that saves itself while it is written. Only the line under it is replaced by the answer, never the words
 * being typed; the revision it began with goes along, so that an older page cannot overwrite a newer text.
 */
export function WritingFrame({
  id,
  action,
  from,
  label,
  showsLabel,
  hint,
  revision,
  words,
  children,
}: WritingFrameProps) {
  return (
    <form
      class="writing"
      method="post"
      action={action}
      hx-post={action}
      hx-trigger="submit, input delay:600ms, change"
      hx-target={`#${writingStatusId(id)}`}
      hx-swap="outerHTML"
      hx-sync="this:queue last"
      hx-morph-skip
      data-writing
    >
      <input type="hidden" name="from" value={from} />
      <input type="hidden" name="field" value={id} />
      <label class={showsLabel ? 'field__label' : 'visually-hidden'} for={id}>
        {showsLabel ? <Inline text={label} inLink /> : inPlainWords(label)}
      </label>
      {hint !== undefined && (
        <p class="field__hint" id={writingHintId(id)}>
          <Inline text={hint} />
        </p>
      )}
      {children}
      <div class="writing__foot">
        <WritingStatus field={id} revision={revision} words={words} />
        <button class="button button--quiet" id={`${id}-save`}>
          Save
        </button>
      </div>
    </form>
  );
}

export type WritingFormProps = Omit<WritingFrameProps, 'revision' | 'words' | 'children'> & {
  text: Text;
  rows: number;
  placeholder: string;
  /** What the line under it says; that it is saved, where nothing else is said. */
  words?: string;
};

/** A text of many lines that saves itself while it is written. */
export function WritingForm({ text, rows, placeholder, words, ...frame }: WritingFormProps) {
  const { id, hint } = frame;
  return (
    <WritingFrame {...frame} revision={text.revision} words={words ?? (text.revision === 0 ? '' : 'Saved')}>
      <textarea
        class="input input--area"
        id={id}
        name="text"
        rows={rows}
        placeholder={placeholder}
        {...describedByHint(id, hint)}
      >
        {keepFirstLine(text.text)}
      </textarea>
    </WritingFrame>
  );
}

/** Ties a control to what is said above it. */
export function describedByHint(id: string, hint: string | undefined) {
  return hint === undefined ? {} : { 'aria-describedby': writingHintId(id) };
}

const writingHintId = (id: string) => `${id}-hint`;

export type WritingStatusProps = { field: string; revision: number; words: string };

/** Whether the words are safe, with the revision that the next save builds on. */
export function WritingStatus({ field, revision, words }: WritingStatusProps) {
  return (
    <p class="writing__status" id={writingStatusId(field)} role="status">
      <input type="hidden" name="revision" value={revision} />
      {words}
    </p>
  );
}

/** HTML drops a line break right after the opening tag; one to drop keeps the learner's own. */
const keepFirstLine = (text: string) => `\n${text}`;

const writingStatusId = (field: string) => `${field}-status`;

export type WritingConflictProps = { field: string; mine: string; theirs: Text };

/**
 * The text was saved elsewhere since this page was opened. Nothing is overwritten: the other version is shown, and
 * saving once more keeps what is in the field.
 */
export function WritingConflict({ field, theirs }: WritingConflictProps) {
  return (
    <div class="writing__conflict" id={writingStatusId(field)} role="alert">
      <input type="hidden" name="revision" value={theirs.revision} />
      <p>
        <strong>Not saved: this text was changed in another window.</strong> Take over what you need from that
        version; saving again keeps what stands in the field above.
      </p>
      <pre class="writing__other">{theirs.text}</pre>
    </div>
  );
}

type WritingConflictPageProps = WritingConflictProps & { action: string; from: string };

/** Two windows wrote the same text: both versions, and one field to settle it in. */
export function WritingConflictPage({ mine, theirs, action, from }: WritingConflictPageProps) {
  return (
    <main id="main" class="page page--conflict" tabIndex={-1}>
      <PageHead title="This text was changed in another window">
        <p class="lead">
          Nothing was overwritten. Below is what you typed; put into it what you need, then save it.
        </p>
      </PageHead>
      <form class="form" method="post" action={action}>
        <input type="hidden" name="from" value={from} />
        <input type="hidden" name="revision" value={theirs.revision} />
        <label class="field__label" for="mine">
          What you typed
        </label>
        <textarea class="input input--area" id="mine" name="text" rows={8}>
          {`\n${mine}`}
        </textarea>
        <button class="button" id="settle">
          Save this
        </button>
      </form>
      <h2 class="entry__sub">What was saved in the other window</h2>
      <pre class="writing__other">{theirs.text}</pre>
    </main>
  );
}
