import { formatMinutes } from '../../plans/format.ts';
import type { Dayless } from '../../plans/today/agenda.ts';
import { Entry } from '../parts/entry.tsx';
import { Inline } from '../parts/markdown.tsx';
import { type Part, part } from '../parts/part.tsx';

/** Work that found no day, so that it is not forgotten; nothing where there is none. */
export function daylessEntry(dayless: readonly Dayless[]): Part | null {
  if (dayless.length === 0) return null;
  const lines = dayless.map(({ task, minutes }) => ({ taskId: task.id, title: task.title, minutes }));
  return part('dayless', WithoutADay, { lines });
}

type Line = { taskId: number; title: string; minutes: number };

function WithoutADay({ id, lines }: { id: string; lines: readonly Line[] }) {
  return (
    <Entry id={id} label="Without a day" class="entry--quiet">
      <p class="hint">
        The days until the finish have no room for this. Give it a day on its page, or{' '}
        <a href="/replan">make room for it</a>.
      </p>
      <ul class="glance">
        {lines.map(({ taskId, title, minutes }) => (
          <li key={taskId}>
            <a href={`/tasks/${taskId}`}>
              <Inline text={title} inLink />
            </a>{' '}
            <span class="glance__meta">{formatMinutes(minutes)}</span>
          </li>
        ))}
      </ul>
    </Entry>
  );
}
