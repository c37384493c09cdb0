import type { DrillDay } from '../../../plans/practice/drill/drill-day.ts';
import { DRILL_ADDRESS } from '../addresses.ts';
import { drillInWords } from './drill-words.ts';

/** The day's drill among the habits, where the plan has no habit that it keeps. */
export function DrillItem({ id, drill }: { id: string; drill: DrillDay }) {
  return (
    <li class={`item${drill.isDone ? ' item--done' : ''}`} id={id} data-item>
      <span class="check__box check__box--coming" aria-hidden="true" />
      <div class="item__body">
        <a class="item__title" href={DRILL_ADDRESS}>
          Daily drill
        </a>
        <p class="item__meta">
          <span class="item__word">{drillInWords(drill)}</span>
        </p>
      </div>
    </li>
  );
}

/** What the drill comes to, beside the habit that it keeps; a tick by hand counts as well. */
export function DrillLink({ drill }: { drill: DrillDay }) {
  return (
    <span class="item__word">
      <a href={DRILL_ADDRESS}>Drill</a>: {drillInWords(drill)}
    </span>
  );
}
