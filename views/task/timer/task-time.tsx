import type { Day } from '../../../plans/day.ts';
import { formatMinutes } from '../../../plans/format.ts';
import type { SpentTime, Task } from '../../../plans/plan/plan.ts';
import { LONGEST_FOCUS_MINUTES, LONGEST_SPENT_MINUTES } from '../../../plans/task/focus-timer.ts';
import { spentMinutes } from '../../../plans/time/spent.ts';
import { useDates } from '../../dates.ts';
import { Entry } from '../../parts/entry.tsx';
import { ActionForm } from '../../parts/form/action-form.tsx';
import { ErrorSummary, Field, type FormErrors } from '../../parts/form/field.tsx';
import { Clock, type TimerShown } from './clock.tsx';
import { TimerButton, TimerControls } from './timer-controls.tsx';

export type SpentValues = { spentMinutes: string; spentOn: string };

export type TaskTimeProps = {
  task: Task;
  /** The timer, on whichever task; `null` where there is none. */
  timer: TimerShown | null;
  today: Day;
  from: string;
  formToken: string;
  /** What was typed into the form for time by hand, and what was wrong with it. */
  spentForm?: { values: SpentValues; errors: FormErrors } | undefined;
  /** What was answered when the timer was doubted. */
  timerForm?: { minutes: string; errors: FormErrors } | undefined;
};

/** How long does this really take me? A timer, and time noted by hand; neither is asked for. */
export function TaskTime({ task, timer, today, from, formToken, spentForm, timerForm }: TaskTimeProps) {
  const noted = spentMinutes(task);
  const own = timer?.timer.taskId === task.id ? timer : null;
  const aside =
    noted === 0
      ? 'Noted if you like; the plan does not ask for it.'
      : `${formatMinutes(noted)} noted. The estimate is ${formatMinutes(task.minutes)}.`;
  return (
    <Entry id="time" label="Time spent" aside={aside}>
      {own ? (
        <OwnTimer shown={own} from={from} timerForm={timerForm} />
      ) : (
        task.droppedOn === null && <StartTimer task={task} other={timer} from={from} />
      )}
      {task.spent.length > 0 && <SpentList task={task} from={from} />}
      <SpentForm
        task={task}
        today={today}
        from={from}
        formToken={formToken}
        values={spentForm?.values ?? { spentMinutes: '', spentOn: today }}
        errors={spentForm?.errors ?? {}}
      />
    </Entry>
  );
}

function StartTimer({ task, other, from }: { task: Task; other: TimerShown | null; from: string }) {
  return (
    <div class="timer">
      <div class="timer__line">
        <TimerButton
          taskId={task.id}
          wish="running"
          from={from}
          at="time"
          label="Start the timer"
          isQuiet={task.completion !== null}
        />
      </div>
      {other && <OtherTimer other={other} />}
    </div>
  );
}

function OtherTimer({ other: { timer, doubt, isOfPlan } }: { other: TimerShown }) {
  const title = isOfPlan ? (
    <a href={`/tasks/${timer.taskId}#time`}>{timer.taskTitle}</a>
  ) : (
    `“${timer.taskTitle}”`
  );
  return (
    <p class="hint">
      There is one timer, and it is on {title} now.{' '}
      {doubt === null
        ? 'Starting it here notes its time there first.'
        : 'Say there first how much of its time counts.'}
    </p>
  );
}

type OwnTimerProps = { shown: TimerShown; from: string; timerForm: TaskTimeProps['timerForm'] };

function OwnTimer({ shown, from, timerForm }: OwnTimerProps) {
  const { timer, doubt } = shown;
  if (doubt !== null) return <DoubtedTimer shown={shown} from={from} timerForm={timerForm} />;
  const isRunning = timer.runningSince !== null;
  return (
    <div class="timer" id="timer">
      <div class="timer__line">
        <Clock shown={shown} />
        <TimerControls taskId={timer.taskId} isRunning={isRunning} from={from} at="time" />
      </div>
      <p class="hint">
        <TimerSince shown={shown} />
        Done notes whole minutes, rounded to the nearest.
      </p>
      <LetGo taskId={timer.taskId} from={from} />
    </div>
  );
}

function TimerSince({ shown: { timer, timeZone, now } }: { shown: TimerShown }) {
  const { formatDay, formatTime } = useDates();
  const since = timer.runningSince;
  if (since === null) return <>Paused, for {formatDay(timer.day)}. </>;
  const isOfAnotherDay = since.slice(0, 10) !== now.slice(0, 10);
  return (
    <>
      Running since {formatTime(since, timeZone)}
      {isOfAnotherDay && `, for ${formatDay(timer.day)}`}.{' '}
    </>
  );
}

/** It ran for too long to be believed, or the clock was set back: the learner knows better. */
function DoubtedTimer({ shown, from, timerForm }: OwnTimerProps) {
  const { timer, doubt } = shown;
  const errors = timerForm?.errors ?? {};
  return (
    <div class="timer timer--doubted" id="timer">
      <div class="timer__line">
        <Clock shown={shown} />
      </div>
      <p>{doubt === 'long' ? <LongWords shown={shown} /> : <SetBackWords shown={shown} />}</p>
      <ActionForm action={`/tasks/${timer.taskId}/timer`} from={from} at="time" class="form">
        <input type="hidden" name="state" value="done" />
        <ErrorSummary errors={errors} />
        <Field
          name="timerMinutes"
          label="How much of it counts, in minutes?"
          hint="0 for nothing of it"
          errors={errors}
        >
          {(control) => (
            <input
              class="input input--short"
              type="number"
              inputMode="numeric"
              min="0"
              max={LONGEST_SPENT_MINUTES}
              required
              value={timerForm?.minutes ?? ''}
              {...control}
            />
          )}
        </Field>
        <button class="button" id="timer-answer">
          Note it
        </button>
      </ActionForm>
    </div>
  );
}

function LongWords({ shown: { timer, countedSeconds } }: { shown: TimerShown }) {
  const { formatDay } = useDates();
  return (
    <>
      The timer of {formatDay(timer.day)} says {formatMinutes(countedSeconds / 60)}. That is more than{' '}
      {formatMinutes(LONGEST_FOCUS_MINUTES)}: was it forgotten?
    </>
  );
}

function SetBackWords({ shown: { timer } }: { shown: TimerShown }) {
  return (
    <>
      The clock of the computer was set back while the timer ran, so that it cannot tell how long that was.
      {timer.secondsBefore >= 60 && ` Before, it had counted ${formatMinutes(timer.secondsBefore / 60)}.`}
    </>
  );
}

function LetGo({ taskId, from }: { taskId: number; from: string }) {
  return (
    <details class="fold" id="timer-let-go">
      <summary id="timer-let-go-summary">Let it go</summary>
      <p class="hint">The timer ends and nothing is noted. This cannot be undone.</p>
      <TimerButton taskId={taskId} wish="off" from={from} at="time" label="End it without a note" isQuiet />
    </details>
  );
}

function SpentList({ task, from }: { task: Task; from: string }) {
  return (
    <ul class="ledger spent">
      {task.spent.map((spent) => (
        <SpentLine key={spent.id} task={task} spent={spent} from={from} />
      ))}
    </ul>
  );
}

function SpentLine({ task, spent, from }: { task: Task; spent: SpentTime; from: string }) {
  const { formatDay } = useDates();
  const words = `${formatMinutes(spent.minutes)} on ${formatDay(spent.day)}`;
  return (
    <li class="ledger__line spent__line" id={`spent-${spent.id}`}>
      <span class="ledger__day">{formatDay(spent.day)}</span>
      <span class="ledger__what">{formatMinutes(spent.minutes)}</span>
      <ActionForm action={`/tasks/${task.id}/spent/${spent.id}/removal`} from={from} at="time">
        <button class="button button--quiet" id={`spent-${spent.id}-remove`} aria-label={`Remove ${words}`}>
          Remove
        </button>
      </ActionForm>
    </li>
  );
}

type SpentFormProps = {
  task: Task;
  today: Day;
  from: string;
  formToken: string;
  values: SpentValues;
  errors: FormErrors;
};

function SpentForm({ task, today, from, formToken, values, errors }: SpentFormProps) {
  const isWrong = Object.keys(errors).length > 0;
  return (
    <details class="fold" id="spent-form" open={isWrong}>
      <summary id="spent-form-summary">Note time by hand</summary>
      <ActionForm action={`/tasks/${task.id}/spent`} from={from} at="time" class="form">
        <input type="hidden" name="formToken" value={formToken} />
        <ErrorSummary errors={errors} />
        <div class="spent__fields">
          <Field name="spentMinutes" label="Minutes" errors={errors}>
            {(control) => (
              <input
                class="input input--short"
                type="number"
                inputMode="numeric"
                min="1"
                max={LONGEST_SPENT_MINUTES}
                required
                value={values.spentMinutes}
                {...control}
              />
            )}
          </Field>
          <Field name="spentOn" label="On" errors={errors}>
            {(control) => (
              <input class="input" type="date" max={today} required value={values.spentOn} {...control} />
            )}
          </Field>
        </div>
        <button class="button" id="spent-save">
          Note it
        </button>
      </ActionForm>
    </details>
  );
}
