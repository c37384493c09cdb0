import type { TimerWish } from '../../../plans/task/focus-timer.ts';
import { ActionForm } from '../../parts/form/action-form.tsx';

type TimerButtonProps = {
  taskId: number;
  wish: TimerWish;
  from: string;
  at: string;
  label: string;
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

type TimerControlsProps = { taskId: number; isRunning: boolean; from: string; at: string };

/** Pause or go on, and done. */
export function TimerControls({ taskId, isRunning, from, at }: TimerControlsProps) {
  const place = { taskId, from, at };
  return (
    <>
      {isRunning ? (
        <TimerButton {...place} wish="resting" label="Pause" isQuiet />
      ) : (
        <TimerButton {...place} wish="running" label="Go on" isQuiet />
      )}
      <TimerButton {...place} wish="done" label="Done" />
    </>
  );
}
