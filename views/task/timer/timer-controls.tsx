import type { ComponentChildren } from 'preact';
import { minutesToNote, type TimerWish } from '../../../plans/task/focus-timer.ts';
import { ActionForm } from '../../parts/form/action-form.tsx';
import type { TimerShown } from './clock.tsx';

type TimerButtonProps = {
  taskId: number;
  wish: TimerWish;
  from: string;
  at: string;
  label: ComponentChildren;
  isQuiet?: boolean;
};

/** Start, pause and go on follow each other on one button, so that focus stays on it. */
const BUTTON_IDS: Record<TimerWish, string> = {
  running: 'timer-toggle',
  resting: 'timer-toggle',
  done: 'timer-done',
  off: 'timer-off',
};

/** One wish of the learner's for the timer on a task. */
export function TimerButton({ taskId, wish, from, at, label, isQuiet = false }: TimerButtonProps) {
  return (
    <ActionForm action={`/tasks/${taskId}/timer`} from={from} at={at}>
      <input type="hidden" name="state" value={wish} />
      <button class={isQuiet ? 'button button--quiet' : 'button'} id={BUTTON_IDS[wish]}>
        {label}
      </button>
    </ActionForm>
  );
}

type TimerControlsProps = { shown: TimerShown; from: string; at: string };

/** Pause or go on, and noting what it came to; the script counts the minutes on. Neither is the tick of the task. */
export function TimerControls({ shown: { timer, countedSeconds }, from, at }: TimerControlsProps) {
  const { taskId, runningSince } = timer;
  const place = { taskId, from, at };
  const isRunning = runningSince !== null;
  return (
    <>
      {isRunning ? (
        <TimerButton {...place} wish="resting" label="Pause" isQuiet />
      ) : (
        <TimerButton {...place} wish="running" label="Go on" isQuiet />
      )}
      <TimerButton
        {...place}
        wish="done"
        label={
          <span>
            Note <span data-clock-minutes>{minutesToNote(countedSeconds)}</span> min
          </span>
        }
        isQuiet
      />
    </>
  );
}
