import type { Attachment } from '../../plans/attachment/attachment.ts';
import type { Day } from '../../plans/day.ts';
import { formatMinutes } from '../../plans/format.ts';
import type { ChangeFacts } from '../../plans/journal/change-facts.ts';
import { changeInWords } from '../../plans/journal/change-words.ts';
import type { Phase, Task } from '../../plans/plan/plan.ts';
import type { Question } from '../../plans/practice/bank/question.ts';
import type { Hardware } from '../../plans/roadmap/roadmap.ts';
import { remainingMinutes, taskState } from '../../plans/task/task-progress.ts';
import { seenOf } from '../../plans/task/ticking/seen.ts';
import { stepsSentence } from '../../plans/task/ticking/ticks.ts';
import { useDates } from '../dates.ts';
import { phaseElementId, taskItemId } from '../ids.ts';
import { Entry, PageHead } from '../parts/entry.tsx';
import { ActionForm } from '../parts/form/action-form.tsx';
import { Check } from '../parts/form/check.tsx';
import { WritingForm } from '../parts/form/writing-form.tsx';
import { Inline, Markdown } from '../parts/markdown.tsx';
import { TaskMaking, type TaskMakingProps } from '../portfolio/making/task-making.tsx';
import type { ReadShown } from '../reading/read-item.tsx';
import { ReadsEntry } from '../reading/reads-entry.tsx';
import { EvidenceEntry, type EvidenceTyped } from './evidence/evidence.tsx';
import { type EvidenceAsk, EvidenceAskLine, type EvidenceAskProps } from './evidence/evidence-ask.tsx';
import { TaskDays } from './moving/task-days.tsx';
import { Steps, StepsSentence } from './steps.tsx';
import { TaskDropped, TaskKeeping } from './task-keeping.tsx';
import { type TaskMock, TaskMocks } from './task-mocks.tsx';
import { TaskQuestions } from './task-questions.tsx';
import { STATE_WORDS, taskFacts } from './task-words.ts';
import { TaskTime, type TaskTimeProps } from './timer/task-time.tsx';

/** A line of a task's history. */
export type HistoryLine = { id: number; onDay: Day; facts: ChangeFacts; isUndone: boolean };

export type TaskPageProps = {
  task: Task;
  phase: Phase;
  history: readonly HistoryLine[];
  /** What of the portfolio it makes. */
  making: Omit<TaskMakingProps, 'taskId' | 'isDone' | 'from'>;
  /** What it needs beyond a laptop; `null` for nothing. */
  hardware: Hardware | null;
  /** What there is to read for it. */
  reads: readonly ReadShown[];
  /** Those of the question bank that belong to it. */
  questions: readonly Question[];
  /** Those by which it is rehearsed. */
  mocks: readonly TaskMock[];
  /** What is left of the task and has no coming day. */
  unplacedMinutes: number;
  today: Day;
  /** The first study day after today; `null` when the calendar has none. */
  nextStudyDay: Day | null;
  /** Of the state that is shown. */
  basis: string;
  from: string;
  /** Of the pieces that there are, by key. */
  pieceTitles: ReadonlyMap<string, string>;
  evidenceForm?: EvidenceTyped;
  /** What it is asked for, being finished; `null` where nothing is. */
  ask: EvidenceAsk | null;
  /** What was typed as evidence in one line, and could not be kept. */
  askTyped?: EvidenceAskProps['typed'];
  /** Each form has its own: what one has done does not hold up the other. */
  spentToken: string;
  evidenceToken: string;
  /** The files that its evidence names. */
  attachments: readonly Attachment[];
} & Pick<TaskTimeProps, 'timer' | 'spentForm' | 'timerForm' | 'asksTimer'>;

/** What is this, why, and how far am I? Everything about one task. */
export function TaskPage(props: TaskPageProps) {
  const {
    task,
    phase,
    history,
    making,
    hardware,
    reads,
    questions,
    mocks,
    unplacedMinutes,
    today,
    nextStudyDay,
    basis,
    from,
    pieceTitles,
    evidenceForm,
    spentToken,
    evidenceToken,
    attachments,
    timer,
    spentForm,
    timerForm,
    asksTimer,
    ask,
    askTyped,
  } = props;
  const state = taskState(task);
  const finishedSteps = task.steps.filter((step) => step.completion).length;
  return (
    <main id="main" class="page page--task" tabIndex={-1}>
      <PageHead
        eyebrow={
          <a href={`/plan#${phaseElementId(phase.id)}`}>
            <Inline text={phase.title} inLink />
          </a>
        }
        title={task.title}
      >
        <TaskFacts task={task} />
      </PageHead>

      <TaskCheck task={task} today={today} from={from} />
      {ask && <EvidenceAskLine ask={ask} from={from} isPassing={false} typed={askTyped} />}

      <Entry label="Why">
        <p class="why">
          <Inline text={phase.goal} />
        </p>
      </Entry>

      {task.steps.length > 0 && (
        <Entry label="Steps" aside={`${finishedSteps} of ${task.steps.length} done`}>
          <Steps task={task} steps={task.steps} from={from} />
          <StepsSentence id="steps-words" words={stepsSentence(task)} />
        </Entry>
      )}

      <TaskMaking {...making} taskId={task.id} isDone={task.completion !== null} from={from} />

      {hardware && (
        <Entry label="Hardware">
          <p>
            <Inline text={hardware.least} />
          </p>
          <p>
            <strong>On a laptop:</strong> <Inline text={hardware.laptop} />
          </p>
        </Entry>
      )}

      <ReadsEntry reads={reads} place={{ task: task.key }} from={from} />

      <Entry label="Notes" aside="Markdown. Saved as you type.">
        <WritingForm
          id={`note-${task.id}`}
          action={`/tasks/${task.id}/note`}
          from={from}
          label={`Notes on ${task.title}`}
          text={task.note}
          rows={6}
          placeholder="What did you learn, and what would you say in an interview?"
        />
        {task.note.text !== '' && (
          <details class="fold">
            <summary id="note-preview">Read it as Markdown</summary>
            <Markdown text={task.note.text} />
          </details>
        )}
      </Entry>

      <TaskTime
        task={task}
        timer={timer}
        today={today}
        from={from}
        formToken={spentToken}
        spentForm={spentForm}
        timerForm={timerForm}
        asksTimer={asksTimer}
      />
      <EvidenceEntry
        task={task}
        pieceTitles={pieceTitles}
        from={from}
        formToken={evidenceToken}
        attachments={attachments}
        {...(evidenceForm ? { evidenceForm } : {})}
      />
      <TaskDays
        task={task}
        unplacedMinutes={unplacedMinutes}
        today={today}
        nextStudyDay={nextStudyDay}
        basis={basis}
        from={from}
      />
      <TaskMocks taskId={task.id} mocks={mocks} />
      <TaskQuestions questions={questions} task={task.key} phase={phase.key} />
      <TaskKeeping task={task} from={from} />
      {history.length > 0 && <HistoryEntry history={history} />}
      <p class="visually-hidden">State: {STATE_WORDS[state]}</p>
    </main>
  );
}

function TaskFacts({ task }: { task: Task }) {
  const state = taskState(task);
  return (
    <p class="item__meta">
      {taskFacts(task).map((fact) => (
        <span key={fact} class="item__word">
          {fact}
        </span>
      ))}
      {task.origin === 'own' && <span class="item__word">your own</span>}
      {state === 'started' && (
        <span class="item__word">about {formatMinutes(remainingMinutes(task))} left</span>
      )}
    </p>
  );
}

/** The check of the whole task, with the day it counts for. */
function TaskCheck({ task, today, from }: { task: Task; today: Day; from: string }) {
  const { formatDay } = useDates();
  if (task.droppedOn) return <TaskDropped task={task} from={from} />;
  const id = taskItemId(task.id);
  const { completion } = task;
  return (
    <div class="task-check" id={id} data-item>
      <Check
        id={`${id}-check`}
        action={`/tasks/${task.id}/completion`}
        from={from}
        at={id}
        isDone={completion !== null}
        seen={seenOf(completion)}
        label={task.title}
      />
      <p class="task-check__words">
        {completion ? (
          <>
            <strong>Done</strong> on {formatDay(completion.on)}
          </>
        ) : (
          'Not done yet'
        )}
      </p>
      <details class="fold">
        <summary id={`${id}-on-summary`}>
          {completion ? 'Change the day' : 'It was done on an earlier day'}
        </summary>
        <ActionForm action={`/tasks/${task.id}/completion`} from={from} at={id} class="task-check__day">
          <input type="hidden" name="done" value="yes" />
          {completion && <input type="hidden" name="seen" value={seenOf(completion)} />}
          <label class="visually-hidden" for={`${id}-on`}>
            Done on
          </label>
          <input
            class="input"
            type="date"
            id={`${id}-on`}
            name="on"
            max={today}
            required
            value={completion ? completion.on : today}
          />
          <button class="button button--quiet" id={`${id}-on-save`}>
            Tick for that day
          </button>
        </ActionForm>
      </details>
    </div>
  );
}

function HistoryEntry({ history }: { history: readonly HistoryLine[] }) {
  const dates = useDates();
  return (
    <Entry label="History" class="entry--quiet">
      <ul class="ledger">
        {history.map((line) => (
          <li key={line.id} class="ledger__line">
            <span class="ledger__day">{dates.formatDay(line.onDay)}</span>
            <span class={`ledger__what${line.isUndone ? ' ledger__what--undone' : ''}`}>
              <Inline text={changeInWords(line.facts, dates)} />
              {line.isUndone && ' (taken back)'}
            </span>
          </li>
        ))}
      </ul>
    </Entry>
  );
}
