import type { ComponentChildren } from 'preact';
import type { Day } from '../../plans/day.ts';
import { count, formatMinutes } from '../../plans/format.ts';
import type { Plan } from '../../plans/plan/plan.ts';
import type { Replan } from '../../plans/replan/replan.ts';
import { sumMinutes } from '../../plans/sum.ts';
import { useDates } from '../dates.ts';
import { Inline } from '../parts/markdown.tsx';
import { isBlocked, lostEvidenceWords, movedWords, moveWords, WAY_WORDS } from './replan-words.ts';

export type WayCardProps = { replan: Replan; isChosen: boolean; plan: Plan; today: Day };

/** One way of replanning in figures: what it moves, and what that does to the days and the finish. */
export function WayCard({ replan, isChosen, plan, today }: WayCardProps) {
  const { way, moves } = replan;
  const { title, hint } = WAY_WORDS[way];
  const dates = useDates();
  const isOfNoUse = way === 'essentials' && !isBlocked(replan) && replan.droppedTaskIds.length === 0;
  const hasNoStretch = way === 'lighter' && !isBlocked(replan) && replan.droppedTaskIds.length === 0;
  return (
    <div class="way">
      <label class="way__pick">
        <input type="radio" name="way" value={way} id={`way-${way}`} checked={isChosen} />
        <span class="way__title">
          <Inline text={title} />
        </span>
      </label>
      <p class="way__hint">{hint}</p>
      {isBlocked(replan) ? <Blocked replan={replan} /> : <WayFigures replan={replan} plan={plan} />}
      {hasNoStretch && <p class="way__hint">No stretch task is left to go; core tasks would have to.</p>}
      {isOfNoUse && <p class="way__hint">Nothing has to go: this is the same as keeping the finish.</p>}
      {!isChosen && !isOfNoUse && moves.length > 0 && (
        <details class="fold">
          <summary id={`way-${way}-moves`}>What moves</summary>
          <ul class="moves">
            {moves.map((move) => (
              <li key={move.task.id} class="moves__line">
                <span>
                  <Inline text={move.task.title} />
                </span>
                <span class="moves__days">{moveWords(move, dates, today)}</span>
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}

function Blocked({ replan }: { replan: Replan }) {
  const { formatDateWithYear } = useDates();
  const missing = replan.shortfall?.missingMinutes ?? 0;
  return (
    <p class="way__blocked">
      <strong>Does not fit.</strong> {formatMinutes(missing)} too much until{' '}
      {formatDateWithYear(replan.finishOn.after)}.
    </p>
  );
}

function WayFigures({ replan, plan }: { replan: Replan; plan: Plan }) {
  const { formatDateWithYear } = useDates();
  const { fullestDay, minutesPerStudyDay, finishOn, droppedTaskIds } = replan;
  const dropped = plan.tasks.filter(({ id }) => droppedTaskIds.includes(id));
  const minutes = sumMinutes(dropped);
  return (
    <dl class="way__figures">
      <Figure label="Moves" value={movedWords(replan)} />
      <Figure
        label="Finish"
        value={formatDateWithYear(finishOn.after)}
        before={formatDateWithYear(finishOn.before)}
      />
      <Figure
        label="Tasks on a study day, on average"
        value={formatMinutes(minutesPerStudyDay.after)}
        before={formatMinutes(minutesPerStudyDay.before)}
      />
      <Figure
        label="Fullest day, habits included"
        value={formatMinutes(fullestDay.after?.minutes ?? 0)}
        before={formatMinutes(fullestDay.before?.minutes ?? 0)}
      />
      <Figure
        label={replan.way === 'essentials' ? 'Left out' : 'Dropped'}
        value={
          dropped.length === 0 ? 'nothing' : `${count(dropped.length, 'task')}, ${formatMinutes(minutes)}`
        }
      >
        {dropped.length > 0 && ` and their evidence: ${lostEvidenceWords(replan)}`}
      </Figure>
    </dl>
  );
}

type FigureProps = { label: string; value: string; before?: string; children?: ComponentChildren };

function Figure({ label, value, before, children }: FigureProps) {
  return (
    <div class="way__figure">
      <dt>{label}</dt>
      <dd>
        <strong>{value}</strong>
        {before !== undefined && (
          <span class="way__before">{before === value ? ' as before' : ` before: ${before}`}</span>
        )}
        {children && <span class="way__before">{children}</span>}
      </dd>
    </div>
  );
}
