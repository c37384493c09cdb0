import { Entry } from '../parts/entry.tsx';
import { Inline } from '../parts/markdown.tsx';
import { READING_ADDRESS } from '../reading/addresses.ts';
import { partInWords } from '../reading/reading-words.ts';

/** A must-read of a task of the day. */
export type DayRead = {
  id: string;
  title: string;
  address: string | null;
  part: string;
  minutes: number;
  taskId: number;
};

export type ToReadProps = { reads: readonly DayRead[] };

/** Of a day; the reading list has the rest. */
const SHOWN = 3;

/** What must be read for the tasks of today, and is not read yet. */
export function ToRead({ id, reads }: ToReadProps & { id: string }) {
  const more = reads.length - SHOWN;
  return (
    <Entry id={id} label="To read" class="entry--quiet" aside="For today’s tasks.">
      <ul class="glance">
        {reads.slice(0, SHOWN).map((read) => (
          <li key={read.id}>
            <WhereToRead read={read} />{' '}
            <span class="glance__meta">
              <Inline text={partInWords(read)} />
            </span>
          </li>
        ))}
      </ul>
      {more > 0 && (
        <p>
          <a href={READING_ADDRESS}>And {more} more</a>
        </p>
      )}
    </Entry>
  );
}

/** Where no address is known, the task says what it is. */
function WhereToRead({ read: { title, address, taskId } }: { read: DayRead }) {
  if (address === null) {
    return (
      <a href={`/tasks/${taskId}#reading`}>
        <Inline text={title} inLink />
      </a>
    );
  }
  return (
    <a href={address} target="_blank" rel="noreferrer" referrerpolicy="no-referrer">
      <Inline text={title} inLink />
      <span class="visually-hidden"> (opens in a new tab)</span>
    </a>
  );
}
