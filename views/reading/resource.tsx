import type { ComponentChildren } from 'preact';
import type { Completion, Text } from '../../plans/plan/plan.ts';
import { addressOf } from '../../plans/reading/addresses.ts';
import type { ReadingPlace } from '../../plans/reading/list/reading-list.ts';
import { isOwnResource, type ShownResource } from '../../plans/reading/resource.ts';
import { upperFirst } from '../../plans/words.ts';
import { Entry, PageHead } from '../parts/entry.tsx';
import { Inline } from '../parts/markdown.tsx';
import { READING_ADDRESS } from './addresses.ts';
import { OwnResourceActions, ReadingNote, ResourceFacts, ResourceLine } from './read-item.tsx';
import { PlaceLink } from './reading-lines.tsx';
import { NEED_WORDS } from './reading-words.ts';

export type ResourcePageProps = {
  resource: ShownResource;
  completion: Completion | null;
  /** Who asks for it. */
  places: readonly ReadingPlace[];
  note: Text;
  from: string;
  /** What it is elsewhere, above the note. */
  besides: ComponentChildren;
};

/** What do I read it for, and what did I take from it? */
export function ResourcePage({ resource, completion, places, note, from, besides }: ResourcePageProps) {
  const named = resource.authors.length > 0 && [
    ...resource.authors,
    ...(resource.others ? ['and others'] : []),
  ];
  return (
    <main id="main" class="page page--resource" tabIndex={-1}>
      <PageHead eyebrow={<a href={READING_ADDRESS}>Reading</a>} title={resource.title}>
        {named && <p>{named.join('; ')}</p>}
      </PageHead>
      <ul class="items resource__tick">
        <ResourceLine
          resource={resource}
          completion={completion}
          from={from}
          way={wayTo(addressOf(resource.ids), completion)}
        >
          <ResourceFacts resource={resource} completion={completion} />
          {resource.note !== '' && (
            <p class="read__why">
              <Inline text={resource.note} />
            </p>
          )}
          {isOwnResource(resource) && (
            <div class="item__foot">
              <OwnResourceActions resource={resource} from={from} back={READING_ADDRESS} />
            </div>
          )}
        </ResourceLine>
      </ul>
      {places.length === 0 && !isOwnResource(resource) && (
        <p class="hint">Your roadmap does not ask for this any more. What you ticked and wrote stays.</p>
      )}
      {places.length > 0 && (
        <Entry label="Read for">
          <ul class="glance">
            {places.map((place) => (
              <li key={`${place.asker.kind} ${place.asker.key}`}>
                {upperFirst(NEED_WORDS[place.read.need])}: <PlaceLink place={place} />
              </li>
            ))}
          </ul>
        </Entry>
      )}
      {besides}
      <Entry label="Your note" aside="Markdown. Saved as you type.">
        <ReadingNote resource={resource} note={note} from={from} />
      </Entry>
    </main>
  );
}

/** Its title stands above. */
function wayTo(address: string | null, completion: Completion | null): string {
  if (address !== null) return `Read it at ${new URL(address).host.replace(/^www\./, '')}`;
  return completion === null ? 'Not read yet' : 'Read';
}
