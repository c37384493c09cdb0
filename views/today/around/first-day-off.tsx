import type { Day } from '../../../plans/day.ts';
import { formatMinutes } from '../../../plans/format.ts';
import type { DrillDay } from '../../../plans/practice/drill/drill-day.ts';
import { useDates } from '../../dates.ts';
import { Entry } from '../../parts/entry.tsx';
import { Inline } from '../../parts/markdown.tsx';
import { type Part, part } from '../../parts/part.tsx';
import { DRILL_ADDRESS } from '../../practice/addresses.ts';
import { drillContentInWords } from '../../practice/answering/drill-words.ts';
import { WayOn } from './way-on.tsx';

export type FirstDayOff = {
  /** The first study day. */
  beginsOn: Day;
  firstTask: { id: number; title: string; minutes: number } | null;
  /** What today would ask; `null` where it asks already, or has nothing to. */
  drill: Pick<DrillDay, 'items' | 'minutes'> | null;
};

/** A plan that begins with a day off: when it goes on, and how to begin all the same. */
export function firstDayOffPart(props: FirstDayOff): Part {
  return part('first-day-off', FirstDayOffEntry, props);
}

function FirstDayOffEntry({ id, beginsOn, firstTask, drill }: FirstDayOff & { id: string }) {
  const { formatLongDay } = useDates();
  return (
    <Entry id={id} label="Until then" aside="All of it can wait.">
      <p>Your first study day is {formatLongDay(beginsOn)}. Until then your plan asks for nothing.</p>
      <ul class="ways-on">
        {firstTask && (
          <WayOn
            title="Begin today all the same"
            links={[{ href: `/tasks/${firstTask.id}`, label: 'Open the first task' }]}
          >
            “<Inline text={firstTask.title} />
            ”, {formatMinutes(firstTask.minutes)}, comes first. Do it today if you like, and tick it off on
            its page.
          </WayOn>
        )}
        {drill && (
          <WayOn
            title="Drill all the same"
            links={[{ href: `${DRILL_ADDRESS}?rest=no`, label: 'Start the drill' }]}
          >
            {drillContentInWords(drill)}.
          </WayOn>
        )}
      </ul>
    </Entry>
  );
}
