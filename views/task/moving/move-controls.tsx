import { addDays, type Day } from '../../../plans/day.ts';
import { useDates } from '../../dates.ts';

export type MoveAction = 'today' | 'next' | 'split' | 'day' | 'push' | 'done' | 'drop';

export type MoveControlsProps = {
  /** Begins the ids of the controls; stable, so that keyboard focus survives a swap. */
  id: string;
  /** What is offered, the first being chosen. */
  actions: readonly MoveAction[];
  label: string;
  today: Day;
  /** The study day after today; `null` when the calendar has none. */
  nextStudyDay: Day | null;
};

/** What to do with unfinished work: one choice, the field that it needs, and one button. */
export function MoveControls({ id, actions, label, today, nextStudyDay }: MoveControlsProps) {
  const { formatDay } = useDates();
  const words: Record<MoveAction, string> = {
    today: 'do it today',
    next: nextStudyDay ? `next study day, ${formatDay(nextStudyDay)}` : 'next study day',
    split: 'split over two days',
    day: 'move to a day',
    push: 'push by study days',
    done: 'it was done earlier',
    drop: 'drop it',
  };
  const has = (action: MoveAction) => actions.includes(action);
  return (
    <div class="move">
      <label class="move__choice">
        <span class="move__label">{label}</span>
        <select class="input" name="action" id={`${id}-action`}>
          {actions.map((action) => (
            <option key={action} value={action}>
              {words[action]}
            </option>
          ))}
        </select>
      </label>
      {has('day') && (
        <label class="move__field move__field--day">
          <span class="move__label">Day</span>
          <input
            class="input"
            type="date"
            name="day"
            id={`${id}-day`}
            min={today}
            value={nextStudyDay ?? addDays(today, 1)}
          />
        </label>
      )}
      {has('push') && (
        <label class="move__field move__field--push">
          <span class="move__label">Study days</span>
          <input
            class="input input--short"
            type="number"
            inputMode="numeric"
            name="studyDays"
            id={`${id}-study-days`}
            min="1"
            max="366"
            value="1"
          />
        </label>
      )}
      {has('done') && (
        <label class="move__field move__field--done">
          <span class="move__label">Done on</span>
          <input class="input" type="date" name="on" id={`${id}-on`} max={today} value={addDays(today, -1)} />
        </label>
      )}
      {has('drop') && (
        <label class="move__field move__field--drop">
          <span class="move__label">Reason</span>
          <input class="input" name="reason" id={`${id}-reason`} maxLength={500} />
        </label>
      )}
      <button class="button button--quiet" id={`${id}-go`}>
        Do this
      </button>
    </div>
  );
}
