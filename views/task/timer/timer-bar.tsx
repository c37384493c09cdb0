import { Inline } from '../../parts/markdown.tsx';
import { Clock, isLostCount, type TimerShown } from './clock.tsx';
import { TimerButton, TimerControls } from './timer-controls.tsx';

/** The timer on a page that is not its task's: which task, how long, and its end. */
export function TimerBar({ id, shown, from }: { id: string; shown: TimerShown; from: string }) {
  const { timer, isOfPlan } = shown;
  const isRunning = timer.runningSince !== null;
  return (
    <section class="timer timer--bar" id={id} aria-label="Focus timer">
      <p class="timer__task">
        {isRunning ? 'Focusing on ' : 'Paused: '}
        {isOfPlan ? (
          <a href={`/tasks/${timer.taskId}#time`}>
            <Inline text={timer.taskTitle} inLink />
          </a>
        ) : (
          <Inline text={timer.taskTitle} />
        )}
      </p>
      <div class="timer__line">
        <Clock shown={shown} />
        {isLostCount(shown) ? (
          <BarQuestion shown={shown} from={from} />
        ) : (
          <TimerControls shown={shown} from={from} at={id} />
        )}
      </div>
      {!isOfPlan && <p class="hint">This task is one of another plan.</p>}
    </section>
  );
}

function BarQuestion({ shown, from }: { shown: TimerShown; from: string }) {
  const { timer, isOfPlan } = shown;
  if (isOfPlan) return <a href={`/tasks/${timer.taskId}#time`}>Say how much of it counts</a>;
  return <TimerButton taskId={timer.taskId} wish="off" from={from} at="main" label="Discard it" isQuiet />;
}
