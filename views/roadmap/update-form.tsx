import { count, formatMinutes } from '../../plans/format.ts';
import type { Task } from '../../plans/plan/plan.ts';
import type { ChangedTask, NewTask, RoadmapUpdate, TaskChanges } from '../../plans/roadmap/find-update.ts';
import type { Track } from '../../plans/roadmap/track.ts';
import type { UpdateRoom } from '../../plans/roadmap/update-room.ts';
import { COMPARED_FIELDS } from '../../plans/task/task-fields.ts';
import { inPlainWords } from '../../plans/text/linear.ts';
import { Entry } from '../parts/entry.tsx';
import { Inline } from '../parts/markdown.tsx';
import { KIND_WORDS, valueInWords } from '../task/task-words.ts';
import { Choice, Choices } from './update-choice.tsx';
import { HabitChoices, PhaseChoices } from './update-habits.tsx';
import { RoomWords } from './update-room.tsx';

/** An update as it is offered: each task, habit and phase with a box. */
export type OfferedUpdate = {
  /** `null` when the roadmap is not there any more. */
  update: RoadmapUpdate | null;
  /** Whether the plan still fits with what is ticked at first. */
  room: UpdateRoom;
  basis: string;
  isStale: boolean;
  formToken: string;
};

type UpdateFormProps = Omit<OfferedUpdate, 'isStale'> & {
  update: RoadmapUpdate;
  /** The track that the plan is put on by it; `null` for its own. */
  track: Track | null;
};

/** What a newer roadmap, or another track, changes. */
export function UpdateForm({ update, room, basis, formToken, track }: UpdateFormProps) {
  const { added, changed, returning, gone, habits, phases } = update;
  return (
    <form class="update" method="post" action="/plan/update">
      <input type="hidden" name="basis" value={basis} />
      {track && <input type="hidden" name="track" value={track.id} />}
      <input type="hidden" name="formToken" value={formToken} />
      <Choices label="New" aside="They join the plan on coming days." items={added}>
        {(each) => <NewChoice key={each.task.id} added={each} />}
      </Choices>
      <Choices label="Changed" aside="Only what is not done yet." items={changed}>
        {(each) => <ChangedChoice key={each.task.id} changed={each} />}
      </Choices>
      <Choices label="Back" aside="On its track again. They get coming days." items={returning}>
        {({ task, changes }) => (
          <Choice key={task.id} id={task.key} isChosen>
            <Inline text={task.title} inLink />
            <ChangeLines task={task} changes={changes} />
          </Choice>
        )}
      </Choices>
      <Choices label="Gone" aside="You have not started these. They are dropped." items={gone}>
        {(task) => (
          <Choice key={task.id} id={task.key} isChosen>
            <Inline text={task.title} inLink />
          </Choice>
        )}
      </Choices>
      <HabitChoices habits={habits} />
      <PhaseChoices phases={phases} />
      <RoomWords room={room} />
      <p class="update__go">
        <button class="button" id="apply-update">
          {track ? `Go to “${inPlainWords(track.title)}”` : <>Update</>} with what is ticked
        </button>
        <a class="button button--quiet" href="/plan">
          Change nothing
        </a>
      </p>
      <p class="hint">It is one change, and can be taken back.</p>
    </form>
  );
}

function NewChoice({ added: { task, phase } }: { added: NewTask }) {
  return (
    <Choice id={task.id} isChosen>
      <Inline text={task.title} inLink />
      <span class="update__detail">
        {formatMinutes(task.minutes)}, {KIND_WORDS[task.kind]}, in “<Inline text={phase.title} inLink />”
      </span>
    </Choice>
  );
}

function ChangedChoice({ changed: { task, changes, isEdited } }: { changed: ChangedTask }) {
  return (
    <Choice id={task.key} isChosen={!isEdited}>
      <Inline text={task.title} inLink />
      <ChangeLines task={task} changes={changes} />
      {isEdited && (
        <span class="update__detail">
          You have edited this task since the plan was made: ticking it replaces your edit.
        </span>
      )}
    </Choice>
  );
}

function ChangeLines({ task, changes }: { task: Task; changes: TaskChanges }) {
  return changesInWords(task, changes).map((line) => (
    <span key={line} class="update__detail">
      <Inline text={line} inLink />
    </span>
  ));
}

/** One line for each field that changes, from what it is to what it becomes. */
function changesInWords(task: Task, changes: TaskChanges): string[] {
  return COMPARED_FIELDS.filter((name) => changes[name] !== undefined).map((name) => {
    if (name === 'title') return `Title: “${changes.title}”`;
    if (name === 'steps') return stepsInWords(task, changes.steps ?? []);
    return `${valueInWords(name, task[name])} → ${valueInWords(name, changes[name] ?? task[name])}`;
  });
}

function stepsInWords(task: Task, texts: readonly string[]): string {
  const before = new Set(task.steps.map(({ text }) => text));
  const after = new Set(texts);
  const newCount = texts.filter((text) => !before.has(text)).length;
  const goneCount = [...before].filter((text) => !after.has(text)).length;
  if (newCount + goneCount === 0) return 'Steps in another order';
  return [
    ...(newCount > 0 ? [count(newCount, 'new step')] : []),
    ...(goneCount > 0 ? [`${count(goneCount, 'step')} gone`] : []),
  ].join(', ');
}

export function KeptTasks({ tasks }: { tasks: readonly Task[] }) {
  return (
    <Entry label="Stays" aside="The roadmap no longer has them, but you have done some of the work.">
      <ul class="ledger">
        {tasks.map(({ id, title }) => (
          <li key={id} class="ledger__line">
            <a class="ledger__what" href={`/tasks/${id}`}>
              <Inline text={title} inLink />
            </a>
          </li>
        ))}
      </ul>
    </Entry>
  );
}
