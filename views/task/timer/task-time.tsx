import { type Day, dayAt } from '../../../plans/day.ts';
import { formatMinutes } from '../../../plans/format.ts';
import type { SpentTime, Task } from '../../../plans/plan/plan.ts';
import { LONGEST_FOCUS_MINUTES, LONGEST_SPENT_MINUTES } from '../../../plans/task/focus-timer.ts';
import { spentMinutes } from '../../../plans/time/spent.ts';
import { useDates } from '../../dates.ts';
import { Entry } from '../../parts/entry.tsx';
import { ActionForm } from '../../parts/form/action-form.tsx';
import { ErrorSummary, Field, type FormErrors } from '../../parts/form/field.tsx';
import { Inline } from '../../parts/markdown.tsx';
import { Clock, isLostCount, type TimerShown } from './clock.tsx';
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
  /** Noting it was asked for, and it is doubted. */
  asksTimer?: boolean | undefined;
};

/** How long does this really take me? A timer, and time noted by hand; neither is asked for. */
export function TaskTime(props: TaskTimeProps) {
  const { task, timer, today, from, formToken, spentForm, timerForm, asksTimer = false } = props;
  const noted = spentMinutes(task);
  const own = timer?.timer.taskId === task.id ? timer : null;
  const aside =
    noted === 0
      ? 'Optional: note it if you like.'
      : `${formatMinutes(noted)} noted. The estimate is ${formatMinutes(task.minutes)}.`;
  return (
    <Entry id="time" label="Time spent" aside={aside}>
      {own ? (
        <OwnTimer shown={own} from={from} timerForm={timerForm} asks={asksTimer || timerForm !== undefined} />
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
    <a href={`/tasks/${timer.taskId}#time`}>
      <Inline text={timer.taskTitle} inLink />
    </a>
  ) : (
    <>
      “<Inline text={timer.taskTitle} />”
    </>
  );
  return (
    <p class="hint">
      There is one timer, and it is on {title} now.{' '}
      {doubt === null
        ? 'Starting it here first notes the time it counted there.'
        : 'Say there first how much of its time counts.'}
    </p>
  );
}

type DoubtedTimerProps = { shown: TimerShown; timerForm: TaskTimeProps['timerForm'] };
type OwnTimerProps = DoubtedTimerProps & { from: string; asks: boolean };

function OwnTimer({ shown, from, timerForm, asks }: OwnTimerProps) {
  const { timer, doubt } = shown;
  if (isLostCount(shown) || (doubt !== null && asks))
    return <DoubtedTimer shown={shown} timerForm={timerForm} />;
  return (
    <div class="timer" id="timer">
      <div class="timer__line">
        <Clock shown={shown} />
        <TimerControls shown={shown} from={from} at="time" />
      </div>
      <p class="hint">
        <TimerSince shown={shown} />
        {doubt !== null && 'You will be asked how much of it counts. '}
        Noting it ends the timer, and leaves the tick of the task to you.
      </p>
      <LetGo taskId={timer.taskId} from={from} />
    </div>
  );
}

function TimerSince({ shown: { timer, timeZone, now } }: { shown: TimerShown }) {
  const { formatDay, formatTime, formatMoment } = useDates();
  const since = timer.runningSince;
  if (since === null) return <>Paused, for {formatDay(timer.day)}. </>;
  const dateOf = (instant: string) => dayAt(new Date(instant), timeZone, 0);
  const isOfToday = dateOf(since) === dateOf(now);
  return (
    <>
      Running since {isOfToday ? formatTime(since, timeZone) : formatMoment(since, timeZone)}
      {timer.day !== dateOf(now) && `, for ${formatDay(timer.day)}`}.{' '}
    </>
  );
}

/** What it counted is hard to believe: the learner knows better. */
function DoubtedTimer({ shown, timerForm }: DoubtedTimerProps) {
  const { timer, proposedMinutes } = shown;
  const address = `/tasks/${timer.taskId}`;
  const errors = timerForm?.errors ?? {};
  return (
    <div class="timer timer--doubted" id="timer">
      <div class="timer__line">
        <Clock shown={shown} />
      </div>
      <p>
        <DoubtWords shown={shown} />
      </p>
      <ActionForm action={`${address}/timer`} from={address} at="time" class="form">
        <input type="hidden" name="state" value="done" />
        <ErrorSummary errors={errors} />
        <Field
          name="timerMinutes"
          label="How much of it counts, in minutes?"
          hint="0 for none of it"
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
              value={timerForm?.minutes ?? proposedMinutes ?? ''}
              {...control}
            />
          )}
        </Field>
        <div class="task-form__end">
          <button class="button" id="timer-answer">
            Note it
          </button>
          {!isLostCount(shown) && <a href={`${address}#time`}>Not yet</a>}
        </div>
      </ActionForm>
    </div>
  );
}

function DoubtWords({ shown }: { shown: TimerShown }) {
  if (shown.doubt === 'set-back') return <SetBackWords shown={shown} />;
  if (shown.doubt === 'away') return <AwayWords shown={shown} />;
  if (shown.doubt === 'slept') return <SleptWords shown={shown} />;
  return shown.doubt === 'beyond' ? <BeyondWords shown={shown} /> : <LongWords shown={shown} />;
}

function AwayWords({ shown: { timer, proposedMinutes } }: { shown: TimerShown }) {
  return (
    <>
      The timer ran on for {formatMinutes(timer.awaySeconds / 60)} while its task was deleted, until that was
      undone. Without that it comes to {formatMinutes(proposedMinutes ?? 0)}.
    </>
  );
}

function SleptWords({ shown: { sleptSeconds, proposedMinutes } }: { shown: TimerShown }) {
  return (
    <>
      The computer slept for {formatMinutes(sleptSeconds / 60)} while the timer ran, or its clock was set
      forward. Without that it comes to {formatMinutes(proposedMinutes ?? 0)}.
    </>
  );
}

function BeyondWords({ shown: { timer, countedSeconds } }: { shown: TimerShown }) {
  return (
    <>
      The timer says {formatMinutes(countedSeconds / 60)}, and the whole task is estimated at{' '}
      {formatMinutes(timer.taskMinutes)}. Does all of it count?
    </>
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
      <summary id="timer-let-go-summary">Discard this time</summary>
      <p class="hint">The timer ends and nothing is noted. This cannot be undone.</p>
      <TimerButton taskId={taskId} wish="off" from={from} at="time" label="Discard it" isQuiet />
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
