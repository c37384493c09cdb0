import { dayInWords, type ReplanSummary, summaryInWords } from '../../plans/replan/summary.ts';
import { upperFirst } from '../../plans/words.ts';
import { useDates } from '../dates.ts';

/** What it comes to in one line, before the details; days over their minutes one by one. */
export function Summary({ summary }: { summary: ReplanSummary }) {
  const dates = useDates();
  const { overDays } = summary;
  return (
    <>
      <p class="chosen__summary" id="replan-summary">
        {upperFirst(summaryInWords(summary, dates))}
      </p>
      {overDays.length > 0 && (
        <details class="fold">
          <summary id="over-days">Days over their minutes: {overDays.length}</summary>
          <ul class="moves">
            {overDays.map((each) => (
              <li key={each.day} class="moves__line">
                {dayInWords(each, dates)}
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}
