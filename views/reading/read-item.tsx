import type { ComponentChildren } from 'preact';
import { formatMinutes } from '../../plans/format.ts';
import type { Completion, Text } from '../../plans/plan/plan.ts';
import { addressOf } from '../../plans/reading/addresses.ts';
import type { PlacedRead, Read } from '../../plans/reading/reads.ts';
import { isOwnResource, type ShownResource } from '../../plans/reading/resource.ts';
import { whoAndWhen } from '../../plans/reading/who-and-when.ts';
import { seenOf } from '../../plans/task/ticking/seen.ts';
import { inPlainWords } from '../../plans/text/linear.ts';
import { useDates } from '../dates.ts';
import { readItemId, readingNoteField } from '../ids.ts';
import { ActionForm } from '../parts/form/action-form.tsx';
import { Check } from '../parts/form/check.tsx';
import { WritingForm } from '../parts/form/writing-form.tsx';
import { Inline, Markdown } from '../parts/markdown.tsx';
import { editResourceAddress, resourceAddress } from './addresses.ts';
import { KIND_WORDS, LEVEL_WORDS, NEED_WORDS, PRICE_WORDS } from './reading-words.ts';

/** A line breaks behind it, not before. */
export const DOT = '\u00a0· ';

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
      <ReadPart read={read} />
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

/** How much it is needed, which part of it, and how long that takes. */
export function ReadPart({ read }: { read: Read }) {
  return (
    <p class="read__part">
      <strong class={`read__need read__need--${read.need}`}>{NEED_WORDS[read.need]}</strong>
      {read.part !== '' && (
        <>
          {DOT}
          <Inline text={read.part} />
        </>
      )}
      {DOT}
      {formatMinutes(read.minutes)}
    </p>
  );
}

type ResourceLineProps = {
  resource: ShownResource;
  completion: Completion | null;
  from: string;
  /** What leads to it, where that is not its title. */
  way?: string;
  children: ComponentChildren;
};

/** A resource with its tick; the same tick wherever it stands. */
export function ResourceLine({ resource, completion, from, way, children }: ResourceLineProps) {
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
        <ResourceWay address={addressOf(resource.ids)} words={way ?? resource.title} />
        {children}
      </div>
    </li>
  );
}

/** Leads to where it is read, in a window of its own, which is not told from where. */
function ResourceWay({ address, words }: { address: string | null; words: string }) {
  if (address === null) {
    return (
      <span class="item__title">
        <Inline text={words} />
      </span>
    );
  }
  return (
    <a class="item__title" href={address} target="_blank" rel="noreferrer" referrerpolicy="no-referrer">
      <Inline text={words} inLink />
      <span class="visually-hidden"> (opens in a new tab)</span>
    </a>
  );
}

type ResourceFactsProps = { resource: ShownResource; completion: Completion | null };

/** Who wrote it and when, what it is, whether it is free, and when it was read. */
export function ResourceFacts({ resource, completion }: ResourceFactsProps) {
  const { formatDay } = useDates();
  const { kind, edition, open, level, ids } = resource;
  const words = [
    whoAndWhen(resource),
    kind === null ? '' : KIND_WORDS[kind],
    edition ?? '',
    open === null ? '' : PRICE_WORDS[open],
    level === null ? '' : (LEVEL_WORDS[level] ?? ''),
    addressOf(ids) === null && ids.isbn !== undefined ? `ISBN ${ids.isbn}` : '',
    isOwnResource(resource) ? 'your own' : '',
    completion === null ? '' : `read on ${formatDay(completion.on)}`,
  ];
  const known = words.filter((each) => each !== '');
  return known.length > 0 && <p class="item__meta">{known.join(DOT)}</p>;
}

/** The learner's own words on a resource, which save themselves. */
export function ReadingNote({
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

type OwnResourceActionsProps = {
  resource: ShownResource;
  from: string;
  /** Where to go once it is removed; the same page where nothing else is said. */
  back?: string;
};

/** What the learner does with a resource of their own. */
export function OwnResourceActions({ resource: { id, title }, from, back = from }: OwnResourceActionsProps) {
  return (
    <>
      <a class="read__act" href={editResourceAddress(id, from)} id={`${readItemId(id)}-edit`}>
        Edit<span class="visually-hidden"> {inPlainWords(title)}</span>
      </a>
      <ActionForm action={`/reading/own/${id}/removal`} from={back}>
        <button class="read__act" id={`${readItemId(id)}-remove`}>
          Remove<span class="visually-hidden"> {inPlainWords(title)}</span>
        </button>
      </ActionForm>
    </>
  );
}
