import { agree, count, formatMinutes } from '../../plans/format.ts';
import type { LighterChoice, Preview } from '../../plans/replan/proposal.ts';
import type { Lightening } from '../../plans/replan/replan.ts';
import { sumMinutes } from '../../plans/sum.ts';
import { useDates } from '../dates.ts';
import { Inline } from '../parts/markdown.tsx';
import { type ProposalValues, proposalAddress } from './proposal-fields.tsx';
import { isBlocked } from './replan-words.ts';

type LighterChoicesProps = { preview: Preview; values: ProposalValues };

/** How much lighter: what each choice would let go, and when the plan would end. */
export function LighterChoices({ preview: { lighter }, values }: LighterChoicesProps) {
  const chosen = lighter.find(({ hoursLess }) => hoursLess === values.hoursLess);
  if (lighter.length === 0) return null;
  return (
    <>
      <fieldset class="rounds" id="hours-less">
        <legend class="field__label">How much lighter?</legend>
        {lighter.map((choice) => (
          <Choice key={choice.hoursLess} choice={choice} isChosen={choice === chosen} />
        ))}
        <button class="button button--quiet no-js" id="hours-less-preview" formAction="/replan#hours-less">
          Show this one
        </button>
      </fieldset>
      {chosen?.replan.lightening && <CoreTasks lightening={chosen.replan.lightening} values={values} />}
    </>
  );
}

function Choice({ choice: { hoursLess, replan }, isChosen }: { choice: LighterChoice; isChosen: boolean }) {
  const { formatDateWithYear } = useDates();
  const { droppedTaskIds, lightening, finishOn } = replan;
  const going =
    droppedTaskIds.length === 0
      ? 'no stretch task is left to go'
      : `${count(droppedTaskIds.length, 'task')} would go (${formatMinutes(lightening?.droppedMinutes ?? 0)})`;
  const end = isBlocked(replan)
    ? 'it would still not fit'
    : `finish on ${formatDateWithYear(finishOn.after)}`;
  return (
    <label class="choice">
      <input
        type="radio"
        name="hoursLess"
        id={`hours-less-${hoursLess}`}
        value={hoursLess}
        checked={isChosen}
      />
      <span>
        {count(hoursLess, 'hour')} a week less: {going}
        {lightening && lightening.coreTasks.length > 0 && (
          <>, and {count(lightening.coreTasks.length, 'core task')} to save all of it</>
        )}
        ; {end}
      </span>
    </label>
  );
}

/** What would have to go where stretch tasks are not enough: named, and dropped only when it is asked for. */
function CoreTasks({ lightening, values }: { lightening: Lightening; values: ProposalValues }) {
  const { coreTasks, wantedMinutes, droppedMinutes } = lightening;
  if (coreTasks.length === 0) return null;
  const drop = [...new Set([...values.drop, ...coreTasks.map(({ id }) => String(id))])];
  return (
    <div class="caution" id="core-tasks">
      <p>
        Stretch tasks save {formatMinutes(droppedMinutes)} of {formatMinutes(wantedMinutes)} until the finish.
        For the rest {count(coreTasks.length, 'core task')} would have to go,{' '}
        {formatMinutes(sumMinutes(coreTasks))}. They stay unless you drop them.
      </p>
      <details class="fold">
        <summary id="core-tasks-summary">Which ones</summary>
        <ul class="moves">
          {coreTasks.map((task) => (
            <li key={task.id} class="moves__line">
              <a href={`/tasks/${task.id}`}>
                <Inline text={task.title} inLink />
              </a>
              <span class="moves__days">{formatMinutes(task.minutes)}</span>
            </li>
          ))}
        </ul>
      </details>
      <p>
        <a class="button button--quiet" id="drop-core" href={proposalAddress({ ...values, drop })}>
          Drop {agree(coreTasks.length, 'this task', 'these tasks')} too
        </a>
      </p>
    </div>
  );
}
