import { formatMinutes } from '../../plans/format.ts';
import { MOCKS_ADDRESS } from '../mock/addresses.ts';
import { Entry } from '../parts/entry.tsx';
import { Inline } from '../parts/markdown.tsx';

/** A mock interview that can be the evidence of a task, with the token of its form. */
export type TaskMock = { formatId: string; title: string; minutes: number; formToken: string };

/** The mock interviews by which a task is rehearsed. */
export function TaskMocks({ taskId, mocks }: { taskId: number; mocks: readonly TaskMock[] }) {
  if (mocks.length === 0) return null;
  return (
    <Entry label="Rehearse it" aside="Afterwards the mock can be the evidence.">
      {mocks.map(({ formatId, title, minutes, formToken }) => (
        <form key={formatId} method="post" action={MOCKS_ADDRESS}>
          <input type="hidden" name="format" value={formatId} />
          <input type="hidden" name="task" value={taskId} />
          <input type="hidden" name="formToken" value={formToken} />
          <button class="button button--quiet" id={`task-mock-${formatId}`}>
            Start the mock “<Inline text={title} inLink />”
          </button>{' '}
          <span class="glance__meta">{formatMinutes(minutes)}, with a clock and scores</span>
        </form>
      ))}
    </Entry>
  );
}
