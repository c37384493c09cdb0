import { count, formatMinutes } from '../../../plans/format.ts';
import type { ProposalErrors } from '../../../plans/incoming/tasks/edit.ts';
import type { Moved, Placement } from '../../../plans/incoming/tasks/into-plan.ts';
import type { Proposal } from '../../../plans/incoming/tasks/proposal.ts';
import { dayInWords } from '../../../plans/replan/summary.ts';
import { sumMinutes } from '../../../plans/sum.ts';
import { lineInPlainWords } from '../../../plans/text/line-markdown.ts';
import { inPlainWords } from '../../../plans/text/linear.ts';
import { listed, quoted } from '../../../plans/words.ts';
import { useDates } from '../../dates.ts';
import { fieldId } from '../../ids.ts';
import { Entry } from '../../parts/entry.tsx';
import { FieldError } from '../../parts/form/field.tsx';
import { Inline } from '../../parts/markdown.tsx';
import { PLACEMENT_ID } from '../addresses.ts';

export type IntoPlan = {
  phases: readonly { id: number; title: string }[];
  /** Of each phase of the file the phase of the plan that it would go into. */
  phaseIds: readonly number[];
  /** `null` while something typed does not fit. */
  placement: Placement | null;
  /** Tasks that the plan has already. */
  repeatCount: number;
  addsAgain: boolean;
};

const MOST_TOLD = 5;

/** Where would these fall in the plan that is running? */
export function IntoPlanEntry({
  intoPlan: { phases, phaseIds, placement, repeatCount, addsAgain },
  proposal,
  errors,
}: {
  intoPlan: IntoPlan;
  proposal: Proposal;
  errors: ProposalErrors;
}) {
  return (
    <Entry label="Into the plan that is running" aside="One change, which can be taken back.">
      <div id={fieldId('into')}>
        {placement ? (
          <PlacementInWords placement={placement} />
        ) : (
          <p>It shows where they would fall once all fits.</p>
        )}
      </div>
      {repeatCount > 0 && (
        <label class="choice">
          <input type="checkbox" name="again" value="yes" checked={addsAgain} />
          <span>
            {count(repeatCount, 'task')} of the same title and phase {repeatCount > 1 ? 'are' : 'is'} in the
            plan already, and left out. Add them again
          </span>
        </label>
      )}
      <details class="fold">
        <summary id="choose-phases">Which phase each part goes into</summary>
        <ul class="columns__list">
          {proposal.phases.map(({ title }, index) => (
            <li key={index} class="columns__line">
              <label class="columns__name" for={fieldId(`p${index}-into`)}>
                <Inline text={title} inLink />
              </label>
              <select class="input" id={fieldId(`p${index}-into`)} name={`p${index}-into`}>
                {phases.map((phase) => (
                  <option key={phase.id} value={phase.id} selected={phase.id === phaseIds[index]}>
                    {inPlainWords(phase.title)}
                  </option>
                ))}
              </select>
            </li>
          ))}
        </ul>
      </details>
      <FieldError name="into" errors={errors} />
      <button class="button" id="add-to-plan" name="do" value="plan">
        Add to the plan
      </button>
    </Entry>
  );
}

function PlacementInWords({ placement }: { placement: Placement }) {
  const dates = useDates();
  const { tasks, firstDay, lastDay, overDays, moved, dayless } = placement;
  const doneCount = tasks.filter(({ isDone }) => isDone).length;
  const days =
    firstDay === null || lastDay === null
      ? ''
      : firstDay === lastDay
        ? ` on ${dates.formatDateWithYear(firstDay)}`
        : ` from ${dates.formatDateWithYear(firstDay)} to ${dates.formatDateWithYear(lastDay)}`;
  return (
    <div id={PLACEMENT_ID}>
      <p>
        {tasks.length === 0
          ? 'Nothing would be added.'
          : `${count(tasks.length, 'task')} would be added${days}, where there is room: nothing else moves.`}
        {doneCount > 0 && ` ${count(doneCount, 'task')} of them would be ticked today.`}
      </p>
      {overDays.length > 0 && (
        <p>
          {count(overDays.length, 'day')} would go over: {told(overDays.map((day) => dayInWords(day, dates)))}
          .
        </p>
      )}
      {dayless.length > 0 && (
        <p>
          There is no room for {formatMinutes(sumMinutes(dayless))} of work:{' '}
          {told(dayless.map(({ title }) => quoted(lineInPlainWords(title))))}. These would be added without a
          day.
        </p>
      )}
      {[...Map.groupBy(moved, ({ why }) => why)].map(([why, all]) => (
        <p key={why}>{movedInWords(why, all, dates)}</p>
      ))}
    </div>
  );
}

const WHY: Record<Moved['why'], { one: string; many: string }> = {
  over: { one: 'which is over', many: 'days that are over' },
  off: { one: 'a day off', many: 'days off' },
  outside: { one: 'which is not in the plan', many: 'days that are not in the plan' },
};

/** All that have the same reason, in one sentence. */
function movedInWords(
  why: Moved['why'],
  moved: readonly Moved[],
  dates: ReturnType<typeof useDates>,
): string {
  const [first, ...others] = moved;
  if (first && others.length === 0) {
    const day = dates.formatDate(first.from);
    return `${quoted(inPlainWords(first.title))} is for ${day}, ${WHY[why].one}, and would go where it fits.`;
  }
  const tasks = moved.map(
    ({ title, from }) => `${quoted(lineInPlainWords(title))} (${dates.formatDate(from)})`,
  );
  return `${count(moved.length, 'task')} are for ${WHY[why].many}, and would go where they fit: ${told(tasks)}.`;
}

function told(words: readonly string[]): string {
  const left = words.length - MOST_TOLD;
  return left > 0 ? `${words.slice(0, MOST_TOLD).join(', ')} and ${left} more` : listed(words);
}
