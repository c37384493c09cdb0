import { count } from '../../../plans/format.ts';
import type { MakingStanding } from '../../../plans/portfolio/making/assign-pieces.ts';
import { Inline } from '../../parts/markdown.tsx';
import { Offer } from './task-making.tsx';

/** A task that makes a piece, and whether all that it makes is there. */
export type MadeFor = { taskId: number; title: string; isDone: boolean; standing: MakingStanding };

/** So many open tasks are named at once; the others are one step away. */
const SHOWN = 2;

/** Which tasks is this for, and can they be ticked with it? */
export function MadeForTasks({ tasks, from }: { tasks: readonly MadeFor[]; from: string }) {
  const ordered = [...tasks].sort((one, other) => rankOf(one) - rankOf(other));
  const open = ordered.filter(({ isDone }) => !isDone).slice(0, SHOWN);
  const rest = ordered.filter((task) => !open.includes(task));
  return (
    <>
      {open.length > 0 && <TaskLines tasks={open} from={from} />}
      {rest.length > 0 && (
        <details class="fold">
          <summary id="made-for-more">
            For {count(rest.length, open.length > 0 ? 'more task' : 'task')}
          </summary>
          <TaskLines tasks={rest} from={from} />
        </details>
      )}
    </>
  );
}

/** What can be ticked now comes first, what is done last, before it what has nothing to show for it. */
function rankOf({ isDone, standing }: MadeFor): number {
  const isOffered = standing.isMade && standing.unnamed.length > 0;
  return (isDone ? 2 : 0) + (isOffered ? 0 : 1);
}

function TaskLines({ tasks, from }: { tasks: readonly MadeFor[]; from: string }) {
  return (
    <ul class="made-for">
      {tasks.map(({ taskId, title, isDone, standing }) => (
        <li key={taskId}>
          For{' '}
          <a href={`/tasks/${taskId}`}>
            <Inline text={title} inLink />
          </a>
          {isDone && ', which is done'}
          <Offer taskId={taskId} isDone={isDone} standing={standing} from={from} isQuiet />
        </li>
      ))}
    </ul>
  );
}
