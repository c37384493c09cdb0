import { agree, count, formatMinutes } from '../../plans/format.ts';
import { mostOver } from '../../plans/replan/full-days.ts';
import { dayInWords } from '../../plans/replan/summary.ts';
import type { UpdateRoom } from '../../plans/roadmap/update-room.ts';
import { useDates } from '../dates.ts';

/** Whether the plan still fits with what is ticked at first. */
export function RoomWords({ room }: { room: UpdateRoom }) {
  const { missingMinutes, moreHabitMinutes, overDays } = room;
  return (
    <>
      {missingMinutes > 0 && (
        <p class="update__room">
          There is no room for {formatMinutes(missingMinutes)} of it before the finish. What is new joins
          without a day then, and what changed keeps its days; a replan finds them the room.
        </p>
      )}
      {moreHabitMinutes !== 0 && (
        <p class="update__room">
          Until the finish its habits ask for {formatMinutes(Math.abs(moreHabitMinutes))}{' '}
          {moreHabitMinutes > 0 ? 'more' : 'less'}.
          {moreHabitMinutes > 0 && overDays.length === 0 && ' Every day has room for that.'}
        </p>
      )}
      <OverDays room={room} />
    </>
  );
}

function OverDays({ room: { overDays, shortMinutes } }: { room: UpdateRoom }) {
  const dates = useDates();
  const fullest = mostOver(overDays);
  if (fullest === undefined) return null;
  return (
    <p class="update__room">
      {count(overDays.length, 'coming day')} then {agree(overDays.length, 'goes', 'go')} over{' '}
      {agree(overDays.length, 'its', 'their')} minutes, the fullest {dayInWords(fullest, dates)}.{' '}
      {fitInWords(shortMinutes)}
    </p>
  );
}

function fitInWords({ before, after }: UpdateRoom['shortMinutes']): string {
  if (after === 0) return 'The plan still fits: a replan afterwards spreads the work beside the habits.';
  const short = `${formatMinutes(after)} of its work find no room before the finish`;
  return before === 0
    ? `The plan no longer fits: ${short}, and a replan says what would help.`
    : `As it stands the plan does not fit either: ${short} then, and ${formatMinutes(before)} without this update. A replan says what would help.`;
}
