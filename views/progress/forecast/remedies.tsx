import type { Day } from '../../../plans/day.ts';
import { agree, count, formatHours, formatMinutes } from '../../../plans/format.ts';
import { type Forecast, LIKELY_SHARE, type Outlook } from '../../../plans/progress/forecast/forecast.ts';
import { chanceInWords, tooEarlySentence } from '../../../plans/progress/forecast/forecast-sentence.ts';
import type { Remedy } from '../../../plans/progress/forecast/remedies.ts';
import { remainingMinutes } from '../../../plans/task/task-progress.ts';
import { listed } from '../../../plans/words.ts';
import { useDates } from '../../dates.ts';
import { Entry, PageHead } from '../../parts/entry.tsx';
import { Inline } from '../../parts/markdown.tsx';
import { WEEKDAYS } from '../../replan/proposal-fields.tsx';

/** A remedy, and where it is previewed as a change of the plan. */
export type PreviewedRemedy = { remedy: Remedy; replanAddress: string };

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
          {remedy.evenly && <p>All that is open is laid anew, evenly on the days to come.</p>}
          {!remedy.isEnough && <p>{notEnoughWords(remedy)}</p>}
          <p>
            <a href={replanAddress}>
              See what would move
              <span class="visually-hidden">: {LABELS[remedy.kind].toLowerCase()}</span>
            </a>
          </p>
        </Entry>
      ))}
      {isWithoutDay(forecast) && (
        <p>
          <a href="/replan?from=/progress/fit">See in Replan whether what is left fits</a>. That takes no
          forecast.
        </p>
      )}
      <p>
        <a href="/progress#what-if">Try out other hours, days off and less work yourself</a>
      </p>
    </main>
  );
}

function isWithoutDay({ state }: Forecast): boolean {
  return state === 'too early' || state === 'standing still';
}

function notEnoughWords({ forecast }: Remedy): string {
  return forecast === null
    ? 'Not enough by itself: the work that is left does not fit until the finish even so.'
    : 'Not enough by itself. Put it together with another one.';
}

function leadWords(forecast: Forecast, remedies: readonly PreviewedRemedy[]): string {
  switch (forecast.state) {
    case 'finished':
      return 'Nothing is left to do, so there is nothing to mend.';
    case 'too early':
      return tooEarlySentence(forecast);
    case 'standing still':
      return `Nothing was finished on the last ${count(forecast.windowStudyDays, 'study day')}, so there is no forecast to mend.`;
    case 'outlook':
      return `${chanceWords(forecast)} ${remediesWords(forecast, remedies)}`.trim();
  }
}

function chanceWords({ chanceByFinish }: Outlook): string {
  const chance = chanceInWords(chanceByFinish);
  return chanceByFinish >= LIKELY_SHARE
    ? `The plan fits as it is: the chance to be in time is ${chance}.`
    : `As it is, the chance to be in time is ${chance}.`;
}

/** All of them are judged alike, by what Progress says once they are applied. */
function remediesWords({ chanceByFinish }: Outlook, remedies: readonly PreviewedRemedy[]): string {
  if (chanceByFinish >= LIKELY_SHARE) return '';
  if (remedies.length === 0) return 'No single change would make the plan fit.';
  const asNow = 'Each line is what Progress will say once it is applied in Replan, if you go on as lately.';
  return remedies.some(({ remedy }) => remedy.isEnough)
    ? `Below are single changes, each by as little as brings it to 85 %, or by the most it can. ${asNow}`
    : `No single change brings it to 85 %. Below is the most that each can do. ${asNow}`;
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
          {weekdays} as {agree(remedy.weekdays.length, 'a study day', 'study days')} too, with{' '}
          {formatMinutes(remedy.minutes)}
          {remedy.weekdays.length > 1 && ' each'}.
        </p>
      );
    }
    case 'leave out':
      return <LeftOut remedy={remedy} />;
    case 'later finish':
      return (
        <p>
          Finish on {formatFullDay(remedy.finishOn)}, with the same hours and all of the work. In time then
          means by that day.
          {remedy.isAfterInterview && ' That is not before the interview.'}
        </p>
      );
  }
}

function LeftOut({ remedy: { tasks, minutes } }: { remedy: Extract<Remedy, { kind: 'leave out' }> }) {
  const list = (
    <ul class="ledger">
      {tasks.map((task) => (
        <li key={task.id} class="ledger__line">
          <a class="ledger__what" href={`/tasks/${task.id}`}>
            <Inline text={task.title} inLink />
          </a>
          <span class="ledger__figure">{formatMinutes(remainingMinutes(task))}</span>
        </li>
      ))}
    </ul>
  );
  const words = `${count(tasks.length, 'task')} fewer, ${formatHours(minutes)}: stretch work first, then core work. What every interview needs stays.`;
  if (tasks.length <= MOST_TASKS_SHOWN) {
    return (
      <>
        <p>
          <Inline text={words} />
        </p>
        {list}
      </>
    );
  }
  return (
    <>
      <p>
        <Inline text={words} />
      </p>
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
    ...remedies.map(({ remedy }) => ({ label: LABELS[remedy.kind], forecast: remedy.forecast })),
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

function RemedyRow({ label, forecast }: { label: string; forecast: Forecast | null }) {
  const { formatDate, formatDateWithYear } = useDates();
  const outlook = forecast?.state === 'outlook' ? forecast : null;
  const none = forecast === null ? 'does not fit' : 'no day';
  const dayWords = (on: Day | null | undefined) => {
    if (!on || !outlook) return none;
    return on.slice(0, 4) === outlook.madeOn.slice(0, 4) ? formatDate(on) : formatDateWithYear(on);
  };
  return (
    <tr>
      <th scope="row">{label}</th>
      <td>{dayWords(outlook?.medianOn)}</td>
      <td>{dayWords(outlook?.likelyOn)}</td>
      <td>{outlook ? chanceInWords(outlook.chanceByFinish) : '–'}</td>
    </tr>
  );
}
