import { count, formatHours, formatMinutes } from '../../../plans/format.ts';
import { type Forecast, LIKELY_SHARE } from '../../../plans/progress/forecast/forecast.ts';
import { chanceInWords } from '../../../plans/progress/forecast/forecast-sentence.ts';
import type { Remedy } from '../../../plans/progress/forecast/remedies.ts';
import { remainingMinutes } from '../../../plans/task/task-progress.ts';
import { listed } from '../../../plans/words.ts';
import { useDates } from '../../dates.ts';
import { Entry, PageHead } from '../../parts/entry.tsx';
import { WEEKDAYS } from '../../replan/proposal-fields.tsx';

/** A remedy, what becomes of the forecast with it, and where it is previewed as a change of the plan. */
export type PreviewedRemedy = { remedy: Remedy; forecast: Forecast; replanAddress: string };

export type RemediesPageProps = { forecast: Forecast; remedies: readonly PreviewedRemedy[] };

/** More tasks than that are folded away. */
const MOST_TASKS_SHOWN = 5;

const LABELS: Record<Remedy['kind'], string> = {
  minutes: 'More minutes',
  'study days': 'More study days',
  'leave out': 'Less work',
  'later finish': 'A later finish',
};

/** What would it take to be in time? Each remedy by itself, with the forecast that it makes. */
export function RemediesPage({ forecast, remedies }: RemediesPageProps) {
  return (
    <main id="main" class="page page--fit" tabIndex={-1}>
      <PageHead eyebrow={<a href="/progress">Progress</a>} title="What would make it fit">
        <p class="lead">{leadWords(forecast, remedies)}</p>
      </PageHead>
      {remedies.length > 0 && (
        <Entry label="At a glance" aside="Nothing is changed yet">
          <RemediesTable forecast={forecast} remedies={remedies} />
        </Entry>
      )}
      {remedies.map(({ remedy, replanAddress }) => (
        <Entry key={remedy.kind} label={LABELS[remedy.kind]}>
          <RemedyWords remedy={remedy} />
          {!remedy.isEnough && <p>That is not enough by itself. Put it together with another one.</p>}
          <p>
            <a href={replanAddress}>
              See what would move
              <span class="visually-hidden">: {LABELS[remedy.kind].toLowerCase()}</span>
            </a>
          </p>
        </Entry>
      ))}
      <p>
        <a href="/progress#what-if">Try out other hours, days off and less work yourself</a>
      </p>
    </main>
  );
}

function leadWords(forecast: Forecast, remedies: readonly PreviewedRemedy[]): string {
  if (forecast.state === 'finished') return 'Nothing is left to do, so there is nothing to mend.';
  if (forecast.state === 'too early') {
    return 'It is too early to tell whether the plan holds. After a few more study days this page will know.';
  }
  if (forecast.state === 'standing still') {
    return 'Nothing was finished lately, so there is no forecast to mend. One finished task brings it back.';
  }
  if (remedies.length > 0) {
    return `As it is, the chance to be in time is ${chanceInWords(forecast.chanceByFinish)}. Each of these is what it takes by itself to bring it to 85 %, if you work ahead on days that ask for less than you do.`;
  }
  return forecast.chanceByFinish >= LIKELY_SHARE
    ? `The plan fits as it is: the chance to be in time is ${chanceInWords(forecast.chanceByFinish)}.`
    : 'No single change would make the plan fit. What if on Progress shows several at once.';
}

function RemedyWords({ remedy }: { remedy: Remedy }) {
  const { formatFullDay } = useDates();
  switch (remedy.kind) {
    case 'minutes':
      return <p>{formatMinutes(remedy.minutesMore)} more on each study day, from today on.</p>;
    case 'study days': {
      const weekdays = listed(remedy.weekdays.map((weekday) => WEEKDAYS[weekday] ?? ''));
      return (
        <p>
          {weekdays} as {remedy.weekdays.length === 1 ? 'a study day' : 'study days'} too, with{' '}
          {formatMinutes(remedy.minutes)}
          {remedy.weekdays.length > 1 && ' each'}.
        </p>
      );
    }
    case 'leave out':
      return <LeftOut remedy={remedy} />;
    case 'later finish':
      return <p>Finish on {formatFullDay(remedy.finishOn)}, with the same hours and all of the work.</p>;
  }
}

function LeftOut({ remedy: { tasks, minutes } }: { remedy: Extract<Remedy, { kind: 'leave out' }> }) {
  const list = (
    <ul class="ledger">
      {tasks.map((task) => (
        <li key={task.id} class="ledger__line">
          <a class="ledger__what" href={`/tasks/${task.id}`}>
            {task.title}
          </a>
          <span class="ledger__figure">{formatMinutes(remainingMinutes(task))}</span>
        </li>
      ))}
    </ul>
  );
  const words = `${count(tasks.length, 'task')} fewer, ${formatHours(minutes)}: stretch work first, and last of all what every interview needs.`;
  if (tasks.length <= MOST_TASKS_SHOWN) {
    return (
      <>
        <p>{words}</p>
        {list}
      </>
    );
  }
  return (
    <>
      <p>{words}</p>
      <details class="fold">
        <summary id="left-out-summary">Which ones</summary>
        {list}
      </details>
    </>
  );
}

function RemediesTable({ forecast, remedies }: RemediesPageProps) {
  const rows = [
    { label: 'As it is', forecast },
    ...remedies.map(({ remedy, forecast: changed }) => ({ label: LABELS[remedy.kind], forecast: changed })),
  ];
  return (
    <table class="figures what-if__table">
      <caption class="visually-hidden">The forecast as it is, and with each change</caption>
      <thead>
        <tr>
          <th scope="col">
            <span class="visually-hidden">With</span>
          </th>
          <th scope="col">Around</th>
          <th scope="col">Nearly sure by</th>
          <th scope="col">In time</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <RemedyRow key={row.label} {...row} />
        ))}
      </tbody>
    </table>
  );
}

function RemedyRow({ label, forecast }: { label: string; forecast: Forecast }) {
  const { formatDate } = useDates();
  const outlook = forecast.state === 'outlook' ? forecast : null;
  const none = forecast.state === 'finished' ? 'done' : 'no day';
  return (
    <tr>
      <th scope="row">{label}</th>
      <td>{outlook?.medianOn ? formatDate(outlook.medianOn) : none}</td>
      <td>{outlook?.likelyOn ? formatDate(outlook.likelyOn) : none}</td>
      <td>{outlook ? chanceInWords(outlook.chanceByFinish) : '–'}</td>
    </tr>
  );
}
