import type { DrillDay } from '../../../plans/practice/drill/drill-day.ts';
import { DRILL_ADDRESS } from '../addresses.ts';
import { drillContentInWords, drillInWords } from './drill-words.ts';

/** The day's drill, one tap away, and the other ways of practising beside it. */
export function DrillNow({ drill }: { drill: DrillDay }) {
  const isBegun = drill.openCount < drill.asked.length;
  return (
    <div class="drill-now">
      <p class="drill-now__today">
        {drill.next ? (
          <a class="button button--large" href={DRILL_ADDRESS}>
            {isBegun ? 'Go on with today’s drill' : 'Start today’s drill'}
          </a>
        ) : (
          <a href={DRILL_ADDRESS}>Today’s drill</a>
        )}
        <span>{drill.next && !isBegun ? drillContentInWords(drill) : drillInWords(drill)}</span>
      </p>
      <p class="drill-now__forms">
        <a href="/practice/lightning">Lightning round</a> <a href="/practice/ladder">Length ladder</a>{' '}
        <a href="/practice/derivations">Derivations</a>
      </p>
    </div>
  );
}
