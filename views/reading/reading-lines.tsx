import { count, formatMinutes } from '../../plans/format.ts';
import type { NextRead } from '../../plans/reading/list/next-reads.ts';
import type { ReadingLine, ReadingPlace } from '../../plans/reading/list/reading-list.ts';
import { inPlainWords } from '../../plans/text/linear.ts';
import { Inline } from '../parts/markdown.tsx';
import { questionAddress } from '../practice/addresses.ts';
import { resourceAddress } from './addresses.ts';
import { DOT, ReadPart, ResourceFacts, ResourceLine } from './read-item.tsx';
import { NEED_WORDS, partInWords } from './reading-words.ts';

type ReadingLinesProps = { lines: readonly ReadingLine[]; from: string };

/** What there is to read, each with its tick and the way to the tasks and questions that ask for it. */
export function ReadingLines({ lines, from }: ReadingLinesProps) {
  return (
    <ul class="items">
      {lines.map((line) => (
        <ListedLine key={line.resource.id} line={line} from={from} />
      ))}
    </ul>
  );
}

/** Of tasks, as many as fit under a title; the page of the resource has them all. */
const SHOWN_TASKS = 2;

function ListedLine({ line, from }: { line: ReadingLine; from: string }) {
  const { resource, completion, need, minutes, places } = line;
  const tasks = places.filter(({ asker }) => asker.kind === 'task');
  const questionCount = places.length - tasks.length;
  const more = [
    ...(tasks.length > SHOWN_TASKS ? [count(tasks.length - SHOWN_TASKS, 'more task')] : []),
    ...(questionCount > 0 ? [count(questionCount, 'question')] : []),
  ];
  return (
    <ResourceLine resource={resource} completion={completion} from={from}>
      {(need !== null || places.length > 0) && (
        <p class="read__part">
          <strong class={`read__need read__need--${need ?? 'asked'}`}>
            {need === null ? 'for questions' : NEED_WORDS[need]}
          </strong>
          {DOT}
          {formatMinutes(minutes)}
        </p>
      )}
      <ResourceFacts resource={resource} completion={completion} />
      <ul class="read__places">
        {tasks.slice(0, SHOWN_TASKS).map(({ asker, read }) => (
          <li key={asker.key}>
            <PlaceLink place={{ asker, read }} />
          </li>
        ))}
        <li>
          <a href={resourceAddress(resource.id)}>
            {more.length > 0 ? `${more.join(' and ')}, and your note` : 'Your note'}
            <span class="visually-hidden"> on {inPlainWords(resource.title)}</span>
          </a>
        </li>
      </ul>
    </ResourceLine>
  );
}

/** The way to a task or a question, with the part that it asks for. */
export function PlaceLink({ place: { asker, read } }: { place: ReadingPlace }) {
  return (
    <>
      <AskerLink place={{ asker, read }} />{' '}
      <span class="glance__meta">
        <Inline text={partInWords(read)} />
      </span>
    </>
  );
}

function AskerLink({ place: { asker } }: { place: ReadingPlace }) {
  if (asker.kind === 'question')
    return (
      <a href={questionAddress(asker.key)}>
        <Inline text={asker.title} inLink />
      </a>
    );
  if (asker.inPlan === null) return <Inline text={asker.title} />;
  return (
    <a href={`/tasks/${asker.inPlan.id}`}>
      <Inline text={asker.title} inLink />
    </a>
  );
}

/** A must-read that comes next, for its task. */
export function NextLine({ next: { read, resource, task }, from }: { next: NextRead; from: string }) {
  return (
    <ResourceLine resource={resource} completion={null} from={from}>
      <ReadPart read={read} />
      <ResourceFacts resource={resource} completion={null} />
      <p class="item__meta">
        For{' '}
        <a href={`/tasks/${task.id}`}>
          <Inline text={task.title} inLink />
        </a>
      </p>
    </ResourceLine>
  );
}
