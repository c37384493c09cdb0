import { count, formatHours, formatMinutes } from '../../plans/format.ts';
import {
  type CheckedPhase,
  KNOWLEDGE,
  type KnowableTask,
  type Knowledge,
} from '../../plans/roadmap/self-check.ts';
import { sumMinutes } from '../../plans/sum.ts';
import { Inline } from '../parts/markdown.tsx';

const KNOWLEDGE_WORDS: Record<Knowledge, string> = {
  new: 'New to me',
  rusty: 'Rusty',
  known: 'I know this',
};

/** Tells that the tasks of a phase stood there with their boxes, since an empty box says nothing. */
export function boxesOf(phaseId: string, knowledge: Knowledge): string {
  return `${knowledge}:${phaseId}`;
}

type SelfCheckProps = { phases: readonly CheckedPhase[] };

/** Three answers for each phase, all of them optional. What they set aside stands with the preview, one by one. */
export function SelfCheck({ phases }: SelfCheckProps) {
  if (phases.length === 0) return null;
  const isAnswered = phases.some(({ knowledge }) => knowledge !== 'new');
  return (
    <fieldset class="question" id="self-check">
      <legend class="question__title">What do you know already?</legend>
      <p class="field__hint">
        Skip this if you are not sure. What you know is proposed to be set aside, but never a rehearsal, the
        talk or a story; what is rusty keeps its reading. The preview lists the tasks, each to keep or set
        aside.
      </p>
      <details class="fold" open={isAnswered}>
        <summary id="self-check-summary">Answer for {count(phases.length, 'topic')}</summary>
        <div class="self-check">
          {phases.map((checked) => (
            <PhaseCheck key={checked.phase.id} checked={checked} />
          ))}
        </div>
      </details>
    </fieldset>
  );
}

function PhaseCheck({ checked: { phase, knowledge, tasks } }: { checked: CheckedPhase }) {
  return (
    <fieldset class="self-check__phase">
      <legend class="self-check__title">
        <Inline text={phase.title} />
        <span class="hint"> up to {formatHours(sumMinutes(tasks.map(({ task }) => task)))} to save</span>
      </legend>
      {KNOWLEDGE.map((each) => (
        <label key={each} class="self-check__choice">
          <input type="radio" name={`knowledge.${phase.id}`} value={each} checked={knowledge === each} />
          <span>{KNOWLEDGE_WORDS[each]}</span>
        </label>
      ))}
    </fieldset>
  );
}

/** What the answers propose, task by task: a box that is ticked sets its task aside. */
export function KnownTasks({ phases }: SelfCheckProps) {
  return (
    <>
      {phases
        .filter(({ knowledge }) => knowledge !== 'new')
        .map(({ phase, knowledge, tasks }) => (
          <details key={phase.id} class="fold">
            <summary id={`known-${phase.id}`}>
              <Inline text={phase.title} inLink />: {savedWords(tasks)}
            </summary>
            <fieldset class="known-tasks">
              <legend class="visually-hidden">
                Set aside of “<Inline text={phase.title} />”
              </legend>
              <input type="hidden" name="shown" value={boxesOf(phase.id, knowledge)} />
              {tasks.map(({ task, isSetAside }) => (
                <label key={task.id} class="choice" for={`aside-${task.id}`}>
                  <input
                    type="checkbox"
                    id={`aside-${task.id}`}
                    name="aside"
                    value={task.id}
                    checked={isSetAside}
                  />
                  <span>
                    <Inline text={task.title} /> <span class="hint">{formatMinutes(task.minutes)}</span>
                  </span>
                </label>
              ))}
            </fieldset>
          </details>
        ))}
    </>
  );
}

function savedWords(tasks: readonly KnowableTask[]): string {
  const aside = tasks.filter(({ isSetAside }) => isSetAside).map(({ task }) => task);
  if (aside.length === 0) return 'nothing is set aside';
  return `${aside.length} of ${count(tasks.length, 'task')} set aside, ${formatHours(sumMinutes(aside))} saved`;
}
