import { agree, count, formatMinutes } from '../../plans/format.ts';
import type { Phase, Task } from '../../plans/plan/plan.ts';
import { sumMinutes, sumOf } from '../../plans/sum.ts';
import type { TaskKind } from '../../plans/task/kinds.ts';
import { countOfKind, upperFirst } from '../../plans/words.ts';
import { useDates } from '../dates.ts';
import { Entry } from '../parts/entry.tsx';
import { ActionForm } from '../parts/form/action-form.tsx';
import { Inline } from '../parts/markdown.tsx';

type KnowledgeProps = { phase: Phase; tasks: readonly Task[]; from: string };

/** What of a phase somebody knows already: one tap sets it aside, by kind or all of it. */
export function PhaseKnowledge({ phase, tasks, from }: KnowledgeProps) {
  if (tasks.length === 0) return null;
  const byKind = [...Map.groupBy(tasks, ({ kind }) => kind)];
  return (
    <Entry id="known" label="Know this already?" aside="Set aside, not finished">
      <ul class="ledger">
        {byKind.length > 1 &&
          byKind.map(([kind, ofKind]) => (
            <KnownLine key={kind} phase={phase} kind={kind} tasks={ofKind} from={from} />
          ))}
        <KnownLine phase={phase} kind={null} tasks={tasks} from={from} />
      </ul>
      <p class="hint">
        It leaves the plan and its pace alike, and never counts as progress. A single task is set aside on its
        own page.
      </p>
    </Entry>
  );
}

type KnownLineProps = KnowledgeProps & { kind: TaskKind | null };

function KnownLine({ phase, kind, tasks, from }: KnownLineProps) {
  const what = kind === null ? `all ${count(tasks.length, 'open task')}` : countOfKind(tasks.length, kind);
  return (
    <li class="ledger__line">
      <span class="ledger__what">
        {upperFirst(what)}, {formatMinutes(sumMinutes(tasks))}
      </span>
      <ActionForm action={`/phases/${phase.key}/knowledge`} from={from} at="known">
        <input type="hidden" name="setAside" value="yes" />
        <input type="hidden" name="taskKind" value={kind ?? ''} />
        <button
          class="button button--quiet"
          id={`known-${kind ?? 'all'}`}
          aria-label={`Set aside ${what}: I know this`}
        >
          Set aside
        </button>
      </ActionForm>
    </li>
  );
}

/** What is set aside, the way back, and what may become of the time. */
export function SetAsideEntry({ phase, tasks, from }: KnowledgeProps) {
  const { formatDay } = useDates();
  if (tasks.length === 0) return null;
  return (
    <Entry id="set-aside" label="Set aside" aside="You know this already; not counted as progress">
      <ul class="ledger">
        {tasks.map((task) => (
          <li key={task.id} class="ledger__line">
            <span class="ledger__day">{task.droppedOn && formatDay(task.droppedOn)}</span>
            <a class="ledger__what" href={`/tasks/${task.id}`}>
              <Inline text={task.title} inLink />
            </a>
            <span class="ledger__figure">{formatMinutes(task.minutes)}</span>
          </li>
        ))}
      </ul>
      <ActionForm action={`/phases/${phase.key}/knowledge`} from={from} at="set-aside">
        <input type="hidden" name="setAside" value="no" />
        <button class="button button--quiet" id="take-back">
          Take {agree(tasks.length, 'it', 'all of them')} back into the plan
        </button>
      </ActionForm>
      <SpreadTheRest minutes={sumOf(tasks, freedMinutes)} />
    </Entry>
  );
}

/** What its days held; a task that was set aside at setup never had any. */
function freedMinutes({ sessions }: Task): number {
  return sumMinutes(sessions);
}

/** Nothing moves by itself when time becomes free. */
function SpreadTheRest({ minutes }: { minutes: number }) {
  if (minutes === 0) return null;
  return (
    <p class="hint">
      {formatMinutes(minutes)} became free, and nothing else has moved.{' '}
      <a href="/replan?way=same-finish&evenly=yes">Replan the rest</a> if you want it spread out.
    </p>
  );
}
