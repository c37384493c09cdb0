import { daysBetween } from '../../plans/day.ts';
import { agree, count, formatHours, formatMinutes, formatShare } from '../../plans/format.ts';
import type { DaysShare, Fit } from '../../plans/schedule/fit.ts';
import type { PhaseLoad } from '../../plans/schedule/load.ts';
import { sumMinutes } from '../../plans/sum.ts';
import { inPlainWords } from '../../plans/text/linear.ts';
import { listed } from '../../plans/words.ts';
import { useDates } from '../dates.ts';
import { describedByError, ErrorSummary, FieldError, type FormErrors } from '../parts/form/field.tsx';
import { Inline } from '../parts/markdown.tsx';
import { ApplyButton, Remedies } from './remedies.tsx';
import { KnownTasks } from './self-check.tsx';
import type { LateStart, SetupPageProps, SetupPreview, SetupValues } from './setup.tsx';

export type FitPreviewProps = Pick<
  SetupPageProps,
  'preview' | 'lateStart' | 'selfCheck' | 'values' | 'errors' | 'showsErrors'
>;

/** What the answers so far lead to: the finish, the hours, phase by phase, and whether it fits. */
export function FitPreview({ preview, lateStart, selfCheck, values, errors, showsErrors }: FitPreviewProps) {
  const shownErrors = showsErrors ? errors : {};
  return (
    <div class="fit" id="preview" aria-live="polite">
      {lateStart && <LateStartQuestion lateStart={lateStart} values={values} errors={shownErrors} />}
      {preview ? (
        <>
          <FitHeadline fit={plannedFit(preview, values)} />
          <Asides preview={{ ...preview, fit: plannedFit(preview, values) }} />
          {(!preview.fit.fits || preview.essentials) && (
            <Remedies preview={preview} values={values} errors={shownErrors} />
          )}
          <Go />
          <KnownTasks phases={selfCheck} />
          <PhaseLoads fit={plannedFit(preview, values)} />
        </>
      ) : (
        <>
          <PreviewTrouble errors={errors} isTold={showsErrors} />
          <Go />
        </>
      )}
    </div>
  );
}

/** Of what would be planned: of the essentials, where these are chosen. */
function plannedFit({ fit, essentials }: SetupPreview, { overload }: SetupValues): Fit {
  return overload === 'essentials' && essentials !== null ? essentials.fit : fit;
}

/** What the learner should know besides: work that is set aside, and days that lie after the interview. */
function Asides({
  preview: { fit, interviewOn, studyBeginsOn, hasDayBefore, setAside, doneBeforeCount },
}: {
  preview: SetupPreview;
}) {
  const { formatDateWithYear, formatLongDay } = useDates();
  const lateDays = interviewOn === null ? 0 : daysBetween(interviewOn, fit.finishOn) + 1;
  return (
    <>
      {studyBeginsOn !== null && (
        <>
          <p class="fit__aside">
            Your first day, {formatLongDay(fit.startOn)}, is a day off: nothing is asked before{' '}
            {formatLongDay(studyBeginsOn)}.
          </p>
          <ApplyButton value="first-study-day">Start on {formatLongDay(studyBeginsOn)} instead</ApplyButton>
        </>
      )}
      {doneBeforeCount > 0 && (
        <p class="fit__aside">
          {count(doneBeforeCount, 'task')} {agree(doneBeforeCount, 'is', 'are')} done already: the plan begins
          with {agree(doneBeforeCount, 'it', 'them')} ticked.
        </p>
      )}
      {setAside.length > 0 && (
        <p class="fit__aside">
          {count(setAside.length, 'task')} of {formatHours(sumMinutes(setAside))}{' '}
          {agree(setAside.length, 'is', 'are')} set aside: you know this already.
        </p>
      )}
      {interviewOn !== null && lateDays > 0 && (
        <>
          <p class="fit__aside">
            Your interview on {formatDateWithYear(interviewOn)} comes before the plan ends:{' '}
            {agree(lateDays, 'its last day is', `its last ${lateDays} days are`)} too late for it.
          </p>
          {hasDayBefore ? (
            <ApplyButton value="before-interview">Finish the day before the interview</ApplyButton>
          ) : (
            <p class="fit__aside">
              No study day is left before it: begin earlier, or give one of these days minutes.
            </p>
          )}
        </>
      )}
    </>
  );
}

function Go() {
  return (
    <div class="setup__go">
      <button class="button button--large" id="make-plan">
        Make my plan
      </button>
      <button
        class="button button--quiet no-js"
        id="preview-plan"
        formMethod="get"
        formAction="/setup#preview"
        formNoValidate
      >
        Preview
      </button>
    </div>
  );
}

function PreviewTrouble({ errors, isTold }: { errors: FormErrors; isTold: boolean }) {
  return (
    <>
      <h2 class="fit__finish">Your plan shows here</h2>
      {isTold ? <p>As soon as the answers fit together.</p> : <ErrorSummary errors={errors} />}
    </>
  );
}

function FitHeadline({ fit }: { fit: Fit }) {
  const { formatFullDay } = useDates();
  const { load, finishOn, dayCount, studyDayCount, fits } = fit;
  const workMinutes = load.taskMinutes + load.habitMinutes;
  return (
    <>
      <p class="fit__eyebrow">You finish on</p>
      <h2 class="fit__finish">{formatFullDay(finishOn)}</h2>
      <p class="fit__days">
        {count(dayCount, 'day')}, {count(studyDayCount, 'study day')}
      </p>
      <p class={`fit__verdict fit__verdict--${fits ? 'fits' : 'short'}`}>
        <strong>{fits ? 'It fits.' : 'It does not fit yet.'}</strong> {formatHours(workMinutes)} of work (
        {formatHours(load.taskMinutes)} of tasks, {formatHours(load.habitMinutes)} of habits) in{' '}
        {formatHours(load.calendarMinutes)} of your time
        {fits && `, with ${spareInWords(load.calendarMinutes - workMinutes)} to spare for slips and reviews`}.
      </p>
      {fit.borrowing.length > 0 && <Lending fit={fit} />}
      {!fits && (
        <p>
          {formatMinutes(fit.missingMinutes)} are missing. What fits as it stands:{' '}
          {formatShare(fit.core.fittingMinutes, fit.core.totalMinutes)} of the core work and{' '}
          {formatShare(fit.stretch.fittingMinutes, fit.stretch.totalMinutes)} of the stretch work.
        </p>
      )}
    </>
  );
}

function spareInWords(minutes: number): string {
  return minutes === 0 ? 'nothing' : formatHours(minutes);
}

const BEGINNINGS = [
  { value: 'today', label: 'Start today instead', hint: 'the whole roadmap, from today on' },
  { value: 'then', label: 'I began then', hint: 'and will tick off what is done' },
  {
    value: 'known',
    label: 'I know what lies before today',
    hint: 'it is set aside, and the rest starts today',
  },
] as const;

type LateStartProps = { lateStart: LateStart; values: SetupValues; errors: FormErrors };

/** A first day that is long over may be a slip of the pen, or mean one of two things. */
function LateStartQuestion({ lateStart: { startOn, daysAgo, wouldBeOver }, values, errors }: LateStartProps) {
  const { formatDateWithYear } = useDates();
  const offered = BEGINNINGS.filter(({ value }) => value === 'today' || !wouldBeOver);
  return (
    <fieldset class="remedies" id="field-beginning" {...describedByError('beginning', errors)}>
      <legend class="remedies__title">
        {formatDateWithYear(startOn)} is {count(daysAgo, 'day')} ago. How do you begin?
      </legend>
      <FieldError name="beginning" errors={errors} />
      {offered.map(({ value, label, hint }) => (
        <label key={value} class="choice">
          <input type="radio" name="beginning" value={value} checked={values.beginning === value} />
          <span>
            {label}: <span class="hint">{hint}</span>
          </span>
        </label>
      ))}
    </fieldset>
  );
}

/** Why phases do not end where their weeks do. */
function Lending({ fit: { borrowing, fits } }: { fit: Fit }) {
  const titles = borrowing.map(({ title }) => `“${title}”`);
  return (
    <p class="fit__lending">
      <Inline text={listed(titles)} /> {agree(titles.length, 'gets', 'get')} days from{' '}
      {agree(titles.length, 'its', 'their')} neighbours
      {fits ? ', so that all of the work has room' : ', so that no phase is fuller than it has to be'}.
    </p>
  );
}

function PhaseLoads({ fit }: { fit: Fit }) {
  return (
    <table class="loads">
      <caption class="visually-hidden">Work and time of each phase</caption>
      <thead class="visually-hidden">
        <tr>
          <th scope="col">Phase</th>
          <th scope="col">Work of time</th>
          <th scope="col">Load</th>
        </tr>
      </thead>
      <tbody>
        {fit.shares.map((share) => (
          <ShareRow key={share.phases[0]?.phaseId} share={share} />
        ))}
      </tbody>
    </table>
  );
}

/** Phases that share their days stand together: by itself, one of them may hold more than its days have room for. */
function ShareRow({ share }: { share: DaysShare }) {
  const { phases, taskMinutes, habitMinutes, calendarMinutes, missingMinutes } = share;
  const workMinutes = taskMinutes + habitMinutes;
  const title = listed(phases.map((phase) => phase.title));
  return (
    <tr class={missingMinutes > 0 ? 'loads__row loads__row--short' : 'loads__row'}>
      <th scope="row">
        {phases.length > 1 ? (
          phases.map((phase) => <SharedPhase key={phase.phaseId} phase={phase} />)
        ) : (
          <Inline text={title} />
        )}
        <ShareDates phases={phases} />
      </th>
      <td class="loads__figure">
        {missingMinutes > 0 ? (
          <strong>{formatMinutes(missingMinutes)} short</strong>
        ) : calendarMinutes === 0 ? (
          formatHours(workMinutes)
        ) : (
          `${formatHours(workMinutes)} of ${formatHours(calendarMinutes)}`
        )}
      </td>
      <td class="loads__meter">
        <progress
          class={`meter${missingMinutes > 0 ? ' meter--over' : ''}`}
          max={Math.max(calendarMinutes, 1)}
          value={Math.min(workMinutes, calendarMinutes)}
          aria-label={`${inPlainWords(title)}: ${formatHours(workMinutes)} of work in ${formatHours(calendarMinutes)}`}
        />
      </td>
    </tr>
  );
}

function SharedPhase({ phase: { title, taskMinutes } }: { phase: PhaseLoad }) {
  return (
    <span class="loads__shared">
      <Inline text={title} />, {formatHours(taskMinutes)}
    </span>
  );
}

function ShareDates({ phases }: Pick<DaysShare, 'phases'>) {
  const { formatRange } = useDates();
  const [first] = phases;
  const last = phases.at(-1);
  if (!first || !last) return null;
  return (
    <span class="loads__dates">
      {formatRange(first.startsOn, last.endsOn)}
      {phases.length > 1 ? ', where they share days' : lentInWords(first)}
    </span>
  );
}

/** What the days of a phase have to do with those of its neighbours. */
function lentInWords({ borrowedDays }: PhaseLoad): string {
  if (borrowedDays === 0) return '';
  return borrowedDays > 0
    ? `, ${count(borrowedDays, 'day')} longer`
    : `, ${count(-borrowedDays, 'day')} shorter`;
}
