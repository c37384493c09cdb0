import { formatMinutes } from '../../plans/format.ts';
import { sumOf } from '../../plans/sum.ts';
import { Entry } from '../parts/entry.tsx';
import { newResourceAddress, type ReadingPlaceName } from './addresses.ts';
import { ReadItem, type ReadShown } from './read-item.tsx';

/** More are a fold away. */
const SHOWN_AT_FIRST = 3;

export type ReadsEntryProps = {
  /** What must be read first. */
  reads: readonly ReadShown[];
  /** What they are read for. */
  place: ReadingPlaceName;
  from: string;
};

/** What do I read for this, and which part of it? On the page of a task or a question. */
export function ReadsEntry({ reads, place, from }: ReadsEntryProps) {
  const more = reads.slice(SHOWN_AT_FIRST);
  return (
    <Entry id="reading" label="To read" aside={reads.length > 0 && minutesInWords(reads, 'task' in place)}>
      {reads.length > 0 && (
        <ul class="items">
          {reads.slice(0, SHOWN_AT_FIRST).map((shown) => (
            <ReadItem key={shown.resource.id} shown={shown} from={from} />
          ))}
        </ul>
      )}
      {more.length > 0 && (
        <details class="fold">
          <summary id="reading-more">{more.length} more to read</summary>
          <ul class="items">
            {more.map((shown) => (
              <ReadItem key={shown.resource.id} shown={shown} from={from} />
            ))}
          </ul>
        </details>
      )}
      <p>
        <a href={newResourceAddress(place, from)} id="reading-add">
          Add one of your own
        </a>
      </p>
    </Entry>
  );
}

/** What has to be read, and how much of it is left. */
function minutesInWords(reads: readonly ReadShown[], isForTask: boolean): string {
  const must = reads.filter(({ read }) => read.need === 'must');
  const left = must.filter(({ completion }) => completion === null);
  if (must.length === 0) return 'Pick what helps you.';
  if (left.length === 0) return 'What must be read is read.';
  const minutes = formatMinutes(sumOf(left, ({ read }) => read.minutes));
  return `${minutes} of must-reads left${isForTask ? ', inside the task’s time' : ''}.`;
}
