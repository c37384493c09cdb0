import { inPlainWords } from '../../plans/text/linear.ts';
import { Entry } from '../parts/entry.tsx';
import { ActionForm } from '../parts/form/action-form.tsx';
import { Inline } from '../parts/markdown.tsx';
import { mockAddress } from './addresses.ts';

/** A task that a mock can be evidence of. */
export type MockTask = {
  id: number;
  title: string;
  isDone: boolean;
  isProven: boolean;
  /** Such as to a recording, which the mock by itself is not. */
  wantsLink: boolean;
};

export type MockEvidenceProps = { mockId: number; tasks: readonly MockTask[]; from: string };

/** The tasks of the plan that this mock was rehearsed for; the learner says which of them it finishes. */
export function MockEvidence({ mockId, tasks, from }: MockEvidenceProps) {
  return (
    <Entry label="Counts as" aside="Tasks in your plan that this mock can be evidence for">
      <ul class="mock-tasks">
        {tasks.map((task) => (
          <li key={task.id} class="mock-tasks__line">
            <span>
              <a href={`/tasks/${task.id}`}>
                <Inline text={task.title} inLink />
              </a>{' '}
              <span class="glance__meta">{stateWords(task)}</span>
            </span>
            {!task.isProven && task.wantsLink && (
              <span>
                It wants a link, such as to a recording:{' '}
                <a href={`/tasks/${task.id}#evidence`}>leave it there</a>
                <span class="visually-hidden">, for {inPlainWords(task.title)}</span>
              </span>
            )}
            {!task.isProven && !task.wantsLink && (
              <ActionForm action={`${mockAddress(mockId)}/tasks/${task.id}/completion`} from={from}>
                <input type="hidden" name="done" value="yes" />
                <button class="button button--quiet" id={`mock-task-${task.id}`}>
                  {task.isDone ? 'Add it as evidence' : 'Check it off with this mock'}
                  <span class="visually-hidden">: {inPlainWords(task.title)}</span>
                </button>
              </ActionForm>
            )}
          </li>
        ))}
      </ul>
    </Entry>
  );
}

function stateWords({ isDone, isProven }: MockTask): string {
  if (isProven) return isDone ? 'done, with this mock as evidence' : 'this mock is its evidence';
  return isDone ? 'done' : 'open';
}
