import { calendarDifferenceInWords } from '../../plans/calendar/calendar-words.ts';
import type { Day } from '../../plans/day.ts';
import { count, formatMinutes } from '../../plans/format.ts';
import type { Plan } from '../../plans/plan/plan.ts';
import { hasOpenTasks } from '../../plans/progress/earned.ts';
import type { Displaced, Preview } from '../../plans/replan/proposal.ts';
import { upperFirst } from '../../plans/words.ts';
import {
  DaysOffFields,
  EndsFields,
  OtherMinutesFields,
  WeekdayMinutesFields,
} from '../calendar/calendar-fields.tsx';
import { useDates } from '../dates.ts';
import { PageHead } from '../parts/entry.tsx';
import { ErrorSummary, type FormErrors } from '../parts/form/field.tsx';
import { ChosenWay } from './chosen-way.tsx';
import { CarriedFields, ProposalFields, type ProposalValues } from './proposal-fields.tsx';
import { WayCard } from './way-card.tsx';

export type ReplanPageProps = {
  plan: Plan;
  today: Day;
  values: ProposalValues;
  errors: FormErrors;
  /** With the calendar as it is. */
  displaced: Displaced;
  /** `null` while something about the proposal is wrong. */
  preview: Preview | null;
  /** What the preview stands on; applying it is refused once that has changed. */
  basis: string;
  formToken: string;
  /** Something else was changed since the preview that was to be applied. */
  isStale: boolean;
};

/** The form that applies what is shown; its button stands further up. */
const APPLY_FORM = 'apply';

/** What will happen to the days to come? Everything that would change, before it does. */
export function ReplanPage(props: ReplanPageProps) {
  const { plan, today, values, errors, displaced, preview, basis, formToken, isStale } = props;
  return (
    <main id="main" class="page page--replan" tabIndex={-1}>
      <PageHead eyebrow={<a href={values.from}>Back without a change</a>} title="Replan">
        <p class="lead">{leadWords(displaced, preview, plan)}</p>
      </PageHead>
      {isStale && <StaleNotice />}
      <form
        class="proposal"
        method="get"
        action="/replan"
        hx-get="/replan"
        hx-trigger="change"
        hx-select="#main"
        hx-sync="this:replace"
        hx-replace-url="true"
        hx-validate="false"
        noValidate
      >
        <ErrorSummary errors={errors} />
        <input type="hidden" name="from" value={values.from} />
        {values.clear.map((day) => (
          <input key={day} type="hidden" name="clear" value={day} />
        ))}
        <CalendarChanges {...props} />
        {preview && <CarriedFields values={values} way={preview.way} />}
        {preview && <NoHours preview={preview} today={today} />}
        {preview && <Ways preview={preview} values={values} plan={plan} today={today} />}
      </form>
      {preview && (
        <form id={APPLY_FORM} method="post" action="/replans">
          <ProposalFields values={{ ...values, way: preview.way }} />
          <input type="hidden" name="basis" value={basis} />
          <input type="hidden" name="formToken" value={formToken} />
        </form>
      )}
    </main>
  );
}

function leadWords(displaced: Displaced, preview: Preview | null, plan: Plan): string {
  const now =
    displaced.taskCount === 0
      ? restWords(plan)
      : `${formatMinutes(displaced.minutes)} from earlier days, ${count(displaced.taskCount, 'task')}.`;
  if (!preview || preview.calendarDifferences.length === 0) return now;
  const { minutes, taskCount } = preview.displaced;
  if (taskCount === 0) return 'Nothing has to move for this.';
  return `${formatMinutes(minutes)} of ${count(taskCount, 'task')} would need another day.`;
}

function restWords(plan: Plan): string {
  return hasOpenTasks(plan)
    ? 'Nothing is left over: all open work has a day to come.'
    : 'Every task of the plan is done.';
}

/** With an interview ahead and no hour before it, there is nothing to choose for. */
function NoHours({ preview: { essentials, interviewOn }, today }: { preview: Preview; today: Day }) {
  const { formatDateWithYear } = useDates();
  if (essentials !== null || interviewOn === null || interviewOn < today) return null;
  return (
    <p class="caution" id="no-hours">
      {interviewOn === today
        ? 'Your interview is today. There is no study time left before it.'
        : `There is no study time left before the interview on ${formatDateWithYear(interviewOn)}.`}
    </p>
  );
}

function StaleNotice() {
  return (
    <div class="error-summary" role="alert">
      <h2 class="error-summary__title">Something else was changed since you looked at this.</h2>
      <p>Nothing was applied. Below is what it would do now.</p>
    </div>
  );
}

/** The calendar that is planned on; folded while nothing about it changes. */
function CalendarChanges({ plan, today, values, errors, preview }: ReplanPageProps) {
  const { startOn, finishOn, weekdayMinutes } = plan.calendar;
  const dates = useDates();
  const words = (preview?.calendarDifferences ?? []).map((difference) =>
    calendarDifferenceInWords(difference, dates),
  );
  return (
    <>
      {words.length > 0 && (
        <ul class="proposal__changes" aria-label="What changes in the calendar">
          {words.map((phrase) => (
            <li key={phrase}>{upperFirst(phrase)}</li>
          ))}
        </ul>
      )}
      <details class="fold" id="calendar-changes" {...(preview ? {} : { open: true })}>
        <summary id="calendar-changes-summary">
          {words.length > 0 ? 'Change this' : 'Change the calendar with it'}
        </summary>
        <div class="proposal__calendar">
          <DaysOffFields rows={values.daysOff} errors={errors} />
          <OtherMinutesFields rows={values.otherMinutes} errors={errors} />
          <WeekdayMinutesFields
            minutes={values.minutes.map((value, index) => value || (weekdayMinutes[index] ?? ''))}
            errors={errors}
          />
          <EndsFields
            startOn={today < startOn ? values.startOn || startOn : null}
            finishOn={values.finishOn || finishOn}
            interviewOn={values.interviewOn ?? plan.interviewOn ?? ''}
            errors={errors}
          />
          <button class="button button--quiet" id="proposal-preview">
            See what would change
          </button>
        </div>
      </details>
    </>
  );
}

type WaysProps = { preview: Preview; values: ProposalValues; plan: Plan; today: Day };

/** The ways beside each other, and the chosen one in full. Where nothing moves, there is nothing to choose. */
function Ways({ preview, values, plan, today }: WaysProps) {
  const { replans, displaced } = preview;
  const chosen = replans.find(({ way }) => way === preview.way);
  const hasChoice = displaced.taskCount > 0 || replans.some(({ isEmpty }) => !isEmpty);
  return (
    <>
      {hasChoice && (
        <fieldset class="ways">
          <legend class="visually-hidden">Ways to replan</legend>
          {replans.map((replan) => (
            <WayCard
              key={replan.way}
              replan={replan}
              isChosen={replan === chosen}
              plan={plan}
              today={today}
            />
          ))}
          <button class="button button--quiet no-js" id="ways-preview">
            Show this way
          </button>
        </fieldset>
      )}
      {chosen && (
        <ChosenWay
          replan={chosen}
          preview={preview}
          values={values}
          plan={plan}
          today={today}
          applyForm={APPLY_FORM}
        />
      )}
    </>
  );
}
