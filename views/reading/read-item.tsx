import type { ComponentChildren } from 'preact';
import { formatMinutes } from '../../plans/format.ts';
import type { Completion, Text } from '../../plans/plan/plan.ts';
import { addressOf } from '../../plans/reading/addresses.ts';
import type { PlacedRead } from '../../plans/reading/reads.ts';
import { isOwnResource, type ShownResource } from '../../plans/reading/resource.ts';
import { seenOf } from '../../plans/task/ticking/seen.ts';
import { inPlainWords } from '../../plans/text/linear.ts';
import { useDates } from '../dates.ts';
import { readItemId, readingNoteField } from '../ids.ts';
import { ActionForm } from '../parts/form/action-form.tsx';
import { Check } from '../parts/form/check.tsx';
import { WritingForm } from '../parts/form/writing-form.tsx';
import { Inline, Markdown } from '../parts/markdown.tsx';
import { editResourceAddress, resourceAddress } from './addresses.ts';
import { KIND_WORDS, LEVEL_WORDS, NEED_WORDS, PRICE_WORDS, whoAndWhen } from './reading-words.ts';

/** Something to read, with what the learner has done with it. */
export type ReadShown = PlacedRead & {
  /** `null` until it is read. */
  completion: Completion | null;
  note: Text;
};

type ReadItemProps = { shown: ReadShown; from: string };

/** One thing to read for a task or a question: which part, how long, where, and whether it is read. */
export function ReadItem({ shown, from }: ReadItemProps) {
  const { read, resource, note } = shown;
  return (
    <ResourceLine resource={resource} completion={shown.completion} from={from}>
      <p class="read__part">
        <strong class={`read__need read__need--${read.need}`}>{NEED_WORDS[read.need]}</strong>
        {[...(read.part === '' ? [] : [read.part]), formatMinutes(read.minutes)].map((words) => (
          <span key={words} class="item__word">
            <Inline text={words} />
          </span>
        ))}
      </p>
      <ResourceFacts resource={resource} completion={shown.completion} />
      {resource.note !== '' && (
        <p class="read__why">
          <Inline text={resource.note} />
        </p>
      )}
      <div class="item__foot">
        <details class="fold">
          <summary id={`${readItemId(resource.id)}-note`}>
            {note.text === '' ? 'Take a note' : 'Your note'}
          </summary>
          <ReadingNote resource={resource} note={note} from={from} />
        </details>
        {isOwnResource(resource) && <OwnResourceActions resource={resource} from={from} />}
      </div>
    </ResourceLine>
  );
}

type ResourceLineProps = {
  resource: ShownResource;
  completion: Completion | null;
  from: string;
  children: ComponentChildren;
};

/** A resource with its tick; the same tick wherever it stands. */
function ResourceLine({ resource, completion, from, children }: ResourceLineProps) {
  const id = readItemId(resource.id);
  return (
    <li class="item read" id={id} data-item>
      <Check
        id={`${id}-check`}
        action={`${resourceAddress(resource.id)}/completion`}
        from={from}
        at={id}
        isDone={completion !== null}
        seen={seenOf(completion)}
        label={`Read: ${resource.title}`}
      />
      <div class="item__body">
        <ResourceTitle resource={resource} />
        {children}
      </div>
    </li>
  );
}

/** Leads to where it is read, in a window of its own, which is not told from where. */
function ResourceTitle({ resource: { title, ids } }: { resource: ShownResource }) {
  const address = addressOf(ids);
  if (address === null)
    return (
      <span class="item__title">
        <Inline text={title} />
      </span>
    );
  return (
    <a class="item__title" href={address} target="_blank" rel="noreferrer" referrerpolicy="no-referrer">
      <Inline text={title} inLink />
      <span class="visually-hidden"> (opens in a new tab)</span>
    </a>
  );
}

type ResourceFactsProps = { resource: ShownResource; completion: Completion | null };

/** Who wrote it and when, what it is, whether it is free, and when it was read. */
function ResourceFacts({ resource, completion }: ResourceFactsProps) {
  const { formatDay } = useDates();
  const { kind, edition, open, level, ids } = resource;
  const words = [
    whoAndWhen(resource),
    KIND_WORDS[kind],
    edition ?? '',
    open === null ? '' : PRICE_WORDS[open],
    level === null ? '' : (LEVEL_WORDS[level] ?? ''),
    addressOf(ids) === null && ids.isbn !== undefined ? `ISBN ${ids.isbn}` : '',
    isOwnResource(resource) ? 'your own' : '',
  ];
  return (
    <p class="item__meta">
      {words
        .filter((each) => each !== '')
        .map((each) => (
          <span key={each} class="item__word">
            {each}
          </span>
        ))}
      {completion && <span class="item__word">read on {formatDay(completion.on)}</span>}
    </p>
  );
}

/** The learner's own words on a resource, which save themselves. */
function ReadingNote({
  resource: { id, title },
  note,
  from,
}: {
  resource: ShownResource;
  note: Text;
  from: string;
}) {
  return (
    <>
      <WritingForm
        id={readingNoteField(id)}
        action={`${resourceAddress(id)}/note`}
        from={from}
        label={`Your note on ${title}`}
        text={note}
        rows={4}
        placeholder="What is worth keeping: the claim, the number, the doubt."
      />
      {note.text !== '' && (
        <details class="fold">
          <summary id={`${readItemId(id)}-preview`}>Read it as Markdown</summary>
          <Markdown text={note.text} />
        </details>
      )}
    </>
  );
}

function OwnResourceActions({ resource: { id, title }, from }: { resource: ShownResource; from: string }) {
  return (
    <>
      <a class="read__act" href={editResourceAddress(id, from)} id={`${readItemId(id)}-edit`}>
        Edit<span class="visually-hidden"> {inPlainWords(title)}</span>
      </a>
      <ActionForm action={`/reading/own/${id}/removal`} from={from}>
        <button class="read__act" id={`${readItemId(id)}-remove`}>
          Remove<span class="visually-hidden"> {inPlainWords(title)}</span>
        </button>
      </ActionForm>
    </>
  );
}
