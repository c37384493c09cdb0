import { count } from '../../plans/format.ts';
import { Inline } from '../parts/markdown.tsx';
import type { SetupAbout, SetupValues } from './setup.tsx';

/** What the plan is made from, in words: all of Daymark for who is new to it, else the roadmap. */
export function SetupWelcome({ about }: { about: SetupAbout }) {
  const { roadmap, doneCount, isFirst } = about;
  if (isFirst) return <FirstWelcome about={about} />;
  return (
    <header class="welcome">
      <h1 class="welcome__title">
        <Inline text={doneCount === null ? roadmap.title : `Start again: ${roadmap.title}`} />
      </h1>
      <p class="welcome__words">
        {count(roadmap.weeks, 'week')} of work, put on your calendar.
        {about.hasPlans && (
          <>
            {' '}
            The plans you have stay as they are, and you can go back to them under <a href="/plans">Plans</a>.
          </>
        )}
      </p>
    </header>
  );
}

function FirstWelcome({ about: { roadmap, hasPlans, needsPlan } }: { about: SetupAbout }) {
  return (
    <header class="welcome">
      {needsPlan && (
        <p class="lead" role="status">
          What you opened belongs to a plan, and there is none in use. Make one here, and it is there.
        </p>
      )}
      <h1 class="welcome__title">A hundred days to a research-scientist interview, one day at a time.</h1>
      <p class="welcome__words">
        Daymark puts a {roadmap.weeks}-week roadmap on your calendar as dated tasks with checklists. Tick off
        what you do, and it tells you truthfully where you stand.
      </p>
      <p class="hint">
        Or <a href="/roadmaps">bring your own roadmap</a>, or <a href="/import">a list that you have</a>
        {hasPlans && (
          <>
            , or go back to <a href="/plans">the plans you have</a>
          </>
        )}
        . To practise without a plan, open the <a href="/practice">question bank</a>.
      </p>
      {!hasPlans && (
        <p class="hint">
          You have used Daymark before? <a href="/setup/backup">Bring back a backup</a>.
        </p>
      )}
    </header>
  );
}

/** Carries through the form what it is about, and asks what is to be kept. */
export function SetupAboutFields({ about, values }: { about: SetupAbout; values: SetupValues }) {
  return (
    <>
      {values.roadmap !== '' && <input type="hidden" name="roadmap" value={values.roadmap} />}
      {values.again !== '' && <input type="hidden" name="again" value={values.again} />}
      {about.doneCount !== null && (
        <fieldset class="question">
          <legend class="question__title">What comes along?</legend>
          <label class="choice" for="field-keep">
            <input type="checkbox" id="field-keep" name="keep" value="yes" checked={values.keep === 'yes'} />
            <span>
              Keep what is done: {count(about.doneCount, 'finished task')}, ticked steps, notes and evidence
            </span>
          </label>
          <p class="field__hint">
            Finished tasks need no days in the new plan. Tasks that you added yourself stay in the earlier
            one.
          </p>
        </fieldset>
      )}
    </>
  );
}
