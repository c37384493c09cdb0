import { count, formatMinutes } from '../../plans/format.ts';
import type { Report } from '../../plans/report/report.ts';
import { LEFT_AS } from '../../plans/words.ts';
import { useDates } from '../dates.ts';
import { Inline } from '../parts/markdown.tsx';

export function FinishedSection({ report: { finishedTasks, totals, generatedOn } }: { report: Report }) {
  const { formatDayBeside } = useDates();
  if (finishedTasks === null) return null;
  const earlier = totals.finishedTaskCount - finishedTasks.length;
  return (
    <section class="report__section">
      <h3>Finished</h3>
      {finishedTasks.length === 0 && <p>Nothing was finished in this stretch.</p>}
      {earlier > 0 && (
        <p class="report__meta">
          The last {finishedTasks.length}; {count(earlier, 'task')} before them.
        </p>
      )}
      <ul class="ledger">
        {finishedTasks.map((task) => (
          <li key={`${task.phaseTitle}/${task.title}`} class="ledger__line">
            <span class="ledger__day">{formatDayBeside(task.completedOn, generatedOn)}</span>
            <span class="ledger__what">
              <Inline text={task.title} />{' '}
              <span class="report__aside">
                <Inline text={task.phaseTitle} />
              </span>
            </span>
            <span class="ledger__figure">{formatMinutes(task.minutes)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

export function ComingSection({ report: { comingTasks, generatedOn } }: { report: Report }) {
  const { formatDayBeside } = useDates();
  if (comingTasks === null || comingTasks.length === 0) return null;
  return (
    <section class="report__section">
      <h3>What comes next</h3>
      <ul class="ledger">
        {comingTasks.map((task) => (
          <li key={`${task.day}/${task.title}`} class="ledger__line">
            <span class="ledger__day">{formatDayBeside(task.day, generatedOn)}</span>
            <span class="ledger__what">
              <Inline text={task.title} />
              {task.partCount > 1 && `, part ${task.part} of ${task.partCount}`}
            </span>
            <span class="ledger__figure">{formatMinutes(task.minutes)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

export function DroppedSection({ report: { dropped, generatedOn } }: { report: Report }) {
  const { formatDayBeside } = useDates();
  if (dropped === null || dropped.length === 0) return null;
  return (
    <section class="report__section">
      <h3>Left out of the plan</h3>
      <ul class="ledger">
        {dropped.map((task) => (
          <li key={`${task.phaseTitle}/${task.title}`} class="ledger__line">
            <span class="ledger__day">{formatDayBeside(task.droppedOn, generatedOn)}</span>
            <span class="ledger__what">
              <Inline text={task.title} />
              {task.as === 'known' && `, ${LEFT_AS.known}`}
            </span>
            {task.minutes > 0 && <span class="ledger__figure">{formatMinutes(task.minutes)}</span>}
          </li>
        ))}
      </ul>
    </section>
  );
}
