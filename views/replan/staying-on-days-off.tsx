import type { Replan } from '../../plans/replan/replan.ts';
import { useDates } from '../dates.ts';
import { Inline } from '../parts/markdown.tsx';

/** Work that a replan may not move, on days that it should not be on. */
export function StayingOnDaysOff({ replan }: { replan: Replan }) {
  const { formatDay } = useDates();
  if (replan.stayingOnDaysOff.length === 0) return null;
  return (
    <div class="caution">
      <p>These stay on a day without study minutes, because they are pinned or left where they are:</p>
      <ul>
        {replan.stayingOnDaysOff.map(({ task, day }) => (
          <li key={`${task.id}-${day}`}>
            <Inline text={task.title} />, {formatDay(day)}
          </li>
        ))}
      </ul>
    </div>
  );
}
